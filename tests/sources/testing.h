// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_SOURCES_TESTING_H_
#define DOSSIER_TESTS_SOURCES_TESTING_H_

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/error.h"
#include "indexer/sources/sources.h"

namespace dossier::internal {

// A fresh folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "dossier-XXXXXX").native();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::string& name,
                              std::string_view content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

 private:
  std::filesystem::path path_;
};

// A descriptor to read `content` from.
class ContentDescriptor {
 public:
  explicit ContentDescriptor(std::string_view content)
      : file_(folder_.write("content", content)),
        fd_(::open(file_.c_str(), O_RDONLY)) {}
  ~ContentDescriptor() { ::close(fd_); }
  int fd() const { return fd_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_;
  int fd_;
};

// `content` compressed by a filter of libarchive: "gzip", "zstd", "xz",
// "bzip2".
inline std::string compress(std::string_view content,
                            const char* filter = "gzip") {
  std::string packed(content.size() + (1 << 20), '\0');
  std::size_t size = 0;
  archive* a = archive_write_new();
  archive_write_set_format_raw(a);
  archive_write_add_filter_by_name(a, filter);
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open_memory(a, packed.data(), packed.size(), &size);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(a, entry);
  archive_write_data(a, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(a);
  archive_write_free(a);
  packed.resize(size);
  return packed;
}

// What the readers hand over, kept.
struct Collected {
  std::vector<ReadArticle> articles;
  std::vector<Rejection> rejections;

  ArticleSink sink() {
    return [this](ReadArticle&& a) { articles.push_back(std::move(a)); };
  }
  RejectionSink reject() {
    return [this](Rejection&& r) { rejections.push_back(std::move(r)); };
  }
};

inline Collected read_all_of(const std::filesystem::path& file,
                             const ReadOptions& options = {}) {
  Collected collected;
  read_file(file, options, collected.sink(), collected.reject());
  return collected;
}

// The message of the Error that `action` throws; empty if it throws none.
template <typename Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_SOURCES_TESTING_H_
