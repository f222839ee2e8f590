// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the postings file of a segment: a Xapian database in a single file,
// without term lists and positions. posting_runs.h writes it.
#ifndef DOSSIER_INDEXER_STORE_POSTINGS_H_
#define DOSSIER_INDEXER_STORE_POSTINGS_H_

#include <xapian.h>

#include <cstdint>
#include <memory>

#include "indexer/store/file.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// A handle of its own over the open file, which may have been unlinked. Throws
// Error.
Xapian::Database open_postings(const MappedFile& file);

// Throws Error (Corrupt) if the file is not one of `documents` documents of
// `total_length` in all.
void check_postings(const MappedFile& file, std::uint32_t documents,
                    std::uint64_t total_length);

// `size` is the number of documents, beyond which no posting may lie.
std::unique_ptr<Postings> make_postings(std::shared_ptr<const MappedFile> file,
                                        std::uint32_t size);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_POSTINGS_H_
