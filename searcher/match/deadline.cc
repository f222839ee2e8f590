// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/deadline.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "dossier/error.h"

namespace dossier::internal {

Deadline::Deadline(double seconds, const std::atomic<bool>* cancelled)
    : seconds_(seconds), cancelled_(cancelled) {
  // The bound keeps the conversion to clock ticks in range.
  double bounded = seconds > 0 ? std::min(seconds, 1e6) : 0;
  end_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double>(bounded));
}

void Deadline::check() const {
  if (cancelled_ && cancelled_->load(std::memory_order_relaxed))
    throw Error(ErrorCode::Cancelled, "search: cancelled");
  if (seconds_ > 0 && Clock::now() > end_) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", seconds_);
    throw Error(ErrorCode::Timeout,
                std::string("search: not finished within ") + text +
                    " seconds; narrow it or allow more");
  }
}

}  // namespace dossier::internal
