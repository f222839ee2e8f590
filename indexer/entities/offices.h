// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_OFFICES_H_
#define DOSSIER_INDEXER_ENTITIES_OFFICES_H_

#include <cstdint>

#include "indexer/entities/compiled_form.h"
#include "indexer/text/date.h"

namespace dossier::internal {

// Who held which office when, by offices*.tsv.
class Offices {
 public:
  explicit Offices(const CompiledForm& form) : form_(form) {}

  // The one holder of a country's office on a day, or kNoEntity if there is
  // none or more than one, or the day is not known.
  std::uint32_t holder(std::uint32_t country, Role role, Day day) const;

  // Whether someone held such an office about that day; where the day is not
  // known, whether ever.
  bool held(std::uint32_t person, Role role, Day day) const;

  // The weightiest office of a person on a day, or null.
  const OfficeRecord* office_on(std::uint32_t person, Day day) const;

  // Not someone whose first office came long after the day.
  bool was_active(std::uint32_t person, Day day) const;

 private:
  const CompiledForm& form_;
};

// Roles of which a state has one at a time.
bool is_single(Role role);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_OFFICES_H_
