// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ROLES_H_
#define DOSSIER_INDEXER_ENTITIES_ROLES_H_

#include <cstdint>
#include <vector>

#include "indexer/entities/article_people.h"
#include "indexer/entities/article_view.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/offices.h"
#include "indexer/entities/title_reader.h"

namespace dossier::internal {

// A role that stands alone: "the minister", "Moscow's defence minister". It
// means someone whom the article gave that role before, or else the one who
// held the office on the article's day.
class RoleRules {
 public:
  // What the other rules found; `mentions` in the order of the article.
  struct Scene {
    const CompiledForm* form;
    const ArticleView* article;
    const Lookup* lookup;
    const TitleReader* titles;
    const std::vector<std::uint8_t>* used;  // by spot: of a title with a name
    const std::vector<std::uint32_t>* mention_at;  // by spot: 1 + index, or 0
  };

  // Appends the roles that mean someone, and whom.
  void run(const Scene& scene, ArticlePeople& people,
           std::vector<PersonMention>& mentions,
           std::vector<std::uint32_t>& owners);

 private:
  struct Seen {  // the latest mention of a person with some role
    std::uint32_t person;
    std::size_t spot;
  };

  bool is_alone(const Title& title) const;
  bool describes_unknown(const Title& title) const;
  bool awaits_holder(const Title& title) const;
  bool is_of_speaker(std::size_t spot) const;
  bool is_definite(const Title& title) const;
  bool goes_on(const Title& title) const;
  std::uint32_t antecedent(const Title& title,
                           const ArticlePeople& people) const;
  bool fits(const ArticlePerson& person, const Title& title) const;
  void see(std::uint32_t person, std::size_t spot);

  Scene scene_{};
  std::vector<Seen> seen_;  // the latest last, one a person
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ROLES_H_
