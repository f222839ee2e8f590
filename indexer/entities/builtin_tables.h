// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_BUILTIN_TABLES_H_
#define DOSSIER_INDEXER_ENTITIES_BUILTIN_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/gazetteer.h"

namespace dossier::internal {

// Tables as one string: for each its name, a line with the number of bytes, and
// the text.
std::string pack_tables(const std::vector<TableSource>& tables);
std::vector<TableSource> unpack_tables(std::string_view packed);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_BUILTIN_TABLES_H_
