// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_PART_COUNTER_H_
#define DOSSIER_SEARCHER_MATCH_PART_COUNTER_H_

#include <array>
#include <cstdint>
#include <span>

#include "dossier/article_part.h"
#include "indexer/store/article_parts.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// How facets count with regard to the parts of articles.
struct PartCounting {
  // Only what is mentioned there. Sources, languages and years are of whole
  // articles, and counted whatever the part.
  ArticlePart in = ArticlePart::Whole;
  bool each = false;  // beside the counts, those of title, lead and body
};

// In the order of kParts.
using CountsInParts = std::array<std::uint32_t, kPartCount>;

// Half open.
struct EntityRange {
  ValueNumber first, last;
};

// Adds the entities of the range that the documents mention in the part to
// `counts`, by value. Returns how many documents mention any.
std::uint64_t count_in_part(const EntityRows& rows, ArticlePart part,
                            EntityRange range, std::span<const DocNumber> docs,
                            std::uint32_t* counts);

// Adds the entities of the range to the counts of each part where the documents
// mention them.
void count_each_part(const EntityRows& rows, EntityRange range,
                     std::span<const DocNumber> docs, CountsInParts* counts);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PART_COUNTER_H_
