// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/ranking_options.h"

#include <algorithm>
#include <limits>

#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

void RankingOptions::define(CLI::App& app) {
  OptionGroup group(app, "Ranking");
  group.add_flag("--feedback", feedback_,
                 "add the words that the best articles have in\n"
                 "common; with --match any they find articles as well");
  group.add("--feedback-articles", feedback_articles_, "N",
            "articles to learn from (default 15)");
  group.add("--feedback-terms", feedback_terms_, "N",
            "words added at most (default 20)");
  group.add("--feedback-weight", feedback_weight_, "W",
            "weight of all added words together, the query's\n"
            "words having 1 (default 2)");
  group.add("--proximity", proximity_, "W",
            "weight of the words standing near each other\n"
            "(default 0; try 1)");
  group.add("--recency", recency_, "DAYS",
            "half the score for each so many days of age");
  group.add("--recency-day", recency_day_, "DATE",
            "count age from this day (default: the newest of the\nindex)");
  group.add("--title-weight", title_weight_, "N",
            "a title's word counts as N of the text (default 2)");
  group.add("--bm25-k1", k1_, "K",
            "how slowly repeated words stop to count (default 1.2)");
  group.add("--bm25-b", b_, "B",
            "how far long articles are marked down, 0 to 1\n(default 0.75)");
}

void RankingOptions::take(SearchOptions& options) const {
  dossier::Ranking& ranking = options.request.ranking;
  if (!k1_.empty()) ranking.k1 = number("--bm25-k1", k1_);
  if (!b_.empty()) ranking.b = number("--bm25-b", b_);
  // What is too much for the library is too much for its type.
  if (!title_weight_.empty())
    ranking.title_weight = static_cast<unsigned>(
        std::min<std::size_t>(whole_number("--title-weight", title_weight_),
                              std::numeric_limits<unsigned>::max()));
  if (!proximity_.empty())
    ranking.proximity = number("--proximity", proximity_);
  if (!recency_.empty()) {
    ranking.recency = number("--recency", recency_);
    if (ranking.recency <= 0)
      refuse_option("--recency is a half-life in days, above 0, not '" +
                    recency_ + "'");
  }
  ranking.recency_day = recency_day_;
  if (!recency_day_.empty() && recency_.empty())
    refuse_option("--recency-day needs --recency DAYS beside it");
  take_feedback(options);
}

void RankingOptions::take_feedback(SearchOptions& options) const {
  if (!feedback_ && feedback_articles_.empty() && feedback_terms_.empty() &&
      feedback_weight_.empty())
    return;
  dossier::FeedbackRequest feedback;
  if (!feedback_articles_.empty())
    feedback.articles = whole_number("--feedback-articles", feedback_articles_);
  if (!feedback_terms_.empty())
    feedback.terms = whole_number("--feedback-terms", feedback_terms_);
  if (!feedback_weight_.empty())
    feedback.weight = number("--feedback-weight", feedback_weight_);
  options.request.feedback = feedback;
}
