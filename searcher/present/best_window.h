// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_BEST_WINDOW_H_
#define DOSSIER_SEARCHER_PRESENT_BEST_WINDOW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/present/displayable.h"
#include "searcher/present/match_finder.h"

namespace dossier::internal {

// Chooses the stretch of at most `span` code points with the most to see: one
// with more of the phrases before one with fewer, then the greater weight of
// different terms, then the earlier. A match that is longer than `span` is a
// stretch of its own.
class BestWindow {
 public:
  // All that is given outlives the object; `matches` may grow at its end.
  // `weights` are those of the terms, of which the first `phrases` are phrases.
  BestWindow(std::string_view text, const std::vector<TextMatch>& matches,
             const std::vector<double>& weights, std::size_t phrases,
             std::size_t span);

  // Takes the matches that were appended since the last call.
  void look_on();

  bool found() const { return found_; }
  // Nothing better can come.
  bool has_everything() const;
  // From the first match to the last; REQUIRES found().
  ByteRange best() const;

 private:
  void enter(const TextMatch& match);
  void leave(const TextMatch& match);
  bool too_wide() const;
  bool better() const;

  std::string_view text_;
  const std::vector<TextMatch>& matches_;
  const std::vector<double>& weights_;
  std::size_t phrases_;  // terms below this number are phrases
  std::size_t span_;
  double whole_weight_ = 0;

  // The window: matches first_ to next_, inclusive while looking.
  std::size_t first_ = 0;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> counts_;  // by term
  std::size_t window_phrases_ = 0;
  double window_weight_ = 0;

  // Places in code points; `furthest_` is the end of what was entered.
  std::size_t place_ = 0;
  std::size_t counted_to_ = 0;       // bytes
  std::vector<std::size_t> places_;  // where each match starts
  std::size_t furthest_ = 0;

  bool found_ = false;
  std::size_t best_first_ = 0;
  std::size_t best_last_ = 0;
  std::size_t best_phrases_ = 0;
  double best_weight_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_BEST_WINDOW_H_
