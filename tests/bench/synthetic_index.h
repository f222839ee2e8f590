// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// An index of synthetic articles for the tests of a program, made once.
#ifndef DOSSIER_TESTS_BENCH_SYNTHETIC_INDEX_H_
#define DOSSIER_TESTS_BENCH_SYNTHETIC_INDEX_H_

#include <filesystem>

#include "bench/synthetic_corpus.h"
#include "dossier/dossier.h"
#include "tests/temporary_folder.h"

// 250 articles in two segments, one of them replaced and one removed.
inline const std::filesystem::path& synthetic_index() {
  static const dossier::TemporaryFolder folder;
  static const std::filesystem::path path = [] {
    const std::filesystem::path index = folder.path() / "index";
    dossier::IndexWriter writer = dossier::IndexWriter::open(index);
    SyntheticCorpus corpus({.seed = 3, .words = 40});
    for (int i = 0; i < 250; ++i) {
      writer.add(corpus.next());
      if (i == 120) writer.commit();
    }
    dossier::Article replacement;
    replacement.id = "7";
    replacement.text = "wb wc wd";
    writer.add(replacement);
    writer.remove("8");
    writer.commit();
    return index;
  }();
  return path;
}

#endif  // DOSSIER_TESTS_BENCH_SYNTHETIC_INDEX_H_
