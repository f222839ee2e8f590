// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_MANIFEST_H_
#define DOSSIER_INDEXER_STORE_MANIFEST_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

inline constexpr int kFormatVersion = 5;
inline constexpr const char* kManifestName = "manifest";

// True if there is an index of any version in the folder, by its manifest.
bool has_index(const std::filesystem::path& folder);

// The settings that made the terms of an index. A reader whose own differ in
// anything but `icu` refuses; another ICU only warns.
struct AnalysisSettings {
  int analysis_version;    // of the rules in indexer/text and analyser
  std::string stemmer;     // "xapian-1.4.22"
  std::string stop_words;  // hash of the lists
  std::string icu;         // "72.1"
  std::uint32_t title_weight;

  static AnalysisSettings current();
};

struct ManifestSegment {
  SegmentFiles files;
  std::uint32_t documents = 0;  // dead included
  std::uint32_t dead = 0;
  std::uint64_t total_length = 0;  // dead included
  std::optional<FileInfo> tombstones;
};

// One revision of an index: the list of everything it consists of.
struct Manifest {
  int format = kFormatVersion;
  std::string index_id;  // UUID, for the life of the index
  std::uint64_t revision = 0;
  std::uint64_t next_segment = 1;  // for names
  AnalysisSettings settings;
  std::vector<ManifestSegment> segments;
  FileInfo values;                    // global facet values
  std::optional<FileInfo> catalogue;  // files that articles came from
  FileInfo gazetteer;                 // compiled
  std::string gazetteer_version;
  std::vector<FileInfo> user_tables;    // gazetteer files that a user added
  std::optional<FileInfo> corrections;  // what users decided
  std::optional<FileInfo> stories;      // groups of near-duplicates, if any

  std::uint64_t articles() const;  // living
  std::vector<FileInfo> all_files() const;
};

// Text with a checksum line at the end. parse throws Error (Corrupt;
// Incompatible for another format version), naming `path` in the message.
std::string format_manifest(const Manifest& manifest);
Manifest parse_manifest(std::string_view bytes, const std::string& path);

// Reads `folder`/manifest. Throws Error (NotFound) if there is none.
Manifest read_manifest(const std::filesystem::path& folder);

// Writes manifest.tmp, fsyncs, renames, fsyncs the folder: the moment of
// commit. REQUIRES that all files named are fsynced.
void publish_manifest(const std::filesystem::path& folder,
                      const Manifest& manifest);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_MANIFEST_H_
