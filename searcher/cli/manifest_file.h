// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_MANIFEST_FILE_H_
#define DOSSIER_SEARCHER_CLI_MANIFEST_FILE_H_

#include <vector>

#include "dossier/batch.h"
#include "dossier/comparison.h"
#include "searcher/cli/batch_file.h"
#include "searcher/cli/options.h"

// What --manifest FILE writes. Without the option it does nothing.
class ManifestFile {
 public:
  // Nobody should have to wait for an answer to learn that its record cannot be
  // written: throws dossier::Error (InvalidArgument) if there is something else
  // at this place, or it is what the run reads; Io if nothing can be put there.
  explicit ManifestFile(const SearchOptions& options);

  // Each writes the file whole or leaves it as it was. Throw dossier::Error
  // (Io).
  void write(const dossier::Answer& answer) const;
  void write(const dossier::Comparison& comparison) const;
  void write_batch(const dossier::IndexIdentity& index) const;

  // Keeps what is recorded of a query of a batch.
  void add(dossier::BatchRow row);

 private:
  void check_place() const;
  void replace(const std::string& manifest) const;

  const SearchOptions& options_;
  std::vector<dossier::BatchRow> rows_;
};

// Reads the manifest that --repeat names: what it asks for comes into the
// options. Returns the queries, if they were a batch. Throws dossier::Error
// (InvalidArgument).
std::vector<NamedQuery> take_repeated(SearchOptions& options);

// Tells if the manifest that is repeated was not of this index as it is now.
void warn_of_another_index(const SearchOptions& options,
                           const dossier::IndexIdentity& index);

#endif  // DOSSIER_SEARCHER_CLI_MANIFEST_FILE_H_
