// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_NAME_PARTS_H_
#define DOSSIER_INDEXER_ENTITIES_NAME_PARTS_H_

#include <cstddef>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/noun_reader.h"

namespace dossier::internal {

// Tells what is a part of a longer name that no table has: the Chieftain of a
// ship Iron Chieftain, the G4 of a PowerBook G4. Spots are half-open ranges
// [first, end).
class NameParts {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             const Lookup& lookup, const NounReader& nouns) {
    form_ = &form;
    article_ = &article;
    lookup_ = &lookup;
    nouns_ = &nouns;
  }

  // Behind or before a capitalised word that means nothing to the tables.
  bool follows_name(std::size_t first) const;
  bool opens_name(std::size_t end) const;

  // "Agnico-Eagle", "Jaish al-Fateh": behind a hyphen.
  bool is_hyphenated(std::size_t spot) const;
  // "Adam Kinzinger (IL-16)", "HMAS Kanimbla (L-51)": in brackets behind a
  // name, one letter, or a prefix in capitals that is not written so.
  bool is_mark_of_name(std::size_t first, std::size_t end) const;
  // "Super Puma L2", "the Long March-5B Y2": one letter and a number behind a
  // system's name or another such pair.
  bool is_model_of_system(std::size_t first) const;

 private:
  bool is_name(std::size_t spot) const;
  bool is_noun(std::size_t spot) const;
  bool is_covered(std::size_t spot) const;
  bool is_of_person(std::size_t spot) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const NounReader* nouns_ = nullptr;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_NAME_PARTS_H_
