// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/people.h"

#include <algorithm>
#include <string>

#include "indexer/entities/offices.h"
#include "indexer/entities/person_id.h"
#include "indexer/entities/role_names.h"

namespace dossier::internal {
namespace {

constexpr auto kOfficial = static_cast<std::uint8_t>(Facet::Official);
constexpr auto kPerson = static_cast<std::uint8_t>(Facet::Person);

// A shorter word of a script without case is too often another.
constexpr std::size_t kShortestUncasedSurname = 8;  // bytes

}  // namespace

void PeopleRules::run(const CompiledForm& form, const ArticleView& article,
                      const Lookup& lookup, const CountryRules& countries,
                      Found& found) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  countries_ = &countries;
  found_ = &found;
  titles_.begin(form, article, lookup, countries);
  names_.begin(form, article, lookup, countries, titles_);
  known_.begin(form, article, lookup, countries, names_);
  people_.begin(form, article, names_, countries);
  names_companies_.reset();
  mentions_.clear();
  mention_at_.assign(article.size(), 0);
  in_title_.assign(article.size(), 0);
  find_known();
  find_patterns();
  find_spellings();
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const PersonMention& a, const PersonMention& b) {
                     return a.first < b.first;
                   });
  for (std::size_t i = 0; i < mentions_.size(); ++i)
    std::fill_n(
        mention_at_.begin() + static_cast<std::ptrdiff_t>(mentions_[i].first),
        mentions_[i].count, static_cast<std::uint32_t>(i + 1));
  people_.resolve(mentions_, owners_);
  find_surnames();
  roles_.run({&form, &article, &lookup, &titles_, &in_title_, &mention_at_},
             people_, mentions_, owners_);
  emit();
}

bool PeopleRules::is_free(std::size_t first, std::size_t count) const {
  for (std::size_t k = first; k < first + count; ++k)
    if (mention_at_[k] != 0) return false;
  return true;
}

void PeopleRules::note(const PersonMention& mention) {
  mentions_.push_back(mention);
  std::fill_n(mention_at_.begin() + static_cast<std::ptrdiff_t>(mention.first),
              mention.count, static_cast<std::uint32_t>(mentions_.size()));
}

// The title belongs to a name and means nobody by itself.
void PeopleRules::use_title(const Title& title) {
  std::fill(in_title_.begin() + static_cast<std::ptrdiff_t>(title.first),
            in_title_.begin() + static_cast<std::ptrdiff_t>(title.end),
            std::uint8_t{1});
}

// ---------------------------------------------------------- known names

void PeopleRules::find_known() {
  for (const Match& match : lookup_->matches())
    if (const auto mention = known_.find(match)) note(*mention);
}

// ---------------------------------------------------------- patterns

void PeopleRules::find_patterns() {
  const ArticleView& a = *article_;
  std::size_t free = 0;  // spots before it are read
  for (const std::uint32_t i : lookup_->notable()) {
    if (i < free) continue;
    std::size_t end = 0;
    if (a[i].term_state != 0) end = try_title(i);
    if (end == 0 && mention_at_[i] == 0 && a[i].piece.capitalised() &&
        a[i].style != CaseStyle::Title)
      end = try_name(i);
    if (end == 0 && mention_at_[i] == 0) end = try_surname(i);
    if (end == 0 && mention_at_[i] != 0) end = read_role_of_known(i);
    free = end;
  }
}

// "Sergey Lavrov, Russia's foreign minister".
std::size_t PeopleRules::read_role_of_known(std::size_t i) {
  PersonMention& known = mentions_[mention_at_[i] - 1];
  if (known.first != i || known.role != Role::None) return 0;
  const std::size_t end = i + known.count;
  PersonMention told{i, known.count, known.rule};
  if (!role_follows(end, told)) return end;
  known.role = told.role;
  known.country = told.country;
  known.modified = told.modified;
  known.holds_office |= told.holds_office;
  return end;
}

std::size_t PeopleRules::try_title(std::size_t i) {
  const ArticleView& a = *article_;
  Title title;
  if (!titles_.read(i, title)) return 0;
  const std::size_t at = title.end;
  if (at >= a.size() || titles_.follows_institution(title)) return 0;
  // "the foreign minister, Sergei Lavrov,"
  const bool comma = a.gap(at) == Gap::Comma && title.role != Role::None;
  if (!comma && a.gap(at) > Gap::Loose) return 0;
  // A known name needs the title only to learn the office.
  if (mention_at_[at] != 0 && mentions_[mention_at_[at] - 1].first == at) {
    PersonMention& m = mentions_[mention_at_[at] - 1];
    m.holds_office |= title.office;
    m.role = title.role;
    m.country = title.country;
    m.modified = title.modified;
    use_title(title);
    return at + m.count;
  }
  const NameRun name =
      title.all_upper ? names_.read_after_capitals(at) : names_.read(at, true);
  if (name.count == 0 || !is_free(at, name.count) ||
      !accepts_name(title, name, comma))
    return 0;
  note({at, name.count, Rule::Title, title.role, title.country,
        title.office && !may_head_company(title, name), kNoEntity,
        title.modified, makes_sure(title)});
  use_title(title);
  return at + name.count;
}

bool PeopleRules::accepts_name(const Title& title, const NameRun& name,
                               bool comma) const {
  const std::size_t at = title.end;
  if (names_place(title, name)) return false;
  const CaseStyle style = (*article_)[at].style;
  if (style == CaseStyle::Title && !(name.given && name.words > 1))
    return false;
  if (style == CaseStyle::Caps &&
      !(name.given || (name.family && name.words == 1)))
    return false;
  if (comma && (name.words < 2 || !(name.given || name.family))) return false;
  if (title.lower_rank && name.words < 2) return false;
  // "spokesman Smith said" passes.
  const bool single = name.words == 1 && !name.initial;
  if (!single && is_ordinary_phrase(title, name)) return false;
  if (!single || title.capitalised || title.honorific ||
      !article_->is_english())
    return true;
  const PersonMention mention{at,         name.count,    Rule::Title,
                              title.role, title.country, title.office,
                              kNoEntity,  title.modified};
  return people_.known_by_surname(mention) != kNoEntity ||
         names_.speaks_next(at + name.count);
}

// "Major Offensive Takes Shape", "Premier Solution Partner", "General Cinema
// Beverages": what is a rank or a role may be an adjective, and no word of the
// rest is known as a name.
bool PeopleRules::is_ordinary_phrase(const Title& title,
                                     const NameRun& name) const {
  if (title.honorific || title.role_end - title.first > 1 ||
      title.country != kNoEntity || !title.capitalised)
    return false;
  const bool adjective = title.role == Role::Military ||
                         title.role == Role::HeadOfGovernment ||
                         title.role == Role::Judge;
  if (!adjective || (*article_)[title.end].style != CaseStyle::Mixed ||
      (*article_).gap(title.end) != Gap::Space)
    return false;
  for (std::size_t k = title.end; k < title.end + name.count; ++k)
    if ((*article_)[k].word_flags & (kGivenName | kFamilyName)) return false;
  return true;
}

// "President James Coe", in an article on companies: an unknown name in full,
// of no country.
bool PeopleRules::may_head_company(const Title& title, const NameRun& name) {
  return title.role == Role::HeadOfState && title.country == kNoEntity &&
         article_->is_english() &&
         (*article_)[title.end].style == CaseStyle::Mixed && name.given &&
         name.words > 1 && names_companies();
}

bool PeopleRules::names_companies() {
  if (!names_companies_.has_value())
    names_companies_ = std::any_of(
        lookup_->notable().begin(), lookup_->notable().end(),
        [&](const std::uint32_t i) {
          const Spot& s = (*article_)[i];
          return (s.word_flags & kOfCompany) && s.piece.capitalised();
        });
  return *names_companies_;
}

// "the Sheikh Maqsoud district", "al-Sheikh Maqsoud".
bool PeopleRules::names_place(const Title& title, const NameRun& name) const {
  const ArticleView& a = *article_;
  const std::size_t end = title.end + name.count;
  if (title.role != Role::None || !title.honorific) return false;
  if (title.first > 0 && a.gap(title.first) == Gap::Hyphen) return true;
  return end < a.size() && a.gap(end) <= Gap::Space &&
         a[end].word_class == WordClass::Organisation;
}

// "Brig. Gen. Coe", "Mr Coe", "Foreign Minister Coe"; "General Staff" has a
// word that may be no name.
bool PeopleRules::makes_sure(const Title& title) const {
  const ArticleView& a = *article_;
  if (!a.is_english() || a[title.end].style != CaseStyle::Mixed) return false;
  if (title.honorific) return true;
  const bool dotted = a.gap(title.end) == Gap::Loose;
  const bool several = title.role_end - title.first > 1;
  return title.capitalised && (dotted || (several && is_single(title.role)));
}

// "general manager" is no general.
bool PeopleRules::goes_on_in_lower_case(const Title& title) const {
  const ArticleView& a = *article_;
  return title.lower_rank && title.end < a.size() &&
         a.gap(title.end) == Gap::Space &&
         a[title.end].piece.shape == Shape::Lower &&
         (a[title.end].word_class == WordClass::None ||
          a[title.end].word_class == WordClass::Organisation);
}

// "Name, [the] [former] [nationality] role".
bool PeopleRules::role_follows(std::size_t end, PersonMention& mention) {
  const ArticleView& a = *article_;
  if (end >= a.size() || a.gap(end) != Gap::Comma) return false;
  std::size_t at = end;
  for (int n = 0; n < 5 && at < a.size(); ++n) {
    if (n > 0 && a.gap(at) > Gap::Possessive) return false;
    if (titles_.is_article(at)) {
      ++at;
      continue;
    }
    if (countries_->country_at(at) != kNoEntity) {
      mention.country = countries_->country_at(at);
      const Match* const match = lookup_->covering(at);
      at = match != nullptr ? match->end() : at + 1;
      continue;
    }
    Title title;
    if (!titles_.read(at, title) || title.role == Role::None ||
        goes_on_in_lower_case(title))
      return false;
    // "..., President Mathieu Coe": that of the next name.
    if (titles_before_name(title)) return false;
    mention.role = title.role;
    mention.modified = title.modified;
    if (title.country != kNoEntity) mention.country = title.country;
    // "Smith, president of Fruehauf Corp" holds no public office.
    const bool company_may_have =
        title.role == Role::HeadOfState || title.role == Role::VicePresident;
    mention.holds_office =
        title.office &&
        !(company_may_have && article_->is_english() &&
          (titles_.is_of_company(title) ||
           (mention.country == kNoEntity && names_companies())));
    use_title(title);
    use_further_titles(title.end);
    return true;
  }
  return false;
}

// Whether a name follows, to which the title belongs.
bool PeopleRules::titles_before_name(const Title& title) const {
  const std::size_t at = title.end;
  return article_->is_english() && at < article_->size() &&
         article_->gap(at) <= Gap::Loose &&
         (*article_)[at].piece.capitalised() && names_.read(at, true).count > 0;
}

// "..., former premier and general secretary of the party": all are his.
void PeopleRules::use_further_titles(std::size_t at) {
  const ArticleView& a = *article_;
  for (; at + 1 < a.size() && a[at].word_class == WordClass::And &&
         a.gap(at) <= Gap::Comma;) {
    ++at;
    if (titles_.is_article(at)) ++at;
    Title title;
    if (at >= a.size() || a.gap(at) > Gap::Loose || !titles_.read(at, title) ||
        titles_before_name(title))
      return;
    use_title(title);
    at = title.end;
  }
}

std::size_t PeopleRules::try_name(std::size_t i) {
  const ArticleView& a = *article_;
  if (i > 0 && a.gap(i) == Gap::Glued) return 0;
  // In capitals "SANTA ELENA" is a town.
  if (i > 0 && a[i].style == CaseStyle::Caps && a.gap(i) == Gap::Space &&
      a[i - 1].word_class == WordClass::Particle)
    return 0;
  const NameRun name = names_.read(i, false);
  if (name.count == 0 || !is_free(i, name.count)) return 0;
  const std::size_t end = i + name.count;
  PersonMention mention{i, name.count, Rule::Speech};
  if (a[i].style == CaseStyle::Caps && !name.family && !names_.ends_phrase(end))
    return 0;
  // "the Salah Eddin neighbourhood", "Jaish al-Islam fighters" are no people.
  if (end < a.size() && a.gap(end) <= Gap::Space &&
      a[end].word_class == WordClass::Organisation)
    return 0;
  if (name.words < 2 && !name.initial) {
    if (!is_single_name(i, name)) return 0;
  } else if (name.words >= 2 && role_follows(end, mention)) {
    mention.rule = Rule::Title;
  } else if (name.given || name.initial || is_byname(i) ||
             (name.family && names_.speaks_next(end))) {
    if (!names_.speaks_next(end)) mention.rule = Rule::GivenName;
  } else if (!is_quoted(i, end)) {
    return 0;
  }
  note(mention);
  return end;
}

// "LAWSON SAYS", "TREASURY'S BAKER SAYS", "Gandhi announced": a surname that
// speaks, of someone in office.
std::size_t PeopleRules::try_surname(std::size_t i) {
  const ArticleView& a = *article_;
  const Spot& s = a[i];
  if (!(s.word_flags & kFamilyName) || !s.piece.capitalised() ||
      s.word_class != WordClass::None || s.term_state != 0 ||
      !names_.speaks_next(i + 1) || a.gap(i + 1) != Gap::Space ||
      countries_->country_at(i) != kNoEntity)
    return 0;
  const bool opens = i == 0 || a.gap(i) >= Gap::Possessive;
  if (!opens) return 0;
  const std::uint32_t known = people_.in_office_by_surname(i);
  if (known == kNoEntity) return 0;
  PersonMention mention{i, 1, Rule::Speech};
  mention.in_office = known;
  note(mention);
  return i + 1;
}

bool PeopleRules::is_byname(std::size_t i) const {
  return article_->term(i) == "abu";
}

// "Omar says", "says Omar.", "Abu Jandal was": one name alone that speaks, or
// whose form tells.
bool PeopleRules::is_single_name(std::size_t i, const NameRun& name) const {
  const ArticleView& a = *article_;
  if (a[i].style != CaseStyle::Mixed || !a.is_english()) return false;
  const std::size_t end = i + name.count;
  const bool ends = end >= a.size() || a.gap(end) > Gap::Space;
  if (is_byname(i)) {
    const bool place = i > 0 && a.gap(i) <= Gap::Space &&
                       a[i - 1].word_class != WordClass::None;
    const bool verb = end < a.size() && a.gap(end) == Gap::Space &&
                      a[end].word_class == WordClass::Stop;
    return name.count > 1 && !place && (verb || names_.speaks_next(end));
  }
  if (!name.given || a[i].term_state != 0) return false;
  const bool said = i > 0 && a.gap(i) == Gap::Space &&
                    titles_.has_kind(i - 1, TermKind::Speech) && ends;
  return said || (!ends && names_.speaks_next(end));
}

// "says Abdulbaset Alahmar, another student": a verb of saying before, and a
// description behind.
bool PeopleRules::is_quoted(std::size_t i, std::size_t end) const {
  const ArticleView& a = *article_;
  return i > 0 && a[i].style == CaseStyle::Mixed && a.gap(i) == Gap::Space &&
         titles_.has_kind(i - 1, TermKind::Speech) && end < a.size() &&
         a.gap(end) == Gap::Comma && a[end].piece.shape == Shape::Lower;
}

// ---------------------------------------------------------- spellings

// A full name that no table has, but another spelling of it.
void PeopleRules::find_spellings() {
  for (PersonMention& m : mentions_) {
    if (m.known != kNoEntity) continue;
    m.known = known_.by_spelling(m);
    if (m.known == kNoEntity) {
      m.known = known_.by_office(m, people_.known_by_surname(m));
    } else {
      m.rule = Rule::Spelling;
    }
    if (m.known == kNoEntity) continue;
    m.holds_office |= form_->entity(m.known).facet == kOfficial;
  }
}

// ---------------------------------------------------------- in the article

bool PeopleRules::may_be_surname(std::size_t i) const {
  const Spot& s = (*article_)[i];
  if (mention_at_[i] != 0 || s.word_class != WordClass::None) return false;
  if (s.piece.shape == Shape::Uncased)
    return s.piece.term_size >= kShortestUncasedSurname && s.term_state == 0 &&
           !(s.word_flags & kGivenName);
  return s.piece.capitalised();
}

// Bare surnames of people whom the article names in full.
void PeopleRules::find_surnames() {
  if (people_.people().empty()) return;
  for (const std::uint32_t i : lookup_->notable()) {
    if (!may_be_surname(i)) continue;
    const std::uint32_t person = people_.by_surname(i);
    if (person == ArticlePeople::kNobody) continue;
    if (countries_->country_at(i) != kNoEntity) continue;
    const Match* const match = lookup_->covering(i);
    if (match != nullptr && (match->count > 1 || found_->is_taken(i))) continue;
    if (known_.is_in_longer_name(i, i + 1)) continue;
    PersonMention mention{i, 1, Rule::Surname};
    mention.known = people_.people()[person].known;
    note(mention);
    owners_.push_back(person);
  }
}

void PeopleRules::emit() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (owners_[i] == ArticlePeople::kNobody) continue;
    const PersonMention& m = mentions_[i];
    const ArticlePerson& person = people_.people()[owners_[i]];
    if (person.known != kNoEntity)
      found_->add(person.known, m.first, m.count, m.rule);
    else if (!emit_new(person, m))
      continue;
    emit_office(person);
  }
}

// Someone whom no table knows.
bool PeopleRules::emit_new(const ArticlePerson& person,
                           const PersonMention& m) {
  const std::string label = names_.label(person.first, person.count);
  const std::string id = person_id(label);
  if (id.empty()) return false;
  found_->add(person.holds_office ? Facet::Official : Facet::Person, id, label,
              kNoEntity, m.first, m.count, m.rule);
  return true;
}

// What the article calls the person comes before what the tables say.
void PeopleRules::emit_office(const ArticlePerson& person) {
  const auto id_of = [this](std::uint32_t country) {
    return country == kNoEntity ? std::string_view()
                                : form_->text(form_->entity(country).id);
  };
  const GivenRole* best = nullptr;
  for (const GivenRole& given : person.roles)
    if (best == nullptr ||
        (best->country == kNoEntity && given.country != kNoEntity))
      best = &given;
  if (best != nullptr && person.holds_office &&
      (person.known == kNoEntity || best->country != kNoEntity))
    return found_->set_office(role_name(best->role), id_of(best->country));
  if (person.known == kNoEntity) return;
  if (const OfficeRecord* office =
          Offices(*form_).office_on(person.known, article_->input().day))
    found_->set_office(role_name(static_cast<Role>(office->role)),
                       id_of(office->country));
}

}  // namespace dossier::internal
