// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/people.h"

#include <algorithm>

#include "indexer/entities/slug.h"

namespace dossier::internal {
namespace {

constexpr auto kOfficial = static_cast<std::uint8_t>(Facet::Official);
constexpr auto kPerson = static_cast<std::uint8_t>(Facet::Person);

// Someone whose first office came so many days after the article is hardly the
// one it names.
constexpr Day kYearsBeforeOffice = 12 * 365;

AliasKind kind_of(const AliasRecord& a) {
  return static_cast<AliasKind>(a.kind);
}

// Offices that are public whoever's they are.
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

}  // namespace

void PeopleRules::run(const CompiledForm& form, const ArticleView& article,
                      const Lookup& lookup, const CountryRules& countries,
                      Found& found) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  countries_ = &countries;
  found_ = &found;
  names_.begin(form, article, lookup, countries);
  mentions_.clear();
  owners_.clear();
  people_.clear();
  taken_.assign(article.size(), 0);
  find_known();
  find_patterns();
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const PersonMention& a, const PersonMention& b) {
                     return a.first < b.first;
                   });
  resolve();
  find_surnames();
  emit();
}

bool PeopleRules::has_kind(std::size_t spot, TermKind kind) const {
  const Spot& s = (*article_)[spot];
  if (s.term_state == 0) return false;
  for (const TermRecord& t : form_->terms(form_->state(s.term_state)))
    if (static_cast<TermKind>(t.kind) == kind) return true;
  return false;
}

bool PeopleRules::is_free(std::size_t first, std::size_t count) const {
  for (std::size_t k = first; k < first + count; ++k)
    if (taken_[k]) return false;
  return true;
}

void PeopleRules::note(const PersonMention& mention) {
  std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(mention.first),
              mention.count, std::uint8_t{1});
  mentions_.push_back(mention);
}

// ---------------------------------------------------------- known names

void PeopleRules::find_known() {
  for (const Match& match : lookup_->matches()) {
    const std::uint32_t entity = choose_known(match);
    if (entity == kNoEntity) continue;
    bool safe = false;
    for (const AliasRecord* alias : lookup_->readings(match))
      safe |= alias->entity == entity && kind_of(*alias) == AliasKind::Surname;
    if (is_longer_name(match.first, match.end())) continue;
    PersonMention mention{match.first, match.count,
                          safe ? Rule::SafeSurname : Rule::Name};
    mention.known = entity;
    mention.holds_office = form_->entity(entity).facet == kOfficial;
    note(mention);
  }
}

// Of several people of one name the one whose country the article names, in
// office on its day if possible; nobody if none stands out.
std::uint32_t PeopleRules::choose_known(const Match& match) const {
  std::uint32_t best = kNoEntity;
  int best_score = -1;
  bool tie = false;
  for (const AliasRecord* alias : lookup_->readings(match)) {
    if (kind_of(*alias) == AliasKind::Denied) {
      if (alias->entity >> kOfficial & 1) return kNoEntity;
      continue;
    }
    if (alias->entity >= form_->entity_count()) continue;
    const EntityRecord& entity = form_->entity(alias->entity);
    if (entity.facet != kOfficial && entity.facet != kPerson) continue;
    if (alias->entity == best || !was_active(alias->entity)) continue;
    const bool here = countries_->names(entity.country_entity);
    if ((alias->flags & kContext) && !here) continue;
    const int score = (alias->flags & kContext ? 0 : 2) + (here ? 1 : 0);
    tie = score == best_score;
    if (score > best_score) {
      best = alias->entity;
      best_score = score;
    }
  }
  return tie ? kNoEntity : best;
}

bool PeopleRules::was_active(std::uint32_t entity) const {
  const Day day = article_->input().day;
  if (day == kNoDay) return true;
  const auto offices = form_->offices(form_->entity(entity));
  Day first = kNoDay;
  for (const OfficeRecord& o : offices) {
    if (o.from == kNoDay) return true;
    if (first == kNoDay || o.from < first) first = o.from;
  }
  return first == kNoDay || first - day < kYearsBeforeOffice;
}

// "Asma Assad" is not Assad, "Hassan Ali Khan" not Hassan Ali.
bool PeopleRules::is_longer_name(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  if (a[first].style != CaseStyle::Mixed) return false;
  const bool after = end < a.size() && a.gap(end) == Gap::Space &&
                     a[end].piece.shape == Shape::Capital &&
                     (a[end].word_flags & kFamilyName) &&
                     lookup_->covering(end) == nullptr &&
                     names_.is_name_word(end);
  if (after) return true;
  // "Abu Bakr al-Baghdadi" is not Abu Bakr.
  if (end + 1 < a.size() && a.gap(end) == Gap::Space &&
      a[end].word_class == WordClass::Particle &&
      a.gap(end + 1) <= Gap::Hyphen && names_.is_name_word(end + 1))
    return true;
  if (first == 0 || a.gap(first) != Gap::Space) return false;
  const Spot& prior = a[first - 1];
  return prior.piece.shape == Shape::Capital &&
         (prior.word_flags & kGivenName) && prior.term_state == 0 &&
         prior.word_class == WordClass::None &&
         lookup_->covering(first - 1) == nullptr;
}

// ---------------------------------------------------------- patterns

void PeopleRules::find_patterns() {
  const ArticleView& a = *article_;
  for (std::size_t i = 0; i < a.size();) {
    std::size_t end = 0;
    if (a[i].term_state != 0) end = try_title(i);
    if (end == 0 && !taken_[i] && a[i].piece.capitalised() &&
        a[i].style != CaseStyle::Title)
      end = try_name(i);
    i = end > i ? end : i + 1;
  }
}

// Takes one term of a title at spot i into `out`.
bool PeopleRules::absorb_term(std::size_t i, Titled& out) const {
  const Spot& s = (*article_)[i];
  if (s.term_state == 0) return false;
  bool used = false;
  for (const TermRecord& t : form_->terms(form_->state(s.term_state))) {
    const auto kind = static_cast<TermKind>(t.kind);
    const auto role = static_cast<Role>(t.role);
    switch (kind) {
      case TermKind::Role:
        if (out.role == Role::None || out.role == Role::Executive)
          out.role = role;
        used = true;
        break;
      case TermKind::Rank:
        // "general" in lower case is an adjective.
        if (s.piece.shape == Shape::Lower) break;
        if (out.role == Role::None) out.role = Role::Military;
        used = true;
        break;
      case TermKind::Honorific:
        if (s.piece.shape == Shape::Lower) break;
        out.honorific = true;
        used = true;
        break;
      case TermKind::Modifier:
        used = true;
        break;
      default:
        break;
    }
  }
  if (used) out.end = i + s.term_pieces;
  return used;
}

// "[modifier]* role|rank|honorific [of [the] country]", at spot i.
bool PeopleRules::read_title(std::size_t i, Titled& out) const {
  const ArticleView& a = *article_;
  if (!absorb_term(i, out)) return false;
  out.capitalised = a[i].piece.capitalised();
  if (i > 0 && a.gap(i) <= Gap::Possessive)
    out.country = countries_->country_at(i - 1);
  for (int n = 0; n < 4 && out.end < a.size() && a.gap(out.end) <= Gap::Loose;
       ++n) {
    const std::size_t next = out.end;
    if (countries_->country_at(next) != kNoEntity && n == 0 &&
        out.role == Role::None) {
      // "former US President": the nationality stands inside.
      out.country = countries_->country_at(next);
      const Match* const match = lookup_->covering(next);
      out.end = match != nullptr ? match->end() : next + 1;
      continue;
    }
    if (!absorb_term(next, out)) break;
    out.capitalised = a[next].piece.capitalised();
  }
  if (out.role == Role::None && !out.honorific) return false;
  std::size_t at = out.end;
  if (at + 1 < a.size() && a.gap(at) <= Gap::Space &&
      a[at].word_class == WordClass::Of) {
    ++at;
    if (at + 1 < a.size() && a[at].word_class == WordClass::Article) ++at;
    if (countries_->country_at(at) != kNoEntity) {
      const Match* const match = lookup_->covering(at);
      out.country = countries_->country_at(at);
      out.end = match != nullptr ? match->end() : at + 1;
    }
  }
  out.office = is_public(out.role);
  // A spokesman or an adviser of a state, and no company's president.
  if (!out.office && out.role != Role::None && out.country != kNoEntity)
    out.office = out.role != Role::Executive;
  if (out.office && out.country == kNoEntity && out.role == Role::HeadOfState &&
      belongs_to_company(i))
    out.office = false;
  return true;
}

// "Fruehauf president", "Bank chairman": a name that is no country stands
// before the title.
bool PeopleRules::belongs_to_company(std::size_t i) const {
  const ArticleView& a = *article_;
  if (i == 0 || a.gap(i) > Gap::Possessive) return false;
  const Spot& prior = a[i - 1];
  return prior.piece.capitalised() && prior.word_class != WordClass::Stop &&
         prior.word_class != WordClass::Article &&
         prior.word_class != WordClass::Of && prior.term_state == 0;
}

std::size_t PeopleRules::try_title(std::size_t i) {
  const ArticleView& a = *article_;
  Titled title;
  if (!read_title(i, title)) return 0;
  std::size_t at = title.end;
  if (at >= a.size()) return 0;
  bool comma = false;
  if (a.gap(at) == Gap::Comma && title.role != Role::None) {
    comma = true;  // "the foreign minister, Sergei Lavrov,"
  } else if (a.gap(at) > Gap::Loose) {
    return 0;
  }
  // A known name needs the title only to learn the office.
  for (PersonMention& m : mentions_) {
    if (m.first != at) continue;
    m.holds_office |= title.office;
    m.role = title.role;
    m.country = title.country;
    return at + m.count;
  }
  const NameRun name = names_.read(at, true);
  if (name.count == 0 || !is_free(at, name.count)) return 0;
  if (a[at].style == CaseStyle::Title && !(name.given && name.words > 1))
    return 0;
  if (a[at].style == CaseStyle::Caps &&
      !(name.given || (name.family && name.words == 1)))
    return 0;
  if (comma && (name.words < 2 || !(name.given || name.family))) return 0;
  const bool single = name.words == 1 && !name.initial;
  if (single && !title.capitalised && !title.honorific &&
      known_by_surname({at, name.count, Rule::Title, title.role,
                        title.country}) == kNoEntity) {
    // "spokesman Smith said" passes, "the minister Thursday" does not come
    // here.
    if (!speaks_next(at + name.count)) return 0;
  }
  PersonMention mention{at,         name.count,    Rule::Title,
                        title.role, title.country, title.office};
  note(mention);
  return at + name.count;
}

bool PeopleRules::speaks_next(std::size_t end) const {
  return end < article_->size() && article_->gap(end) <= Gap::Comma &&
         has_kind(end, TermKind::Speech);
}

// "Name, [the] [former] [nationality] role".
bool PeopleRules::role_follows(std::size_t end, PersonMention& mention) const {
  const ArticleView& a = *article_;
  if (end >= a.size() || a.gap(end) != Gap::Comma) return false;
  std::size_t at = end;
  for (int n = 0; n < 5 && at < a.size(); ++n) {
    if (n > 0 && a.gap(at) > Gap::Possessive) return false;
    if (a[at].word_class == WordClass::Article) {
      ++at;
      continue;
    }
    if (countries_->country_at(at) != kNoEntity) {
      mention.country = countries_->country_at(at);
      const Match* const match = lookup_->covering(at);
      at = match != nullptr ? match->end() : at + 1;
      continue;
    }
    if (has_kind(at, TermKind::Role) || has_kind(at, TermKind::Modifier)) {
      Titled title;
      if (!read_title(at, title) || title.role == Role::None) return false;
      mention.role = title.role;
      if (title.country != kNoEntity) mention.country = title.country;
      // "Smith, president of Fruehauf Corp" holds no public office.
      const bool of_company = title.end + 1 < a.size() &&
                              a[title.end].word_class == WordClass::Of &&
                              title.country == kNoEntity &&
                              title.role == Role::HeadOfState;
      mention.holds_office = title.office && !of_company;
      return true;
    }
    return false;
  }
  return false;
}

std::size_t PeopleRules::try_name(std::size_t i) {
  const ArticleView& a = *article_;
  if (i > 0 && a.gap(i) == Gap::Glued) return 0;
  const NameRun name = names_.read(i, false);
  if (name.words < 2 && !(name.words == 1 && name.initial)) return 0;
  if (!is_free(i, name.count)) return 0;
  const std::size_t end = i + name.count;
  PersonMention mention{i, name.count, Rule::Speech};
  const bool byname = name.words >= 2 && a.term(i) == "abu";
  const bool likely = name.given || byname || (name.initial && name.words > 0);
  if (a[i].style == CaseStyle::Caps && !name.family && !names_.ends_phrase(end))
    return 0;
  // "the Salah Eddin neighbourhood", "Jaish al-Islam fighters" are no people.
  if (end < a.size() && a.gap(end) <= Gap::Space &&
      a[end].word_class == WordClass::Organisation)
    return 0;
  if (name.words >= 2 && role_follows(end, mention)) {
    mention.rule = Rule::Title;
  } else if (likely || (name.family && speaks_next(end))) {
    mention.rule = speaks_next(end) ? Rule::Speech : Rule::GivenName;
  } else {
    return 0;
  }
  note(mention);
  return end;
}

// ---------------------------------------------------------- one person

void PeopleRules::resolve() {
  owners_.assign(mentions_.size(), 0);
  const auto is_full = [&](const PersonMention& m) {
    return m.known != kNoEntity ||
           names_.surname_spot(m.first, m.count) != m.first;
  };
  for (std::size_t i = 0; i < mentions_.size(); ++i)
    if (is_full(mentions_[i])) {
      resolve_full(mentions_[i]);
      owners_[i] = static_cast<std::uint32_t>(people_.size());
      if (Person* p = find_person(mentions_[i]))
        owners_[i] = static_cast<std::uint32_t>(p - people_.data()) + 1;
    }
  for (std::size_t i = 0; i < mentions_.size(); ++i)
    if (!is_full(mentions_[i])) {
      resolve_single(mentions_[i]);
      if (Person* p = find_person(mentions_[i]))
        owners_[i] = static_cast<std::uint32_t>(p - people_.data()) + 1;
    }
}

// The person a full name belongs to: the same entity, or the same first and
// last word.
PeopleRules::Person* PeopleRules::find_person(const PersonMention& m) {
  const std::size_t surname = names_.surname_spot(m.first, m.count);
  const std::string_view last = article_->term(surname);
  if (m.known != kNoEntity) {
    for (Person& p : people_)
      if (p.known == m.known) return &p;
    return nullptr;
  }
  if (surname == m.first) return by_surname(last, m.first);
  const std::string_view first = article_->term(m.first);
  for (Person& p : people_) {
    if (p.surname != last) continue;
    const std::string_view other = article_->term(p.first);
    const bool initial = first.size() == 1 || other.size() == 1;
    if (other == first || (initial && other[0] == first[0])) return &p;
  }
  return nullptr;
}

void PeopleRules::resolve_full(const PersonMention& m) {
  if (Person* p = find_person(m)) {
    p->holds_office |= m.holds_office;
    if (m.count > p->count) {
      p->first = m.first;
      p->count = m.count;
    }
    return;
  }
  const std::size_t spot = names_.surname_spot(m.first, m.count);
  const std::string_view surname = article_->term(spot);
  people_.push_back({m.first, m.count, m.known, m.holds_office, surname,
                     hash_word(surname), static_cast<std::uint32_t>(m.first)});
}

// The nearest person of that surname before the spot, else the first after it.
PeopleRules::Person* PeopleRules::by_surname(std::string_view surname,
                                             std::size_t spot) {
  Person* best = nullptr;
  for (Person& p : people_) {
    if (p.surname != surname) continue;
    if (best == nullptr ||
        (p.found_at <= spot &&
         (best->found_at > spot || p.found_at > best->found_at)))
      best = &p;
  }
  return best;
}

void PeopleRules::resolve_single(const PersonMention& m) {
  const std::string_view surname = article_->term(m.first);
  if (Person* p = by_surname(surname, m.first)) {
    p->holds_office |= m.holds_office;
    return;
  }
  const std::uint32_t known = known_by_surname(m);
  // A title and one word nobody is known to bear ("General Staff").
  const bool name_like =
      (*article_)[m.first].word_flags & (kGivenName | kFamilyName);
  if (known == kNoEntity && !name_like && !speaks_next(m.first + m.count))
    return;
  people_.push_back({m.first, m.count, known, m.holds_office, surname,
                     hash_word(surname), static_cast<std::uint32_t>(m.first)});
}

// "President Assad": someone of that surname who held such an office in that
// country then. Only if exactly one did.
std::uint32_t PeopleRules::known_by_surname(const PersonMention& m) const {
  const std::size_t spot = names_.surname_spot(m.first, m.count);
  const WordRecord& word = form_->word((*article_)[spot].word);
  const Day day = article_->input().day;
  std::uint32_t only = kNoEntity;
  for (const AliasRecord& alias : form_->surnames(word)) {
    if (m.role == Role::None || alias.entity == only) continue;
    const EntityRecord& entity = form_->entity(alias.entity);
    const bool told = m.country != kNoEntity;
    const bool same_country = told ? entity.country_entity == m.country
                                   : countries_->names(entity.country_entity);
    if (!same_country) continue;
    const auto offices = form_->offices(entity);
    const bool held =
        std::any_of(offices.begin(), offices.end(), [&](const OfficeRecord& o) {
          if (static_cast<Role>(o.role) != m.role) return false;
          if (day == kNoDay) return o.from != kNoDay;
          return (o.from == kNoDay || o.from <= day + 60) &&
                 (o.to == kNoDay || o.to >= day - 60);
        });
    if (!held) continue;
    if (only != kNoEntity) return kNoEntity;
    only = alias.entity;
  }
  return only;
}

// Bare surnames of people whom the article names in full.
void PeopleRules::find_surnames() {
  if (people_.empty()) return;
  const ArticleView& a = *article_;
  std::uint64_t seen = 0;  // a bit by hash, to pass most words by
  for (const Person& p : people_)
    seen |= std::uint64_t{1} << (p.surname_hash & 63);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (taken_[i] || !a[i].piece.capitalised()) continue;
    const std::string_view term = a.term(i);
    Person* person = nullptr;
    if (seen >> (a[i].hash & 63) & 1) person = by_surname(term, i);
    // "the Assads", and what lost its apostrophe: "Assads forces".
    if (person == nullptr && term.size() > 4 && term.back() == 's') {
      const std::string_view bare = term.substr(0, term.size() - 1);
      if (seen >> (hash_word(bare) & 63) & 1) person = by_surname(bare, i);
    }
    if (person == nullptr) continue;
    if (countries_->country_at(i) != kNoEntity) continue;
    const Match* const match = lookup_->covering(i);
    if (match != nullptr && match->count > 1) continue;
    if (a[i].word_class != WordClass::None) continue;
    if (is_longer_name(i, i + 1)) continue;
    PersonMention mention{i, 1, Rule::Surname};
    mention.known = person->known;
    note(mention);
    owners_.push_back(static_cast<std::uint32_t>(person - people_.data()) + 1);
  }
}

void PeopleRules::emit() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PersonMention& m = mentions_[i];
    if (owners_[i] == 0) continue;
    const Person& person = people_[owners_[i] - 1];
    if (person.known != kNoEntity) {
      found_->add(person.known, m.first, m.count, m.rule);
      continue;
    }
    std::string label(article_->written(person.first, person.count));
    for (char& c : label)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    label.erase(
        std::unique(label.begin(), label.end(),
                    [](char x, char y) { return x == ' ' && y == ' '; }),
        label.end());
    if ((*article_)[person.first].style == CaseStyle::Caps)
      label = capitalise_words(label);
    const std::string id = slug(label);
    if (id.empty()) continue;
    found_->add(person.holds_office ? Facet::Official : Facet::Person, id,
                label, kNoEntity, m.first, m.count, m.rule);
  }
}

}  // namespace dossier::internal
