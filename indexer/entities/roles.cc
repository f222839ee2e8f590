// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/roles.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// How far back the nearest of several who fit may stand.
constexpr std::size_t kReach = 60;  // spots
constexpr std::size_t kMostSeen = 64;

bool is_ministry(Role role) {
  switch (role) {
    case Role::ForeignMinister:
    case Role::DefenceMinister:
    case Role::InteriorMinister:
    case Role::FinanceMinister:
    case Role::Minister:
      return true;
    default:
      return false;
  }
}

// "the minister" may be the foreign minister.
bool is_role(Role given, Role asked) {
  return given == asked || (asked == Role::Minister && is_ministry(given));
}

// "الرئيس", "والرئيس", "للرئيس".
bool has_arabic_article(std::string_view word) {
  constexpr std::size_t kLetter = 2;  // bytes
  return word.starts_with("ال") || word.starts_with("لل") ||
         (word.size() > kLetter && word.substr(kLetter).starts_with("ال"));
}

// Roles too vague to mean someone by themselves.
bool is_vague(Role role) {
  return role == Role::None || role == Role::Other || role == Role::Executive ||
         role == Role::Adviser || role == Role::Noble ||
         role == Role::Religious;
}

}  // namespace

void RoleRules::run(const Scene& scene, ArticlePeople& people,
                    std::vector<PersonMention>& mentions,
                    std::vector<std::uint32_t>& owners) {
  scene_ = scene;
  seen_.clear();
  const ArticleView& a = *scene.article;
  const Offices offices(*scene.form);
  std::size_t free = 0;  // spots before it are read
  for (const std::uint32_t i : scene.lookup->notable()) {
    if (i < free) continue;
    const std::uint32_t mention = (*scene.mention_at)[i];
    if (mention != 0) {
      if (owners[mention - 1] != ArticlePeople::kNobody)
        see(owners[mention - 1], i);
      continue;
    }
    Title title;
    if (a[i].term_state == 0 || (*scene.used)[i] ||
        !scene.titles->read(i, title))
      continue;
    free = title.end;
    if (!is_alone(title) || describes_unknown(title) || awaits_holder(title))
      continue;
    std::uint32_t person = antecedent(title, people);
    if (person == ArticlePeople::kNobody && is_single(title.role)) {
      const std::uint32_t holder =
          offices.holder(title.country, title.role, a.input().day);
      if (holder != kNoEntity)
        person =
            people.add_known(holder, title.first, title.role_end - title.first);
    }
    if (person == ArticlePeople::kNobody) continue;
    PersonMention found{title.first, title.role_end - title.first, Rule::Role};
    found.known = people.people()[person].known;
    mentions.push_back(found);
    owners.push_back(person);
    see(person, title.first);
  }
}

void RoleRules::see(std::uint32_t person, std::size_t spot) {
  const auto at = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& s) {
    return s.person == person;
  });
  if (at != seen_.end()) seen_.erase(at);
  if (seen_.size() >= kMostSeen) seen_.erase(seen_.begin());
  seen_.push_back({person, spot});
}

bool RoleRules::is_alone(const Title& title) const {
  return !title.modified && !title.lower_rank && !is_vague(title.role) &&
         is_definite(title) && !goes_on(title) &&
         !scene_.titles->is_of_company(title) &&
         !scene_.titles->follows_institution(title);
}

// "the minister", "Syria's minister", "the minister of Syria", "Foreign
// Minister said"; not "a minister", "a Syrian minister".
bool RoleRules::is_definite(const Title& title) const {
  const ArticleView& a = *scene_.article;
  std::size_t before = title.first;
  while (before > 0 && title.country != kNoEntity &&
         a.gap(before) <= Gap::Possessive &&
         a[before - 1].word_class == WordClass::None &&
         title.first - before < 3)
    --before;
  const auto article_before = [&](std::size_t spot) -> std::string_view {
    if (spot == 0 || a.gap(spot) > Gap::Loose) return {};
    return a[spot - 1].word_class == WordClass::Article ? a.term(spot - 1)
                                                        : std::string_view();
  };
  for (std::size_t spot = before; spot <= title.first; ++spot) {
    const std::string_view word = article_before(spot);
    if (word == "a" || word == "an") return false;
  }
  if (title.country != kNoEntity) return true;
  // "رئيس مجلس": of something that no table has.
  if (a.input().language == "ar")
    return has_arabic_article(a.term(title.first));
  if (!a.is_english()) return true;
  return article_before(title.first) == "the";
}

// "elected as the new President of Freedonia", "runs for president of it", "the
// next defence minister": an office, and whoever will hold it.
bool RoleRules::awaits_holder(const Title& title) const {
  const ArticleView& a = *scene_.article;
  if (!a.is_english()) return false;
  constexpr std::size_t kWords = 4;  // of "elected as the new"
  bool definite = false;
  for (std::size_t k = title.first; k > 0 && title.first - k < kWords; --k) {
    if (a.gap(k) > Gap::Possessive) return false;
    const Spot& prior = a[k - 1];
    // "for president", but "a spokesman for the president".
    if (prior.word_flags & kAppoints)
      return (prior.word_class != WordClass::Of || !definite) &&
             !is_of_speaker(k - 1);
    definite |= prior.word_class == WordClass::Article;
    const bool passes = prior.word_class == WordClass::Article ||
                        scene_.lookup->covering(k - 1) != nullptr ||
                        a.term(k - 1) == "new";
    if (!passes) return false;
  }
  return false;
}

// "As President of Freedonia, I ...", "in my capacity as president", "as the
// minister said": no one is about to take the office.
bool RoleRules::is_of_speaker(std::size_t spot) const {
  const ArticleView& a = *scene_.article;
  if (a.term(spot) != "as") return false;
  if (spot == 0 || a.gap(spot) > Gap::Space) return true;
  constexpr std::size_t kFarthest = 20;  // spots
  for (std::size_t k = spot; k > 0 && spot - k < kFarthest; --k) {
    if (a[k - 1].sentence != a[spot].sentence) break;
    if (a.term(k - 1) == "i" || a.term(k - 1) == "my") return true;
  }
  return false;
}

// "Harry Truman, President of the United States at the time": a role behind a
// comma is that of the one named before it.
bool RoleRules::describes_unknown(const Title& title) const {
  const ArticleView& a = *scene_.article;
  std::size_t at = title.first;
  if (at > 0 && a.gap(at) == Gap::Space &&
      a[at - 1].word_class == WordClass::Article)
    --at;
  if (at < 2 || a.gap(at) != Gap::Comma || !a.is_english()) return false;
  const Spot& prior = a[at - 1];
  return a[at].style == CaseStyle::Mixed &&
         prior.piece.shape == Shape::Capital &&
         (prior.word_flags & kFamilyName) &&
         prior.word_class == WordClass::None && prior.term_state == 0 &&
         (*scene_.mention_at)[at - 1] == 0 && a.gap(at - 1) == Gap::Space &&
         a[at - 2].piece.shape == Shape::Capital;
}

// "minister-president", "Minister Gorky", "ministers": more of the phrase
// follows that makes it another's.
bool RoleRules::goes_on(const Title& title) const {
  const ArticleView& a = *scene_.article;
  const std::size_t next = title.end;
  if (title.first > 0 &&
      (a.gap(title.first) == Gap::Hyphen || a.gap(title.first) == Gap::Glued))
    return true;
  if (next >= a.size() || a.gap(next) > Gap::Loose) return false;
  // "Secretary of State for Work and Pensions".
  if (a.gap(next) <= Gap::Hyphen ||
      (a.term(next) == "for" && next + 1 < a.size() &&
       a[next + 1].piece.capitalised()))
    return true;
  const Spot& s = a[next];
  // "الملك عبد العزيز": a name that was not read.
  if (s.piece.shape == Shape::Uncased && a.gap(next) == Gap::Space &&
      (s.word_flags & (kGivenName | kOpensName)) &&
      scene_.lookup->covering(next) == nullptr)
    return true;
  return a.is_english() && s.style == CaseStyle::Mixed &&
         s.piece.capitalised() &&
         (s.word_class == WordClass::None ||
          s.word_class == WordClass::Organisation) &&
         !scene_.titles->has_kind(next, TermKind::Speech);
}

// The only one who fits, or the nearest of several.
std::uint32_t RoleRules::antecedent(const Title& title,
                                    const ArticlePeople& people) const {
  std::uint32_t nearest = ArticlePeople::kNobody;
  std::size_t nearest_at = 0;
  bool several = false;
  for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
    if (!fits(people.people()[seen->person], title)) continue;
    several |= nearest != ArticlePeople::kNobody;
    if (nearest == ArticlePeople::kNobody) {
      nearest = seen->person;
      nearest_at = seen->spot;
    }
  }
  if (several && title.first - nearest_at > kReach)
    return ArticlePeople::kNobody;
  return nearest;
}

bool RoleRules::fits(const ArticlePerson& person, const Title& title) const {
  const Day day = scene_.article->input().day;
  const bool told = title.country != kNoEntity;
  // Someone of another country, whose role the article told without it.
  const bool foreign =
      told && person.known != kNoEntity &&
      scene_.form->entity(person.known).country_entity != title.country;
  for (const GivenRole& r : person.roles)
    if (is_role(r.role, title.role) && (!told || r.country == title.country ||
                                        (r.country == kNoEntity && !foreign)))
      return true;
  if (person.known == kNoEntity || day == kNoDay) return false;
  for (const OfficeRecord& o :
       scene_.form->offices(scene_.form->entity(person.known)))
    if (is_role(static_cast<Role>(o.role), title.role) &&
        (!told || o.country == title.country) && o.from != kNoDay &&
        o.from <= day && (o.to == kNoDay || o.to >= day))
      return true;
  return false;
}

}  // namespace dossier::internal
