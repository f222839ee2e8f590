// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/article_view.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// A lead is two paragraphs, but no more than this many pieces: some archives
// keep an article as one paragraph.
constexpr std::size_t kLongestLead = 120;

// So many short lines without an end of sentence in a row are a menu.
constexpr std::size_t kShortLine = 8;  // pieces
constexpr std::size_t kMenuLines = 6;

// A style is told from at least this many words of two letters or more.
constexpr int kWordsForStyle = 4;

CaseStyle tell_style(int words, int upper, int capital, CaseStyle otherwise) {
  if (words < kWordsForStyle) return otherwise;
  if (upper * 10 >= words * 8) return CaseStyle::Caps;
  if ((upper + capital) * 10 >= words * 7) return CaseStyle::Title;
  return CaseStyle::Mixed;
}

}  // namespace

void ArticleView::build(const CompiledForm& form,
                        const RecogniserInput& input) {
  input_ = input;
  spots_.clear();
  add_field(form, true);
  add_field(form, false);
  join_abbreviations(form);
  tell_styles();
  tell_zones();
}

void ArticleView::add_field(const CompiledForm& form, bool title) {
  pieces_.clear();
  const TokenizedText& tokens =
      title ? *input_.title_tokens : *input_.text_tokens;
  append_pieces(title ? input_.title : input_.text, tokens, pieces_);
  const std::string_view terms(tokens.terms);
  spots_.reserve(spots_.size() + pieces_.size());
  for (const Piece& piece : pieces_) {
    const std::string_view folded =
        terms.substr(piece.term_start, piece.term_size);
    Spot spot{};
    spot.piece = piece;
    spot.in_title = title;
    spot.in_lead = title;
    spot.word = form.find_word(folded);
    if (spot.word != 0) spot.word_flags = form.word(spot.word).flags;
    if (piece.capitalised() || folded.size() <= 5)
      spot.word_class = word_class(folded);
    spots_.push_back(spot);
  }
}

// "Gen. Smith": the full stop after a short title ends no sentence.
void ArticleView::join_abbreviations(const CompiledForm& form) {
  for (std::size_t i = 1; i < spots_.size(); ++i) {
    if (spots_[i].piece.gap != Gap::Sentence) continue;
    const Spot& prior = spots_[i - 1];
    if (prior.word == 0 || !prior.piece.capitalised() ||
        prior.piece.term_size > 5)
      continue;
    const auto terms =
        form.terms(form.state(form.word(prior.word).state));
    const bool title =
        std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
          const auto kind = static_cast<TermKind>(t.kind);
          return kind != TermKind::Noun && kind != TermKind::Speech;
        });
    const std::string_view between = field(i).substr(
        prior.piece.end, spots_[i].piece.start - prior.piece.end);
    if (title && between.starts_with('.')) spots_[i].piece.gap = Gap::Loose;
  }
}

std::size_t ArticleView::sentence_begin(std::size_t i) const {
  while (i > 0 && gap(i) < Gap::Sentence) --i;
  return i;
}

std::size_t ArticleView::sentence_end(std::size_t i) const {
  ++i;
  while (i < spots_.size() && gap(i) < Gap::Sentence) ++i;
  return i;
}

void ArticleView::tell_styles() {
  struct Count {
    int words = 0, upper = 0, capital = 0;
    void add(const Spot& s) {
      if (s.piece.shape == Shape::Digits || s.piece.shape == Shape::Uncased ||
          s.piece.end - s.piece.start < 2)
        return;
      ++words;
      if (s.piece.shape == Shape::Upper) ++upper;
      if (s.piece.shape == Shape::Capital) ++capital;
    }
  };
  // A short sentence has the style of its field.
  CaseStyle field_style[2];
  for (const bool title : {false, true}) {
    Count all;
    for (const Spot& s : spots_)
      if (s.in_title == title) all.add(s);
    field_style[title] =
        tell_style(all.words, all.upper, all.capital, CaseStyle::Mixed);
  }
  for (std::size_t i = 0; i < spots_.size();) {
    const std::size_t end = sentence_end(i);
    Count count;
    for (std::size_t k = i; k < end; ++k) count.add(spots_[k]);
    const CaseStyle style = tell_style(count.words, count.upper, count.capital,
                                       field_style[spots_[i].in_title]);
    for (; i < end; ++i) spots_[i].style = style;
  }
}

void ArticleView::tell_zones() {
  std::size_t text = 0;
  while (text < spots_.size() && spots_[text].in_title) ++text;
  int paragraphs = 0;
  for (std::size_t i = text; i < spots_.size(); ++i) {
    if (gap(i) == Gap::Paragraph && ++paragraphs > 2) break;
    if (i - text >= kLongestLead) break;
    spots_[i].in_lead = true;
  }

  // Runs of short lines. An article that is nothing else keeps them.
  std::vector<std::pair<std::size_t, std::size_t>> menus;
  std::size_t lines = 0, run = text, in_menus = 0;
  const auto end_run = [&](std::size_t end) {
    if (lines >= kMenuLines) {
      menus.emplace_back(run, end);
      in_menus += end - run;
    }
    lines = 0;
  };
  for (std::size_t i = text; i < spots_.size();) {
    std::size_t end = i + 1;
    bool ends_sentence = false;
    while (end < spots_.size() && gap(end) != Gap::Paragraph) {
      ends_sentence |= gap(end) == Gap::Sentence;
      ++end;
    }
    const std::string_view rest = field(i).substr(spots_[end - 1].piece.end, 2);
    ends_sentence |= rest.find_first_of(".!?\"") != std::string_view::npos;
    if (end - i <= kShortLine && !ends_sentence) {
      if (lines++ == 0) run = i;
    } else {
      end_run(i);
    }
    i = end;
  }
  end_run(spots_.size());
  if (in_menus * 2 > spots_.size() - text) return;
  for (const auto& [first, end] : menus)
    for (std::size_t i = first; i < end; ++i) spots_[i].boilerplate = true;
}

}  // namespace dossier::internal
