// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/error.h"
#include "indexer/sources/charset.h"
#include "indexer/sources/finish.h"
#include "indexer/sources/html_main_text.h"
#include "indexer/sources/html_metadata.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/sources.h"

namespace dossier::internal {

ReadArticle read_html(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.max_html_bytes) {
    throw Error(ErrorCode::LimitExceeded,
                "page of " + std::to_string(bytes.size()) +
                    " bytes, more than the bound of " +
                    std::to_string(options.max_html_bytes));
  }
  ReadArticle result;
  const HtmlTree page = parse_html(
      to_utf8(bytes, declared_charset(bytes), true, result.warnings));
  if (page.was_flattened()) {
    result.warnings.push_back("elements nested deeper than " +
                              std::to_string(kMaxHtmlDepth));
  }
  HtmlMetadata metadata = read_metadata(page);
  Article& article = result.article;
  article.text = find_main_text(page, metadata.title);
  article.title = std::move(metadata.title);
  article.date = std::move(metadata.date);
  article.source = std::move(metadata.source);
  article.url = std::move(metadata.url);
  article.language = std::move(metadata.language);
  finish_article(result, options);
  return result;
}

}  // namespace dossier::internal
