// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_DATELINES_H_
#define DOSSIER_INDEXER_ENTITIES_DATELINES_H_

#include "indexer/entities/article_view.h"
#include "indexer/entities/lookup.h"

namespace dossier::internal {

// "BOSTON, March 3 -", "BOSTON, 3 March -" and "Boston (Reuters) -" at the
// beginning of the text.
bool is_dateline(const ArticleView& article, const Match& match);

// A capital or town in a dateline, or the country behind it: "MOSCOW, May 28",
// "GORI, Georgia:".
bool is_place_of_writing(const ArticleView& article, const Lookup& lookup,
                         const Match& match);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_DATELINES_H_
