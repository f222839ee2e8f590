// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_HTML_MAIN_TEXT_H_
#define DOSSIER_INDEXER_SOURCES_HTML_MAIN_TEXT_H_

#include <string>
#include <string_view>

#include "indexer/sources/html_tree.h"

namespace dossier::internal {

// The text of the article that the page is about, without menus, teasers,
// comments and the like; paragraphs separated by a blank line. A paragraph that
// only repeats `title` is left out. Empty if the page has no such text.
std::string find_main_text(const HtmlTree& page, std::string_view title);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_HTML_MAIN_TEXT_H_
