// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_TITLE_OWNER_H_
#define DOSSIER_INDEXER_ENTITIES_TITLE_OWNER_H_

#include <cstddef>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/lookup.h"

namespace dossier::internal {

// Tells whether the country named beside a role is the state whose office it
// is, and not part of another owner's name.
class TitleOwner {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             const Lookup& lookup);

  bool owns_before(std::size_t spot, Role role) const;
  bool owns_behind(std::size_t spot, Role role) const;

 private:
  bool is_adjective(std::size_t spot) const;
  bool is_attribute(std::size_t spot) const;
  bool is_organ(std::size_t spot) const;
  bool is_owner(std::size_t spot) const;
  bool is_town(std::size_t spot) const;
  bool names_company(std::size_t spot) const;
  bool speaks(std::size_t spot) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_TITLE_OWNER_H_
