// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The gazetteer of an index as a file: the compiled form,
// "gazetteer-<version>", to be mapped; or, if it is the one that comes with the
// library, the same compressed, "gazetteer-<version>.zst". A build that has
// these very tables uses its own and never unpacks them; another one unpacks
// them into memory.
#ifndef DOSSIER_INDEXER_STORE_GAZETTEER_FILE_H_
#define DOSSIER_INDEXER_STORE_GAZETTEER_FILE_H_

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/entities/gazetteer.h"
#include "indexer/store/manifest.h"

namespace dossier::internal {

std::string gazetteer_file_name(std::string_view version, bool packed);
bool is_packed_gazetteer(std::string_view file_name);

// The content of a packed file.
std::string pack_gazetteer(const Gazetteer& gazetteer);

// The gazetteer that an index was made with, REQUIRES that its file is
// verified. Throws Error (Corrupt, Io; Incompatible if this build cannot read
// the compiled form).
std::shared_ptr<const Gazetteer> open_gazetteer(
    const std::filesystem::path& folder, const Manifest& manifest);

// Reads the file even where open_gazetteer would not. Throws Error (Corrupt,
// Incompatible) if it does not hold the gazetteer that the manifest names.
void check_gazetteer(const std::filesystem::path& folder,
                     const Manifest& manifest);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_GAZETTEER_FILE_H_
