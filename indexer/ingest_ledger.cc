// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest_ledger.h"

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <utility>
#include <vector>

#include "indexer/analyser.h"
#include "indexer/input_files.h"
#include "indexer/store/file.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

// Some file systems count time in such steps. A file that was written less than
// a step before it was read may have been written again since.
constexpr std::int64_t kCoarsestTime = 2'000'000'000;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string absolute_path(const fs::path& path) {
  std::string result = fs::absolute(path).lexically_normal().string();
  if (result.size() > 1 && result.back() == '/') result.pop_back();
  return result;
}

// False only if it is certain: a folder that cannot be read proves nothing.
bool may_exist(const std::string& path) {
  struct stat info;
  return ::lstat(path.c_str(), &info) == 0 ||
         (errno != ENOENT && errno != ENOTDIR);
}

std::uint64_t content_hash(const fs::path& file) {
  return describe_file(file.parent_path(), file.filename().string()).xxh3;
}

}  // namespace

IngestLedger::IngestLedger(Catalogue& catalogue, std::uint64_t reading)
    : catalogue_(catalogue), reading_(reading) {
  for (const auto& [path, entry] : catalogue_.entries())
    if (entry.one_article && entry.ids.size() == 1)
      path_of_id_.emplace(*entry.ids.begin(), path);
}

void IngestLedger::begin_stream() {
  key_.clear();
  entry_ = {};
  before_ = {};
  had_faults_ = false;
}

const CatalogueEntry* IngestLedger::begin_file(const FoundFile& file) {
  begin_stream();
  std::string key = absolute_path(file.path);
  const CatalogueEntry* known = catalogue_.find(key);
  if (known && is_same_time(*known, file)) return known;
  CatalogueEntry entry = entry_of(file);
  if (known && known->complete && known->reading == reading_ &&
      known->size == entry.size && known->content == entry.content) {
    key_ = std::move(key);
    refresh_time(*known, entry);
    return catalogue_.find(std::exchange(key_, {}));
  }
  key_ = std::move(key);
  entry_ = std::move(entry);
  if (known) before_ = known->ids;
  return nullptr;
}

bool IngestLedger::is_same_time(const CatalogueEntry& known,
                                const FoundFile& file) const {
  return known.complete && known.reading == reading_ &&
         known.size == file.size && known.mtime_ns == file.mtime_ns &&
         known.mtime_ns + kCoarsestTime < known.seen_ns;
}

CatalogueEntry IngestLedger::entry_of(const FoundFile& file) const {
  CatalogueEntry entry;
  entry.size = file.size;
  entry.mtime_ns = file.mtime_ns;
  entry.seen_ns = now_ns();
  entry.content = content_hash(file.path);
  entry.reading = reading_;
  return entry;
}

void IngestLedger::refresh_time(const CatalogueEntry& known,
                                const CatalogueEntry& found) {
  // Not worth a revision of the index if only `seen_ns` would change.
  if (known.mtime_ns == found.mtime_ns) return;
  CatalogueEntry entry = known;
  entry.mtime_ns = found.mtime_ns;
  entry.seen_ns = found.seen_ns;
  catalogue_.set(key_, std::move(entry));
}

// A file keeps the id it had. A new one must not take over the article of
// another file that was named the same from another folder.
std::string IngestLedger::whole_file_id(const fs::path& path) {
  entry_.one_article = true;
  if (const CatalogueEntry* known = catalogue_.find(key_);
      known && known->one_article && known->ids.size() == 1)
    return std::string(*known->ids.begin());
  for (const std::string& id :
       {id_of_path(path), id_of_path(key_),
        id_of_path(key_) + "#" + std::to_string(xxh3(key_))}) {
    const auto [owner, is_free] = path_of_id_.emplace(id, key_);
    if (is_free || owner->second == key_) return id;
    if (may_exist(owner->second)) continue;
    catalogue_.erase(owner->second);  // it was moved here
    owner->second = key_;
    return id;
  }
  return content_id({key_, "", "", "", "", "", "", {}});
}

void IngestLedger::gave(std::string_view id) { entry_.ids.add(id); }

void IngestLedger::refused_one() {
  had_faults_ = true;
  ++entry_.refused;
}

void IngestLedger::keep_unfinished() {
  if (key_.empty()) return;
  if (entry_.ids.size() == 0 && before_.size() == 0) return;
  CatalogueEntry entry = entry_;
  entry.ids.append(before_);
  entry.complete = false;
  catalogue_.set(key_, std::move(entry));
}

void IngestLedger::finish_file() {
  std::unordered_set<std::string_view> given;
  for (std::string_view id : entry_.ids) given.insert(id);
  IdList gone;
  for (std::string_view id : before_)
    if (!given.contains(id)) gone.add(id);
  if (had_faults_) {
    // Nothing came of it: it is tried again, and named again, next time.
    if (given.empty()) return;
    entry_.ids.append(gone);
  } else {
    for (std::string_view id : gone) lost_.emplace(id);
  }
  entry_.complete = true;
  catalogue_.set(std::exchange(key_, {}), std::move(entry_));
  entry_ = {};
}

void IngestLedger::finish_stream() { stream_ids_.append(entry_.ids); }

void IngestLedger::count_refused(
    const std::unordered_set<std::string_view>& ids) {
  entry_.count_refused(ids);
  catalogue_.count_refused(ids);
}

void IngestLedger::forget_missing(const fs::path& folder) {
  const std::string prefix = absolute_path(folder) + "/";
  std::vector<std::string> missing;
  const Catalogue::Entries& entries = catalogue_.entries();
  for (auto entry = entries.lower_bound(prefix);
       entry != entries.end() && entry->first.starts_with(prefix); ++entry)
    if (!may_exist(entry->first)) missing.push_back(entry->first);
  for (const std::string& path : missing) {
    for (std::string_view id : catalogue_.find(path)->ids) lost_.emplace(id);
    catalogue_.erase(path);
  }
}

std::set<std::string, std::less<>> IngestLedger::take_lost() {
  if (lost_.empty()) return {};
  const auto keep = [this](const IdList& ids) {
    for (std::string_view id : ids)
      if (auto found = lost_.find(id); found != lost_.end()) lost_.erase(found);
  };
  for (const auto& [path, entry] : catalogue_.entries()) keep(entry.ids);
  keep(stream_ids_);
  if (key_.empty()) keep(entry_.ids);
  return std::exchange(lost_, {});
}

}  // namespace dossier::internal
