// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_SNIPPET_LAYOUT_H_
#define DOSSIER_SEARCHER_PRESENT_SNIPPET_LAYOUT_H_

#include <cstddef>
#include <string_view>

#include "indexer/text/tokenizer.h"
#include "searcher/present/displayable.h"

namespace dossier::internal {

// Where a snippet of about `length` shown code points begins and ends: with
// sentences where they are near, else with words. Texts are valid UTF-8; the
// tokenizer finds words in scripts without spaces.

// At the beginning of the text.
ByteRange lay_out_beginning(std::string_view text, std::size_t length,
                            Tokenizer& tokenizer);

// Around `core`, which is in it whole unless it is more than four times as long
// as the snippet.
ByteRange lay_out_around(ByteRange core, std::string_view text,
                         std::size_t length, Tokenizer& tokenizer);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_SNIPPET_LAYOUT_H_
