// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_corrections.h"

#include <string>

#include "dossier/error.h"
#include "indexer/store/file.h"
#include "indexer/store/verified_files.h"

namespace dossier::internal {

std::shared_ptr<const Corrections> read_corrections(
    const std::filesystem::path& folder, const Manifest& manifest) {
  if (!manifest.corrections) return std::make_shared<const Corrections>();
  verify_file(folder, *manifest.corrections);
  const std::string path = (folder / manifest.corrections->name).string();
  try {
    std::vector<Correction> lines =
        parse_corrections(MappedFile::open(path)->bytes(), path);
    check_merges(lines, path);
    return std::make_shared<const Corrections>(std::move(lines));
  } catch (const Error& error) {
    // Lines were checked before they were kept.
    throw Error(ErrorCode::Corrupt, error.what());
  }
}

void write_corrections(const std::filesystem::path& folder,
                       const std::vector<Correction>& corrections,
                       Manifest& manifest) {
  manifest.corrections.reset();
  if (corrections.empty()) return;
  std::string text;
  for (const Correction& correction : corrections)
    text += format_correction(correction) + '\n';
  const std::string name =
      "corrections-" + std::to_string(manifest.revision + 1);
  replace_file_durably(folder / name, text);
  manifest.corrections = FileInfo{name, text.size(), xxh3(text)};
}

}  // namespace dossier::internal
