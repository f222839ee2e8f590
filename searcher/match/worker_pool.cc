// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/worker_pool.h"

#include <system_error>
#include <utility>

namespace dossier::internal {

WorkerPool::~WorkerPool() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  offered_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::run(const std::function<void()>& work) {
  bool offered = false;
  {
    std::lock_guard lock(mutex_);
    if (helpers_ > 0 && work_ == nullptr) {
      start_threads();
      offered = true;
      work_ = &work;
      places_ = threads_.size();
    }
  }
  if (!offered) {
    work();
    return;
  }
  offered_.notify_all();
  call(work);
  std::unique_lock lock(mutex_);
  places_ = 0;
  finished_.wait(lock, [this] { return running_ == 0; });
  work_ = nullptr;
  if (const auto failure = std::exchange(failure_, nullptr))
    std::rethrow_exception(failure);
}

// REQUIRES mutex_ locked.
void WorkerPool::start_threads() {
  threads_.reserve(helpers_);
  try {
    while (threads_.size() < helpers_)
      threads_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    // The next search tries again.
  }
}

void WorkerPool::call(const std::function<void()>& work) {
  try {
    work();
  } catch (...) {
    std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
  }
}

void WorkerPool::help() {
  std::unique_lock lock(mutex_);
  for (;;) {
    offered_.wait(lock, [this] { return ending_ || places_ > 0; });
    if (ending_) return;
    --places_;
    ++running_;
    const std::function<void()>& work = *work_;
    lock.unlock();
    call(work);
    lock.lock();
    if (--running_ == 0) finished_.notify_one();
  }
}

}  // namespace dossier::internal
