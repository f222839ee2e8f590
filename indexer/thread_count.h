// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_THREAD_COUNT_H_
#define DOSSIER_INDEXER_THREAD_COUNT_H_

#include <algorithm>
#include <thread>

namespace dossier::internal {

// As many as wanted, where 0 means one a core.
inline unsigned thread_count(unsigned wanted) {
  return wanted > 0 ? wanted
                    : std::max(std::thread::hardware_concurrency(), 1u);
}

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_THREAD_COUNT_H_
