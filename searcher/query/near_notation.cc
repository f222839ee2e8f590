// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near_notation.h"

#include <charconv>
#include <string>
#include <system_error>

#include "dossier/error.h"
#include "searcher/query/word_notation.h"

namespace dossier::internal {
namespace {

[[noreturn]] void refuse(std::string_view word, const std::string& why) {
  throw Error(ErrorCode::BadQuery, "query: '" + std::string(word) + "' " + why);
}

// What is left of "5", "-1" or "5x" begins like a number.
bool begins_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && is_digit(text.front());
}

// `rest` stands behind NEAR. "NEAR-EARTH" and "NEAR." are words in capitals.
bool is_misread(std::string_view rest) {
  if (rest.empty() || is_word_byte(rest.front())) return false;
  return rest.front() == '/' || begins_number(rest.substr(1)) ||
         begins_number(rest);
}

// Of a sentence or a paragraph, as lawyers' databases have it.
bool is_nearness_in_unit(std::string_view word) {
  return word == "/s" || word == "/p" || word == "w/s" || word == "w/p";
}

}  // namespace

void throw_unread_distance(std::string_view word) {
  refuse(word,
         "has no distance that can be read; write NEAR/5 between the words, "
         "with white space around it");
}

bool is_near(std::string_view word) {
  if (word.starts_with("NEAR")) {
    const std::string_view rest = word.substr(4);
    if (rest.empty() || is_digits(rest)) return true;
    if (rest.front() == '/' && is_digits(rest.substr(1))) return true;
    if (is_misread(rest)) throw_unread_distance(word);
    return false;
  }
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos) return false;
  if (is_nearness_in_unit(word))
    refuse(word,
           "is not known here; write a distance in words: NEAR/20 for a "
           "sentence, NEAR/60 for a paragraph");
  const std::string_view number = word.substr(slash + 1);
  std::string name(word.substr(0, slash));
  for (char& c : name) c = static_cast<char>(c | 0x20);
  if (name.empty()) return is_digits(number);
  if (name != "near" && name != "w" && name != "within") return false;
  if (is_digits(number)) return true;
  if (begins_number(number)) throw_unread_distance(word);
  return false;
}

std::uint32_t distance_of(std::string_view number, std::string_view written) {
  std::uint32_t distance = 0;
  const char* end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, distance);
  if (read.ec != std::errc() || read.ptr != end || distance > kMaxDistance)
    refuse(written,
           "has no distance in words that can be looked for; give a number "
           "from 1 to " +
               std::to_string(kMaxDistance));
  return distance;
}

}  // namespace dossier::internal
