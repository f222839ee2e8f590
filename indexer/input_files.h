// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What adding to an index and reading without one have in common: from the
// paths that a user named to articles with ids.
#ifndef DOSSIER_INDEXER_INPUT_FILES_H_
#define DOSSIER_INDEXER_INPUT_FILES_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dossier/ingest.h"
#include "indexer/sources/sources.h"

namespace dossier::internal {

ReadOptions read_options(const IngestOptions& options);

// One file, or standard input.
struct InputItem {
  std::optional<FoundFile> file;  // nothing: standard input
};

struct InputFolder {
  std::filesystem::path path;
  bool has_files;
};

struct Inputs {
  std::vector<InputItem> items;      // in the order of the paths named
  std::vector<InputFolder> folders;  // those that the user named
  std::uint64_t files = 0, bytes = 0;
};

// Finds the files below the paths; one that is named twice comes once. What
// cannot be used goes to `reject`.
Inputs find_inputs(const std::vector<std::filesystem::path>& paths,
                   InputFormat format, const RejectionSink& reject);

// Reads the articles of an item. `position`, if given, is called before each
// article with the number of bytes of the file, as stored, that were read.
void read_input(const InputItem& item, const ReadOptions& options,
                const ArticleSink& sink, const RejectionSink& reject,
                const std::function<void(std::uint64_t)>& position = {});

// True for the one article of a text or HTML file, which has no id of its own.
bool is_whole_file(const ReadArticle& read, const InputItem& item);

// The id of such an article: the path as the user named it and the way below
// it, lexically normal.
std::string id_of_path(const std::filesystem::path& path);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_INPUT_FILES_H_
