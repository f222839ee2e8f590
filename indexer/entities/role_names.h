// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ROLE_NAMES_H_
#define DOSSIER_INDEXER_ENTITIES_ROLE_NAMES_H_

#include <optional>
#include <string_view>

#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// The names of offices*.tsv and of the classes of titles*.tsv.
std::optional<Role> role_by_name(std::string_view name);
std::string_view role_name(Role role);  // empty for Role::None

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ROLE_NAMES_H_
