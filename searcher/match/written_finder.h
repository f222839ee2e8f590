// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_WRITTEN_FINDER_H_
#define DOSSIER_SEARCHER_MATCH_WRITTEN_FINDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/record_file.h"
#include "indexer/store/segment.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {

// Tells which documents of one segment have words as they are written, case,
// accents and punctuation included. The index knows folded words alone, so the
// article itself is read: a few microseconds a document, ten more if it has to
// be cut into words, for several ones or letters beyond ASCII. Not thread-safe.
class WrittenFinder {
 public:
  // `words` are the folded words of `written`.
  WrittenFinder(const Segment& segment, std::string written,
                std::vector<std::string> words, ArticlePart part);

  // Cheap in order of document.
  bool matches(DocNumber doc);

 private:
  // Among the words that begin from `first` to before `last`.
  bool stands_in(std::string_view text, std::size_t first, std::size_t last);
  bool plain_stands_in(std::string_view text, std::size_t first,
                       std::size_t last);
  bool row_stands_in(std::string_view text, std::size_t first,
                     std::size_t last);
  bool has_row(std::size_t first) const;

  const std::string written_;
  const std::vector<std::string> words_;
  const ArticlePart part_;
  bool is_plain_ = false;  // any text with it has its very bytes
  RecordCursor records_;
  Tokenizer tokenizer_;
  TokenizedText tokens_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_WRITTEN_FINDER_H_
