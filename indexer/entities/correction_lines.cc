// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/correction_lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "dossier/error.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

using Kind = Correction::Kind;

constexpr std::size_t kLongestLine = 64 << 10;
constexpr std::size_t kLongestId = 180;  // as of entities that articles bring
constexpr std::size_t kLongestLabel = 1000;

struct Form {
  Kind kind;
  std::string_view name;
  std::size_t least, most;  // columns, the name included
  std::string_view columns;
};
constexpr std::array<Form, 5> kForms{{
    {Kind::Block, "block", 2, 3, "VALUE [SPELLING]"},
    {Kind::Merge, "merge", 3, 4, "VALUE INTO [LABEL]"},
    {Kind::Rename, "rename", 3, 3, "VALUE LABEL"},
    {Kind::Split, "split", 4, 5, "VALUE NEW-VALUE SPELLING-OR-VALUE [LABEL]"},
    {Kind::Alias, "alias", 3, 4, "VALUE SPELLING [LABEL]"},
}};

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

// Nothing if the text does not begin with an entity facet and a colon.
std::optional<EntityValue> read_value(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto facet = facet_by_name(text.substr(0, colon));
  if (!facet || !is_entity_facet(*facet) || *facet == Facet::Class)
    return std::nullopt;
  return EntityValue{*facet, std::string(text.substr(colon + 1))};
}

// Reads one line.
class LineReader {
 public:
  LineReader(std::string_view text, std::size_t line, const std::string& name)
      : line_(line), name_(name) {
    if (!is_valid_utf8(text)) fail("it is not UTF-8");
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\t', at), text.size());
      columns_.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    while (columns_.size() > 1 && columns_.back().empty()) columns_.pop_back();
  }

  Correction read() {
    const Form& form = find_form();
    Correction c;
    c.kind = form.kind;
    c.line = line_;
    c.value = value(1);
    switch (c.kind) {
      case Kind::Block:
        if (columns_.size() > 2) c.spelling = text(2, "spelling");
        break;
      case Kind::Merge:
        c.other = value(2);
        check_facets(c);
        if (columns_.size() > 3) c.label = text(3, "label");
        break;
      case Kind::Rename:
        c.label = text(2, "label");
        break;
      case Kind::Split:
        c.other = value(2);
        check_facets(c);
        if (const auto named = read_value(columns_[3]))
          c.condition = value(3);
        else
          c.spelling = text(3, "spelling");
        if (columns_.size() > 4) c.label = text(4, "label");
        break;
      case Kind::Alias:
        c.spelling = text(2, "spelling");
        if (columns_.size() > 3) c.label = text(3, "label");
        break;
    }
    return c;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    fail_line(name_, line_, reason);
  }

  const Form& find_form() const {
    const auto form =
        std::find_if(kForms.begin(), kForms.end(),
                     [&](const Form& f) { return f.name == columns_[0]; });
    if (form == kForms.end())
      fail("\"" + std::string(columns_[0].substr(0, 40)) +
           "\" is none of block, merge, rename, split and alias");
    if (columns_.size() < form->least || columns_.size() > form->most)
      fail(std::to_string(columns_.size()) + " columns; it is " +
           std::string(form->name) + " " + std::string(form->columns) +
           ", with tabs between");
    return *form;
  }

  EntityValue value(std::size_t column) const {
    const std::string written(columns_[column].substr(0, 2 * kLongestId));
    auto value = read_value(columns_[column]);
    if (!value)
      fail("\"" + written +
           "\" is no value; write it as facet:id, as in country:SYR (facets "
           "are country, system, official and person)");
    if (value->id.empty() || value->id.size() > kLongestId ||
        has_control_character(value->id))
      fail("the id of \"" + written +
           "\" is empty, too long, or has control characters");
    return *value;
  }

  std::string text(std::size_t column, const char* what) const {
    const std::string_view text = columns_[column];
    if (text.find_first_not_of(' ') == std::string_view::npos)
      fail(std::string("the ") + what + " is empty");
    if (text.size() > kLongestLabel)
      fail(std::string("the ") + what + " has more than " +
           std::to_string(kLongestLabel) + " bytes");
    if (has_control_character(text))
      fail(std::string("the ") + what + " has control characters");
    return std::string(text);
  }

  void check_facets(const Correction& c) const {
    if (c.value == c.other) fail("both values are the same");
    if (c.value.facet != c.other.facet &&
        !(is_person_facet(c.value.facet) && is_person_facet(c.other.facet)))
      fail("the values are of two facets; only official and person mix");
  }

  std::vector<std::string_view> columns_;
  std::size_t line_;
  const std::string& name_;
};

}  // namespace

void fail_line(const std::string& name, std::size_t line,
               const std::string& reason) {
  throw Error(ErrorCode::InvalidArgument,
              name.empty() ? reason
                           : name + ":" + std::to_string(line) + ": " + reason);
}

std::string to_string(const EntityValue& value) {
  return std::string(field_of(value.facet).name) + ":" + value.id;
}

std::vector<Correction> parse_corrections(std::string_view text,
                                          const std::string& name) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::vector<Correction> corrections;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.size() > kLongestLine)
      fail_line(name, number,
                "it has " + std::to_string(line.size()) +
                    " bytes; corrections are lines of a few words");
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos ||
        line.front() == '#')
      continue;
    corrections.push_back(LineReader(line, number, name).read());
  }
  return corrections;
}

std::string format_correction(const Correction& c) {
  const auto form = std::find_if(
      kForms.begin(), kForms.end(),
      [&](const Form& candidate) { return candidate.kind == c.kind; });
  std::string line(form->name);
  const auto add = [&](const std::string& column) {
    if (!column.empty()) line += '\t' + column;
  };
  add(to_string(c.value));
  if (!c.other.id.empty()) add(to_string(c.other));
  if (!c.condition.id.empty()) add(to_string(c.condition));
  add(c.spelling);
  add(c.label);
  return line;
}

void check_merges(const std::vector<Correction>& corrections,
                  const std::string& name) {
  std::map<EntityValue, const Correction*> merges;
  for (const Correction& c : corrections) {
    if (c.kind != Kind::Merge) continue;
    const auto [at, fresh] = merges.try_emplace(c.value, &c);
    if (!fresh && at->second->other != c.other)
      fail_line(name, c.line,
                to_string(c.value) + " is merged into " +
                    to_string(at->second->other) +
                    " already; remove that "
                    "line first");
    // Follow the chain that this line lengthens.
    EntityValue end = c.other;
    for (std::size_t n = 0; n <= merges.size(); ++n) {
      const auto next = merges.find(end);
      if (next == merges.end()) break;
      end = next->second->other;
      if (end == c.value || n == merges.size())
        fail_line(name, c.line,
                  "merging " + to_string(c.value) + " into " +
                      to_string(c.other) + " closes a circle");
    }
  }
}

}  // namespace dossier::internal
