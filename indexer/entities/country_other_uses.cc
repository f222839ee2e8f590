// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/country_other_uses.h"

#include <algorithm>
#include <array>

#include "indexer/entities/noun_reader.h"

namespace dossier::internal {
namespace {

// Before the name of a language that ends its phrase.
constexpr std::array<std::string_view, 8> kBeforeLanguages{
    "in", "into", "speak", "speaks", "spoke", "spoken", "speaking", "fluent"};

template <class Holds>
bool all_readings(const CountryView& view, const Match& match, Holds holds) {
  const auto readings = view.lookup->readings(match);
  return std::all_of(
      readings.begin(), readings.end(),
      [&](const AliasRecord* alias) { return holds(kind_of(*alias)); });
}

bool is_town(const CountryView& view, const Match& match) {
  return all_readings(view, match,
                      [](AliasKind kind) { return kind == AliasKind::City; });
}

bool is_demonym(const CountryView& view, const Match& match) {
  return all_readings(view, match, [](AliasKind kind) {
    return kind == AliasKind::Demonym || kind == AliasKind::Stem;
  });
}

bool has_name_of_a_place(const CountryView& view, const Match& match) {
  const auto readings = view.lookup->readings(match);
  return std::any_of(readings.begin(), readings.end(), [](const auto* alias) {
    const AliasKind kind = kind_of(*alias);
    return kind == AliasKind::Name || kind == AliasKind::Region ||
           kind == AliasKind::Capital || kind == AliasKind::City;
  });
}

// Whether something but a person is named there.
bool names_other(const CountryView& view, std::size_t spot) {
  const Match* const match = view.lookup->covering(spot);
  return match != nullptr && !all_readings(view, *match, [](AliasKind kind) {
           return kind == AliasKind::Surname;
         });
}

// A capitalised word that may be a name, with this flag of the gazetteer.
bool is_name_like(const CountryView& view, std::size_t spot,
                  std::uint8_t flag) {
  const Spot& s = (*view.article)[spot];
  return s.piece.capitalised() && (s.word_flags & flag) &&
         s.word_class == WordClass::None && s.term_state == 0 &&
         !names_other(view, spot);
}

// "Darwin Beck of First Boston": a capitalised word of no known kind behind a
// town that is a given name, too.
bool is_unknown_name(const CountryView& view, std::size_t spot) {
  const Spot& s = (*view.article)[spot];
  return s.piece.shape == Shape::Capital && s.word_class == WordClass::None &&
         s.term_state == 0 && view.lookup->covering(spot) == nullptr;
}

bool is_honorific(const CountryView& view, std::size_t spot) {
  const Spot& s = (*view.article)[spot];
  const auto terms = view.form->terms(view.form->state(s.term_state));
  return s.piece.capitalised() && s.term_pieces == 1 &&
         std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
           return static_cast<TermKind>(t.kind) == TermKind::Honorific;
         });
}

// "Rep." of "Rep. Jordan", the full stop of which ends no sentence.
bool is_short_title(const CountryView& view, std::size_t next) {
  const ArticleView& a = *view.article;
  const Spot& s = a[next - 1];
  const auto terms = view.form->terms(view.form->state(s.term_state));
  return a.gap(next) == Gap::Loose && s.piece.shape == Shape::Capital &&
         a.field(next).substr(s.piece.end).starts_with(". ") &&
         std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
           const auto kind = static_cast<TermKind>(t.kind);
           return kind == TermKind::Role || kind == TermKind::Rank;
         });
}

// "in Russian.", "in Russian and French to the crowd"; not "in Russian hands".
bool ends_phrase(const CountryView& view, std::size_t end) {
  const ArticleView& a = *view.article;
  if (end >= a.size() || a.gap(end) > Gap::Space) return true;
  if (a[end].word_class == WordClass::Stop) return a.gap(end) == Gap::Space;
  if (a[end].word_class != WordClass::And || end + 1 >= a.size()) return false;
  const Match* const next = view.lookup->covering(end + 1);
  return next != nullptr && is_demonym(view, *next) &&
         ends_phrase(view, next->end());
}

bool is_language_noun(const CountryView& view, std::size_t spot) {
  NounReader nouns;
  nouns.begin(*view.form, *view.article);
  return nouns.is_at(spot, NounCategory::Language);
}

// "[Spanish]-speaking", "[Spanish] and French speakers".
bool precedes_language(const CountryView& view, std::size_t end) {
  const ArticleView& a = *view.article;
  if (end >= a.size() || a.gap(end) > Gap::Space) return false;
  if (is_language_noun(view, end)) return true;
  if (a[end].word_class != WordClass::And || end + 1 >= a.size()) return false;
  const Match* const next = view.lookup->covering(end + 1);
  return next != nullptr && is_demonym(view, *next) &&
         precedes_language(view, next->end());
}

// The demonym before "and", or null.
const Match* linked_before(const CountryView& view, std::size_t first) {
  const ArticleView& a = *view.article;
  if (first < 2 || a.gap(first) != Gap::Space ||
      a[first - 1].word_class != WordClass::And)
    return nullptr;
  const Match* const prior = view.lookup->covering(first - 2);
  return prior != nullptr && is_demonym(view, *prior) ? prior : nullptr;
}

// "la langue [française]": where the adjective follows.
bool follows_language(const CountryView& view, std::size_t first) {
  const ArticleView& a = *view.article;
  return !a.is_english() && first > 0 && a.gap(first) == Gap::Space &&
         is_language_noun(view, first - 1);
}

// "in [Russian]", "in Russian and [French]", "на [русском]".
bool follows_preposition(const CountryView& view, std::size_t first) {
  const ArticleView& a = *view.article;
  if (const Match* const prior = linked_before(view, first))
    return follows_preposition(view, prior->first);
  if (first == 0 || a.gap(first) != Gap::Space) return false;
  const std::string_view before = a.term(first - 1);
  if (a.is_english())
    return std::find(kBeforeLanguages.begin(), kBeforeLanguages.end(),
                     before) != kBeforeLanguages.end();
  const std::string_view language = a.input().language;
  return (language == "ru" || language == "uk") && before == "на";
}

bool has_country_but(const CountryView& view, std::size_t spot,
                     std::uint32_t but) {
  const Match* const match = view.lookup->covering(spot);
  if (match == nullptr) return false;
  const auto readings = view.lookup->readings(*match);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const AliasRecord* alias) {
                       return view.is_country(*alias) && alias->entity != but;
                     });
}

// "France, England and Spain", "with Cuba, Florida and"; not "Lebanon,
// Pennsylvania, United States". The last name is one of a part of `country`.
bool is_row(const CountryView& view, std::size_t first, std::size_t end,
            std::uint32_t country) {
  const ArticleView& a = *view.article;
  const auto goes_on = [&](std::size_t spot, std::uint32_t but) {
    return a[spot].word_class == WordClass::And ||
           has_country_but(view, spot, but);
  };
  return (first > 0 && a.gap(first) <= Gap::Comma &&
          goes_on(first - 1, kNoEntity)) ||
         (end < a.size() && a.gap(end) <= Gap::Comma && goes_on(end, country));
}

}  // namespace

bool is_part_of_a_persons_name(const CountryView& view, const Match& match) {
  const ArticleView& a = *view.article;
  const std::size_t i = match.first, next = i + 1;
  if (match.count != 1 || a[i].style != CaseStyle::Mixed) return false;
  // "Abu Jandal al-Kuwaiti", as against "Kuwaiti".
  if (i > 0 && a.gap(i) == Gap::Hyphen &&
      a[i - 1].word_class == WordClass::Particle)
    return true;
  if (!has_name_of_a_place(view, match)) return false;
  if (i > 0 && a.gap(i) <= Gap::Loose &&
      (is_honorific(view, i - 1) || is_short_title(view, i) ||
       (a.gap(i) == Gap::Space && a[i - 1].piece.shape == Shape::Capital &&
        is_name_like(view, i - 1, kGivenName))))
    return true;
  if (!(a[i].word_flags & kGivenName) || next >= a.size() ||
      a.gap(next) != Gap::Space || a[next].piece.shape != Shape::Capital)
    return false;
  return is_name_like(view, next, kFamilyName) ||
         (is_town(view, match) && is_unknown_name(view, next));
}

bool is_language(const CountryView& view, const Match& match) {
  if (!is_demonym(view, match)) return false;
  return precedes_language(view, match.end()) ||
         follows_language(view, match.first) ||
         (follows_preposition(view, match.first) &&
          ends_phrase(view, match.end()));
}

bool lends_its_name(const CountryView& view, const Match& match) {
  const ArticleView& a = *view.article;
  const std::size_t next = match.end();
  if (next >= a.size() || a.gap(next) != Gap::Space ||
      !a[next].piece.capitalised() || !has_name_of_a_place(view, match))
    return false;
  NounReader nouns;
  nouns.begin(*view.form, a);
  if (nouns.is_at(next, NounCategory::Namesake) &&
      a[next].style != CaseStyle::Title)
    return true;
  return match.count > 1 && is_town(view, match) &&
         a[match.first].word_class == WordClass::Particle &&
         is_name_like(view, next, kGivenName);
}

bool is_town_elsewhere(const CountryView& view, const Match& match,
                       const AliasRecord& alias) {
  const std::size_t next = match.end();
  if (next >= view.article->size() || view.article->gap(next) != Gap::Comma)
    return false;
  const Match* const after = view.lookup->covering(next);
  if (after == nullptr || after->first != next) return false;
  for (const AliasRecord* other : view.lookup->readings(*after)) {
    if (!view.is_country(*other) || other->entity == alias.entity ||
        !is_region(*other))
      continue;
    const bool may_be_in_row = kind_of(alias) == AliasKind::Name;
    return !may_be_in_row ||
           !is_row(view, match.first, after->end(), other->entity);
  }
  return false;
}

}  // namespace dossier::internal
