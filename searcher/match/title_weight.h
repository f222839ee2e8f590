// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_TITLE_WEIGHT_H_
#define DOSSIER_SEARCHER_MATCH_TITLE_WEIGHT_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "indexer/store/segment.h"

namespace dossier::internal {

// A cursor over the postings of `term` with the frequencies that another title
// weight would have given, as far as the index can tell: which titles have a
// term is stored, and not how often, so that one occurrence is weighed anew.
// Terms that have no title terms beside them, such as designations, keep their
// frequencies. `cursor` stands before its first posting.
std::unique_ptr<PostingCursor> with_title_weight(
    std::unique_ptr<PostingCursor> cursor, Postings& postings,
    std::string_view term, std::uint32_t title_weight);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_TITLE_WEIGHT_H_
