// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/label_choice.h"

#include "indexer/entities/person_id.h"

namespace dossier::internal {

bool takes_label(Facet facet, std::string_view id, std::string_view earlier,
                 std::string_view later) {
  if (earlier == later || later == id) return false;
  if (earlier == id) return true;
  if (is_person_facet(facet) && person_id(earlier) == id &&
      person_id(later) == id)
    return is_better_spelling(later, earlier);
  return true;
}

}  // namespace dossier::internal
