// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/article_view.h"

#include <algorithm>

#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

// A lead is two paragraphs, but no more than this many pieces: some archives
// keep an article as one paragraph.
constexpr std::size_t kLongestLead = 120;

constexpr std::size_t kLookAhead = 12;           // spots
constexpr std::size_t kLongestAbbreviation = 5;  // bytes
constexpr std::size_t kLongestOpener = 3;        // bytes: St, Ste, Ft, Mt

// So many short lines without an end of sentence in a row are a menu.
constexpr std::size_t kShortLine = 8;  // pieces
constexpr std::size_t kMenuLines = 6;
constexpr std::size_t kNumbersOfRow = 2;  // of a table

// A style is told from at least this many words of two letters or more. In the
// text a row of names and titles is not yet a headline.
constexpr int kWordsForStyle = 4;
constexpr int kWordsForHeadlineInText = 10;

}  // namespace

void CaseCount::add(const Piece& p) {
  if (p.shape == Shape::Digits || p.shape == Shape::Uncased ||
      p.end - p.start < 2)
    return;
  ++words;
  if (p.shape == Shape::Upper) ++upper;
  if (p.shape == Shape::Capital) ++capital;
}

void CaseCount::add(const CaseCount& other) {
  words += other.words;
  upper += other.upper;
  capital += other.capital;
}

CaseStyle CaseCount::style(bool in_title, CaseStyle otherwise) const {
  if (words < kWordsForStyle) return otherwise;
  if (upper * 10 >= words * 8) return CaseStyle::Caps;
  const int least = in_title ? kWordsForStyle : kWordsForHeadlineInText;
  if (words >= least && (upper + capital) * 10 >= words * 7)
    return CaseStyle::Title;
  return CaseStyle::Mixed;
}

void ArticleView::build(const CompiledForm& form,
                        const RecogniserInput& input) {
  input_ = input;
  language_ = form.find_language(input.language);
  own_stop_words_ = input.language != "en" && input.language != "und";
  inflector_.begin(form, language_);
  forms_.assign(1, {});
  spots_.clear();
  add_field(form, true);
  add_field(form, false);
  join_abbreviations(form);
  cut_sentences();
  tell_styles();
  tell_zones();
}

void ArticleView::add_field(const CompiledForm& form, bool title) {
  pieces_.clear();
  const TokenizedText& tokens =
      title ? *input_.title_tokens : *input_.text_tokens;
  append_pieces(title ? input_.title : input_.text, tokens, pieces_);
  const std::string_view terms(tokens.terms);
  const std::size_t first = spots_.size();
  spots_.resize(first + pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Spot& spot = spots_[first + i];
    spot = Spot{};
    spot.piece = pieces_[i];
    spot.in_title = title;
    spot.in_lead = title;
    spot.hash =
        hash_word(terms.substr(pieces_[i].term_start, pieces_[i].term_size));
  }
  // The table of words is larger than the nearer caches.
  for (std::size_t i = first; i < spots_.size(); ++i) {
    if (i + kLookAhead < spots_.size())
      form.expect_word(spots_[i + kLookAhead].hash);
    Spot& spot = spots_[i];
    find_word(form, terms.substr(spot.piece.term_start, spot.piece.term_size),
              spot);
  }
}

void ArticleView::find_word(const CompiledForm& form, std::string_view folded,
                            Spot& spot) {
  spot.word = form.find_word(folded, spot.hash);
  if (spot.word != 0) {
    const WordRecord& word = form.word(spot.word);
    spot.word_flags = word.flags;
    spot.word_class = static_cast<WordClass>(word.word_class);
  }
  if (own_stop_words_ && spot.word_class == WordClass::None &&
      is_stop_word(folded, input_.language))
    spot.word_class = WordClass::Stop;
  if (inflector_.has_rules() || spot.piece.capitalised() ||
      (own_stop_words_ && spot.piece.shape != Shape::Digits))
    find_forms(form, folded, spot);
}

void ArticleView::find_forms(const CompiledForm& form, std::string_view folded,
                             Spot& spot) {
  Inflector::Forms forms;
  if (!inflector_.find(folded, forms)) return;
  spot.forms = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back(forms);
  constexpr std::uint8_t kName = kGivenName | kFamilyName;
  if (spot.word_flags & kName) return;
  for (const std::uint32_t word : forms)
    if (word != 0) spot.word_flags |= form.word(word).flags & kName;
}

// "St. Petersburg", "Ft. Worth": a short word with a full stop that the tables
// have before the next one.
bool ArticleView::opens_name(const CompiledForm& form, std::size_t next) const {
  const Spot& prior = spots_[next - 1];
  if (!prior.piece.capitalised() || !spots_[next].piece.capitalised() ||
      prior.piece.term_size > kLongestOpener || spots_[next].word == 0 ||
      form.step(form.word(prior.word).state, spots_[next].word) == 0)
    return false;
  return field(next).substr(prior.piece.end, 2) == ". ";
}

// "Gen. Smith": the full stop after a short title ends no sentence.
void ArticleView::join_abbreviations(const CompiledForm& form) {
  for (std::size_t i = 1; i < spots_.size(); ++i) {
    if (spots_[i].piece.gap != Gap::Sentence) continue;
    const Spot& prior = spots_[i - 1];
    if (prior.word == 0 || prior.piece.term_size > kLongestAbbreviation)
      continue;
    if (opens_name(form, i)) {
      spots_[i].piece.gap = Gap::Loose;  // "St. Petersburg"
      continue;
    }
    if ((prior.word_flags & kOpensPrefix) &&
        spots_[i].piece.shape == Shape::Digits) {
      spots_[i].piece.gap = Gap::Loose;  // "Pr. 22350"
      continue;
    }
    if (!prior.piece.capitalised()) continue;
    const auto terms = form.terms(form.state(form.word(prior.word).state));
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

bool ArticleView::joins_designation(std::size_t number) const {
  if (gap(number) != Gap::Loose) return gap(number) < Gap::Loose;
  const std::uint32_t from = spots_[number - 1].piece.end;
  const std::string_view between =
      field(number).substr(from, spots_[number].piece.start - from);
  return between.find_first_of("'`") == std::string_view::npos &&
         between.find("\u2019") == std::string_view::npos &&
         between.find("..") == std::string_view::npos;
}

bool ArticleView::is_ticker(std::size_t first, std::size_t end) const {
  const std::string_view text = field(first);
  const std::size_t start = spots_[first].piece.start;
  const std::size_t after = spots_[end - 1].piece.end;
  return start > 0 && text[start - 1] == '<' && after < text.size() &&
         (text[after] == '>' || text[after] == '.');
}

bool ArticleView::is_apart(std::size_t number) const {
  const std::uint32_t from = spots_[number - 1].piece.end;
  const std::string_view between =
      field(number).substr(from, spots_[number].piece.start - from);
  return between.size() > 2 && between.front() == ' ' && between.back() == ' ';
}

void ArticleView::cut_sentences() {
  sentences_.clear();
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    if (i == 0 || gap(i) >= Gap::Sentence)
      sentences_.push_back(static_cast<std::uint32_t>(i));
    spots_[i].sentence = static_cast<std::uint32_t>(sentences_.size() - 1);
  }
  sentences_.push_back(static_cast<std::uint32_t>(spots_.size()));
}

void ArticleView::tell_styles() {
  // A short sentence has the style of its field.
  CaseCount of_field[2];
  std::vector<CaseCount>& of_sentence = case_counts_;
  of_sentence.assign(sentences_.size(), {});
  for (const Spot& s : spots_) of_sentence[s.sentence].add(s.piece);
  for (std::size_t i = 0; i + 1 < sentences_.size(); ++i)
    of_field[spots_[sentences_[i]].in_title].add(of_sentence[i]);
  for (std::size_t i = 0; i + 1 < sentences_.size(); ++i) {
    const bool in_title = spots_[sentences_[i]].in_title;
    const CaseStyle style = of_sentence[i].style(
        in_title, of_field[in_title].style(in_title, CaseStyle::Mixed));
    for (std::size_t k = sentences_[i]; k < sentences_[i + 1]; ++k)
      spots_[k].style = style;
  }
}

// "KUWAIT 1.2 1.2", "Shr loss 31 cts vs 47 cts": words and numbers that are no
// date.
bool ArticleView::is_row_of_table(std::size_t first, std::size_t end) const {
  const auto is_calendar = [&](std::size_t spot) {
    return spot < end && spots_[spot].word_class == WordClass::Calendar;
  };
  std::size_t numbers = 0;
  for (std::size_t i = first + 1; i < end; ++i)
    if (spots_[i].piece.shape == Shape::Digits &&
        (gap(i) == Gap::Space || gap(i) == Gap::Loose) && !is_calendar(i - 1) &&
        !is_calendar(i + 1))
      ++numbers;
  return numbers >= kNumbersOfRow && spots_[first].piece.shape != Shape::Digits;
}

std::uint32_t ArticleView::lead_size() const {
  for (const Spot& spot : spots_)
    if (!spot.in_lead) return spot.piece.start;
  return static_cast<std::uint32_t>(input_.text.size());
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

  // Runs of short lines. An article that is hardly anything else, or else a
  // table, keeps them.
  std::vector<std::pair<std::size_t, std::size_t>> menus;
  std::size_t lines = 0, run = text, in_menus = 0, in_table = 0;
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
    const bool row = is_row_of_table(i, end);
    if (row) in_table += end - i;
    if (end - i <= kShortLine && !ends_sentence && !row) {
      if (lines++ == 0) run = i;
    } else {
      end_run(i);
    }
    i = end;
  }
  end_run(spots_.size());
  if ((in_menus + in_table) * 2 > spots_.size() - text) return;
  for (const auto& [first, end] : menus)
    for (std::size_t i = first; i < end; ++i) spots_[i].boilerplate = true;
}

}  // namespace dossier::internal
