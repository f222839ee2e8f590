// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article_terms.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/store/fields.h"
#include "indexer/store/term_counter.h"
#include "indexer/store/token_stream.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// How often each word stands in an article, a title word counting so often.
std::unordered_map<WordNumber, std::uint32_t> word_frequencies(
    std::string_view stream, std::uint32_t title_weight) {
  std::unordered_map<WordNumber, std::uint32_t> frequencies;
  TokenStreamReader reader(stream);
  std::uint32_t weight = title_weight;
  for (WordNumber word; reader.next(word);) {
    if (word == kTitleEnd)
      weight = 1;
    else
      frequencies[word] += weight;
  }
  return frequencies;
}

// A single character of most scripts is a letter; one of Chinese or Japanese
// takes three bytes and is a word.
bool says_little(std::string_view word, std::string_view language) {
  constexpr std::size_t kWordCharacter = 3;
  const bool is_letter =
      word.size() < kWordCharacter && decode_utf8(word, 0).size == word.size();
  return is_letter || is_stop_word(word, language) ||
         std::all_of(word.begin(), word.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void ArticleTermReader::count_words(const Segment& segment, DocNumber doc,
                                    const std::string& language,
                                    Counts& counts) {
  Stemmer& stemmer =
      stemmers_.try_emplace(language, Stemmer(language)).first->second;
  for (const auto& [number, frequency] :
       word_frequencies(segment.token_stream(doc), title_weight_)) {
    const std::string_view word = segment.word(number);
    if (frequency == 0 || says_little(word, language)) continue;
    Count& count = counts[stem_term(language, stemmer.stem(word))];
    count.frequency += frequency;
    count.forms[std::string(word)] += frequency;
  }
}

std::vector<ArticleTerm> ArticleTermReader::read(std::size_t segment,
                                                 DocNumber doc) {
  const Segment& in = *snapshot_.segments[segment];
  const StoredRecord record = in.record(doc);
  Counts counts;
  count_words(in, doc, std::string(language_of(record)), counts);
  for (const std::string& designation : record.designations) {
    Count& count = counts[joined_term(designation)];
    ++count.frequency;
    ++count.forms[designation];
    count.designation = true;
  }
  std::vector<ArticleTerm> terms;
  for (const auto& [term, count] : counts)
    terms.push_back({term, commonest_form(count.forms), count.designation,
                     count.frequency});
  return terms;
}

}  // namespace dossier::internal
