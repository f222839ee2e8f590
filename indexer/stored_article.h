// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORED_ARTICLE_H_
#define DOSSIER_INDEXER_STORED_ARTICLE_H_

#include <vector>

#include "dossier/article.h"
#include "indexer/index_folder.h"
#include "indexer/store/document.h"

namespace dossier::internal {

// The article as it was added, to be analysed again. The language was given or
// detected then; which of them is not recorded, and the text has not changed.
Article article_of(StoredRecord record);

// True if the living copy of the article's id is what adding the article would
// store, entities that are recognised apart. Costs a lookup a segment, and some
// ten microseconds if there is a copy. Throws Error (Corrupt).
bool is_stored(const std::vector<LiveSegment>& segments,
               const Article& article);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORED_ARTICLE_H_
