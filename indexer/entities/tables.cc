// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "indexer/entities/role_names.h"
#include "indexer/entities/table_names.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostFaults = 1000;
constexpr std::size_t kLongestLine = 1 << 20;

enum class TableKind {
  Entities,
  Classes,
  Aliases,
  Offices,
  Titles,
  Prefixes,
  Deny,
  Nouns,
  Words,
  Inflections,
};

struct TableForm {
  TableKind kind;
  std::string_view name;
  std::vector<std::string_view> required;  // columns
  std::vector<std::string_view> optional;
};

const std::array<TableForm, 10>& table_forms() {
  static const std::array<TableForm, 10> forms{{
      {TableKind::Entities,
       "entities",
       {"id", "facet", "label"},
       {"class", "country", "parent", "maker", "successors", "qid", "from",
        "to"}},
      {TableKind::Classes, "classes", {"id", "label"}, {"parent"}},
      {TableKind::Aliases,
       "aliases",
       {"id", "alias"},
       {"language", "kind", "flags"}},
      {TableKind::Offices,
       "offices",
       {"id", "role"},
       {"detail", "country", "from", "to"}},
      {TableKind::Titles, "titles", {"kind", "term"}, {"language", "class"}},
      {TableKind::Prefixes,
       "prefixes",
       {"prefix"},
       {"category", "country", "digits", "context", "spaced", "label"}},
      {TableKind::Deny, "deny", {"phrase"}, {"facet"}},
      {TableKind::Nouns, "nouns", {"term", "category"}, {"language"}},
      {TableKind::Words, "words", {"class", "word"}, {}},
      {TableKind::Inflections,
       "inflections",
       {"language", "kind", "form"},
       {"lemma"}},
  }};
  return forms;
}

std::string quoted(std::string_view what, std::string_view value) {
  std::string text(what);
  text += ' ';
  return text += quote(value);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// A later table replaces an earlier one; within one table it is a mistake.
enum class Again { New, Replaces, Repeats };

template <class Row>
class Latest {
 public:
  // `rows` gets the row, in place of the one with the same key if there is one.
  Again put(std::vector<Row>& rows, std::string key, Row row) {
    const auto [at, fresh] = index_.try_emplace(std::move(key), rows.size());
    if (fresh) {
      rows.push_back(std::move(row));
      return Again::New;
    }
    Row& old = rows[at->second];
    const bool same_table = old.place.table == row.place.table;
    if (same_table) return Again::Repeats;
    old = std::move(row);
    return Again::Replaces;
  }

 private:
  std::unordered_map<std::string, std::size_t> index_;
};

std::string key_of(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (std::string_view part : parts) {
    key += part;
    key += '\t';
  }
  return key;
}

class Reader {
 public:
  Reader(const std::vector<TableSource>& sources, FaultList& faults)
      : sources_(sources), faults_(faults) {}

  Tables read() {
    for (std::uint32_t i = 0; i < sources_.size(); ++i) read_table(i);
    return std::move(tables_);
  }

 private:
  void read_table(std::uint32_t table) {
    form_ = nullptr;
    std::string_view rest = sources_[table].text;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    for (place_ = {table, 1}; !rest.empty(); ++place_.line) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view()
                                           : rest.substr(end + 1);
      if (!read_line(line)) return;
    }
    if (form_ == nullptr)
      faults_.error({table, 1}, "the table has no header line");
  }

  // False if the rest of the table cannot be read.
  bool read_line(std::string_view line) {
    if (line.size() > kLongestLine) {
      faults_.error(place_, "the line is longer than 1 MiB");
      return true;
    }
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') return true;
    if (!is_valid_utf8(line)) {
      faults_.error(place_, "the line is not valid UTF-8");
      return true;
    }
    if (line.find('\0') != std::string_view::npos) {
      faults_.error(place_, "the line has a NUL byte");
      return true;
    }
    if (form_ == nullptr) return read_header(line);
    read_row(line);
    return true;
  }

  bool read_header(std::string_view line) {
    columns_ = split(line, '\t');
    for (std::string_view& column : columns_) column = trim(column);
    form_ = find_form();
    if (form_ == nullptr) {
      faults_.error(place_,
                    "cannot tell the kind of this table from its name or "
                    "columns (entities, classes, aliases, offices, titles, "
                    "prefixes, deny, nouns, words, inflections)");
      return false;
    }
    for (std::string_view name : form_->required) {
      if (column(name) == kNoColumn) {
        faults_.error(place_, quoted("the header line lacks the column", name));
        return false;
      }
    }
    for (std::string_view name : columns_) {
      const auto has = [&](const std::vector<std::string_view>& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
      };
      if (!has(form_->required) && !has(form_->optional))
        faults_.warning(place_, quoted("unknown column", name));
    }
    return true;
  }

  const TableForm* find_form() const {
    const std::string_view name = base_name(sources_[place_.table].name);
    for (const TableForm& form : table_forms())
      if (name.starts_with(form.name)) return &form;
    for (const TableForm& form : table_forms()) {
      const bool has_all =
          std::all_of(form.required.begin(), form.required.end(),
                      [&](auto c) { return column(c) != kNoColumn; });
      if (has_all) return &form;
    }
    return nullptr;
  }

  static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

  std::size_t column(std::string_view name) const {
    const auto at = std::find(columns_.begin(), columns_.end(), name);
    return at == columns_.end()
               ? kNoColumn
               : static_cast<std::size_t>(at - columns_.begin());
  }

  std::string_view cell(std::string_view name) const {
    const std::size_t at = column(name);
    return at < cells_.size() ? cells_[at] : std::string_view();
  }

  // Empty cells at the end of a row may be left out.
  void read_row(std::string_view line) {
    cells_ = split(line, '\t');
    for (std::string_view& c : cells_) c = trim(c);
    if (cells_.size() > columns_.size()) {
      faults_.error(place_, "the row has " + std::to_string(cells_.size()) +
                                " columns, the header line " +
                                std::to_string(columns_.size()));
      return;
    }
    for (std::string_view name : form_->required) {
      if (cell(name).empty()) {
        faults_.error(place_,
                      quoted("the row has nothing in the column", name));
        return;
      }
    }
    switch (form_->kind) {
      case TableKind::Entities:
        return read_entity();
      case TableKind::Classes:
        return read_class();
      case TableKind::Aliases:
        return read_alias();
      case TableKind::Offices:
        return read_office();
      case TableKind::Titles:
        return read_title();
      case TableKind::Prefixes:
        return read_prefix();
      case TableKind::Deny:
        return read_denial();
      case TableKind::Nouns:
        return read_noun();
      case TableKind::Words:
        return read_word();
      case TableKind::Inflections:
        return read_inflection();
    }
  }

  void read_entity() {
    EntityRow row;
    row.place = place_;
    row.id = cell("id");
    row.label = cell("label");
    row.kind = cell("class");
    row.country = cell("country");
    row.maker = cell("maker");
    row.qid = cell("qid");
    row.is_maker = cell("facet") == "maker";
    const auto facet = facet_by_name(cell("facet"));
    if (!row.is_maker && (!facet || !is_entity_facet(*facet)))
      return faults_.error(place_, quoted("unknown facet", cell("facet")));
    row.facet = facet.value_or(Facet::System);
    row.parents = list(cell("parent"));
    row.successors = list(cell("successors"));
    if (!read_days(row.from, row.to)) return;
    keep(std::move(row));
  }

  // Classes of systems are values of a facet of their own.
  void read_class() {
    EntityRow row;
    row.place = place_;
    row.facet = Facet::Class;
    row.id = cell("id");
    row.label = cell("label");
    row.parents = list(cell("parent"));
    keep(std::move(row));
  }

  void keep(EntityRow&& row) {
    for (char c : row.id) {
      const bool ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                      (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
      if (!ok)
        return faults_.error(
            place_,
            quoted("an id has letters a-z, digits and hyphens, not", row.id));
    }
    if (row.id.size() > 100)
      return faults_.error(place_, quoted("id over 100 bytes", row.id));
    const std::string_view id = row.id;
    if (entities_.put(tables_.entities, std::string(id), std::move(row)) ==
        Again::Repeats)
      faults_.error(place_, quoted("the table has this id twice:", id));
  }

  static std::vector<std::string_view> list(std::string_view text) {
    if (text.empty()) return {};
    std::vector<std::string_view> parts = split(text, ',');
    for (std::string_view& part : parts) part = trim(part);
    return parts;
  }

  void read_alias() {
    AliasRow row{place_,
                 cell("id"),
                 cell("alias"),
                 cell("language").empty() ? "und" : cell("language"),
                 AliasKind::Name,
                 0,
                 cell("kind") == "-"};
    if (!cell("kind").empty() && !row.dropped) {
      const auto kind = look_up(kAliasKinds, cell("kind"));
      if (!kind)
        return faults_.error(place_, quoted("unknown kind", cell("kind")));
      row.kind = *kind;
    }
    if (!cell("flags").empty()) {
      for (std::string_view name : split(cell("flags"), ',')) {
        const auto flag = look_up(kFlags, trim(name));
        if (!flag) return faults_.error(place_, quoted("unknown flag", name));
        row.flags |= *flag;
      }
    }
    if (row.alias.ends_with('~')) {
      row.kind = AliasKind::Stem;
      row.alias.remove_suffix(1);
    } else if (row.kind == AliasKind::Stem) {
      return faults_.error(place_, quoted("a stem ends in ~, not", row.alias));
    }
    if (row.alias.size() > 200)
      return faults_.error(place_, "the alias is longer than 200 bytes");
    if (row.kind != AliasKind::Stem && !(row.flags & kCase) &&
        count_code_points(row.alias) < 3 &&
        static_cast<unsigned char>(row.alias.front()) < 0x80)
      faults_.warning(place_,
                      quoted("under three letters without case:", row.alias));
    // Exact spellings of one word are aliases of their own: "US", "U.S.".
    const std::string spelling =
        row.flags & kCase ? std::string(row.alias) : fold(row.alias);
    const std::string_view name = row.alias;
    std::string key = key_of({row.id, spelling, row.language,
                              row.kind == AliasKind::Surname ? "s"
                              : row.kind == AliasKind::Stem  ? "~"
                                                             : ""});
    if (aliases_.put(tables_.aliases, std::move(key), std::move(row)) ==
        Again::Repeats)
      faults_.warning(place_, quoted("the table has this alias twice:", name));
  }

  void read_office() {
    OfficeRow row{place_, cell("id"), cell("country"), Role::None};
    const auto role = role_by_name(cell("role"));
    if (!role)
      return faults_.error(place_, quoted("unknown role", cell("role")));
    row.role = *role;
    if (!read_days(row.from, row.to)) return;
    tables_.offices.push_back(row);
  }

  void read_title() {
    TermRow row{place_, cell("language").empty() ? "und" : cell("language"),
                cell("term"), TermKind::Role, Role::None};
    const auto kind = look_up(kTermKinds, cell("kind"));
    if (!kind)
      return faults_.error(place_, quoted("unknown kind", cell("kind")));
    row.kind = *kind;
    const auto role = role_by_name(cell("class"));
    if (row.kind == TermKind::Role && !role)
      faults_.warning(place_, quoted("unknown class", cell("class")));
    row.role =
        role.value_or(row.kind == TermKind::Role ? Role::Other : Role::None);
    tables_.terms.push_back(row);
  }

  // A category that is not known is a noun like others.
  void read_noun() {
    const auto category = look_up(kNounCategories, cell("category"));
    tables_.terms.push_back(
        {place_, cell("language").empty() ? "und" : cell("language"),
         cell("term"), TermKind::Noun, Role::None,
         category.value_or(NounCategory::Other)});
  }

  void read_word() {
    const auto sort = look_up(kWordSorts, cell("class"));
    if (!sort)
      return faults_.error(place_, quoted("unknown class", cell("class")));
    tables_.words.push_back(
        {place_, cell("word"), sort->word_class, sort->flags});
  }

  void read_inflection() {
    const auto kind = look_up(kInflectionKinds, cell("kind"));
    if (!kind)
      return faults_.error(place_, quoted("unknown kind", cell("kind")));
    tables_.inflections.push_back(
        {place_, cell("language"), cell("form"), cell("lemma"), *kind});
  }

  void read_prefix() {
    PrefixRow row{place_,
                  cell("prefix"),
                  cell("category"),
                  cell("country"),
                  cell("label").empty() ? cell("prefix") : cell("label"),
                  1,
                  4,
                  cell("context") == "needed",
                  cell("spaced") == "yes"};
    const std::string_view digits = cell("digits");
    const auto digit = [](char c) { return c >= '1' && c <= '9'; };
    if (!digits.empty()) {
      const bool one = digits.size() == 1 && digit(digits[0]);
      const bool range = digits.size() == 3 && digit(digits[0]) &&
                         digits[1] == '-' && digit(digits[2]);
      if (!one && !range)
        return faults_.error(place_,
                             quoted("digits are such as 1-3, not", digits));
      row.min_digits = static_cast<std::uint8_t>(digits.front() - '0');
      row.max_digits = static_cast<std::uint8_t>(digits.back() - '0');
    }
    prefixes_.put(tables_.prefixes, fold(row.prefix), row);
  }

  void read_denial() {
    DenyRow row{place_, cell("phrase"), 0x0f};
    if (!cell("facet").empty() && cell("facet") != "all") {
      row.facets = 0;
      for (std::string_view name : split(cell("facet"), ',')) {
        const auto facet = facet_by_name(trim(name));
        if (!facet || !is_entity_facet(*facet))
          return faults_.error(place_, quoted("unknown facet", name));
        row.facets |= static_cast<std::uint8_t>(1u << static_cast<int>(*facet));
      }
    }
    denials_.put(tables_.denials, fold(row.phrase), row);
  }

  // A year alone begins on its first day and ends on its last.
  bool read_days(Day& from, Day& to) {
    const auto read = [&](std::string_view text, bool last, Day& out) {
      if (text.empty()) return true;
      const auto range = parse_day_range(text);
      if (!range) {
        faults_.error(place_, quoted("unreadable date", text));
        return false;
      }
      out = last ? range->last : range->first;
      return true;
    };
    return read(cell("from"), false, from) && read(cell("to"), true, to);
  }

  const std::vector<TableSource>& sources_;
  FaultList& faults_;
  Tables tables_;
  RowPlace place_;
  const TableForm* form_ = nullptr;
  std::vector<std::string_view> columns_, cells_;
  Latest<EntityRow> entities_;
  Latest<AliasRow> aliases_;
  Latest<PrefixRow> prefixes_;
  Latest<DenyRow> denials_;
};

}  // namespace

std::string quote(std::string_view text) {
  constexpr std::size_t kLongestQuote = 60;  // bytes
  std::string quoted(1, '"');
  quoted += text.substr(0, kLongestQuote);
  quoted += '"';
  return quoted;
}

void FaultList::add(RowPlace place, std::string reason, bool is_error) {
  std::size_t& count = is_error ? errors_ : warnings_;
  if (++count > kMostFaults) return;
  faults_.push_back(
      {sources_[place.table].name + ":" + std::to_string(place.line),
       std::move(reason), is_error});
}

Tables read_tables(const std::vector<TableSource>& sources, FaultList& faults) {
  return Reader(sources, faults).read();
}

}  // namespace dossier::internal
