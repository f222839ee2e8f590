// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/role_names.h"

#include <array>
#include <utility>

namespace dossier::internal {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 32> kRoles{{
    {"head_of_state", Role::HeadOfState},
    {"vice_president", Role::VicePresident},
    {"head_of_government", Role::HeadOfGovernment},
    {"deputy_head_of_government", Role::DeputyHeadOfGovernment},
    {"foreign_minister", Role::ForeignMinister},
    {"deputy_foreign_minister", Role::DeputyForeignMinister},
    {"defence_minister", Role::DefenceMinister},
    {"deputy_defence_minister", Role::DeputyDefenceMinister},
    {"interior_minister", Role::InteriorMinister},
    {"finance_minister", Role::FinanceMinister},
    {"minister", Role::Minister},
    {"deputy_minister", Role::DeputyMinister},
    {"chief_of_staff", Role::ChiefOfStaff},
    {"military", Role::Military},
    {"intelligence_chief", Role::IntelligenceChief},
    {"security_adviser", Role::SecurityAdviser},
    {"adviser", Role::Adviser},
    {"arms_export_director", Role::ArmsExportDirector},
    {"executive", Role::Executive},
    {"ambassador", Role::Ambassador},
    {"envoy", Role::Envoy},
    {"spokesperson", Role::Spokesperson},
    {"legislator", Role::Legislator},
    {"governor", Role::Governor},
    {"judge", Role::Judge},
    {"international_head", Role::InternationalHead},
    {"other", Role::Other},
    {"deputy", Role::Deputy},
    {"former", Role::Former},
    {"acting", Role::Acting},
    {"noble", Role::Noble},
    {"religious", Role::Religious},
}};

}  // namespace

std::optional<Role> role_by_name(std::string_view name) {
  for (const auto& [known, role] : kRoles)
    if (known == name) return role;
  return std::nullopt;
}

std::string_view role_name(Role role) {
  for (const auto& [name, known] : kRoles)
    if (known == role) return name;
  return {};
}

}  // namespace dossier::internal
