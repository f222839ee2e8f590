// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions compiled for several processors, of which the loader chooses.
#ifndef DOSSIER_INDEXER_STORE_TARGET_CLONES_H_
#define DOSSIER_INDEXER_STORE_TARGET_CLONES_H_

// ThreadSanitizer does not stand it: it instruments the choice, which is made
// before it is there itself.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__)
#define DOSSIER_CLONE_FOR(feature) \
  __attribute__((target_clones(feature, "default")))
#else
#define DOSSIER_CLONE_FOR(feature)
#endif

#endif  // DOSSIER_INDEXER_STORE_TARGET_CLONES_H_
