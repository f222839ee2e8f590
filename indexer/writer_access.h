// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_WRITER_ACCESS_H_
#define DOSSIER_INDEXER_WRITER_ACCESS_H_

#include "dossier/index_writer.h"
#include "indexer/index_folder.h"
#include "indexer/store/catalogue.h"

namespace dossier {

// What the library's own ingestion may do with a writer beyond its public
// methods.
struct WriterAccess {
  static const WriterOptions& options(const IndexWriter& writer);

  // Saved by the next commit, with the articles it speaks of.
  static internal::Catalogue& catalogue(IndexWriter& writer);

  // The index as of the last commit.
  static const internal::IndexFolder& folder(const IndexWriter& writer);
  // What the next commit will be made under.
  static const internal::Manifest& next(const IndexWriter& writer);

  // Recognises what is added from now on by today's built-in tables, with the
  // user's. REQUIRES that nothing was added since the last commit.
  static void use_todays_tables(IndexWriter& writer);

  // While set, WriterOptions::cancelled ends no add() or commit(), only merges
  // of segments that are committed: so that what was read before Ctrl-C is not
  // lost. The caller looks at the flag itself.
  static void keep_run(IndexWriter& writer, bool keep);
};

}  // namespace dossier

#endif  // DOSSIER_INDEXER_WRITER_ACCESS_H_
