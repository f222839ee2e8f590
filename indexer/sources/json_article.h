// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_JSON_ARTICLE_H_
#define DOSSIER_INDEXER_SOURCES_JSON_ARTICLE_H_

#include <memory>
#include <string>

#include "indexer/sources/sources.h"

namespace dossier::internal {

// Makes articles of JSON objects. Reuse one for many: its memory is kept, as
// much as the longest record needed. Not thread-safe.
class JsonArticleReader {
 public:
  // Throws Error (InvalidArgument) if `key_of_field` names an unknown field.
  explicit JsonArticleReader(const ReadOptions& options);
  ~JsonArticleReader();

  // The article of one object with the fields of Article as keys. Of two equal
  // keys the last holds, null is as good as missing, unknown keys are ignored.
  // A date may be a number. `record` may be changed. `where` is left empty.
  // Throws Error: InvalidArgument if it is not JSON, has a value of the wrong
  // type, or neither title nor text; LimitExceeded if the article is too long.
  ReadArticle read(std::string& record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_JSON_ARTICLE_H_
