// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/ranking_text.h"

#include <array>
#include <cstdio>

namespace dossier::internal {
namespace {

std::string with_decimals(const char* format, double number) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

std::string terms_text(const std::vector<WeighedTerm>& terms, bool in_query) {
  std::string text;
  for (const WeighedTerm& term : terms)
    if (term.in_query == in_query)
      text += (text.empty() ? "" : ", ") + term.word +
              with_decimals(" %.2f", term.weight);
  return text;
}

std::string why_nothing_was_added(const Feedback& feedback,
                                  std::uint64_t total) {
  if (total == 0) return "feedback: no article matches to learn from";
  if (feedback.articles == 0)
    return "feedback: nothing in the query ranks articles, so there are no "
           "best ones to learn from; give it a plain word";
  if (feedback.articles == 1)
    return "feedback: one article matches by its words, and it takes two to "
           "learn from";
  return "feedback: no two of the best " + std::to_string(feedback.articles) +
         " articles have a word in common that could be added";
}

}  // namespace

std::string feedback_text(const Feedback& feedback, std::uint64_t total) {
  if (feedback.terms.empty()) return why_nothing_was_added(feedback, total);
  std::string text =
      "feedback of " + std::to_string(feedback.articles) + " articles";
  const std::string added = terms_text(feedback.terms, false);
  const std::string raised = terms_text(feedback.terms, true);
  if (!added.empty())
    text += (feedback.widens ? " added, to find and to rank: "
                             : " added, to rank alone: ") +
            added;
  if (!raised.empty())
    text += (added.empty() ? " gave more weight to: "
                           : "; and gave more weight to: ") +
            raised;
  return text;
}

std::string likeness_text(const Likeness& likeness) {
  std::string text = "like " + likeness.id;
  if (!likeness.title.empty()) text += ", " + likeness.title;
  return text + ": " +
         (likeness.terms.empty() ? "no word tells anything about it"
                                 : terms_text(likeness.terms, false));
}

std::string score_part_name(const ScorePart& part) {
  switch (part.kind) {
    case ScoreKind::Proximity:
      return "words near each other";
    case ScoreKind::Recency:
      return "age";
    case ScoreKind::Feedback:
      return part.term + " (added)";
    case ScoreKind::Word:
      break;
  }
  return part.term;
}

std::string score_text(double score) { return with_decimals("%8.3f", score); }

}  // namespace dossier::internal
