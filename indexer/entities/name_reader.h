// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_NAME_READER_H_
#define DOSSIER_INDEXER_ENTITIES_NAME_READER_H_

#include <cstddef>
#include <string>

#include "indexer/entities/article_view.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/title_reader.h"

namespace dossier::internal {

// A run of spots that has the form of a person's name.
struct NameRun {
  std::size_t count = 0;  // spots; 0: no name
  int words = 0;          // without particles, initials and suffixes
  bool given = false;     // its first word is a known given name
  bool family = false;    // its last word is a known family name
  bool initial = false;   // "John D. Smith"
};

// Reads names by their form: capitalised words, with particles (al-, bin, von)
// and initials, that are no country, title, month or organisation.
class NameReader {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             const Lookup& lookup, const CountryRules& countries,
             const TitleReader& titles);

  // The longest name that begins at spot i. In capitals it begins
  // with a known given name, unless a title introduces it (`after_title`).
  NameRun read(std::size_t i, bool after_title) const;

  // One word in capitals, after a title in capitals: "MR KIRBY".
  NameRun read_after_capitals(std::size_t i) const;

  // The spot of the name's family name.
  std::size_t surname_spot(std::size_t first, std::size_t count) const;

  // A capitalised word that could be part of a name.
  bool is_name_word(std::size_t spot) const;

  // Nothing, a comma or a small word follows: the phrase ends before `spot`.
  bool ends_phrase(std::size_t spot) const;

  // A verb of saying stands there, after a comma at most.
  bool speaks_next(std::size_t spot) const;

  // A name as written, on one line, with single spaces and not in capitals.
  std::string label(std::size_t first, std::size_t count) const;

 private:
  NameRun read_uncased(std::size_t i) const;
  bool follows_royal(std::size_t spot) const;
  bool is_uncased_name_word(std::size_t spot) const;
  bool is_family_name_in_capitals(std::size_t spot) const;
  bool is_nickname(std::size_t spot) const;
  bool is_initial(std::size_t spot) const;
  bool is_name_word_in_capitals(std::size_t spot) const;
  bool is_blocked(std::size_t spot) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const CountryRules* countries_ = nullptr;
  const TitleReader* titles_ = nullptr;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_NAME_READER_H_
