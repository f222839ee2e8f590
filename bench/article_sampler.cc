// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/article_sampler.h"

#include <utility>

using dossier::internal::DocNumber;
using dossier::internal::Snapshot;

ArticleSampler::ArticleSampler(std::shared_ptr<const Snapshot> snapshot,
                               Random& random)
    : snapshot_(std::move(snapshot)), random_(random) {
  for (const auto& segment : snapshot_->segments) documents_ += segment->size();
}

SampledArticle ArticleSampler::draw() {
  while (true) {
    std::uint64_t place = random_.below(documents_);
    std::size_t s = 0;
    while (place >= snapshot_->segments[s]->size())
      place -= snapshot_->segments[s++]->size();
    const auto& dead = snapshot_->dead[s];
    if (dead.size() > 0 && dead.test(place)) continue;
    SampledArticle article;
    article.record =
        snapshot_->segments[s]->record(static_cast<DocNumber>(place));
    article.title = words_of(article.record.title);
    article.text = words_of(article.record.text);
    return article;
  }
}

std::vector<std::string> ArticleSampler::words_of(const std::string& text) {
  tokenizer_.tokenize(text, tokens_);
  std::vector<std::string> words;
  words.reserve(tokens_.tokens.size());
  for (const auto& token : tokens_.tokens)
    words.emplace_back(tokens_.term(token));
  return words;
}
