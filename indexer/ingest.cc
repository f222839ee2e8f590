// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Files -> articles -> the writer, with the catalogue kept in step: at every
// commit it names, for each file, at least all articles that the index has
// from it. An article is removed only when the file that gave it was read to
// its end without a fault, no longer has it, and no other file gave it too.
#include "dossier/ingest.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <cerrno>
#include <chrono>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "dossier/error.h"
#include "indexer/analyser.h"
#include "indexer/input_files.h"
#include "indexer/store/catalogue.h"
#include "indexer/store/file.h"
#include "indexer/stored_article.h"
#include "indexer/text/utf8.h"
#include "indexer/writer_access.h"

namespace dossier {
namespace {

using namespace internal;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A run commits after so many articles, or bytes of them: so that an
// interrupted one need not begin again, and still few segments come of it.
constexpr std::uint64_t kCommitArticles = 50'000;
constexpr std::uint64_t kCommitBytes = 256 << 20;
constexpr auto kProgressInterval = std::chrono::milliseconds(100);
// Some file systems count time in such steps. A file that was written less than
// a step before it was read may have been written again since.
constexpr std::int64_t kCoarsestTime = 2'000'000'000;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Files read under other options have to be read again.
std::uint64_t hash_of(const ReadOptions& options) {
  std::string settings = std::to_string(static_cast<int>(options.format));
  for (const auto& [field, key] : options.key_of_field)
    settings += '\0' + field + '\0' + key;
  settings += '\0' + std::string("language") + '\0' + options.language;
  return XXH3_64bits(settings.data(), settings.size());
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

std::string refused_earlier(std::uint32_t count) {
  return (count == 1 ? std::string("1 line or article was")
                     : std::to_string(count) + " lines or articles were") +
         " refused when the file was last read, and it has not changed since; "
         "'dossier-index annotate' names what is wrong";
}

void add_up(CommitReport& sum, CommitReport&& part) {
  sum.revision = part.revision;
  sum.articles = part.articles;
  sum.added += part.added;
  sum.replaced += part.replaced;
  sum.removed += part.removed;
  sum.duplicates += part.duplicates;
  sum.mended += part.mended;
  sum.undated += part.undated;
  sum.ignored_entities += part.ignored_entities;
  for (IgnoredEntity& entity : part.ignored)
    sum.ignored.push_back(std::move(entity));
  for (std::string& id : part.duplicate_ids)
    sum.duplicate_ids.push_back(std::move(id));
  for (RejectedArticle& rejected : part.rejected)
    sum.rejected.push_back(std::move(rejected));
}

class Ingestion {
 public:
  Ingestion(IndexWriter& writer, const IngestOptions& options,
            const std::function<void(const IngestMessage&)>& message,
            const std::function<void(const IngestProgress&)>& progress)
      : writer_(writer),
        catalogue_(WriterAccess::catalogue(writer)),
        options_(options),
        read_options_(read_options(options)),
        reading_(hash_of(read_options_)),
        message_(message),
        report_progress_(progress) {
    WriterAccess::keep_run(writer_, true);
    read_options_.max_article_bytes =
        WriterAccess::options(writer).max_article_bytes;
    read_options_.cancelled = WriterAccess::options(writer).cancelled;
    for (const auto& [path, entry] : catalogue_.entries())
      if (entry.one_article && entry.ids.size() == 1)
        path_of_id_.emplace(*entry.ids.begin(), path);
  }

  ~Ingestion() { WriterAccess::keep_run(writer_, false); }
  Ingestion(const Ingestion&) = delete;
  Ingestion& operator=(const Ingestion&) = delete;

  IngestReport run(const std::vector<fs::path>& paths) {
    const Inputs inputs =
        find_inputs(paths, read_options_.format,
                    [this](Rejection&& r) { reject(std::move(r)); });
    report_.files = progress_.files_all = inputs.files;
    progress_.bytes_all = inputs.bytes;
    try {
      for (const InputItem& item : inputs.items) {
        check_cancelled();
        ingest_item(item);
      }
      if (options_.delete_missing)
        for (const InputFolder& folder : inputs.folders)
          if (folder.has_files) forget_missing(folder.path);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Cancelled) throw;
      keep_incomplete();
      commit_all();
      throw;
    }
    commit_all();
    report_.seconds =
        std::chrono::duration<double>(Clock::now() - start_).count();
    return std::move(report_);
  }

 private:
  // The file that is being read.
  struct Current {
    std::string key;  // empty: standard input
    CatalogueEntry entry;
    IdList before;  // what it gave in earlier runs
    bool had_faults = false;
  };

  void check_cancelled() const {
    const auto* cancelled = WriterAccess::options(writer_).cancelled;
    if (cancelled && *cancelled)
      throw Error(ErrorCode::Cancelled, "reading articles: cancelled");
  }

  void ingest_item(const InputItem& item) {
    const std::uint64_t bytes_before = progress_.bytes_done;
    if (!item.file) {
      current_ = {};
      read(item);
      stream_ids_.append(current_.entry.ids);
    } else {
      try {
        ingest_file(item);
      } catch (const Error& error) {
        // Reading failed, or writing: the writer tells them apart by failing
        // again.
        if (error.code() != ErrorCode::Io || !is_reading_) throw;
        reject({clean_utf8(item.file->path.native()), error.what()});
        keep_incomplete();
      }
      ++progress_.files_done;
      progress_.bytes_done = bytes_before + item.file->size;
    }
    show_progress();
  }

  void ingest_file(const InputItem& item) {
    const FoundFile& file = *item.file;
    const std::string key = absolute_path(file.path);
    const CatalogueEntry* known = catalogue_.find(key);
    current_ = {};
    is_reading_ = true;
    if (known && is_same_time(*known, file)) return skip(file, *known);
    CatalogueEntry entry;
    entry.size = file.size;
    entry.mtime_ns = file.mtime_ns;
    entry.seen_ns = now_ns();
    entry.content = content_hash(file.path);
    entry.reading = reading_;
    if (known && known->complete && known->reading == reading_ &&
        known->size == entry.size && known->content == entry.content) {
      skip(file, *known);
      return refresh_time(key, *known, entry);
    }
    current_.key = key;
    current_.entry = std::move(entry);
    if (known) current_.before = known->ids;
    read(item);
    complete_current();
  }

  void skip(const FoundFile& file, const CatalogueEntry& known) {
    ++report_.unchanged;
    if (known.refused == 0) return;
    report_.failures += known.refused;
    if (message_)
      message_({clean_utf8(file.path.native()), refused_earlier(known.refused),
                true});
  }

  bool is_same_time(const CatalogueEntry& known, const FoundFile& file) const {
    return known.complete && known.reading == reading_ &&
           known.size == file.size && known.mtime_ns == file.mtime_ns &&
           known.mtime_ns + kCoarsestTime < known.seen_ns;
  }

  static std::uint64_t content_hash(const fs::path& file) {
    return describe_file(file.parent_path(), file.filename().string()).xxh3;
  }

  void refresh_time(const std::string& key, const CatalogueEntry& known,
                    const CatalogueEntry& found) {
    // Not worth a revision of the index if only `seen_ns` would change.
    if (known.mtime_ns == found.mtime_ns) return;
    CatalogueEntry entry = known;
    entry.mtime_ns = found.mtime_ns;
    entry.seen_ns = found.seen_ns;
    catalogue_.set(key, std::move(entry));
  }

  void read(const InputItem& item) {
    const std::uint64_t bytes_before = progress_.bytes_done;
    is_reading_ = true;
    read_input(
        item, read_options_,
        [&](ReadArticle&& read) {
          is_reading_ = false;
          take(std::move(read), item);
          is_reading_ = true;
        },
        [this](Rejection&& rejection) {
          current_.had_faults = true;
          ++current_.entry.refused;
          reject(std::move(rejection));
        },
        [&](std::uint64_t position) {
          progress_.bytes_done = bytes_before + position;
        });
  }

  void take(ReadArticle&& read, const InputItem& item) {
    check_cancelled();
    note_warnings(read);
    if (is_whole_file(read, item)) {
      read.article.id = id_of_file(item.file->path);
      current_.entry.one_article = true;
    } else {
      if (read.article.id.empty()) read.article.id = content_id(read.article);
      if (read.article.language.empty())
        read.article.language = options_.language;
    }
    const std::uint64_t bytes =
        read.article.title.size() + read.article.text.size();
    ++report_.articles;
    report_.bytes += bytes;
    ++progress_.articles;
    show_progress();
    if (is_there_already(read.article)) {
      ++report_.same;
      current_.entry.ids.add(read.article.id);
    } else {
      add(std::move(read), bytes);
    }
  }

  // Not if this run has another copy, which this one has to follow.
  bool is_there_already(const Article& article) const {
    return !where_of_id_.contains(article.id) &&
           is_stored(WriterAccess::folder(writer_).segments(), article);
  }

  void add(ReadArticle&& read, std::uint64_t bytes) {
    const std::string id = writer_.add(std::move(read.article));
    current_.entry.ids.add(id);
    where_of_id_.insert_or_assign(id, std::move(read.where));
    ++uncommitted_articles_;
    uncommitted_bytes_ += bytes;
    if (uncommitted_articles_ >= kCommitArticles ||
        uncommitted_bytes_ >= kCommitBytes) {
      keep_incomplete();
      commit();
    }
  }

  // A file keeps the id it had. A new one must not take over the article of
  // another file that was named the same from another folder.
  std::string id_of_file(const fs::path& path) {
    if (const CatalogueEntry* known = catalogue_.find(current_.key);
        known && known->one_article && known->ids.size() == 1)
      return std::string(*known->ids.begin());
    for (const std::string& id : {id_of_path(path), id_of_path(current_.key),
                                  id_of_path(current_.key) + "#" +
                                      std::to_string(xxh3(current_.key))}) {
      const auto [owner, is_free] = path_of_id_.emplace(id, current_.key);
      if (is_free || owner->second == current_.key) return id;
      if (may_exist(owner->second)) continue;
      catalogue_.erase(owner->second);  // it was moved here
      owner->second = current_.key;
      return id;
    }
    return content_id({current_.key, "", "", "", "", "", "", {}});
  }

  // What may be in the index from the file so far, should the run end now.
  void keep_incomplete() {
    if (current_.key.empty()) return;
    if (current_.entry.ids.size() == 0 && current_.before.size() == 0) return;
    CatalogueEntry entry = current_.entry;
    entry.ids.append(current_.before);
    entry.complete = false;
    catalogue_.set(current_.key, std::move(entry));
  }

  void complete_current() {
    std::unordered_set<std::string_view> given;
    for (std::string_view id : current_.entry.ids) given.insert(id);
    IdList gone;
    for (std::string_view id : current_.before)
      if (!given.contains(id)) gone.add(id);
    if (current_.had_faults) {
      // Nothing came of it: it is tried again, and named again, next time.
      if (given.empty()) return;
      current_.entry.ids.append(gone);
    } else {
      for (std::string_view id : gone) lost_.emplace(id);
    }
    current_.entry.complete = true;
    catalogue_.set(std::exchange(current_.key, {}), std::move(current_.entry));
  }

  void forget_missing(const fs::path& folder) {
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

  void remove_lost() {
    if (lost_.empty()) return;
    const auto keep = [this](const IdList& ids) {
      for (std::string_view id : ids)
        if (auto found = lost_.find(id); found != lost_.end())
          lost_.erase(found);
    };
    for (const auto& [path, entry] : catalogue_.entries()) keep(entry.ids);
    keep(stream_ids_);
    if (current_.key.empty()) keep(current_.entry.ids);
    for (const std::string& id : lost_) writer_.remove(id);
    lost_.clear();
  }

  void commit() {
    progress_.committing = true;
    show_progress(true);
    remove_lost();
    note_commit(writer_.commit());
    uncommitted_articles_ = uncommitted_bytes_ = 0;
    progress_.committing = false;
    show_progress(true);
  }

  // Only a commit tells what the writer refused, and the catalogue has to know.
  void commit_all() {
    commit();
    if (catalogue_.changed()) commit();
  }

  void note_commit(CommitReport&& commit) {
    for (const RejectedArticle& rejected : commit.rejected)
      reject({where_of(rejected.id), rejected.reason});
    remember_refused(commit.rejected);
    for (const IgnoredEntity& entity : commit.ignored)
      warn(where_of(entity.article), entity.reason);
    for (const std::string& id : commit.duplicate_ids)
      warn(where_of(id), "an earlier article of this run has the same id '" +
                             id + "'; this one counts");
    where_of_id_.clear();
    add_up(report_.commit, std::move(commit));
  }

  void remember_refused(const std::vector<RejectedArticle>& rejected) {
    if (rejected.empty()) return;
    std::unordered_set<std::string_view> ids;
    for (const RejectedArticle& article : rejected) ids.insert(article.id);
    current_.entry.count_refused(ids);
    catalogue_.count_refused(ids);
  }

  // Where an article of this commit came from; else its id.
  std::string where_of(const std::string& id) const {
    const auto where = where_of_id_.find(id);
    return where == where_of_id_.end() ? id : where->second;
  }

  void note_warnings(const ReadArticle& read) {
    for (const std::string& warning : read.warnings) warn(read.where, warning);
    report_.commit.undated += read.undated;
    report_.commit.ignored_entities += read.ignored_entities;
    const std::size_t others =
        (read.undated ? 1 : 0) + (read.ignored_entities > 0 ? 1 : 0);
    report_.commit.mended += read.warnings.size() > others;
  }

  void warn(const std::string& where, const std::string& what) {
    if (message_) message_({where, what, false});
  }
  void reject(Rejection&& rejection) {
    if (rejection.is_no_fault) return warn(rejection.where, rejection.reason);
    ++report_.failures;
    if (message_)
      message_({std::move(rejection.where), std::move(rejection.reason), true});
  }

  void show_progress(bool at_once = false) {
    if (!report_progress_) return;
    const Clock::time_point now = Clock::now();
    if (!at_once && now - last_progress_ < kProgressInterval) return;
    last_progress_ = now;
    report_progress_(progress_);
  }

  IndexWriter& writer_;
  Catalogue& catalogue_;
  const IngestOptions& options_;
  ReadOptions read_options_;
  const std::uint64_t reading_;
  const std::function<void(const IngestMessage&)>& message_;
  const std::function<void(const IngestProgress&)>& report_progress_;

  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_progress_;
  IngestProgress progress_;
  IngestReport report_;

  std::uint64_t uncommitted_articles_ = 0, uncommitted_bytes_ = 0;
  Current current_;
  bool is_reading_ = false;  // else an error comes from the writer
  IdList stream_ids_;        // articles from standard input
  std::unordered_map<std::string, std::string> path_of_id_;   // whole files
  std::unordered_map<std::string, std::string> where_of_id_;  // uncommitted
  std::set<std::string, std::less<>> lost_;  // no longer in their files
};

}  // namespace

IngestReport ingest(
    IndexWriter& writer, const std::vector<fs::path>& paths,
    const IngestOptions& options,
    const std::function<void(const IngestMessage&)>& message,
    const std::function<void(const IngestProgress&)>& progress) {
  return Ingestion(writer, options, message, progress).run(paths);
}

void read_articles(const std::vector<fs::path>& paths,
                   const IngestOptions& options,
                   const std::function<void(Article&&)>& article,
                   const std::function<void(const IngestMessage&)>& message) {
  const ReadOptions reading = read_options(options);
  const RejectionSink reject = [&](Rejection&& rejection) {
    if (message)
      message({std::move(rejection.where), std::move(rejection.reason),
               !rejection.is_no_fault});
  };
  for (const InputItem& item :
       find_inputs(paths, reading.format, reject).items) {
    bool is_reading = true;
    const ArticleSink sink = [&](ReadArticle&& read) {
      is_reading = false;
      for (const std::string& warning : read.warnings)
        if (message) message({read.where, warning, false});
      if (is_whole_file(read, item))
        read.article.id = id_of_path(item.file->path);
      else if (read.article.id.empty())
        read.article.id = content_id(read.article);
      article(std::move(read.article));
      is_reading = true;
    };
    try {
      read_input(item, reading, sink, reject);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Io || !is_reading || !item.file) throw;
      reject({clean_utf8(item.file->path.native()), error.what()});
    }
  }
}

}  // namespace dossier
