// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_VERIFIED_FILES_H_
#define DOSSIER_INDEXER_STORE_VERIFIED_FILES_H_

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "indexer/store/file.h"

namespace dossier::internal {

// Throws Error (Corrupt), naming the file, if its size or checksum is not that
// of `info`. Reads the whole file.
void verify_file(const std::filesystem::path& folder, const FileInfo& info);

// Verifies files that this machine has not seen whole yet. What was seen is
// remembered by device, inode, size, modification time and checksum: in this
// process, and in a file of the user's cache folder
// ($XDG_CACHE_HOME/dossier or ~/.cache/dossier) if there is one. Not being able
// to remember is no error: the file is then verified once a process.
//
// One object an opening; not thread-safe.
class FileVerifier {
 public:
  // Checks size, and checksum if need be. Throws Error (Corrupt, Io). True if
  // the file had not been seen before.
  bool check(const std::filesystem::path& folder, const FileInfo& info);
  // Remembers the files checked, once whatever else is checked of them is
  // found sound.
  void remember();

 private:
  std::vector<std::string> new_keys_;
};

// Remembers files that this process has written, synced and taken the checksum
// of on the way: reading them back would ask the page cache, not the disk.
void remember_written(const std::filesystem::path& folder,
                      std::span<const FileInfo> files);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_VERIFIED_FILES_H_
