// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stored_article.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "indexer/text/language.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

using Tag = std::tuple<std::string_view, std::string_view, std::string_view>;

std::vector<Tag> sorted_entities(const Article& article) {
  std::vector<Tag> tags;
  for (const EntityTag& tag : article.entities)
    tags.emplace_back(tag.facet, tag.id, tag.label);
  std::sort(tags.begin(), tags.end());
  return tags;
}

// The language comes last: finding it takes longest.
bool is_same(const Article& stored, const Article& given) {
  return is_valid_utf8(given.title) && is_valid_utf8(given.text) &&
         stored.text == given.text && stored.title == given.title &&
         stored.date == given.date && stored.source == given.source &&
         stored.url == given.url &&
         sorted_entities(stored) == sorted_entities(given) &&
         stored.language ==
             language_of(given.language, given.title, given.text);
}

}  // namespace

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

bool is_stored(const std::vector<LiveSegment>& segments,
               const Article& article) {
  for (const LiveSegment& live : segments)
    if (const auto doc = live.find_living(article.id))
      return is_same(article_of(live.segment->record(*doc)), article);
  return false;
}

}  // namespace dossier::internal
