// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Files -> articles -> the writer; the ledger keeps the catalogue in step.
#include "dossier/ingest.h"

#include <xxhash.h>

#include <chrono>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "dossier/error.h"
#include "indexer/analyser.h"
#include "indexer/ingest_ledger.h"
#include "indexer/input_files.h"
#include "indexer/store/catalogue.h"
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
// Files read under other options have to be read again.
std::uint64_t hash_of(const ReadOptions& options) {
  std::string settings = std::to_string(static_cast<int>(options.format));
  for (const auto& [field, key] : options.key_of_field)
    settings += '\0' + field + '\0' + key;
  settings += '\0' + std::string("language") + '\0' + options.language;
  return XXH3_64bits(settings.data(), settings.size());
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
        ledger_(catalogue_, hash_of(read_options_)),
        message_(message),
        report_progress_(progress) {
    WriterAccess::keep_run(writer_, true);
    read_options_.max_article_bytes =
        WriterAccess::options(writer).max_article_bytes;
    read_options_.cancelled = WriterAccess::options(writer).cancelled;
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
          if (folder.has_files) ledger_.forget_missing(folder.path);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Cancelled) throw;
      ledger_.keep_unfinished();
      commit_all();
      throw;
    }
    commit_all();
    report_.seconds =
        std::chrono::duration<double>(Clock::now() - start_).count();
    return std::move(report_);
  }

 private:
  void check_cancelled() const {
    const auto* cancelled = WriterAccess::options(writer_).cancelled;
    if (cancelled && *cancelled)
      throw Error(ErrorCode::Cancelled, "reading articles: cancelled");
  }

  void ingest_item(const InputItem& item) {
    const std::uint64_t bytes_before = progress_.bytes_done;
    if (!item.file) {
      ledger_.begin_stream();
      read(item);
      ledger_.finish_stream();
    } else {
      try {
        ingest_file(item);
      } catch (const Error& error) {
        // Reading failed, or writing: the writer tells them apart by failing
        // again.
        if (error.code() != ErrorCode::Io || !is_reading_) throw;
        reject({clean_utf8(item.file->path.native()), error.what()});
        ledger_.keep_unfinished();
      }
      ++progress_.files_done;
      progress_.bytes_done = bytes_before + item.file->size;
    }
    show_progress();
  }

  void ingest_file(const InputItem& item) {
    is_reading_ = true;
    if (const CatalogueEntry* known = ledger_.begin_file(*item.file))
      return skip(*item.file, *known);
    read(item);
    ledger_.finish_file();
  }

  void skip(const FoundFile& file, const CatalogueEntry& known) {
    ++report_.unchanged;
    if (known.refused == 0) return;
    report_.failures += known.refused;
    if (message_)
      message_({clean_utf8(file.path.native()), refused_earlier(known.refused),
                true});
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
          ledger_.refused_one();
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
      read.article.id = ledger_.whole_file_id(item.file->path);
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
      ledger_.gave(read.article.id);
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
    ledger_.gave(id);
    where_of_id_.insert_or_assign(id, std::move(read.where));
    ++uncommitted_articles_;
    uncommitted_bytes_ += bytes;
    if (uncommitted_articles_ >= kCommitArticles ||
        uncommitted_bytes_ >= kCommitBytes) {
      ledger_.keep_unfinished();
      commit();
    }
  }

  void commit() {
    progress_.committing = true;
    show_progress(true);
    for (const std::string& id : ledger_.take_lost()) writer_.remove(id);
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
    ledger_.count_refused(ids);
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
  IngestLedger ledger_;
  const std::function<void(const IngestMessage&)>& message_;
  const std::function<void(const IngestProgress&)>& report_progress_;

  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_progress_;
  IngestProgress progress_;
  IngestReport report_;

  std::uint64_t uncommitted_articles_ = 0, uncommitted_bytes_ = 0;
  bool is_reading_ = false;  // else an error comes from the writer
  std::unordered_map<std::string, std::string> where_of_id_;  // uncommitted
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
