// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_FILE_H_
#define DOSSIER_INDEXER_STORE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/file_descriptor.h"

namespace dossier::internal {

// What the manifest knows of a file: enough to find any damage.
struct FileInfo {
  std::string name;  // within the index folder
  std::uint64_t size = 0;
  std::uint64_t xxh3 = 0;  // XXH3-64 of the whole content
};

// A whole file mapped for reading. The mapping outlives the name: the file may
// be unlinked. Shared by threads.
class MappedFile {
 public:
  // Throws Error (Io; Corrupt if it does not exist).
  static std::shared_ptr<const MappedFile> open(
      const std::filesystem::path& path);
  // Throws Error (Corrupt) also if its size is not that of `info`.
  static std::shared_ptr<const MappedFile> open(
      const std::filesystem::path& folder, const FileInfo& info);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {data_, size_}; }
  int descriptor() const { return fd_.get(); }
  const std::string& path() const { return path_; }

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  FileDescriptor fd_;
  std::string path_;
};

// Writes a new file from its beginning to its end and hashes it on the way.
// Errors are Error (Io), naming the path and the reason. The file is removed
// unless finish() was called.
class FileWriter {
 public:
  // Replaces any file of that name.
  explicit FileWriter(const std::filesystem::path& path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }  // appended so far
  // Puts `bytes` over the beginning of what was appended, which costs reading
  // the file again for its hash.
  void replace_beginning(std::string_view bytes);
  void sync();
  // Writes what is buffered and closes the file. The name described is the
  // last part of the path.
  FileInfo finish();

 private:
  struct Hash;
  void flush();

  std::filesystem::path path_;
  FileDescriptor fd_;
  std::uint64_t size_ = 0;
  std::string buffer_;
  std::unique_ptr<Hash> hash_;
  bool is_hash_stale_ = false;
};

std::uint64_t xxh3(std::string_view bytes);
// Hash and size of a file, read once. Throws Error (Io).
FileInfo describe_file(const std::filesystem::path& folder,
                       const std::string& name);

// Creates `path` with the bytes and fsyncs it. Throws Error (Io), naming the
// path and the reason; a partly written file is removed.
void write_file_durably(const std::filesystem::path& path,
                        std::string_view bytes);
// write_file_durably to a temporary name, rename, fsync the folder.
void replace_file_durably(const std::filesystem::path& path,
                          std::string_view bytes);
void sync_file(const std::filesystem::path& path);
void sync_folder(const std::filesystem::path& folder);

// An exclusive lock (flock) on `path`, created if missing, held until
// destruction. Throws Error (Locked) at once if another process or another
// FileLock of this one holds it.
class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& path);

 private:
  FileDescriptor fd_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_FILE_H_
