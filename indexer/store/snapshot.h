// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SNAPSHOT_H_
#define DOSSIER_INDEXER_STORE_SNAPSHOT_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/entities/corrections.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/store/bitmap.h"
#include "indexer/store/manifest.h"
#include "indexer/store/segment.h"
#include "indexer/store/story_map.h"
#include "indexer/store/value_map.h"

namespace dossier::internal {

// One revision of an index, all files open: unharmed by whatever a writer does
// afterwards. Immutable; shared by threads.
struct Snapshot {
  std::filesystem::path folder;
  Manifest manifest;
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<Bitmap> dead;  // one a segment; size 0 if none is dead
  std::shared_ptr<const ValueMap> values;
  std::shared_ptr<const StoryMap> stories;  // null: there are none
  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Corrections> corrections;  // never null once opened

  // Living articles, and what ranking works with: documents and words of all
  // segments, the dead included until a merge drops them, so that document
  // frequencies, number and average length belong to the same articles.
  std::uint64_t articles = 0;
  std::uint64_t ranking_documents = 0;
  std::uint64_t ranking_length = 0;
  // Languages with articles, most first, with their numbers of articles.
  std::vector<std::pair<std::string, std::uint64_t>> languages;

  // Opens the current revision. If the writer replaced it between manifest and
  // files, reads the manifest again. Checks sizes, and checksums of files that
  // this machine has not seen yet (remembered by device, inode, size and
  // modification time in a cache of the user's; failing to remember is no
  // error). Throws Error (NotFound, Corrupt, Incompatible, Io).
  static std::shared_ptr<const Snapshot> open(
      const std::filesystem::path& folder);
};

// Number of words in titles and texts of the living articles. Linear in the
// vocabulary and in the dead.
std::uint64_t count_words(const Snapshot& snapshot);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SNAPSHOT_H_
