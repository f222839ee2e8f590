// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stored_article.h"

#include <string>
#include <utility>

namespace dossier::internal {

Article article_of(StoredRecord record) {
  Article article;
  article.id = std::move(record.id);
  article.title = std::move(record.title);
  article.text = std::move(record.text);
  article.date = std::move(record.date);
  article.source = std::move(record.source);
  article.url = std::move(record.url);
  article.language = std::move(record.language);
  for (const StoredEntity& entity : record.entities)
    if (entity.brought)
      article.entities.push_back({std::string(field_of(entity.facet).name),
                                  entity.id,
                                  entity.own_label ? entity.label : ""});
  return article;
}

}  // namespace dossier::internal
