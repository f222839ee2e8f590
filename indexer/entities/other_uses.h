// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_OTHER_USES_H_
#define DOSSIER_INDEXER_ENTITIES_OTHER_USES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/noun_reader.h"

namespace dossier::internal {

// What letters and digits name that are no weapon system: money, ratings,
// roads, rooms. Spots are half-open ranges [first, end).
class OtherUses {
 public:
  void begin(const ArticleView& article, const Lookup& lookup,
             const NounReader& nouns) {
    article_ = &article;
    lookup_ = &lookup;
    nouns_ = &nouns;
    words_.clear();
  }

  // Looks at what may be a designation. An article that once writes S300 for
  // money means money by S250, too; one that names a PowerBook G4, an iBook by
  // another G4.
  void note(std::size_t first, std::size_t end, bool is_of_another_name);

  // Whether the article uses the word before the number in another way.
  bool has_prefix_of(std::size_t first) const;
  bool is_beside(std::size_t first, std::size_t end) const;
  bool ends_longer(std::size_t first) const;

 private:
  bool is_nearer(std::size_t first, std::size_t end) const;

  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const NounReader* nouns_ = nullptr;
  std::vector<std::uint32_t> words_;  // hashes of those before their numbers
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_OTHER_USES_H_
