// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_VERIFY_FILES_H_
#define DOSSIER_INDEXER_STORE_VERIFY_FILES_H_

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dossier::internal {

// A fault that verification found.
struct Damage {
  std::string file;  // within the index folder
  std::string what;
};

// Checks everything: every file's presence, size and checksum, the structure
// of columns, records and manifest, and Xapian's own check of the postings
// (only of files whose checksum holds: it cannot be trusted with damaged
// ones). Never throws for damage. Throws Error (NotFound) without an index.
std::vector<Damage> verify_files(
    const std::filesystem::path& folder,
    const std::function<void(const std::string& file)>& progress);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_VERIFY_FILES_H_
