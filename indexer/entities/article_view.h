// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ARTICLE_VIEW_H_
#define DOSSIER_INDEXER_ENTITIES_ARTICLE_VIEW_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/inflector.h"
#include "indexer/entities/pieces.h"
#include "indexer/entities/recogniser.h"
#include "indexer/entities/word_class.h"

namespace dossier::internal {

// What capitals mean in a sentence.
enum class CaseStyle : std::uint8_t {
  Mixed,  // a capital marks a name
  Title,  // Most Words Are Capitalised
  Caps,   // ALL ARE, SO THAT CASE SAYS NOTHING
};

// Words of two letters or more, by their case.
struct CaseCount {
  int words = 0, upper = 0, capital = 0;

  void add(const Piece& piece);
  void add(const CaseCount& other);
  CaseStyle style(bool in_title, CaseStyle otherwise) const;
};

// A piece of the article with what the gazetteer knows of its word.
struct Spot {
  Piece piece;
  std::uint32_t hash;        // of the folded form, as hash_word()
  std::uint32_t word;        // 0: not in the gazetteer
  std::uint32_t forms;       // 0: none; else see ArticleView::forms()
  std::uint32_t term_state;  // of the longest term that begins here; 0: none
  std::uint32_t sentence;    // its number
  std::uint8_t term_pieces;
  std::uint8_t word_flags;  // of WordRecord
  CaseStyle style;
  WordClass word_class;
  bool in_title;
  bool in_lead;      // title, or the first two paragraphs
  bool boilerplate;  // in a run of short lines, such as a menu
};

// Title and text as one row of spots, cut into sentences. Reused from article
// to article; its memory is kept.
class ArticleView {
 public:
  void build(const CompiledForm& form, const RecogniserInput& input);

  std::size_t size() const { return spots_.size(); }
  const Spot& operator[](std::size_t i) const { return spots_[i]; }
  Spot& spot(std::size_t i) { return spots_[i]; }

  std::string_view term(std::size_t i) const {
    const Piece& p = spots_[i].piece;
    const TokenizedText& tokens =
        spots_[i].in_title ? *input_.title_tokens : *input_.text_tokens;
    return std::string_view(tokens.terms).substr(p.term_start, p.term_size);
  }
  // REQUIRES both in the same field.
  std::string_view written(std::size_t first, std::size_t count) const {
    const std::uint32_t start = spots_[first].piece.start;
    return field(first).substr(start,
                               spots_[first + count - 1].piece.end - start);
  }
  std::string_view field(std::size_t i) const {
    return spots_[i].in_title ? input_.title : input_.text;
  }

  // Other words of the gazetteer that a spot may be a form of.
  const Inflector::Forms& forms(const Spot& spot) const {
    return forms_[spot.forms];
  }
  std::uint8_t language() const { return language_; }
  bool is_english() const { return language_ <= 1; }
  const Inflector& inflector() const { return inflector_; }
  // Whether a term or alias of this language counts here.
  bool speaks(std::uint8_t language) const {
    return language <= 1 || language == language_;
  }

  Gap gap(std::size_t i) const { return spots_[i].piece.gap; }
  // Whether i and the spot before it stand in one phrase.
  bool joined(std::size_t i) const {
    return i > 0 && i < spots_.size() && gap(i) <= Gap::Loose;
  }

  // Whether a number may follow the letters before it in one designation as far
  // as what stands between them tells: a dash or a full stop, but no apostrophe
  // and no row of dots ("AS' 10", "SH..3").
  bool joins_designation(std::size_t number) const;

  // "<UK>", "<F.N>": a share's sign in a row of spots.
  bool is_ticker(std::size_t first, std::size_t end) const;
  // Whether white space stands on both sides of what parts a number from the
  // word before it: "SA - 12" in a list.
  bool is_apart(std::size_t number) const;
  // "F.C.": letters with full stops.
  bool is_abbreviation(std::size_t i) const {
    return written(i, 1).find('.') != std::string_view::npos;
  }

  // The sentence of a spot: [first, last).
  std::size_t sentence_begin(std::size_t i) const {
    return sentences_[spots_[i].sentence];
  }
  std::size_t sentence_end(std::size_t i) const {
    return sentences_[spots_[i].sentence + 1];
  }

  // Bytes of the text before the first word that is not of the lead.
  std::uint32_t lead_size() const;

  const RecogniserInput& input() const { return input_; }

 private:
  void add_field(const CompiledForm& form, bool title);
  void find_word(const CompiledForm& form, std::string_view folded, Spot& spot);
  void find_forms(const CompiledForm& form, std::string_view folded,
                  Spot& spot);
  void join_abbreviations(const CompiledForm& form);
  bool opens_name(const CompiledForm& form, std::size_t next) const;
  void cut_sentences();
  void tell_styles();
  void tell_zones();
  bool is_row_of_table(std::size_t first, std::size_t end) const;

  RecogniserInput input_;
  std::uint8_t language_ = 0;
  bool own_stop_words_ = false;  // of a language other than English
  Inflector inflector_;
  std::vector<Inflector::Forms> forms_;
  std::vector<Piece> pieces_;
  std::vector<Spot> spots_;
  std::vector<std::uint32_t> sentences_;  // first spots, and the end
  std::vector<CaseCount> case_counts_;    // by sentence
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ARTICLE_VIEW_H_
