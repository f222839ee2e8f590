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
// are compared with the vocabulary: a word at most two edits away (one if it
// has five letters or fewer), with at least kMuchMore times as many
// occurrences, takes its place; one edit away counts as much as two edits away
// and kMuchMore times as many occurrences. A
// query of words alone is also looked up among the entities. What is offered
// has been counted and finds kMuchMore times as many articles; the one that
// finds most comes first. Counts a handful of queries.
std::vector<Suggestion> suggest(const Snapshot& snapshot,
                                const std::string& query, const QueryNode& root,
                                std::uint64_t total,
                                const CountArticles& count);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SUGGESTIONS_H_
