// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_NOUN_READER_H_
#define DOSSIER_INDEXER_ENTITIES_NOUN_READER_H_

#include <cstddef>

#include "indexer/entities/article_view.h"
#include "indexer/entities/class_nouns.h"
#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// Finds the nouns of nouns*.tsv that tell what a name nearby is: missile, jet;
// or billion, rating.
class NounReader {
 public:
  static constexpr std::size_t kFar = 99;  // beyond every reach

  void begin(const CompiledForm& form, const ArticleView& article) {
    form_ = &form;
    article_ = &article;
  }

  // Whether a noun of a weapon stands at this spot, or one that is no mere
  // "system" or "delivery", or one of this category.
  bool is_at(std::size_t spot) const;
  bool is_plain_at(std::size_t spot) const;
  bool is_at(std::size_t spot, NounCategory category) const;

  // Whether a noun of a weapon stands within four spots of [first, end), in
  // the same sentence.
  bool is_near(std::size_t first, std::size_t end, bool plain = false) const;
  // Whether a mere "system" stands within two spots.
  bool is_beside_system(std::size_t first, std::size_t end) const;

  // The categories of the noun of a weapon at this spot, of the one right
  // behind a name, and of the nearest one on either side.
  NounSet at(std::size_t spot) const;
  NounSet head(std::size_t end) const;
  NounSet nearest_of(std::size_t first, std::size_t end) const;
  // Whether such a noun is as near as is_near() asks.
  bool is_near(std::size_t first, std::size_t end, NounSet nouns) const;

  // How far the nearest spot that `holds` is from the edges of [first, end)
  // within the sentence; kFar if there is none within reach.
  template <class Holds>
  std::size_t nearest(std::size_t first, std::size_t end, std::size_t reach,
                      Holds holds) const {
    const ArticleView& a = *article_;
    std::size_t best = kFar;
    for (std::size_t k = end, n = 1; k < a.size() && n <= reach; ++k, ++n) {
      if (a.gap(k) >= Gap::Sentence) break;
      if (!holds(k)) continue;
      best = n;
      break;
    }
    for (std::size_t k = first, n = 1; k > 0 && n <= reach && n < best; ++n) {
      if (a.gap(k) >= Gap::Sentence) break;
      if (holds(--k)) best = n;
    }
    return best;
  }

 private:
  template <class Holds>
  bool stands_at(std::size_t spot, Holds holds) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_NOUN_READER_H_
