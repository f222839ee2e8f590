// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SUGGESTIONS_H_
#define DOSSIER_SEARCHER_SUGGESTIONS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// Fewer articles than a page are "little": whoever gets them has read them all
// and asks whether there are more, and a misspelt word seldom finds more.
inline constexpr std::uint64_t kLittle = 10;
// A suggestion finds so many times more: a rare word is no mistake because a
// common one looks like it.
inline constexpr std::uint64_t kMuchMore = 10;
inline constexpr std::size_t kMostSuggestions = 3;

// How many articles a query finds under the request at hand; nothing if it
// cannot be read, or not in time.
using CountArticles =
    std::function<std::optional<std::uint64_t>(const std::string& query)>;

// What may have been meant by a query that found `total` articles. Its words
// are compared with the vocabulary: a word at most two edits away, with at
// least kMuchMore times as many occurrences, takes its place. A word of four
// letters has one edit; one of five two, if that gives a name of the entity
// tables or the same letters in another order. A query of words alone is also
// looked up among the entities, and those are as likely as a name one edit
// away. What is offered has been counted and finds kMuchMore times as many
// articles; fewer edits come first, of these names, of these the same letters
// in another order, then what finds most. Counts a handful of queries.
std::vector<Suggestion> suggest(const Snapshot& snapshot,
                                const std::string& query, const QueryNode& root,
                                std::uint64_t total,
                                const CountArticles& count);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SUGGESTIONS_H_
