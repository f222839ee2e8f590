// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_HTML_METADATA_H_
#define DOSSIER_INDEXER_SOURCES_HTML_METADATA_H_

#include <string>

#include "indexer/sources/html_tree.h"

namespace dossier::internal {

// What a page says about its article. Each is empty if the page does not say.
struct HtmlMetadata {
  std::string title;     // without the name of the site
  std::string date;      // readable by parse_first_day
  std::string source;    // the site's name, or else its host
  std::string url;       // the canonical address
  std::string language;  // as written: "en-GB"
};

// Reads the tables that publishers fill for search engines and social networks
// (schema.org as JSON-LD and as microdata, Open Graph, Dublin Core), and else
// what the reader of the page would see.
HtmlMetadata read_metadata(const HtmlTree& page);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_HTML_METADATA_H_
