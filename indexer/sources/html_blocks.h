// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_HTML_BLOCKS_H_
#define DOSSIER_INDEXER_SOURCES_HTML_BLOCKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/sources/html_tree.h"

namespace dossier::internal {

// A run of text that a reader of the page sees as one paragraph, heading, list
// item or label: what stands between two block elements, or two <br>.
struct TextBlock {
  std::uint32_t node;       // the innermost block element around it
  std::uint32_t at;         // its first text node
  std::string text;         // white space collapsed; a single <br> is a newline
  std::uint32_t words = 0;  // two characters of Han, Kana or Thai are one
  std::uint32_t link_words = 0;  // of them inside links
  bool has_sentence = false;     // ends like a sentence, or has one inside

  double link_density() const {
    return words == 0 ? 0.0 : static_cast<double>(link_words) / words;
  }
};

// All blocks of the page's body in document order.
std::vector<TextBlock> find_blocks(const HtmlTree& page);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_HTML_BLOCKS_H_
