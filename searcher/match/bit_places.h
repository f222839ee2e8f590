// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_BIT_PLACES_H_
#define DOSSIER_SEARCHER_MATCH_BIT_PLACES_H_

#include <cstdint>
#include <span>

#include "searcher/match/doc_set.h"

namespace dossier::internal {

// Writes the documents whose bits are set, ascending, as many as there is room
// for; bit 0 of the words is that of `first`. About half a nanosecond each.
void write_docs(std::span<const std::uint64_t> words, DocNumber first,
                std::span<DocNumber> docs);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_BIT_PLACES_H_
