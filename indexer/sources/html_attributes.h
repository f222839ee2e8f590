// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_HTML_ATTRIBUTES_H_
#define DOSSIER_INDEXER_SOURCES_HTML_ATTRIBUTES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::internal {

inline constexpr std::size_t kMaxHtmlAttributes = 4096;

// `html` without what follows some 4,096 attributes in one tag; the tag still
// ends where it did. libxml2 compares each attribute of a tag with all before
// it, and cannot be stopped within a tag: 300,000 of them, a page of 2 MB, take
// it minutes. Returns nothing new, `html` itself, for all pages but hostile
// ones; else a view of `buffer`.
std::string_view drop_excess_attributes(std::string_view html,
                                        std::string& buffer);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_HTML_ATTRIBUTES_H_
