// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/word_sounds.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace dossier::internal {
namespace {

constexpr std::size_t kFewestConsonants = 3;

// Letters that are one sound, and what stands for it.
constexpr std::array<std::pair<std::string_view, char>, 8> kTogether{{
    {"tsh", 'C'},
    {"tch", 'C'},
    {"ch", 'C'},
    {"sh", 'S'},
    {"kh", 'x'},
    {"gh", 'g'},
    {"ph", 'f'},
    {"ck", 'k'},
}};

char alike(char c) {
  switch (c) {
    case 'p':
      return 'b';
    case 'v':
      return 'f';
    case 'j':
      return 'g';
    case 'c':
    case 'q':
      return 'k';
    default:
      return c;
  }
}

bool is_vowel(char c) {
  return std::string_view("aeiouwy").find(c) != std::string_view::npos;
}

// The long vowels that a vowel may be written as.
std::string_view written_as(char vowel) {
  switch (vowel) {
    case 'a':
      return "a";
    case 'e':
      return "ay";
    case 'i':
    case 'y':
      return "y";
    case 'o':
      return "aw";
    default:
      return "w";
  }
}

// Every vowel that is written stands for one of the whole word.
bool fits(std::string_view abjad, std::string_view whole) {
  return std::all_of(abjad.begin(), abjad.end(), [&](char written) {
    return std::any_of(whole.begin(), whole.end(), [&](char vowel) {
      return written_as(vowel).find(written) != std::string_view::npos;
    });
  });
}

}  // namespace

WordSounds sounds_of(std::string_view latin) {
  WordSounds out;
  out.vowels.emplace_back();
  for (std::size_t at = 0; at < latin.size();) {
    if (latin[at] < 'a' || latin[at] > 'z') {
      ++at;
      continue;
    }
    const auto together = std::find_if(
        kTogether.begin(), kTogether.end(), [&](const auto& letters) {
          return latin.substr(at).starts_with(letters.first);
        });
    const bool is_one = together == kTogether.end();
    const char sound = is_one ? alike(latin[at]) : together->second;
    const bool is_first = out.consonants.empty() && out.vowels[0].empty();
    at += is_one ? 1 : together->first.size();
    if (is_vowel(sound) && !(is_first && (sound == 'w' || sound == 'y'))) {
      out.vowels.back() += sound;
    } else if (!out.consonants.ends_with(sound) || !out.vowels.back().empty()) {
      out.consonants += sound;
      out.vowels.emplace_back();
    }
  }
  return out;
}

bool may_be(const WordSounds& abjad, const WordSounds& whole) {
  const std::size_t size = abjad.consonants.size();
  if (size < kFewestConsonants || abjad.consonants != whole.consonants)
    return false;
  std::size_t written = 0;
  for (std::size_t i = 0; i <= size; ++i) {
    const bool is_end = i == 0 || i == size;
    if (abjad.vowels[i].empty()) {
      if (is_end && !whole.vowels[i].empty()) return false;
      continue;
    }
    if (!fits(abjad.vowels[i], whole.vowels[i])) return false;
    ++written;
  }
  return size > kFewestConsonants || written > 0;
}

}  // namespace dossier::internal
