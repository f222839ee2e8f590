// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_WRITER_ACCESS_H_
#define DOSSIER_INDEXER_WRITER_ACCESS_H_

#include <cstddef>

#include "dossier/index_writer.h"
#include "indexer/store/catalogue.h"

namespace dossier {

// What the library's own ingestion may do with a writer beyond its public
// methods.
struct WriterAccess {
  static const WriterOptions& options(const IndexWriter& writer);

  // Saved by the next commit, with the articles it speaks of.
  static internal::Catalogue& catalogue(IndexWriter& writer);

  // Small segments that wait for a commit: the measure of what it will cost.
  static std::size_t uncommitted_segments(const IndexWriter& writer);

  // Like commit(), but WriterOptions::cancelled does not end it: so that what
  // was read before Ctrl-C is not lost. Merges nothing then.
  static CommitReport commit_regardless(IndexWriter& writer);
};

}  // namespace dossier

#endif  // DOSSIER_INDEXER_WRITER_ACCESS_H_
