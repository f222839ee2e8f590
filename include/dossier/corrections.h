// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What users decide about the facet values of an index, and how it reaches the
// articles that are there already. docs/corrections.md has the lines.
#ifndef DOSSIER_CORRECTIONS_H_
#define DOSSIER_CORRECTIONS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "dossier/index_writer.h"

namespace dossier {

struct CorrectionReport {
  std::uint64_t revision = 0;  // now current
  std::uint64_t articles = 0;
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t lines = 0;  // that the index now has
};

// The corrections kept with the index at `folder`, one a line; empty if there
// is none. Throws Error (NotFound, Corrupt).
std::string corrections_of(const std::filesystem::path& folder);

// Keeps more lines with the index, as a new revision; those that it has already
// are passed over. They hold for every article added later, and after
// retag_index() for the others. All or none: throws Error (InvalidArgument)
// that names the first bad line after `name`, as in "lines.tsv:3: ..."; with an
// empty name, only what is wrong.
CorrectionReport add_corrections(const std::filesystem::path& folder,
                                 std::string_view lines,
                                 const std::string& name = "corrections");

// Takes away the lines that begin with these columns. Throws Error
// (InvalidArgument) if no line does.
CorrectionReport remove_corrections(const std::filesystem::path& folder,
                                    std::string_view columns);

struct RetagReport {
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;
  std::uint64_t looked_at = 0;
  std::uint64_t rewritten = 0;  // whose entities are now others
};

// Recognises the entities of every article again, by today's built-in tables,
// the tables kept with the index and its corrections; rewrites those whose
// entities change, in one commit. Entities that articles brought along stay.
// `progress` is told (done, all). Throws Error like IndexWriter.
RetagReport retag_index(
    const std::filesystem::path& folder, const WriterOptions& options = {},
    const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace dossier

#endif  // DOSSIER_CORRECTIONS_H_
