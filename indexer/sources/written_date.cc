// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/written_date.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/sources/ascii.h"

namespace dossier::internal {
namespace {

// Dates stand at the beginning of what is looked at; the rest may be long.
constexpr std::size_t kLookedAt = 200;

// Runs of letters and runs of digits, in lower case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  char before = ' ';
  for (const char c : text.substr(0, kLookedAt)) {
    const bool is_digit = is_ascii_digit(c), is_letter = is_ascii_letter(c);
    if (is_digit || is_letter) {
      const bool goes_on =
          is_digit ? is_ascii_digit(before) : is_ascii_letter(before);
      if (!goes_on) words.emplace_back();
      words.back() += ascii_lower(c);
    }
    before = c;
  }
  return words;
}

// The number of a month, from 1, that the word is the name or the beginning
// ("sept") of; else 0.
int month_of(std::string_view word) {
  constexpr std::string_view kMonths[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (int i = 0; i < 12; ++i) {
    if (kMonths[i].starts_with(word)) return i + 1;
  }
  return 0;
}

// A number of one or two digits, or 0.
int small_number(std::string_view word) {
  if (word.empty() || word.size() > 2) return 0;
  int number = 0;
  for (const char c : word) {
    if (!is_ascii_digit(c)) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_ascii_digit(word[0]) &&
         (word.starts_with("19") || word.starts_with("20"));
}

std::string iso(std::string_view year, int month, int day) {
  const auto two = [](int n) {
    return std::string{static_cast<char>('0' + n / 10),
                       static_cast<char>('0' + n % 10)};
  };
  return std::string(year) + '-' + two(month) + '-' + two(day);
}

bool is_ordinal_ending(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th" ||
         word == "of";
}

}  // namespace

std::string find_written_date(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  std::erase_if(words, is_ordinal_ending);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!is_year(words[i + 2])) continue;
    for (const auto& [month_at, day_at] : {std::pair{i, i + 1}, {i + 1, i}}) {
      const int month = month_of(words[month_at]);
      const int day = small_number(words[day_at]);
      if (month > 0 && day > 0) return iso(words[i + 2], month, day);
    }
  }
  return {};
}

std::string date_in_path(std::string_view url) {
  std::vector<std::string_view> parts;
  url = url.substr(0, url.find_first_of("?#"));
  while (!url.empty()) {
    const std::size_t end = url.find('/');
    parts.push_back(url.substr(0, end));
    url.remove_prefix(end == std::string_view::npos ? url.size() : end + 1);
  }
  for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
    if (!is_year(parts[i])) continue;
    const std::string month_part = ascii_lower(parts[i + 1]);
    const int month = std::max(small_number(month_part), month_of(month_part));
    const int day = small_number(parts[i + 2]);
    if (month > 0 && day > 0) return iso(parts[i], month, day);
  }
  return {};
}

}  // namespace dossier::internal
