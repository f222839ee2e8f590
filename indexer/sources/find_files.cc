// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/sources/format.h"
#include "indexer/sources/sources.h"
#include "indexer/store/manifest.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;
using FileKey = std::pair<std::uint64_t, std::uint64_t>;  // device, inode

std::string message_of(int error) {
  return std::error_code(error, std::generic_category()).message();
}

FoundFile found_file(fs::path path, const struct stat& info) {
  return {
      std::move(path), static_cast<std::uint64_t>(info.st_size),
      std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec,
      info.st_dev, info.st_ino};
}

class Finder {
 public:
  Finder(InputFormat format, const RejectionSink& reject)
      : format_(format), reject_(reject) {}

  // Walks with a list of its own instead of recursion, however deep it is.
  std::vector<FoundFile> find_below(const fs::path& root) {
    folders_.push_back(root);
    while (!folders_.empty()) {
      const fs::path folder = std::move(folders_.back());
      folders_.pop_back();
      read_folder(folder);
    }
    std::sort(files_.begin(), files_.end(),
              [](const FoundFile& a, const FoundFile& b) {
                return a.path.native() < b.path.native();
              });
    // Of several names of one file, the first in the order of paths stays.
    std::erase_if(files_, [this](const FoundFile& file) {
      return !seen_.insert({file.device, file.inode}).second;
    });
    return std::move(files_);
  }

 private:
  void read_folder(const fs::path& folder) {
    if (has_index(folder)) {
      return reject_({clean_utf8(folder.native()),
                      "left out: it is an index, not its articles", true});
    }
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      look_at(entry->path());
    }
    if (error) reject_path(folder, "reading the folder: " + error.message());
  }

  void look_at(const fs::path& path) {
    if (path.filename().native().starts_with('.')) return;
    struct stat info;
    if (::lstat(path.c_str(), &info) != 0) {
      reject_path(path, message_of(errno));
    } else if (S_ISDIR(info.st_mode)) {
      // A folder mounted below itself would never end.
      if (seen_.insert({info.st_dev, info.st_ino}).second) {
        folders_.push_back(path);
      }
    } else if (S_ISREG(info.st_mode)) {
      if (format_ == InputFormat::Auto && has_other_content(path)) return;
      files_.push_back(found_file(path, info));
    }
  }

  void reject_path(const fs::path& path, std::string reason) {
    reject_({clean_utf8(path.native()), std::move(reason)});
  }

  const InputFormat format_;
  const RejectionSink& reject_;
  std::vector<fs::path> folders_;  // still to be read
  std::vector<FoundFile> files_;
  std::set<FileKey> seen_;
};

}  // namespace

std::vector<FoundFile> find_files(const fs::path& root, InputFormat format,
                                  const RejectionSink& reject) {
  struct stat info;
  // A link that the user names is followed: naming it is asking for it.
  if (::stat(root.c_str(), &info) != 0) {
    throw Error(ErrorCode::Io,
                "reading " + root.native() + ": " + message_of(errno));
  }
  if (S_ISREG(info.st_mode)) return {found_file(root, info)};
  if (!S_ISDIR(info.st_mode)) {
    throw Error(ErrorCode::Io, "reading " + root.native() +
                                   ": neither a regular file nor a folder");
  }
  return Finder(format, reject).find_below(root);
}

}  // namespace dossier::internal
