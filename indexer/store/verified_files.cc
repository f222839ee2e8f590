// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/verified_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "dossier/error.h"
#include "indexer/file_descriptor.h"

namespace dossier::internal {
namespace {

// One line of the cache: five numbers of 16 hexadecimal digits. A damaged or
// torn line is no file's key, so it does no harm.
constexpr std::size_t kKeyBytes = 5 * 17 - 1;
// Some 12,000 files. Beyond, the cache begins anew.
constexpr std::uintmax_t kMostCacheBytes = 1 << 20;
// A file this young is not remembered: it could change again without a new
// modification time. The clock behind those ticks every 10 ms at the slowest;
// some file systems keep even seconds alone, which then have no fraction.
constexpr std::int64_t kYoungNs = 20'000'000, kYoungCoarseNs = 2'000'000'000;

// By reading, not through the mapping: a bad sector is then an error, and no
// signal.
void check_hash(const std::filesystem::path& folder, const FileInfo& info) {
  if (describe_file(folder, info.name).xxh3 != info.xxh3)
    throw Error(ErrorCode::Corrupt, "opening " + (folder / info.name).string() +
                                        ": its checksum does not hold");
}

struct stat status_of(const MappedFile& file) {
  struct stat status;
  if (::fstat(file.descriptor(), &status) != 0)
    throw Error(ErrorCode::Io, "opening " + file.path() + ": no status");
  return status;
}

std::string key_of(const struct stat& status, const FileInfo& info) {
  auto mtime_ns =
      static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1'000'000'000u +
      static_cast<std::uint64_t>(status.st_mtim.tv_nsec);
  char key[kKeyBytes + 1];
  std::snprintf(key, sizeof key, "%016llx %016llx %016llx %016llx %016llx",
                static_cast<unsigned long long>(status.st_dev),
                static_cast<unsigned long long>(status.st_ino),
                static_cast<unsigned long long>(info.size),
                static_cast<unsigned long long>(mtime_ns),
                static_cast<unsigned long long>(info.xxh3));
  return key;
}

bool is_young(const struct stat& status) {
  struct timespec now;
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::int64_t age =
      (std::int64_t{now.tv_sec} - status.st_mtim.tv_sec) * 1'000'000'000 +
      now.tv_nsec - status.st_mtim.tv_nsec;
  return age < (status.st_mtim.tv_nsec == 0 ? kYoungCoarseNs : kYoungNs);
}

std::optional<std::filesystem::path> cache_folder() {
  auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && value[0] == '/' ? std::string_view(value)
                                               : std::string_view();
  };
  std::filesystem::path base = variable("XDG_CACHE_HOME");
  if (base.empty() && !variable("HOME").empty())
    base = std::filesystem::path(variable("HOME")) / ".cache";
  if (base.empty()) return std::nullopt;
  return base / "dossier";
}

// What this process knows: read from the cache once, then grown.
class Memory {
 public:
  static Memory& get() {
    static Memory memory;
    return memory;
  }

  bool contains(const std::string& key) {
    std::lock_guard lock(mutex_);
    load();
    return keys_.contains(key);
  }

  void add(const std::vector<std::string>& keys) {
    std::string lines;
    std::lock_guard lock(mutex_);
    load();
    for (const std::string& key : keys)
      if (keys_.insert(key).second) lines += key + "\n";
    if (!lines.empty()) save(lines);
  }

 private:
  void load();
  void save(std::string_view lines);

  std::mutex mutex_;
  bool is_loaded_ = false;
  std::optional<std::filesystem::path> path_;
  std::unordered_set<std::string> keys_;
};

void Memory::load() {
  if (is_loaded_) return;
  is_loaded_ = true;
  auto folder = cache_folder();
  if (!folder) return;
  path_ = *folder / "verified-files";
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path_->c_str(), "re"), std::fclose);
  if (!file) return;
  std::string text(kMostCacheBytes, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.size() == kKeyBytes) keys_.emplace(line);
  }
}

// Appends in one write, so that lines of other processes stay whole. Nothing
// here may fail loudly.
void Memory::save(std::string_view lines) {
  if (!path_) return;
  std::error_code ignored;
  std::filesystem::create_directories(path_->parent_path(), ignored);
  auto size = std::filesystem::file_size(*path_, ignored);
  if (!ignored && size + lines.size() > kMostCacheBytes)
    std::filesystem::remove(*path_, ignored);
  const FileDescriptor fd(
      ::open(path_->c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
  if (fd.get() < 0) return;
  [[maybe_unused]] ssize_t written =
      ::write(fd.get(), lines.data(), lines.size());
}

}  // namespace

void verify_file(const std::filesystem::path& folder, const FileInfo& info) {
  MappedFile::open(folder, info);
  check_hash(folder, info);
}

bool FileVerifier::check(const std::filesystem::path& folder,
                         const FileInfo& info) {
  auto file = MappedFile::open(folder, info);
  const struct stat status = status_of(*file);
  std::string key = key_of(status, info);
  if (Memory::get().contains(key)) return false;
  check_hash(folder, info);
  if (!is_young(status)) new_keys_.push_back(std::move(key));
  return true;
}

void remember_written(const std::filesystem::path& folder,
                      std::span<const FileInfo> files) {
  std::vector<std::string> keys;
  for (const FileInfo& info : files) {
    const struct stat status = status_of(*MappedFile::open(folder, info));
    if (!is_young(status)) keys.push_back(key_of(status, info));
  }
  if (!keys.empty()) Memory::get().add(keys);
}

void FileVerifier::remember() {
  if (!new_keys_.empty()) Memory::get().add(new_keys_);
  new_keys_.clear();
}

}  // namespace dossier::internal
