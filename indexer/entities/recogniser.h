// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_RECOGNISER_H_
#define DOSSIER_INDEXER_ENTITIES_RECOGNISER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/text/date.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {

class Corrections;

// Why a mention counts. The names (rule_name) are what output shows; numbers
// are stored in the index: add at the end, never renumber.
enum class Rule : std::uint8_t {
  Brought = 0,       // the article brought the entity along
  Name = 1,          // a name or alias of the table
  Demonym = 2,       // "Syrian"
  Capital = 3,       // a capital or building that stands for its government
  Designation = 4,   // a designation of the table
  Reporting = 5,     // a reporting name (NATO)
  Pattern = 6,       // known prefix + number, not in the table
  Title = 7,         // title or role + name
  Speech = 8,        // name + verb of saying
  Surname = 9,       // a part of a name that came before in full
  SafeSurname = 10,  // a surname that is safe alone
  Role = 11,         // a role alone, resolved by what came before or by date
  City = 12,         // another city of the country
  GivenName = 13,    // a known given name + a capitalised word
  Spelling = 14,     // another spelling of a full name of the table
  Dateline = 15,     // where an article was written
};
std::string_view rule_name(Rule rule);

struct FoundMention {
  std::uint32_t entity;  // index into Recognition::entities
  bool in_title;         // else in the text
  std::uint32_t start;   // bytes in that field as given
  std::uint32_t end;     // exclusive
  Rule rule;
};

struct FoundEntity {
  Facet facet;
  std::string id;
  std::string label;
  bool focus;  // weighty enough: named in title or lead, or three times
  // Ids of the same facet under which the article also files, nearest first.
  std::vector<std::string> ancestors;
  // Of a person: the office that the article tells ("foreign_minister", "RUS");
  // empty where it tells none.
  std::string role = {};
  std::string country = {};
  // Of a system that no table has: its class, as far as its form tells.
  std::string system_class = {};
};

struct Recognition {
  std::vector<FoundEntity> entities;   // each (facet, id) once
  std::vector<FoundMention> mentions;  // title first, then by start
  std::uint32_t lead_size = 0;         // bytes of the text that are its lead
  void clear() {
    entities.clear();
    mentions.clear();
    lead_size = 0;
  }
};

struct RecogniserInput {
  std::string_view title;
  const TokenizedText* title_tokens;
  std::string_view text;
  const TokenizedText* text_tokens;
  std::string_view language;  // ISO 639-1, or "und"
  Day day = kNoDay;
};

// Finds the entities of one article by the rules of docs/entities.md. Linear in
// the number of tokens. Not thread-safe: one object a thread; the gazetteer is
// shared.
class Recogniser {
 public:
  // `corrections`, if given, are applied to what the rules find.
  explicit Recogniser(std::shared_ptr<const Gazetteer> gazetteer,
                      std::shared_ptr<const Corrections> corrections = nullptr);
  ~Recogniser();
  Recogniser(Recogniser&&) noexcept;
  Recogniser& operator=(Recogniser&&) noexcept;

  // Replaces the content of `out`.
  void recognise(const RecogniserInput& input, Recognition& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_RECOGNISER_H_
