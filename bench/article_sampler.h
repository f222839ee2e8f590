// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_ARTICLE_SAMPLER_H_
#define DOSSIER_BENCH_ARTICLE_SAMPLER_H_

#include <memory>
#include <string>
#include <vector>

#include "bench/random.h"
#include "indexer/store/document.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/tokenizer.h"

// An article that was drawn, cut into words as a search meets them.
struct SampledArticle {
  std::vector<std::string> title, text;  // folded words
  dossier::internal::StoredRecord record;
};

// Draws living articles of a snapshot, each as likely.
class ArticleSampler {
 public:
  // REQUIRES that the snapshot has a living article.
  ArticleSampler(std::shared_ptr<const dossier::internal::Snapshot> snapshot,
                 Random& random);

  SampledArticle draw();

 private:
  std::vector<std::string> words_of(const std::string& text);

  std::shared_ptr<const dossier::internal::Snapshot> snapshot_;
  Random& random_;
  std::uint64_t documents_ = 0;  // the dead included
  dossier::internal::Tokenizer tokenizer_;
  dossier::internal::TokenizedText tokens_;
};

#endif  // DOSSIER_BENCH_ARTICLE_SAMPLER_H_
