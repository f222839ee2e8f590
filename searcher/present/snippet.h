// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_SNIPPET_H_
#define DOSSIER_SEARCHER_PRESENT_SNIPPET_H_

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "dossier/search.h"
#include "indexer/text/designation.h"
#include "searcher/present/highlight_terms.h"

namespace dossier::internal {

// Cuts snippets for the hits of one query, from the text as it was given, so
// that they always show what matched.
//
// The snippet is the stretch of about `length` code points with the most that
// the query looks for, by weight; the earliest of equals. If a phrase was asked
// for and the text has it, the snippet has it whole, even if that makes it
// longer (up to four times). It begins and ends with sentences where they are
// near, else with words; "…" stands where something is cut off. A text with
// nothing to see is shown from its beginning.
//
// Linear in the length of the text; text is read in pieces of 64 KiB, and
// reading stops soon after a stretch with everything was found.
//
// Not thread-safe.
class SnippetMaker {
 public:
  // `spaced_prefix` may be empty if there are no designations.
  SnippetMaker(HighlightTerms terms, SpacedPrefix spaced_prefix,
               std::size_t length);
  ~SnippetMaker();
  SnippetMaker(SnippetMaker&&) noexcept;
  SnippetMaker& operator=(SnippetMaker&&) noexcept;

  // REQUIRES valid UTF-8 of less than 4 GiB. `language` is the article's;
  // `mentions` are in any order, those outside the text are passed over.
  Snippet cut(std::string_view text, std::string_view language,
              const std::vector<MentionPlace>& mentions = {});

  // The whole text, such as a title, with the same highlights.
  Snippet whole(std::string_view text, std::string_view language,
                const std::vector<MentionPlace>& mentions = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_SNIPPET_H_
