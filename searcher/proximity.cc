// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/proximity.h"

#include <algorithm>
#include <string_view>

#include "indexer/store/fields.h"
#include "indexer/store/token_stream.h"
#include "searcher/match/posting_reader.h"

namespace dossier::internal {

ProximityScorer::ProximityScorer(const Snapshot& snapshot, const PlanNode& plan,
                                 const Bm25& bm25)
    : snapshot_(snapshot), bm25_(bm25), length_(length_part(snapshot, bm25)) {
  for (const TermGroup* group : ranking_groups(plan)) {
    if (group->added || group->terms.empty() ||
        !group->terms.front().starts_with(kStemPrefix))
      continue;
    const auto word = static_cast<int>(weights_.size());
    bool is_new = false;
    for (const std::string& term : group->terms)
      is_new |= word_of_term_.emplace(term, word).second;
    if (is_new)
      weights_.push_back(bm25_weight(group->document_frequency,
                                     snapshot.ranking_documents, 0));
  }
}

int ProximityScorer::word_of(std::size_t segment, Language language,
                             WordNumber number) {
  auto& known = known_[{segment, language}];
  const auto [place, is_new] = known.emplace(number, kNone);
  if (!is_new) return place->second;
  const Segment& in = *snapshot_.segments[segment];
  // Articles without a language are of "und", which has no stemmer.
  const std::string name(language < in.value_count() ? in.value(language).id
                                                     : "und");
  Stemmer& stemmer = stemmers_.try_emplace(name, Stemmer(name)).first->second;
  const auto found =
      word_of_term_.find(stem_term(name, stemmer.stem(in.word(number))));
  if (found != word_of_term_.end()) place->second = found->second;
  return place->second;
}

double ProximityScorer::score(std::size_t segment, DocNumber doc) {
  const Segment& in = *snapshot_.segments[segment];
  const Language language = in.single_values(Facet::Language)[doc];
  gains_.assign(weights_.size(), 0);
  int last = kNone;
  double last_at = 0, at = 0;
  TokenStreamReader reader(in.token_stream(doc));
  for (WordNumber number; reader.next(number); ++at) {
    if (number == kTitleEnd) {
      last = kNone;
      continue;
    }
    const int word = word_of(segment, language, number);
    if (word == kNone) continue;
    if (last != kNone && last != word) {
      const double nearness = 1 / ((at - last_at) * (at - last_at));
      gains_[static_cast<std::size_t>(word)] +=
          weights_[static_cast<std::size_t>(last)] * nearness;
      gains_[static_cast<std::size_t>(last)] +=
          weights_[static_cast<std::size_t>(word)] * nearness;
    }
    last = word;
    last_at = at;
  }
  double sum = 0;
  for (std::size_t word = 0; word < gains_.size(); ++word)
    sum += std::min(1.0, weights_[word]) * (bm25_.k1 + 1) *
           static_cast<double>(length_.damped(static_cast<float>(gains_[word]),
                                              in.lengths()[doc]));
  return sum;
}

}  // namespace dossier::internal
