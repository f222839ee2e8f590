// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/spelling_key.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/entities/latin_letters.h"
#include "indexer/text/fold.h"

namespace dossier::internal {
namespace {

using Rewrite = std::pair<std::string_view, std::string_view>;

// At the end of a word; the first that fits.
constexpr std::array<Rewrite, 5> kEndings{{
    {"ander", "andr"},
    {"eff", "ev"},
    {"ew", "ev"},
    {"off", "ov"},
    {"ow", "ov"},
}};
// Letters that stand for another wherever they are.
constexpr std::array<std::pair<char, char>, 3> kLetters{{
    {'w', 'v'},
    {'q', 'k'},
    {'y', 'i'},
}};
// After those; the first that fits at a place. Longer ones stand before those
// that begin them.
constexpr std::array<Rewrite, 16> kInside{{
    {"ck", "k"},
    {"sch", "sh"},
    {"tch", "ch"},
    {"kh", "h"},
    {"gh", "g"},
    {"dj", "j"},
    {"dh", "d"},
    {"ph", "f"},
    {"ou", "u"},
    {"oo", "u"},
    {"ee", "i"},
    {"ie", "i"},
    {"ei", "i"},
    {"io", "i"},
    {"ij", "i"},
    {"ks", "x"},
}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct Word {
  std::string letters;
  bool hyphen_after = false;
};

std::vector<Word> words_of(std::string_view name) {
  std::string folded = fold(name);
  // Folding leaves case and marks only where a script has none of them.
  folded = to_latin_letters(folded);
  std::vector<Word> words;
  bool open = false;
  for (char c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_letter(c)) {
      if (!open) words.emplace_back();
      words.back().letters += c;
      open = true;
    } else if (c != '\'' && c != '`') {
      if (open && c == '-') words.back().hyphen_after = true;
      open = false;
    }
  }
  return words;
}

// "al", and its forms before sun letters where a hyphen shows what they are.
bool is_article(const Word& word) {
  const std::string& w = word.letters;
  if (w == "al" || w == "el" || w == "ul") return true;
  if (!word.hyphen_after) return false;
  static constexpr std::array<std::string_view, 16> kAssimilated{
      "ad", "ed", "an", "en", "ar",  "er",  "as", "es",
      "at", "et", "az", "ez", "ash", "esh", "ud", "us"};
  return std::find(kAssimilated.begin(), kAssimilated.end(), w) !=
         kAssimilated.end();
}

// Al Gore is not Gore.
void drop_articles(std::vector<Word>& words) {
  const auto articles = std::count_if(words.begin(), words.end(), is_article);
  if (words.size() - static_cast<std::size_t>(articles) < 2) return;
  std::erase_if(words, is_article);
}

void rewrite_ending(std::string& word) {
  for (const auto& [from, to] : kEndings)
    if (word.size() > from.size() + 1 && word.ends_with(from)) {
      word.replace(word.size() - from.size(), from.size(), to);
      return;
    }
}

// Before a, o, u and consonants c sounds as k; ch is a sound of its own.
void harden_c(std::string& word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i)
    if (word[i] == 'c' && std::string_view("aoulrtns").find(word[i + 1]) !=
                              std::string_view::npos)
      word[i] = 'k';
}

std::string rewrite_inside(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto fits = [&](const Rewrite& r) {
      return word.substr(at).starts_with(r.first);
    };
    const auto rule = std::find_if(kInside.begin(), kInside.end(), fits);
    if (rule == kInside.end()) {
      out += word[at++];
    } else {
      out += rule->second;
      at += rule->first.size();
    }
  }
  return out;
}

std::string rewrite(std::string word) {
  rewrite_ending(word);
  for (char& c : word)
    for (const auto& [from, to] : kLetters)
      if (c == from) c = to;
  harden_c(word);
  word = rewrite_inside(word);
  for (char& c : word) {
    if (c == 'e') c = 'i';
    if (c == 'o') c = 'u';
  }
  word.erase(std::unique(word.begin(), word.end()), word.end());
  if (word.size() > 2 && word.back() == 'h' && word[word.size() - 2] != 's' &&
      word[word.size() - 2] != 'c')
    word.pop_back();
  return word;
}

}  // namespace

std::string spelling_key(std::string_view name) {
  std::vector<Word> words = words_of(name);
  drop_articles(words);
  std::vector<std::string> parts;
  for (Word& word : words) parts.push_back(rewrite(std::move(word.letters)));
  std::sort(parts.begin(), parts.end());
  std::string key;
  for (const std::string& part : parts) key += (key.empty() ? "" : "-") + part;
  return key;
}

std::string consonant_skeleton(std::string_view key) {
  std::string out;
  for (char c : key) {
    if (std::string_view("aiuh").find(c) != std::string_view::npos) continue;
    if (c == 'z') c = 's';
    if (c == 'c') c = 'k';
    if (out.empty() || c != out.back()) out += c;
  }
  return out;
}

}  // namespace dossier::internal
