// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ANALYSER_H_
#define DOSSIER_INDEXER_ANALYSER_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "dossier/article.h"
#include "indexer/entities/corrections.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/store/document.h"

namespace dossier::internal {

struct AnalyserLimits {
  std::uint64_t max_article_bytes = 16u << 20;  // of title and text
  std::uint32_t max_tokens = 1'000'000;
};

// Bounds on the other strings of an article. Nobody's real ids or addresses
// come near them; without them one article could fill a column file.
inline constexpr std::size_t kMaxIdBytes = 4096;
inline constexpr std::size_t kMaxAttributeBytes = 64 << 10;  // source, url, ...
inline constexpr std::size_t kMaxBroughtEntities = 10'000;

// What was mended on the way.
struct AnalysisNotes {
  std::size_t replaced_bytes = 0;  // parts that were not UTF-8
  bool unreadable_date = false;
  // Entities brought along that cannot be used, each with the reason: of an
  // unknown facet, or with an id that is empty, too long or has control
  // characters, or with a label that is too long.
  std::vector<std::string> ignored_entities;
};

// For what is in an index already: it stays there, whatever the limits are
// today.
inline constexpr AnalyserLimits kNoLimits{
    std::numeric_limits<std::uint64_t>::max(),
    std::numeric_limits<std::uint32_t>::max()};

// Turns an article into a document: cleans, detects the language, tokenises,
// finds designations and entities. Not thread-safe; one object a thread.
class Analyser {
 public:
  Analyser(std::shared_ptr<const Gazetteer> gazetteer, AnalyserLimits limits,
           std::shared_ptr<const Corrections> corrections = nullptr);
  ~Analyser();

  // The document's views hold until the next call. Throws Error
  // (LimitExceeded) for an article beyond the limits, (InvalidArgument) for
  // one with neither title nor text.
  const Document& analyse(Article article, AnalysisNotes& notes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The id of an article that brought none: a hash of its title and text.
std::string content_id(const Article& article);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ANALYSER_H_
