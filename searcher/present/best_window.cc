// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/best_window.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Sums of the same weights in another order differ by less.
constexpr double kEqual = 1e-9;

}  // namespace

BestWindow::BestWindow(std::string_view text,
                       const std::vector<TextMatch>& matches,
                       const std::vector<double>& weights, std::size_t phrases,
                       std::size_t span)
    : text_(text),
      matches_(matches),
      weights_(weights),
      phrases_(phrases),
      span_(span),
      counts_(weights.size()) {
  for (const double weight : weights_) whole_weight_ += weight;
}

// A window of matches moves over them: its end by one match at a time, its
// beginning as far as it has to. So each match comes in once and goes out once.
void BestWindow::look_on() {
  for (; next_ < matches_.size(); ++next_) {
    enter(matches_[next_]);
    while (first_ < next_ && too_wide()) leave(matches_[first_++]);
    if (!better()) continue;
    best_first_ = first_;
    best_last_ = next_;
    best_phrases_ = window_phrases_;
    best_weight_ = window_weight_;
    found_ = true;
  }
}

bool BestWindow::has_everything() const {
  return found_ && best_phrases_ == phrases_ &&
         best_weight_ > whole_weight_ - kEqual;
}

ByteRange BestWindow::best() const {
  ByteRange range{matches_[best_first_].start, matches_[best_first_].end};
  for (std::size_t i = best_first_; i <= best_last_; ++i)
    range.end = std::max<std::size_t>(range.end, matches_[i].end);
  return range;
}

void BestWindow::enter(const TextMatch& match) {
  place_ +=
      count_code_points(text_.substr(counted_to_, match.start - counted_to_));
  counted_to_ = match.start;
  places_.push_back(place_);
  const std::string_view shown =
      text_.substr(match.start, match.end - match.start);
  furthest_ = std::max(furthest_, place_ + count_code_points(shown));
  if (counts_[match.term]++ != 0) return;
  window_weight_ += weights_[match.term];
  if (match.term < phrases_) ++window_phrases_;
}

void BestWindow::leave(const TextMatch& match) {
  if (--counts_[match.term] != 0) return;
  window_weight_ -= weights_[match.term];
  if (match.term < phrases_) --window_phrases_;
}

bool BestWindow::too_wide() const {
  return furthest_ - places_[first_] > span_;
}

bool BestWindow::better() const {
  if (!found_ || window_phrases_ != best_phrases_)
    return !found_ || window_phrases_ > best_phrases_;
  return window_weight_ > best_weight_ + kEqual;
}

}  // namespace dossier::internal
