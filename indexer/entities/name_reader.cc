// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/name_reader.h"

#include <algorithm>

#include "indexer/entities/slug.h"
#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestName = 7;  // spots
constexpr std::size_t kLongestNameInCapitals = 4;
constexpr std::size_t kLongestUncasedName = 7;

// On one line and with single spaces.
std::string clean_label(std::string_view written) {
  std::string label(written);
  for (char& c : label)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  label.erase(std::unique(label.begin(), label.end(),
                          [](char x, char y) { return x == ' ' && y == ' '; }),
              label.end());
  return label;
}

}  // namespace

void NameReader::begin(const CompiledForm& form, const ArticleView& article,
                       const Lookup& lookup, const CountryRules& countries,
                       const TitleReader& titles) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  countries_ = &countries;
  titles_ = &titles;
}

// A spot of something else: a country, a system, a phrase that is no entity.
// Names of people that countries are called after are told by CountryRules.
bool NameReader::is_blocked(std::size_t spot) const {
  if (countries_->country_at(spot) != kNoEntity) return true;
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr) return false;
  for (const AliasRecord* alias : lookup_->readings(*match)) {
    if (static_cast<AliasKind>(alias->kind) == AliasKind::Denied) return true;
    const EntityRecord& entity = form_->entity(alias->entity);
    if (entity.facet == static_cast<std::uint8_t>(Facet::System) &&
        !(alias->flags & kContext))
      return true;
  }
  return false;
}

bool NameReader::is_name_word(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  if (s.piece.shape != Shape::Capital && s.piece.shape != Shape::Mixed)
    return false;
  switch (s.word_class) {
    case WordClass::None:
    case WordClass::Suffix:
      break;
    case WordClass::Particle:
      return true;
    default:
      return false;
  }
  if (is_blocked(spot)) return false;
  if (s.term_state == 0) return true;
  // "Bishop", "King", "Major" are titles, unless they are known as names and
  // something before them is one, too; that is for read() to see.
  for (const TermRecord& t : form_->terms(form_->state(s.term_state))) {
    const auto kind = static_cast<TermKind>(t.kind);
    if (!article_->speaks(t.language)) continue;
    if (kind == TermKind::Noun || kind == TermKind::Speech) continue;
    return false;
  }
  return true;
}

bool NameReader::is_name_word_in_capitals(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  if (s.piece.shape != Shape::Upper && s.piece.shape != Shape::Capital)
    return false;
  if (s.word_class == WordClass::Particle) return true;
  if (s.word_class != WordClass::None || is_blocked(spot)) return false;
  return s.term_state == 0;
}

bool NameReader::is_family_name_in_capitals(std::size_t spot) const {
  return spot < article_->size() && article_->gap(spot) == Gap::Space &&
         ((*article_)[spot].word_flags & kFamilyName) &&
         is_name_word_in_capitals(spot);
}

// Richard "Tex" Coe: one word in quotation marks inside a name.
bool NameReader::is_nickname(std::size_t spot) const {
  const ArticleView& a = *article_;
  if (spot == 0 || spot + 1 >= a.size() || a[spot].style != CaseStyle::Mixed ||
      a.gap(spot) != Gap::Hard || a.gap(spot + 1) != Gap::Hard ||
      a[spot - 1].in_title != a[spot + 1].in_title)
    return false;
  const auto marks = [&](std::size_t i) {
    return a.field(i).substr(a[i - 1].piece.end,
                             a[i].piece.start - a[i - 1].piece.end);
  };
  const std::string_view before = marks(spot), after = marks(spot + 1);
  return (before == " \"" && after == "\" ") ||
         (before == " “" && after == "” ");
}

// "D." of "John D. Smith"; "I" and "A" are words.
bool NameReader::is_initial(std::size_t spot) const {
  const Piece& p = (*article_)[spot].piece;
  if (p.shape != Shape::Capital || p.end - p.start != 1) return false;
  const std::string_view field = article_->field(spot);
  const bool dotted = p.end < field.size() && field[p.end] == '.';
  const char letter = field[p.start];
  return dotted || (letter != 'I' && letter != 'A');
}

bool NameReader::ends_phrase(std::size_t spot) const {
  if (spot >= article_->size() || article_->gap(spot) > Gap::Space) return true;
  const WordClass c = (*article_)[spot].word_class;
  return c == WordClass::Stop || c == WordClass::And || c == WordClass::Of;
}

bool NameReader::speaks_next(std::size_t spot) const {
  return spot < article_->size() && article_->gap(spot) <= Gap::Comma &&
         titles_->has_kind(spot, TermKind::Speech);
}

NameRun NameReader::read_after_capitals(std::size_t i) const {
  const Spot& s = (*article_)[i];
  if (s.style == CaseStyle::Caps || s.piece.shape != Shape::Upper)
    return read(i, true);
  if (s.word_class != WordClass::None || s.term_state != 0 || is_blocked(i))
    return {};
  NameRun run;
  run.count = 1;
  run.words = 1;
  run.given = s.word_flags & kGivenName;
  run.family = s.word_flags & kFamilyName;
  return run;
}

bool NameReader::is_uncased_name_word(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  return s.piece.shape == Shape::Uncased && s.word_class == WordClass::None &&
         s.term_state == 0 && !is_blocked(spot);
}

// "الملك": often with a given name alone.
bool NameReader::follows_royal(std::size_t spot) const {
  if (spot == 0 || (*article_)[spot - 1].term_state == 0) return false;
  const auto terms =
      form_->terms(form_->state((*article_)[spot - 1].term_state));
  return std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
    return static_cast<TermKind>(t.kind) == TermKind::Honorific &&
           static_cast<Role>(t.role) == Role::Noble;
  });
}

// After a title, in a script without case: a known given name, then words that
// are known in names, what a particle or the first half of a name asks for, and
// one other word as the second.
NameRun NameReader::read_uncased(std::size_t i) const {
  const ArticleView& a = *article_;
  NameRun run;
  const bool opens = a[i].word_flags & (kGivenName | kOpensName);
  if (!is_uncased_name_word(i) || !opens) return run;
  run.given = true;
  const bool royal = follows_royal(i);
  bool asked = false;  // by the word before
  for (std::size_t k = i; k < a.size() && k < i + kLongestUncasedName; ++k) {
    if (k > i && a.gap(k) > Gap::Space) break;
    if (k > i && a[k].word_class == WordClass::Particle && !asked) {
      asked = true;
      continue;
    }
    const bool ends = asked && a[k].word_class == WordClass::Suffix;
    if (!ends && !is_uncased_name_word(k)) break;
    const bool known =
        a[k].word_flags & (kGivenName | kFamilyName | kOpensName);
    // "محمد بن أحمد الجبير": further than the second, an unknown name has the
    // article; so has a king's. "سلمان وفريقه": "and".
    const std::string_view word = a.term(k);
    if (!known && !asked &&
        (run.count > 1 || royal ? !word.starts_with("ال")
                                : word.starts_with("و")))
      break;
    if (!known && !asked && run.words > 1) break;
    run.count = k + 1 - i;
    run.family = a[k].word_flags & kFamilyName;
    if (!asked || k == i) ++run.words;
    const bool half = a[k].word_flags & kOpensName;
    if (!known && !asked && !half) break;
    asked = half;
  }
  return run.count > 1 ? run : NameRun{};
}

NameRun NameReader::read(std::size_t i, bool after_title) const {
  const ArticleView& a = *article_;
  NameRun run;
  if (after_title && a[i].piece.shape == Shape::Uncased) return read_uncased(i);
  const CaseStyle style = a[i].style;
  const bool caps = style == CaseStyle::Caps;
  if (caps && !after_title && !(a[i].word_flags & kGivenName)) return run;
  const std::size_t longest = caps ? kLongestNameInCapitals : kLongestName;
  std::size_t last_word = i;
  std::size_t after_nickname = 0;
  for (std::size_t k = 0; k < longest && i + k < a.size(); ++k) {
    const std::size_t spot = i + k;
    const Spot& s = a[spot];
    if (run.given && run.words == 1 && is_nickname(spot) &&
        is_name_word(spot) && is_name_word(spot + 1)) {
      after_nickname = spot + 1;
      continue;
    }
    if (k > 0 && spot != after_nickname &&
        (s.piece.gap > Gap::Loose || s.piece.gap == Gap::Glued))
      break;
    if (k > 0 && s.in_title != a[i].in_title) break;
    if (is_initial(spot)) {
      run.initial = true;
      continue;
    }
    if (s.piece.shape == Shape::Lower) {
      // A particle needs a name after it.
      if (s.word_class != WordClass::Particle) break;
      if (k == 0 && a.term(spot) != "al" && a.term(spot) != "el") break;
      // "Howard Baker as Reagan" and "Hani as-Sayed".
      if (is_stop_word(a.term(spot), "en") &&
          (spot + 1 >= a.size() || a.gap(spot + 1) != Gap::Hyphen))
        break;
      continue;
    }
    const bool ok = caps ? is_name_word_in_capitals(spot) : is_name_word(spot);
    // In capitals a verb looks like a name: an unknown word is taken as the
    // second, before a family name, or where the phrase ends with it.
    const bool known = s.word_flags & (kGivenName | kFamilyName);
    // "JUDGE VALENCIA GARCIA DIED AFTER".
    if (caps && !known && k > 0 && a.term(spot).ends_with("ed")) break;
    if (caps && ok && !known && run.words > 1 && !ends_phrase(spot + 1) &&
        !is_family_name_in_capitals(spot + 1))
      break;
    // "PRESIDENT REAGAN VOWS".
    if (caps && ok && !known && run.words == 1 && !run.given &&
        last_word + 1 == spot && (a[last_word].word_flags & kFamilyName))
      break;
    if (!ok) {
      // "Julie Bishop", "Martin Luther King": a title in place of a surname.
      const bool title_as_name =
          !caps && run.words > 0 && s.piece.shape == Shape::Capital &&
          (s.word_flags & kFamilyName) && s.word_class == WordClass::None &&
          !is_blocked(spot) && run.given;
      // "Bandar bin Sultan".
      const bool after_particle =
          !caps && run.words > 0 && a[spot - 1].piece.shape == Shape::Lower &&
          s.piece.shape == Shape::Capital && s.word_class == WordClass::None &&
          !is_blocked(spot);
      if (!title_as_name && !after_particle) break;
    }
    if (s.word_class == WordClass::Particle) continue;
    if (s.word_class == WordClass::Suffix) {
      if (run.words == 0) break;
      run.count = k + 1;
      continue;
    }
    if (run.words == 0) run.given = s.word_flags & kGivenName;
    ++run.words;
    run.count = k + 1;
    last_word = spot;
  }
  if (run.words == 0) return {};
  run.family = a[last_word].word_flags & kFamilyName;
  // "Allegheny International Inc": what goes on as an organisation is one.
  const std::size_t end = i + run.count;
  if (!caps && end < a.size() && a.gap(end) <= Gap::Loose) {
    const Spot& next = a[end];
    if (next.piece.capitalised() &&
        (next.word_class == WordClass::Organisation ||
         next.word_class == WordClass::Direction))
      return {};
  }
  return run;
}

std::size_t NameReader::surname_spot(std::size_t first,
                                     std::size_t count) const {
  std::size_t spot = first + count - 1;
  while (spot > first && ((*article_)[spot].word_class == WordClass::Suffix ||
                          (*article_)[spot].word_class == WordClass::Particle))
    --spot;
  return spot;
}

std::string NameReader::label(std::size_t first, std::size_t count) const {
  const std::string label = clean_label(article_->written(first, count));
  return (*article_)[first].style == CaseStyle::Caps ? capitalise_words(label)
                                                     : label;
}

}  // namespace dossier::internal
