// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/lookup.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr std::size_t kMostStates = 8;     // of the walk through the trie
constexpr std::size_t kLongestSuffix = 4;  // spots: F-16|C, S-300|PMU|3

// A shorter word in capitals may be an acronym of its own.
constexpr std::size_t kLeastLettersInCapitals = 4;

bool is_acronym(std::string_view written) {
  return std::none_of(written.begin(), written.end(),
                      [](char c) { return c >= 'a' && c <= 'z'; });
}

// Letters that a space may part from a designation's number. "A" and "I" at
// the end are words.
bool is_variant_letters(const Spot& spot, bool is_last) {
  if (spot.style != CaseStyle::Mixed) return false;
  const bool is_word = spot.word_class == WordClass::Stop ||
                       spot.word_class == WordClass::Article;
  const bool one_letter = spot.piece.end - spot.piece.start <= 2;
  if (is_last && is_word) return false;
  return spot.piece.shape == Shape::Upper ||
         (spot.piece.shape == Shape::Capital && one_letter);
}

}  // namespace

void Lookup::run(const CompiledForm& form, ArticleView& article) {
  form_ = &form;
  article_ = &article;
  const std::string_view language = article.input().language;
  language_ = article.language();
  lower_demonyms_ = language != "en" && language != "und";
  matches_.clear();
  readings_.clear();
  notable_.clear();
  openers_.clear();
  owner_.assign(article.size(), 0);
  std::size_t free = 0;  // spots before it belong to a match
  for (std::size_t i = 0; i < article.size(); ++i) {
    collect(i);
    note(i);
    if (i < free || candidates_.empty()) continue;
    std::size_t taken = 0;
    // From the longest; of one length the spelling of the table comes first.
    for (std::size_t end = candidates_.size(); end > 0 && taken == 0;) {
      std::size_t first = end - 1;
      while (first > 0 &&
             candidates_[first - 1].pieces == candidates_[end - 1].pieces)
        --first;
      for (std::size_t c = first; c < end && taken == 0; ++c)
        taken = take(i, form.aliases(form.state(candidates_[c].state)),
                     candidates_[c].pieces);
      end = first;
    }
    if (taken > 0) free = i + taken;
  }
}

// Walks the trie from spot i: the aliases on the way become candidates, the
// longest term is noted. Words that may be forms of others lead several ways.
void Lookup::collect(std::size_t i) {
  candidates_.clear();
  const Spot& spot = (*article_)[i];
  if (spot.word == 0 && spot.forms == 0) return;
  states_.clear();
  begin_states(spot);
  for (std::uint32_t pieces = 1; !states_.empty(); ++pieces) {
    bool goes_on = false;
    for (const std::uint32_t state : states_) {
      visit(state, i, pieces);
      goes_on |= form_->state(state).has_edges != 0;
    }
    const std::size_t next = i + pieces;
    if (!goes_on || next >= article_->size()) break;
    if ((*article_)[next].piece.gap > Gap::Comma) break;
    next_states(next);
  }
}

void Lookup::note(std::size_t i) {
  const Spot& spot = (*article_)[i];
  const Shape shape = spot.piece.shape;
  const auto number = static_cast<std::uint32_t>(i);
  if ((shape != Shape::Lower && shape != Shape::Digits) ||
      spot.term_state != 0 || spot.word_class == WordClass::Particle)
    notable_.push_back(number);
  if ((spot.word_flags & kOpensPrefix) || spot.forms != 0)
    openers_.push_back(number);
}

void Lookup::begin_states(const Spot& spot) {
  const auto begin = [&](std::uint32_t word) {
    const std::uint32_t state = form_->word(word).state;
    if (word != 0 && state != 0) states_.push_back(state);
  };
  begin(spot.word);
  if (spot.forms == 0) return;
  for (const std::uint32_t word : article_->forms(spot)) begin(word);
}

void Lookup::visit(std::uint32_t state, std::size_t i, std::uint32_t pieces) {
  const StateRecord& record = form_->state(state);
  if (record.alias_count > 0) candidates_.push_back({state, pieces});
  Spot& spot = article_->spot(i);
  if (record.term_count == 0 || spot.term_pieces == pieces) return;
  spot.term_state = state;
  spot.term_pieces = static_cast<std::uint8_t>(pieces);
}

void Lookup::next_states(std::size_t spot) {
  const Spot& next = (*article_)[spot];
  next_states_.clear();
  for (const std::uint32_t state : states_) {
    std::uint32_t after = next.word == 0 ? 0 : form_->step(state, next.word);
    if (after == 0 && next.piece.shape == Shape::Capital)
      after = step_without_s(state, spot);
    if (after != 0) next_states_.push_back(after);
    if (next.forms == 0 || next_states_.size() >= kMostStates) continue;
    for (const std::uint32_t word : article_->forms(next)) {
      after = word == 0 ? 0 : form_->step(state, word);
      if (after != 0) next_states_.push_back(after);
    }
  }
  states_.swap(next_states_);
}

// "Bashar al-Assads forces": a person's name whose possessive lost its
// apostrophe on the way.
std::uint32_t Lookup::step_without_s(std::uint32_t state,
                                     std::size_t spot) const {
  const std::string_view term = article_->term(spot);
  if (term.size() < 5 || term.back() != 's') return 0;
  const std::uint32_t word = form_->find_word(term.substr(0, term.size() - 1));
  const std::uint32_t next = word == 0 ? 0 : form_->step(state, word);
  if (next == 0) return 0;
  for (const AliasRecord& alias : form_->aliases(form_->state(next)))
    if (alias.entity < form_->entity_count() &&
        form_->entity(alias.entity).facet ==
            static_cast<std::uint8_t>(Facet::Official))
      return next;
  return 0;
}

// The number of spots taken by the aliases that fit; 0 if none does.
std::size_t Lookup::take(std::size_t i, std::span<const AliasRecord> aliases,
                         std::size_t pieces) {
  const auto first_reading = static_cast<std::uint32_t>(readings_.size());
  std::uint32_t longest_suffix = 0;
  for (const AliasRecord& alias : aliases) {
    std::uint32_t suffix = 0;
    if (!accepts(alias, i, pieces, suffix)) continue;
    const bool known = std::any_of(
        readings_.begin() + first_reading, readings_.end(),
        [&](const AliasRecord* r) {
          return r->entity == alias.entity && r->kind == alias.kind &&
                 (r->flags & kContext) <= (alias.flags & kContext);
        });
    if (known) continue;
    readings_.push_back(&alias);
    longest_suffix = std::max(longest_suffix, suffix);
  }
  const auto count =
      static_cast<std::uint32_t>(readings_.size()) - first_reading;
  if (count == 0) return 0;
  matches_.push_back({static_cast<std::uint32_t>(i),
                      static_cast<std::uint32_t>(pieces), first_reading, count,
                      longest_suffix});
  const std::size_t spots = pieces + longest_suffix;
  std::fill_n(owner_.begin() + static_cast<std::ptrdiff_t>(i), spots,
              static_cast<std::uint32_t>(matches_.size()));
  return spots;
}

bool Lookup::accepts(const AliasRecord& alias, std::size_t i,
                     std::size_t pieces, std::uint32_t& suffix) const {
  if (alias.pieces != pieces) return false;
  return speaks(alias, i, pieces) && gaps_fit(alias, i, pieces) &&
         edges_fit(alias, i, pieces, suffix) && case_fits(alias, i, pieces);
}

// An alias counts in its own language, in any if it is English or of none, and
// where the text has its very letters with their marks.
bool Lookup::speaks(const AliasRecord& alias, std::size_t i,
                    std::size_t pieces) const {
  if (article_->speaks(alias.language)) return true;
  return (alias.flags & kMarked) && kind_of(alias) != AliasKind::Stem &&
         same_letters(article_->written(i, pieces), form_->text(alias.written));
}

// Letters and digits of a designation may be joined by a dash or nothing; by
// white space only if the alias is written so, or if the prefix is known to be
// ("F 16").
bool Lookup::gaps_fit(const AliasRecord& alias, std::size_t i,
                      std::size_t pieces) const {
  for (std::size_t k = 1; k < pieces; ++k) {
    const Spot& prior = (*article_)[i + k - 1];
    const Spot& spot = (*article_)[i + k];
    const Gap gap = spot.piece.gap;
    if (gap == Gap::Comma && !(alias.flags & kComma)) return false;
    if (gap > Gap::Comma) return false;
    const bool digits = spot.piece.shape == Shape::Digits;
    const bool prior_digits = prior.piece.shape == Shape::Digits;
    if (digits == prior_digits || gap < Gap::Space) continue;
    if (alias.spaces >> k & 1) continue;
    const PrefixRecord* const prefix =
        form_->find_prefix(form_->word(prior.word).state);
    const bool spaced = prefix != nullptr && prefix->spaced;
    if (digits && article_->is_abbreviation(i + k - 1)) return false;
    if (gap == Gap::Loose) {  // "MiG -29"
      if (!digits || (article_->joins_designation(i + k) &&
                      (spaced || !article_->is_apart(i + k))))
        continue;
      return false;
    }
    // "MiG-29 SMT", "Leopard 2 A6"; "the MiG-29 A year" has no variant.
    if (!digits && is_variant_letters(spot, k + 1 == pieces) &&
        kind_of(alias) == AliasKind::Designation)
      continue;
    if (!digits || !spaced || !prior.piece.capitalised()) return false;
  }
  return true;
}

// A match is no part of a longer run of letters and digits, except for letters
// after a designation's number.
bool Lookup::edges_fit(const AliasRecord& alias, std::size_t i,
                       std::size_t pieces, std::uint32_t& suffix) const {
  if ((*article_)[i].piece.gap == Gap::Glued) return false;
  std::size_t end = i + pieces;
  if (end >= article_->size() || (*article_)[end].piece.gap != Gap::Glued)
    return true;
  const bool is_system = alias.entity < form_->entity_count() &&
                         form_->entity(alias.entity).facet ==
                             static_cast<std::uint8_t>(Facet::System);
  const bool ends_in_digits = (*article_)[end - 1].piece.shape == Shape::Digits;
  if (!is_system || !(alias.flags & kDigits)) return false;
  // "S-300PM" + "3" would be another number; "F-16" + "C" a variant.
  if (!ends_in_digits && (*article_)[end].piece.shape == Shape::Digits &&
      pieces < 3)
    return false;
  while (end < article_->size() && suffix < kLongestSuffix &&
         (*article_)[end].piece.gap == Gap::Glued) {
    ++suffix;
    ++end;
  }
  return true;
}

bool Lookup::is_in_capitals(std::size_t i, std::size_t pieces) const {
  for (std::size_t k = i; k < i + pieces; ++k)
    if ((*article_)[k].piece.shape == Shape::Lower ||
        (*article_)[k].piece.shape == Shape::Mixed)
      return false;
  return true;
}

bool Lookup::case_fits(const AliasRecord& alias, std::size_t i,
                       std::size_t pieces) const {
  const Spot& spot = (*article_)[i];
  const std::string_view written = article_->written(i, pieces);
  if (spot.style == CaseStyle::Caps) {
    // "US" in capitals is as likely the pronoun.
    const bool dotted = written.find('.') != std::string_view::npos;
    return !((alias.flags & kCase) && pieces == 1 && !dotted &&
             spot.word_class == WordClass::Stop);
  }
  if (alias.flags & kCase) {
    if (same_letters(written, form_->text(alias.written))) return true;
    // "NORTHBROOK, ILL., March 13".
    const std::string_view as_table = form_->text(alias.written);
    if (as_table.ends_with('.') && spot.piece.gap == Gap::Comma &&
        spot.piece.shape == Shape::Upper)
      return true;
    // A dateline or a heading in capitals: "WASHINGTON, March 3".
    return spot.piece.shape == Shape::Upper &&
           written.size() >= kLeastLettersInCapitals &&
           is_in_capitals(i, pieces) && !is_acronym(as_table);
  }
  const Shape shape = spot.piece.shape;
  if (shape != Shape::Lower || (alias.flags & kLower)) return true;
  switch (kind_of(alias)) {
    case AliasKind::Designation:
      return alias.flags & kDigits;
    case AliasKind::Demonym:
      return lower_demonyms_ && alias.language == language_;
    case AliasKind::Stem:
      // Where the endings are known, a stem with a capital is a place, and
      // what is derived of it has none.
      return lower_demonyms_ && alias.language == language_ &&
             (!article_->inflector().has_links() ||
              article_->inflector().is_derived(
                  article_->term(i), form_->text(alias.written).size()));
    case AliasKind::Denied:
      return true;
    default:
      return (alias.flags & kDigits) != 0;
  }
}

}  // namespace dossier::internal
