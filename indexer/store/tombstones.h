// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_TOMBSTONES_H_
#define DOSSIER_INDEXER_STORE_TOMBSTONES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/store/bitmap.h"

namespace dossier::internal {

// Tombstones: dead documents of one segment, as a file.
std::string encode_tombstones(const Bitmap& dead);
// Throws Error (Corrupt) if it is not one for `size` documents.
Bitmap decode_tombstones(std::string_view bytes, std::size_t size,
                         const std::string& path);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_TOMBSTONES_H_
