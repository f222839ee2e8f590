// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/stop_words.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <unordered_set>

#include "indexer/text/fold.h"
#include "indexer/text/stop_words_data.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return XXH3_64bits(word.data(), word.size());
  }
};
using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find('#'));
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpace) - begin + 1);
}

// Entries are folded like any word. Those with an apostrophe need care, for the
// tokenizer cuts at some apostrophes and folding drops the others:
//   "qu'il", "l'autre": the elided word is taken; the other part is a stop word
//     only if it has an entry of its own;
//   "don't": taken, as "dont";
//   "she'll", "we'd", "he's": left out, or "shell", "wed" and such would be
//     stop words, and "he" has an entry of its own.
void add_entry(std::string_view entry, Tokenizer& tokenizer, Words& words) {
  if (entry.find('\'') == std::string_view::npos || entry.ends_with("n't")) {
    std::string word = fold(entry);
    if (!word.empty()) words.insert(std::move(word));
    return;
  }
  TokenizedText parts;
  tokenizer.tokenize(entry, parts);
  for (std::size_t i = 0; i + 1 < parts.tokens.size(); ++i) {
    words.emplace(parts.term(parts.tokens[i]));
  }
}

Words parse(std::string_view content) {
  Words words;
  Tokenizer tokenizer;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    add_entry(trimmed(content.substr(0, end)), tokenizer, words);
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return words;
}

struct StopWords {
  std::vector<std::string> languages;  // sorted
  std::vector<Words> words;            // of each language
  std::string version;
};

StopWords load() {
  StopWords all;
  XXH64_hash_t version = 0;
  for (std::size_t i = 0; i < kStopWordFileCount; ++i) {
    const StopWordFile& file = kStopWordFiles[i];
    all.languages.emplace_back(file.language);
    all.words.push_back(parse(file.content));

    // Over the words rather than the file: a comment changes no index.
    std::vector<std::string_view> sorted(all.words.back().begin(),
                                         all.words.back().end());
    std::sort(sorted.begin(), sorted.end());
    std::string canonical(file.language);
    for (const std::string_view word : sorted) {
      canonical += '\n';
      canonical += word;
    }
    version = XXH3_64bits_withSeed(canonical.data(), canonical.size(), version);
  }
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx",
                static_cast<unsigned long long>(version));
  all.version = hex;
  return all;
}

const StopWords& stop_words() {
  static const StopWords all = load();
  return all;
}

}  // namespace

bool is_stop_word(std::string_view folded_word, std::string_view language) {
  const StopWords& all = stop_words();
  const auto found =
      std::lower_bound(all.languages.begin(), all.languages.end(), language);
  if (found == all.languages.end() || *found != language) return false;
  const auto i = static_cast<std::size_t>(found - all.languages.begin());
  return all.words[i].find(folded_word) != all.words[i].end();
}

std::vector<std::string_view> stop_words_of(std::string_view language) {
  const StopWords& all = stop_words();
  const auto found =
      std::lower_bound(all.languages.begin(), all.languages.end(), language);
  if (found == all.languages.end() || *found != language) return {};
  const auto& words =
      all.words[static_cast<std::size_t>(found - all.languages.begin())];
  std::vector<std::string_view> sorted(words.begin(), words.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::string stop_words_version() { return stop_words().version; }

}  // namespace dossier::internal
