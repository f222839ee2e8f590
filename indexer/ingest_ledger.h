// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_INGEST_LEDGER_H_
#define DOSSIER_INDEXER_INGEST_LEDGER_H_

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/sources/sources.h"
#include "indexer/store/catalogue.h"

namespace dossier::internal {

// What each file gives while articles are read, kept in step with the
// catalogue: whenever the run ends, that names, for each file, at least all
// articles that the index has from it. An article is lost only when the file
// that gave it was read to its end without a fault, no longer has it, and no
// other file gave it too. Not thread-safe.
class IngestLedger {
 public:
  // `reading`: a hash of the options that files are read with. The catalogue
  // outlives the ledger.
  IngestLedger(Catalogue& catalogue, std::uint64_t reading);

  // Takes up a file. Returns what is known of one that did not change since it
  // was read whole: there is nothing to do with it. Reads the file if its time
  // does not tell. Throws Error (Io).
  const CatalogueEntry* begin_file(const FoundFile& file);
  // Takes up standard input, which nobody can look at again.
  void begin_stream();

  // Of the input that was taken up:
  // the id of a file that is one article as a whole;
  std::string whole_file_id(const std::filesystem::path& path);
  void gave(std::string_view id);
  void refused_one();      // a line or article
  void keep_unfinished();  // should the run end now
  void finish_file();
  void finish_stream();

  // These articles, of whichever input, the writer refused.
  void count_refused(const std::unordered_set<std::string_view>& ids);

  // Files below the folder that are gone are forgotten, and their articles
  // lost.
  void forget_missing(const std::filesystem::path& folder);

  // The articles that were lost since the last call.
  std::set<std::string, std::less<>> take_lost();

 private:
  bool is_same_time(const CatalogueEntry& known, const FoundFile& file) const;
  CatalogueEntry entry_of(const FoundFile& file) const;
  void refresh_time(const CatalogueEntry& known, const CatalogueEntry& found);

  Catalogue& catalogue_;
  const std::uint64_t reading_;
  std::string key_;       // of the file at hand; empty: standard input
  CatalogueEntry entry_;  // of the input at hand
  IdList before_;         // what the file gave in earlier runs
  bool had_faults_ = false;
  IdList stream_ids_;  // articles from standard input
  std::unordered_map<std::string, std::string> path_of_id_;  // whole files
  std::set<std::string, std::less<>> lost_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_INGEST_LEDGER_H_
