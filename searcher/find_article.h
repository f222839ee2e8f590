// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_FIND_ARTICLE_H_
#define DOSSIER_SEARCHER_FIND_ARTICLE_H_

#include <optional>
#include <string_view>

#include "indexer/store/snapshot.h"
#include "indexer/store/story_map.h"

namespace dossier::internal {

// Where the living article with this id is. A search for the hash in each
// segment.
std::optional<DocPlace> find_article(const Snapshot& snapshot,
                                     std::string_view id);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FIND_ARTICLE_H_
