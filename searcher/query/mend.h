// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_MEND_H_
#define DOSSIER_SEARCHER_QUERY_MEND_H_

#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// The query as valid UTF-8 with the characters that the grammar knows: one kind
// of quotation mark, one kind of minus, and no invisible marks of writing
// direction. White space beyond ASCII becomes a space.
std::string mend_characters(std::string_view text,
                            std::vector<Repair>& repairs);

// True if `character` (one code point) is a quotation mark of another alphabet
// or keyboard that stands for ". Apostrophes are none.
bool is_other_quote(std::string_view character);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_MEND_H_
