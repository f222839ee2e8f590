// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/other_scripts.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/entities/latin_letters.h"
#include "indexer/entities/spelling_key.h"
#include "indexer/text/utf8.h"
#include "searcher/match/word_sounds.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kFewestLetters = 3;  // of a word that is looked for

UScriptCode script_of(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script =
      uscript_getScript(static_cast<UChar32>(letter), &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

bool omits_vowels(UScriptCode script) {
  return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
}

// Words of a script that omits vowels in Latin letters, letter by letter: there
// it depends on no context, and ICU's rules for whole words cost ten times
// more.
class LetterByLetter {
 public:
  std::string latin(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint letter = decode_utf8(word, at);
      const auto [known, is_new] = known_.emplace(letter.value, "");
      if (is_new)
        known->second = to_latin_letters(word.substr(at, letter.size));
      out += known->second;
      at += letter.size;
    }
    return out;
  }

 private:
  std::unordered_map<char32_t, std::string> known_;
};

// The word that is looked for, and how it compares with words of other scripts.
class Ear {
 public:
  explicit Ear(std::string_view word)
      : script_(script_of(decode_utf8(word, 0).value)),
        key_(spelling_key(word)),
        sounds_(sounds_of(omits_vowels(script_) ? letters_.latin(word)
                                                : to_latin_letters(word))) {}

  UScriptCode script() const { return script_; }
  const std::string& key() const { return key_; }
  const WordSounds& sounds() const { return sounds_; }

  bool hears(std::string_view other) {
    const UScriptCode script = script_of(decode_utf8(other, 0).value);
    if (script == script_) return false;
    const bool omits = omits_vowels(script_);
    if (!omits && !omits_vowels(script)) return key_ == spelling_key(other);
    if (omits && omits_vowels(script)) return false;
    return omits ? may_be(sounds_, sounds_of(to_latin_letters(other)))
                 : may_be(sounds_of(letters_.latin(other)), sounds_);
  }

 private:
  LetterByLetter letters_;
  UScriptCode script_;
  std::string key_;
  WordSounds sounds_;
};

// Whether words may be heard as the wanted one, by their first letter alone:
// almost all can be told so, and a transliteration saved.
class FirstLetters {
 public:
  explicit FirstLetters(const Ear& wanted) : wanted_(wanted) {}

  bool may_begin(char32_t letter) {
    const auto [known, is_new] = known_.emplace(letter, false);
    if (is_new) known->second = begins(letter);
    return known->second;
  }

 private:
  bool begins(char32_t letter) const {
    const UScriptCode script = script_of(letter);
    if (script == wanted_.script() || script == USCRIPT_COMMON) return false;
    if (script == USCRIPT_HAN) return false;  // says nothing of a sound
    std::string text;
    append_utf8(text, letter);
    if (omits_vowels(script) || omits_vowels(wanted_.script()))
      return first_sound(sounds_of(to_latin_letters(text))) ==
             first_sound(wanted_.sounds());
    const std::string key = spelling_key(text);
    return key.empty() || sound(key) == sound(wanted_.key());
  }

  // The first consonant; 0 if a vowel stands in front of it. Those that are
  // written with two letters may be any other.
  static char first_sound(const WordSounds& sounds) {
    if (!sounds.vowels[0].empty() || sounds.consonants.empty()) return 0;
    const char first = sounds.consonants[0];
    return std::string_view("CSxgkhts").find(first) != std::string_view::npos
               ? 'C'
               : first;
  }

  // "c" and "k", "h" and "kh" and their like depend on what comes next.
  static char sound(std::string_view key) {
    const char c = key.front();
    if (std::string_view("aeiou").find(c) != std::string_view::npos) return 'a';
    return std::string_view("ckqhgx").find(c) != std::string_view::npos ? 'k'
                                                                        : c;
  }

  const Ear& wanted_;
  std::unordered_map<char32_t, bool> known_;
};

}  // namespace

std::vector<std::string> spellings_in_other_scripts(const Snapshot& snapshot,
                                                    std::string_view word) {
  if (count_code_points(word) < kFewestLetters) return {};
  Ear wanted(word);
  if (wanted.key().empty()) return {};
  FirstLetters first(wanted);
  std::map<std::string, std::uint64_t, std::less<>> found;
  for (const auto& segment : snapshot.segments)
    for (std::uint32_t at = 0; at < segment->word_count(); ++at) {
      const std::string_view other = segment->word_by_sorted(at);
      if (other.empty() || !first.may_begin(decode_utf8(other, 0).value) ||
          !wanted.hears(other))
        continue;
      found[std::string(other)] +=
          segment->word_frequency(segment->number_by_sorted(at));
    }
  std::vector<std::pair<std::string, std::uint64_t>> words(found.begin(),
                                                           found.end());
  std::stable_sort(
      words.begin(), words.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  if (words.size() > kMaxOtherSpellings) words.resize(kMaxOtherSpellings);
  std::vector<std::string> out;
  for (auto& [other, occurrences] : words) out.push_back(std::move(other));
  return out;
}

}  // namespace dossier::internal
