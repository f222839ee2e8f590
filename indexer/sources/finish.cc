// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/finish.h"

#include <string>

#include "dossier/error.h"
#include "indexer/sources/ascii.h"
#include "indexer/text/date.h"
#include "indexer/text/language.h"

namespace dossier::internal {

void finish_article(ReadArticle& read, const ReadOptions& options) {
  Article& article = read.article;
  if (ascii_trim(article.title).empty() && ascii_trim(article.text).empty()) {
    throw Error(ErrorCode::InvalidArgument, "neither title nor text");
  }
  const std::uint64_t bytes = article.title.size() + article.text.size();
  if (bytes > options.max_article_bytes) {
    throw Error(ErrorCode::LimitExceeded,
                "article of " + std::to_string(bytes) +
                    " bytes, more than the bound of " +
                    std::to_string(options.max_article_bytes));
  }
  if (!article.date.empty() && !parse_first_day(article.date)) {
    constexpr std::size_t kShown = 40;
    const bool is_long = article.date.size() > kShown;
    read.warnings.push_back(is_long ? "unreadable date of " +
                                          std::to_string(article.date.size()) +
                                          " bytes"
                                    : "unreadable date '" + article.date + "'");
    read.undated = true;
    article.date.clear();
  }
  article.language = normalise_language(article.language);
  if (article.language.empty()) article.language = options.language;
}

}  // namespace dossier::internal
