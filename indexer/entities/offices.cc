// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/offices.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// Articles come days after an event, and the days of offices are sometimes
// those of the oath.
constexpr Day kGrace = 60;

// Someone whose first office came so many days after the article is hardly the
// one it names.
constexpr Day kYearsBeforeOffice = 12 * 365;

bool covers(const OfficeRecord& o, Day day, Day grace) {
  return (o.from == kNoDay || o.from <= day + grace) &&
         (o.to == kNoDay || o.to >= day - grace);
}

bool is_dated(const OfficeRecord& o) {
  return o.from != kNoDay || o.to != kNoDay;
}

}  // namespace

bool is_single(Role role) {
  switch (role) {
    case Role::HeadOfState:
    case Role::VicePresident:
    case Role::HeadOfGovernment:
    case Role::ForeignMinister:
    case Role::DefenceMinister:
    case Role::InteriorMinister:
    case Role::FinanceMinister:
      return true;
    default:
      return false;
  }
}

std::uint32_t Offices::holder(std::uint32_t country, Role role, Day day) const {
  if (day == kNoDay || country == kNoEntity) return kNoEntity;
  std::uint32_t only = kNoEntity;
  bool open = false, several = false;
  for (const std::uint32_t number : form_.holders(country, role)) {
    const OfficeRecord& o = form_.office(number);
    if (o.from != kNoDay && o.from > day) break;
    if (!is_dated(o) || !covers(o, day, 0) || o.entity == only) continue;
    // An end that is not known came before the next one's beginning.
    several = several || (only != kNoEntity && !open);
    only = o.entity;
    open = o.to == kNoDay;
  }
  return several ? kNoEntity : only;
}

bool Offices::held(std::uint32_t person, Role role, Day day) const {
  const auto offices = form_.offices(form_.entity(person));
  return std::any_of(offices.begin(), offices.end(), [&](const auto& o) {
    if (static_cast<Role>(o.role) != role) return false;
    return day == kNoDay ? o.from != kNoDay : covers(o, day, kGrace);
  });
}

const OfficeRecord* Offices::office_on(std::uint32_t person, Day day) const {
  if (day == kNoDay) return nullptr;
  const OfficeRecord* best = nullptr;
  for (const OfficeRecord& o : form_.offices(form_.entity(person)))
    if (is_dated(o) && covers(o, day, 0) &&
        (best == nullptr || o.role < best->role))
      best = &o;
  return best;
}

bool Offices::was_active(std::uint32_t person, Day day) const {
  if (day == kNoDay) return true;
  Day first = kNoDay;
  for (const OfficeRecord& o : form_.offices(form_.entity(person))) {
    if (o.from == kNoDay) return true;
    if (first == kNoDay || o.from < first) first = o.from;
  }
  return first == kNoDay || first - day < kYearsBeforeOffice;
}

}  // namespace dossier::internal
