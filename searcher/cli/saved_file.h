// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_SAVED_FILE_H_
#define DOSSIER_SEARCHER_CLI_SAVED_FILE_H_

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dossier/saved_query.h"

// The saved queries of a user: a file of NAME<TAB>QUERY a line, like a batch.
class SavedFile {
 public:
  // The file given, or queries.tsv in the user's folder of settings, where
  // there need not be one. Throws dossier::Error: InvalidArgument if there is
  // no such folder or the file given cannot be read, Io if it cannot otherwise.
  SavedFile(const std::optional<std::string>& given,
            const std::atomic<bool>& cancelled);

  const std::filesystem::path& path() const { return path_; }
  const std::vector<dossier::SavedQuery>& queries() const { return queries_; }

  // Adds the query, or replaces the one of this name, and writes the file.
  // REQUIRES a name that require_saved_name() takes. Throws dossier::Error
  // (Io).
  void save(const std::string& name, const std::string& query);
  // Throws dossier::Error: InvalidArgument if there is none of this name, Io.
  void forget(const std::string& name);

 private:
  std::string hint_at(const std::string& name) const;
  void write() const;

  std::filesystem::path path_;
  std::vector<dossier::SavedQuery> queries_;
};

// Throws dossier::Error (InvalidArgument) for a name that no line can have, or
// that cannot stand behind "query:".
void require_saved_name(const std::string& name);

// True if the query may have a saved one in it, so that the file is needed.
bool may_use_saved(const std::string& query);

#endif  // DOSSIER_SEARCHER_CLI_SAVED_FILE_H_
