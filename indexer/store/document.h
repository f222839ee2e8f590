// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_DOCUMENT_H_
#define DOSSIER_INDEXER_STORE_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/article_parts.h"
#include "indexer/store/fields.h"
#include "indexer/text/date.h"

namespace dossier::internal {

// An entity of an article as it is stored. Ancestors are entities of their own
// here, with `direct` false and no mentions.
struct StoredEntity {
  Facet facet = Facet::Country;
  std::string id;
  std::string label;
  bool direct = true;      // named (or brought), not only an ancestor
  bool focus = false;      // named in title or lead, or three times
  bool brought = false;    // the article brought it along
  bool own_label = false;  // the article brought the label, too
  // Of a person: the office that the article (or its day) tells, such as
  // "foreign_minister" and "RUS"; empty where there is none.
  std::string role = {};
  std::string country = {};
  // Where it, or what the tables have under it, is mentioned. Nowhere, if the
  // article only brought it along.
  PartSet parts = {};

  friend bool operator==(const StoredEntity&, const StoredEntity&) = default;
};

struct StoredMention {
  std::uint32_t entity = 0;  // index into StoredRecord::entities
  bool in_title = false;
  std::uint32_t start = 0;  // bytes in the stored title or text
  std::uint32_t end = 0;    // exclusive
  std::uint8_t rule = 0;    // Rule

  friend bool operator==(const StoredMention&, const StoredMention&) = default;
};

// What an index gives back of an article: the text as it was given (valid
// UTF-8) and what was recognised in it.
struct StoredRecord {
  std::string id, title, text, date, source, url, language;
  std::uint32_t lead_size = 0;  // bytes of the text that are its lead
  std::vector<StoredEntity> entities;  // each (facet, id) once
  std::vector<StoredMention> mentions;
  // Joined designations of title and text, one entry an occurrence (terms and
  // bases alike), so that a merge can rebuild postings without the text.
  std::vector<std::string> designations;
};

// The part that a mention begins in.
ArticlePart part_of(const StoredMention& mention, const StoredRecord& record);

// Compact bytes, not yet compressed. decode_record throws Error (Corrupt).
std::string encode_record(const StoredRecord& record);
StoredRecord decode_record(std::string_view bytes);

// One article ready to be written into a segment.
struct Document {
  StoredRecord record;
  Day day = kNoDay;
  // Folded words in order; the views belong to whoever made the document.
  std::vector<std::string_view> title_words;
  std::vector<std::string_view> text_words;
  std::uint32_t lead_words = 0;  // so many of the text's first
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_DOCUMENT_H_
