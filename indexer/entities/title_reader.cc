// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/title_reader.h"

#include <algorithm>

#include "indexer/entities/offices.h"

namespace dossier::internal {
namespace {

constexpr int kMostTerms = 5;  // of a title

}  // namespace

bool is_public(Role role) {
  switch (role) {
    case Role::None:
    case Role::Executive:
    case Role::Adviser:
    case Role::Spokesperson:
    case Role::Noble:
    case Role::Religious:
    case Role::Deputy:
    case Role::Former:
    case Role::Acting:
    case Role::Other:
      return false;
    default:
      return true;
  }
}

void TitleReader::begin(const CompiledForm& form, const ArticleView& article,
                        const Lookup& lookup, const CountryRules& countries) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  countries_ = &countries;
  owners_.begin(form, article, lookup);
}

bool TitleReader::has_kind(std::size_t spot, TermKind kind) const {
  const Spot& s = (*article_)[spot];
  if (s.term_state == 0) return false;
  for (const TermRecord& t : form_->terms(form_->state(s.term_state)))
    if (static_cast<TermKind>(t.kind) == kind && article_->speaks(t.language))
      return true;
  return false;
}

bool TitleReader::is_of(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  return s.word_class == WordClass::Of ||
         (!article_->is_english() && (s.word_flags & kOfElsewhere));
}

bool TitleReader::is_article(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  return s.word_class == WordClass::Article ||
         (!article_->is_english() && (s.word_flags & kArticleElsewhere));
}

// Takes one term of a title at spot i into `out`.
bool TitleReader::absorb_term(std::size_t i, Title& out) const {
  const Spot& s = (*article_)[i];
  if (s.term_state == 0) return false;
  bool used = false;
  const bool modifies = is_modifier_here(i);
  for (const TermRecord& t : form_->terms(form_->state(s.term_state))) {
    if (!article_->speaks(t.language)) continue;
    if (modifies && static_cast<TermKind>(t.kind) != TermKind::Modifier)
      continue;
    const auto role = static_cast<Role>(t.role);
    switch (static_cast<TermKind>(t.kind)) {
      case TermKind::Role:
        if (out.role == Role::None || out.role == Role::Executive)
          out.role = role;
        used = true;
        break;
      case TermKind::Rank:
        // "general" in lower case may be an adjective.
        if (article_->is_english() && s.piece.shape == Shape::Lower)
          out.lower_rank = true;
        if (out.role == Role::None) out.role = Role::Military;
        used = true;
        break;
      case TermKind::Honorific:
        if (article_->is_english() && s.piece.shape == Shape::Lower) break;
        out.honorific = true;
        used = true;
        break;
      case TermKind::Modifier:
        out.modified |= role == Role::Former || role == Role::Deputy ||
                        role == Role::Acting;
        used = true;
        break;
      default:
        break;
    }
  }
  // "interim president" is one term.
  for (const TermRecord& t :
       form_->terms(form_->state(form_->word(s.word).state)))
    if (used && static_cast<TermKind>(t.kind) == TermKind::Modifier &&
        static_cast<Role>(t.role) == Role::Acting &&
        article_->speaks(t.language))
      out.modified = true;
  if (used) {
    out.end = out.role_end = i + s.term_pieces;
    out.capitalised = s.piece.capitalised();
    out.all_upper = s.piece.shape == Shape::Upper;
  }
  return used;
}

// "deputy" is a member of parliament, but not before a minister.
bool TitleReader::is_modifier_here(std::size_t i) const {
  const ArticleView& a = *article_;
  if (!has_kind(i, TermKind::Modifier)) return false;
  const std::size_t next = i + a[i].term_pieces;
  if (next >= a.size() || a.gap(next) > Gap::Loose) return false;
  return countries_->country_at(next) != kNoEntity ||
         has_kind(next, TermKind::Role) || has_kind(next, TermKind::Modifier);
}

// "ministre russe des Affaires étrangères", "ministro ruso de Exteriores": a
// term that goes on behind the nationality.
void TitleReader::absorb_split_term(Title& out) const {
  const ArticleView& a = *article_;
  std::uint32_t state = form_->word(a[out.role_end - 1].word).state;
  for (std::size_t k = out.end; state != 0 && k < a.size(); ++k) {
    if (a.gap(k) > Gap::Loose || a[k].word == 0) return;
    state = form_->step(state, a[k].word);
    for (const TermRecord& t : form_->terms(form_->state(state))) {
      if (static_cast<TermKind>(t.kind) != TermKind::Role ||
          !a.speaks(t.language))
        continue;
      out.role = static_cast<Role>(t.role);
      out.end = out.role_end = k + 1;
    }
  }
}

bool TitleReader::absorb_country(std::size_t i, Title& out) const {
  const std::uint32_t country = countries_->country_at(i);
  if (country == kNoEntity) return false;
  const Match* const match = lookup_->covering(i);
  out.country = country;
  out.end = match != nullptr ? match->end() : i + 1;
  return true;
}

// "of Russia", "of the Russian Federation", "de la Syrie".
void TitleReader::read_of_country(Title& out) const {
  const ArticleView& a = *article_;
  std::size_t at = out.end;
  if (at + 1 >= a.size() || a.gap(at) > Gap::Space || !is_of(at)) return;
  ++at;
  while (at + 1 < a.size() && is_article(at) && a.gap(at) <= Gap::Loose) ++at;
  if (a.gap(at) <= Gap::Loose && owners_.owns_behind(at, out.role))
    absorb_country(at, out);
}

bool TitleReader::read(std::size_t i, Title& out) const {
  const ArticleView& a = *article_;
  out.first = i;
  if (!absorb_term(i, out)) return false;
  if (follows_closely(i)) out.country = countries_->country_at(i - 1);
  if (out.country != kNoEntity && !owners_.owns_before(i - 1, out.role))
    out.country = kNoEntity;
  for (int n = 1; n < kMostTerms && out.end < a.size(); ++n) {
    const std::size_t next = out.end;
    if (a.gap(next) > Gap::Loose || a[next].in_title != a[i].in_title) break;
    // "former US President", "ministre russe de la Défense",
    // "وزير الخارجية الروسي": the nationality stands inside or behind.
    const bool inside = out.role == Role::None;
    if ((inside || !a.is_english()) && out.country == kNoEntity) {
      const std::size_t role_end = out.role_end;
      if (absorb_country(next, out)) {
        out.role_end = inside ? out.end : role_end;
        if (!inside) absorb_split_term(out);
        continue;
      }
    }
    if (!absorb_term(next, out)) break;
  }
  if (out.role == Role::None && !out.honorific) return false;
  read_of_country(out);
  out.office = is_public(out.role);
  // A spokesman or an adviser of a state, and no company's president.
  if (!out.office && out.role != Role::None && out.country != kNoEntity)
    out.office = out.role != Role::Executive;
  if (out.office && out.country == kNoEntity &&
      ((out.role == Role::HeadOfState && stands_after_company(i)) ||
       (out.role == Role::VicePresident && a.is_english() &&
        (!out.capitalised || stands_after_company(i)))))
    out.office = false;
  if (is_clerk(out) || leads_team(out) || commands_alone(out) ||
      shares_with_executive(out))
    out.office = false;
  return true;
}

// "captain of the home team": in lower case only an "army captain" or the like,
// which is a term of the tables, is an officer.
bool TitleReader::leads_team(const Title& title) const {
  return title.lower_rank && title.role == Role::Military &&
         article_->term(title.role_end - 1) == "captain" &&
         (*article_)[title.role_end - 1].term_pieces == 1 &&
         !has_kind(title.first, TermKind::Role);
}

// "Commander Coe": of an army or of rebels; what stands beside it tells.
bool TitleReader::commands_alone(const Title& title) const {
  const ArticleView& a = *article_;
  return title.role == Role::Military && title.country == kNoEntity &&
         title.role_end - title.first == 1 &&
         a.term(title.first) == "commander" &&
         (title.first == 0 || a.gap(title.first) > Gap::Space ||
          a[title.first - 1].word_class != WordClass::Organisation);
}

// "chief executive and president": of a company.
bool TitleReader::shares_with_executive(const Title& title) const {
  const ArticleView& a = *article_;
  const std::size_t i = title.first;
  if (i < 2 || title.country != kNoEntity ||
      (title.role != Role::HeadOfState && title.role != Role::VicePresident) ||
      a[i - 1].word_class != WordClass::And || a.gap(i) != Gap::Space ||
      a.gap(i - 1) != Gap::Space)
    return false;
  std::size_t first = i - 2;  // of the term before "and"
  while (first > 0 && i - first < 4 && a[first].term_state == 0) --first;
  if (first + a[first].term_pieces != i - 1 || a[first].term_state == 0)
    return false;
  const auto terms = form_->terms(form_->state(a[first].term_state));
  return std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
    return static_cast<TermKind>(t.kind) == TermKind::Role &&
           static_cast<Role>(t.role) == Role::Executive;
  });
}

// "Freedonia's president", "the U.S. president", not "HOPES FOR FREEDONIA -
// PRESIDENT".
bool TitleReader::follows_closely(std::size_t i) const {
  const ArticleView& a = *article_;
  if (i == 0 || a.gap(i) > Gap::Possessive) return false;
  if (a.gap(i) != Gap::Loose) return true;
  const std::size_t end = a[i - 1].piece.end;
  return end < a.field(i).size() && a.field(i)[end] == '.';
}

// "Fruehauf president", "Bank chairman", "exchange president": a name that is
// no country stands before the title.
bool TitleReader::stands_after_company(std::size_t i) const {
  const ArticleView& a = *article_;
  if (i == 0 || a.gap(i) > Gap::Possessive) return false;
  const Spot& prior = a[i - 1];
  if (a.is_english() && prior.piece.shape == Shape::Lower)
    return prior.word_class == WordClass::Organisation && prior.term_state == 0;
  return prior.piece.capitalised() && prior.word_class != WordClass::Stop &&
         prior.word_class != WordClass::Article &&
         prior.word_class != WordClass::Of && prior.term_state == 0;
}

// "personal secretary Ann Coe", "his secretary": of no state.
bool TitleReader::is_clerk(const Title& title) const {
  const ArticleView& a = *article_;
  if (title.role != Role::Minister || title.role_end - title.first > 1 ||
      a.term(title.first) != "secretary")
    return false;
  const std::size_t i = title.first;
  if (title.country != kNoEntity) return false;
  return !title.capitalised ||
         (i > 0 && a.gap(i) == Gap::Space &&
          (a.term(i - 1) == "his" || a.term(i - 1) == "her"));
}

// "جامعة الملك فيصل": an institution called after someone.
bool TitleReader::follows_institution(const Title& title) const {
  const ArticleView& a = *article_;
  if (title.first == 0 || a.gap(title.first) != Gap::Space) return false;
  const Spot& prior = a[title.first - 1];
  if (prior.piece.shape != Shape::Uncased) return false;
  if (prior.word_class == WordClass::Organisation) return true;
  if (prior.forms == 0) return false;
  const Inflector::Forms& forms = a.forms(prior);
  return std::any_of(forms.begin(), forms.end(), [&](std::uint32_t word) {
    return word != 0 && static_cast<WordClass>(form_->word(word).word_class) ==
                            WordClass::Organisation;
  });
}

bool TitleReader::is_of_company(const Title& title) const {
  const ArticleView& a = *article_;
  if (title.country != kNoEntity) return false;
  if (stands_after_company(title.first)) return true;
  return title.end + 1 < a.size() && a.gap(title.end) <= Gap::Space &&
         is_of(title.end);
}

}  // namespace dossier::internal
