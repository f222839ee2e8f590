// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What dossier-index does, one function a subcommand. Each returns the exit
// status; errors are exceptions, told by main.
#ifndef DOSSIER_INDEXER_CLI_COMMANDS_H_
#define DOSSIER_INDEXER_CLI_COMMANDS_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "dossier/index.h"
#include "dossier/ingest.h"

struct InputOptions {
  std::vector<std::filesystem::path> paths;
  std::string format = "auto";
  std::vector<std::string> maps;  // "title=headline"
  std::string language = "auto";
};

struct AddOptions {
  InputOptions input;
  unsigned threads = 0;
  bool delete_missing = false;
  bool progress = false;
  std::vector<std::filesystem::path> gazetteer_files;
  std::uint64_t max_article_bytes = 16u << 20;
  std::uint32_t max_words = 1'000'000;
};
ExitStatus run_add(const std::optional<std::string>& index,
                   const AddOptions& options);

struct AnnotateOptions {
  InputOptions input;
  unsigned threads = 0;
  std::string output = "jsonl";
  bool with_text = false;
  std::vector<std::filesystem::path> gazetteer_files;
};
ExitStatus run_annotate(const AnnotateOptions& options);

// Reports the faults of gazetteer tables.
ExitStatus run_gazetteer_check(const std::vector<std::filesystem::path>& files);

struct RemoveOptions {
  std::vector<std::string> ids;
};
ExitStatus run_remove(const std::optional<std::string>& index,
                      const RemoveOptions& options);

struct ReindexOptions {
  unsigned threads = 0;
  bool progress = false;
  std::vector<std::filesystem::path> gazetteer_files;
};
ExitStatus run_reindex(const std::optional<std::string>& index,
                       const ReindexOptions& options);

struct RetagOptions {
  unsigned threads = 0;
  bool progress = false;
};
ExitStatus run_retag(const std::optional<std::string>& index,
                     const RetagOptions& options);

struct CorrectOptions {
  std::vector<std::string> columns;  // of one line
  std::optional<std::string> file;   // of lines; "-": standard input
  bool list = false;
  bool remove = false;
};
ExitStatus run_correct(const std::optional<std::string>& index,
                       const CorrectOptions& options);

struct StatsOptions {
  bool officials = false;  // proposed merges instead of the figures
  bool json = false;
};
ExitStatus run_stats(const std::optional<std::string>& index,
                     const StatsOptions& options);

// Of people who may be one.
void print_merge_proposals(const dossier::Index& index, bool json);

ExitStatus run_verify(const std::optional<std::string>& index, bool progress);
ExitStatus run_compact(const std::optional<std::string>& index);
ExitStatus run_export(const std::optional<std::string>& index,
                      const std::filesystem::path& xapian);

// Throws dossier::Error (InvalidArgument) for a map that is not FIELD=KEY.
dossier::IngestOptions ingest_options(const InputOptions& input);

// The folder of an index that is there. Throws dossier::Error (NotFound).
std::filesystem::path existing_index(const std::optional<std::string>& index);

// "committed revision 7, 804 articles", the line that scripts read.
void print_committed(std::uint64_t revision, std::uint64_t articles);

#endif  // DOSSIER_INDEXER_CLI_COMMANDS_H_
