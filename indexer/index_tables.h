// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_INDEX_TABLES_H_
#define DOSSIER_INDEXER_INDEX_TABLES_H_

#include <filesystem>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/store/manifest.h"

namespace dossier::internal {

// The gazetteer of an index: a compiled form (store/gazetteer_file.h) and the
// tables that its user added, "table-<number>-<name>". These functions write
// such files, durably, and name them in `manifest`; they become part of the
// index when that is published.

// The tables that come with the library alone.
void use_builtin_tables(const std::filesystem::path& folder,
                        Manifest& manifest);

// Adds the user's tables; one of the name of an earlier one takes its place.
// True if that changes anything. Throws Error (InvalidArgument) naming file
// and line of the first fault, (Io).
bool add_user_tables(const std::filesystem::path& folder,
                     const std::vector<std::filesystem::path>& files,
                     Manifest& manifest);

// Compiles today's built-in tables with the user's and with the aliases among
// the corrections. Throws like add_user_tables.
void recompile_tables(const std::filesystem::path& folder, Manifest& manifest);

// Every fault of the files, compiled together with the built-in tables, and of
// those. Throws Error (InvalidArgument, LimitExceeded, Io) for a file that
// cannot be read.
std::vector<TableFault> check_tables(
    const std::vector<std::filesystem::path>& files);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_INDEX_TABLES_H_
