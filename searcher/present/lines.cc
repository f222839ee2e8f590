// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_control(char32_t c) {
  return (c < 0x20 && !is_blank(c)) || (c >= 0x7F && c < 0xA0);
}

std::string with_line_ends_as_spaces(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line;
}

// A field of a format whose fields end at white space.
std::string without_blanks(std::string_view text) {
  std::string field = without_controls(text);
  std::replace_if(
      field.begin(), field.end(),
      [](char c) { return is_blank(static_cast<unsigned char>(c)); }, '_');
  return field;
}

}  // namespace

std::string decimal(double number) {
  std::array<char, 32> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), end);
}

std::string without_controls(std::string_view bytes) {
  const std::string text = clean_utf8(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_control(c.value))
      out += kReplacement;
    else
      out.append(text, at, c.size);
    at += c.size;
  }
  return out;
}

std::string id_line(const Hit& hit, bool named, std::string_view name,
                    bool for_terminal) {
  std::string line;
  if (named) line = with_line_ends_as_spaces(name) + '\t';
  line += with_line_ends_as_spaces(hit.id);
  return (for_terminal ? without_controls(line) : line) + '\n';
}

std::string trec_line(const Hit& hit, std::string_view name) {
  return without_blanks(name) + " Q0 " + without_blanks(hit.id) + ' ' +
         std::to_string(hit.rank) + ' ' + decimal(hit.score) + " dossier\n";
}

}  // namespace dossier::internal
