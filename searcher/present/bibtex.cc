// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/bibtex.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "indexer/text/date.h"
#include "indexer/text/utf8.h"
#include "searcher/present/displayable.h"

namespace dossier {
namespace {

using namespace internal;

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

std::string hexadecimal(char before, char byte) {
  std::array<char, 4> text;
  std::snprintf(text.data(), text.size(), "%c%02X", before,
                static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return text.data();
}

std::string key_of(std::string_view id) {
  constexpr std::string_view kKept = "-./:_";
  std::string key;
  for (const char c : id)
    key += is_plain(c) || kKept.find(c) != kKept.npos ? std::string(1, c)
                                                      : hexadecimal('+', c);
  return key;
}

// Text as TeX sets it: its special characters are commands there.
std::string as_tex(std::string_view text) {
  std::string tex;
  for (const char c : displayable(clean_utf8(text))) {
    switch (c) {
      case '\\':
        tex += "\\textbackslash{}";
        break;
      case '~':
        tex += "\\textasciitilde{}";
        break;
      case '^':
        tex += "\\textasciicircum{}";
        break;
      // Braces have to be balanced in a field, even behind a backslash.
      case '{':
        tex += "\\textbraceleft{}";
        break;
      case '}':
        tex += "\\textbraceright{}";
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        tex += '\\';
        [[fallthrough]];
      default:
        tex += c;
    }
  }
  return tex;
}

// An address stands as it is, but what would end the field or the address.
std::string as_address(std::string_view url) {
  std::string address;
  for (const char c : clean_utf8(url)) {
    const bool breaks = c == '{' || c == '}' || c == '\\' || c == '\x7F' ||
                        static_cast<unsigned char>(c) <= ' ';
    address += breaks ? hexadecimal('%', c) : std::string(1, c);
  }
  return displayable(address);
}

std::string field(std::string_view name, const std::string& value) {
  if (value.empty()) return {};
  return ",\n  " + std::string(name) + " = " + value;
}

std::string braced(const std::string& text) {
  return text.empty() ? text : "{" + text + "}";
}

// As precise as the date is written: 2012, 2012-03 or a day.
std::string date_fields(std::string_view date) {
  static constexpr std::array<const char*, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun",
      "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr std::size_t kYear = 4, kYearAndMonth = 7;
  const auto first = parse_first_day(date);
  if (!first) return {};
  const std::string day = format_day(*first);
  const auto month = static_cast<std::size_t>(std::stoi(day.substr(5, 2)));
  std::string fields = field("year", braced(day.substr(0, 4)));
  if (date.size() > kYear) fields += field("month", kMonths[month - 1]);
  if (date.size() > kYearAndMonth)
    fields += field("day", braced(day.substr(8, 2)));
  return fields;
}

}  // namespace

std::string bibtex_entry(const Hit& hit) {
  std::string entry = hit.source.empty() ? "@misc{" : "@article{";
  entry += key_of(hit.id);
  // Twice, or styles would change the case of names.
  entry += field("title", braced(braced(as_tex(hit.title))));
  entry += field("journal", braced(as_tex(hit.source)));
  entry += date_fields(hit.date);
  entry += field("url", braced(as_address(hit.url)));
  entry += field("note", braced("id: " + as_tex(hit.id)));
  return entry + "\n}\n";
}

}  // namespace dossier
