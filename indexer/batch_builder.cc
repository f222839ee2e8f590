// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/batch_builder.h"

#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/segment_writer.h"

namespace dossier::internal {
namespace {

// Few large batches are quicker to merge than many small ones. But while the
// first is being read nobody has anything to do, nor have the other threads
// while the last is being built: a batch holds so many bytes of articles, twice
// as many after every kBatchesOfOneSize of them, up to the most.
constexpr std::size_t kFirstBytes = 1 << 20;
constexpr std::size_t kMaxBytes = 8 << 20;
constexpr std::uint64_t kBatchesOfOneSize = 2;
// What an article takes beside its text.
constexpr std::size_t kArticleBytes = 256;
// A segment is ended early when its words take so much memory.
constexpr std::size_t kMaxSegmentMemory = 128 << 20;
// The last batch is cut up for all threads, but not into crumbs.
constexpr std::size_t kFewestArticles = 32;

struct Incoming {
  Article article;
  std::uint64_t revision;
};

struct Batch {
  std::uint64_t number = 0;
  std::vector<Incoming> articles;
  std::size_t bytes = 0;
};

std::size_t bytes_of_batch(std::uint64_t number) {
  const std::uint64_t doublings =
      std::min<std::uint64_t>(number / kBatchesOfOneSize, 32);
  return static_cast<std::size_t>(
      std::min<std::uint64_t>(kMaxBytes, kFirstBytes << doublings));
}

// Signals are the business of the program's own threads.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

// Builds the segments of one batch.
class SegmentMaker {
 public:
  SegmentMaker(std::filesystem::path folder, std::uint64_t number,
               BuiltBatch& built)
      : folder_(std::move(folder)), number_(number), built_(built) {}

  void add(const Document& document, std::uint64_t revision) {
    if (!writer_)
      writer_.emplace(folder_, "batch-" + std::to_string(number_) + "-" +
                                   std::to_string(built_.segments.size()));
    writer_->add(document, revision);
    if (writer_->memory() >= kMaxSegmentMemory) finish();
  }
  void finish() {
    if (!writer_) return;
    built_.segments.push_back(writer_->finish());
    writer_.reset();
  }

 private:
  std::filesystem::path folder_;
  std::uint64_t number_;
  BuiltBatch& built_;
  std::optional<SegmentWriter> writer_;
};

bool is_fault_of_article(const Error& error) {
  return error.code() == ErrorCode::LimitExceeded ||
         error.code() == ErrorCode::InvalidArgument;
}

BuiltBatch build(Batch batch, const std::filesystem::path& folder,
                 Analyser& analyser) {
  BuiltBatch built;
  SegmentMaker segments(folder, batch.number, built);
  for (auto& [article, revision] : batch.articles) {
    std::string id = article.id;
    AnalysisNotes notes;
    const Document* document = nullptr;
    try {
      document = &analyser.analyse(std::move(article), notes);
    } catch (const Error& error) {
      if (!is_fault_of_article(error)) throw;
      built.rejected.push_back({std::move(id), error.what()});
      continue;
    }
    segments.add(*document, revision);
    ++built.accepted;
    built.mended += notes.replaced_bytes > 0;
    built.undated += notes.unreadable_date;
    for (std::string& reason : notes.ignored_entities)
      built.ignored_entities.push_back(
          {document->record.id, std::move(reason)});
  }
  segments.finish();
  return built;
}

}  // namespace

struct BatchBuilder::Impl {
  std::filesystem::path folder;
  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Corrections> corrections;
  AnalyserLimits limits;
  unsigned max_threads;

  Batch pending;  // being filled by the caller
  std::uint64_t next_number = 0;
  std::uint64_t next_taken = 0;
  std::vector<std::thread> threads;

  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  std::deque<Batch> waiting;
  std::size_t in_work = 0;
  std::map<std::uint64_t, BuiltBatch> built;  // by number
  std::exception_ptr failure;
  bool stopped = false;

  ~Impl() {
    {
      std::lock_guard lock(mutex);
      stopped = true;
    }
    changed.notify_all();
    for (std::thread& thread : threads) thread.join();
  }

  void hand_over(Batch batch) {
    batch.number = next_number++;
    start_thread_if_useful();
    std::unique_lock lock(mutex);
    changed.wait(lock,
                 [this] { return failure || waiting.size() < max_threads; });
    if (failure) std::rethrow_exception(failure);
    waiting.push_back(std::move(batch));
    lock.unlock();
    changed.notify_all();
  }

  void start_thread_if_useful() {
    if (threads.size() == max_threads) return;
    const SignalsBlocked blocked;
    try {
      threads.emplace_back([this] { work(); });
    } catch (const std::system_error& error) {
      if (threads.empty())
        throw Error(ErrorCode::Io,
                    std::string("starting a thread: ") + error.what());
    }
  }

  void work() {
    try {
      Analyser analyser(gazetteer, limits, corrections);
      while (std::optional<Batch> batch = next_batch()) {
        const std::uint64_t number = batch->number;
        keep(number, build(std::move(*batch), folder, analyser));
      }
    } catch (const std::bad_alloc&) {
      fail(std::make_exception_ptr(
          Error(ErrorCode::Io, "analysing articles: out of memory")));
    } catch (...) {
      fail(std::current_exception());
    }
  }

  std::optional<Batch> next_batch() {
    std::unique_lock lock(mutex);
    changed.wait(lock,
                 [this] { return stopped || failure || !waiting.empty(); });
    if (stopped || failure) return std::nullopt;
    Batch batch = std::move(waiting.front());
    waiting.pop_front();
    ++in_work;
    lock.unlock();
    changed.notify_all();
    return batch;
  }

  void keep(std::uint64_t number, BuiltBatch batch) {
    {
      std::lock_guard lock(mutex);
      built.emplace(number, std::move(batch));
      --in_work;
    }
    changed.notify_all();
  }

  void fail(std::exception_ptr exception) {
    {
      std::lock_guard lock(mutex);
      if (!failure) failure = exception;
    }
    changed.notify_all();
  }
};

BatchBuilder::BatchBuilder(std::filesystem::path folder,
                           std::shared_ptr<const Gazetteer> gazetteer,
                           AnalyserLimits limits, unsigned threads,
                           std::shared_ptr<const Corrections> corrections)
    : impl_(std::make_unique<Impl>()) {
  impl_->folder = std::move(folder);
  impl_->gazetteer = std::move(gazetteer);
  impl_->corrections = std::move(corrections);
  impl_->limits = limits;
  impl_->max_threads = std::max(threads, 1u);
}
BatchBuilder::~BatchBuilder() = default;

void BatchBuilder::add(Article article, std::uint64_t revision) {
  Batch& pending = impl_->pending;
  pending.bytes += article.title.size() + article.text.size() + kArticleBytes;
  pending.articles.push_back({std::move(article), revision});
  if (pending.bytes >= bytes_of_batch(impl_->next_number))
    impl_->hand_over(std::exchange(pending, {}));
}

void BatchBuilder::flush() {
  std::vector<Incoming> rest = std::exchange(impl_->pending, {}).articles;
  const std::size_t part =
      std::max(kFewestArticles,
               (rest.size() + impl_->max_threads - 1) / impl_->max_threads);
  for (std::size_t begin = 0; begin < rest.size(); begin += part) {
    const std::size_t end = std::min(begin + part, rest.size());
    Batch batch;
    batch.articles.assign(std::make_move_iterator(rest.begin() + begin),
                          std::make_move_iterator(rest.begin() + end));
    impl_->hand_over(std::move(batch));
  }
  std::unique_lock lock(impl_->mutex);
  impl_->changed.wait(lock, [this] {
    return impl_->failure || (impl_->waiting.empty() && impl_->in_work == 0);
  });
  if (impl_->failure) std::rethrow_exception(impl_->failure);
}

std::vector<BuiltBatch> BatchBuilder::take_built() {
  std::vector<BuiltBatch> taken;
  std::lock_guard lock(impl_->mutex);
  auto& built = impl_->built;
  for (auto next = built.begin();
       next != built.end() && next->first == impl_->next_taken;
       next = built.erase(next), ++impl_->next_taken)
    taken.push_back(std::move(next->second));
  return taken;
}

}  // namespace dossier::internal
