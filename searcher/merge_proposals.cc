// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/merge_proposals.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/entities/spelling_key.h"
#include "indexer/store/record_file.h"

namespace dossier::internal {
namespace {

// So many articles of a value are read for its offices.
constexpr std::size_t kArticlesRead = 64;
// A skeleton of so many people says nothing; pairs would grow with its square.
constexpr std::size_t kMostNamesakes = 32;
// A skeleton of fewer letters is too often another name's.
constexpr std::size_t kLeastLetters = 4;
// People of the news are named again after a while.
constexpr Day kDaysApart = 365;

struct Place {
  std::uint32_t segment;
  DocNumber doc;
};

// What the index tells of one person.
struct Bearer {
  ValueNumber value = kNoValue;
  std::uint64_t count = 0;
  Day first = kNoDay, last = kNoDay;
  std::vector<Place> places;  // the first ones
  bool is_known = false;      // of the gazetteer
  std::set<std::string> countries, roles;
};

bool overlap(const Bearer& a, const Bearer& b) {
  if (a.first == kNoDay || b.first == kNoDay) return false;
  return a.first - kDaysApart <= b.last && b.first - kDaysApart <= a.last;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& s) { return b.contains(s); });
}

// A shared country says more than a role, and that more than the dates.
int strength(const MergeProposal& proposal) {
  int sum = 0;
  for (const std::string& sign : proposal.agree)
    sum += sign == "country" ? 4 : sign == "role" ? 2 : 1;
  return sum;
}

class Proposer {
 public:
  explicit Proposer(const Snapshot& snapshot) : snapshot_(snapshot) {}

  std::vector<MergeProposal> run() {
    group_by_skeleton();
    count_articles();
    for (auto& [skeleton, values] : groups_) {
      std::erase_if(
          values, [this](ValueNumber v) { return bearers_.at(v).count == 0; });
      if (values.size() < 2 || values.size() > kMostNamesakes) continue;
      for (const ValueNumber v : values) learn(bearers_.at(v));
      for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t k = i + 1; k < values.size(); ++k)
          compare(bearers_.at(values[i]), bearers_.at(values[k]));
    }
    std::sort(proposals_.begin(), proposals_.end(),
              [](const MergeProposal& a, const MergeProposal& b) {
                if (strength(a) != strength(b))
                  return strength(a) > strength(b);
                if (a.from.count != b.from.count)
                  return a.from.count > b.from.count;
                return a.correction < b.correction;
              });
    return std::move(proposals_);
  }

 private:
  void group_by_skeleton() {
    for (const Facet facet : {Facet::Official, Facet::Person}) {
      const auto [first, last] = snapshot_.values->values_of_facet(facet);
      for (ValueNumber v = first; v < last; ++v) {
        const std::string key = spelling_key(snapshot_.values->value(v).label);
        const std::string skeleton = consonant_skeleton(key);
        if (key.find(kNameSeparator) != std::string::npos &&
            skeleton.size() > kLeastLetters)
          groups_[skeleton].push_back(v);
      }
    }
    std::erase_if(groups_, [](const auto& g) { return g.second.size() < 2; });
    for (const auto& [skeleton, values] : groups_)
      for (const ValueNumber v : values) bearers_[v].value = v;
  }

  void count_articles() {
    for (std::uint32_t s = 0; s < snapshot_.segments.size(); ++s) {
      const Segment& segment = *snapshot_.segments[s];
      const auto global = snapshot_.values->of_segment(s);
      std::vector<Bearer*> by_local(global.size());
      for (std::size_t i = 0; i < global.size(); ++i)
        if (const auto at = bearers_.find(global[i]); at != bearers_.end())
          by_local[i] = &at->second;
      const Bitmap& dead = snapshot_.dead[s];
      for (DocNumber doc = 0; doc < segment.size(); ++doc) {
        if (dead.size() > 0 && dead.test(doc)) continue;
        segment.entity_rows().for_each(doc, [&](ValueNumber value) {
          if (value < by_local.size() && by_local[value] != nullptr)
            count(*by_local[value], {s, doc}, segment.days()[doc]);
        });
      }
    }
  }

  static void count(Bearer& bearer, Place place, Day day) {
    ++bearer.count;
    if (bearer.places.size() < kArticlesRead) bearer.places.push_back(place);
    if (day == kNoDay) return;
    bearer.first = bearer.first == kNoDay ? day : std::min(bearer.first, day);
    bearer.last = std::max(bearer.last, day);
  }

  // Countries and roles: by the tables, and as articles tell them.
  void learn(Bearer& bearer) const {
    const FacetValue value = snapshot_.values->value(bearer.value);
    if (const auto known = snapshot_.gazetteer->find(value.facet, value.id)) {
      bearer.is_known = true;
      const auto country = snapshot_.gazetteer->entity(*known).country;
      if (!country.empty()) bearer.countries.emplace(country);
    }
    for (const Place& place : bearer.places) {
      const StoredRecord record =
          snapshot_.segments[place.segment]->record(place.doc);
      for (const StoredEntity& e : record.entities) {
        if (e.facet != value.facet || e.id != value.id) continue;
        if (!e.role.empty()) bearer.roles.insert(e.role);
        if (!e.country.empty()) bearer.countries.insert(e.country);
      }
    }
  }

  void compare(const Bearer& a, const Bearer& b) {
    if (a.is_known && b.is_known) return;  // the tables tell them apart
    MergeProposal proposal;
    if (share(a.countries, b.countries)) proposal.agree.push_back("country");
    if (share(a.roles, b.roles)) proposal.agree.push_back("role");
    if (overlap(a, b)) proposal.agree.push_back("dates");
    if (proposal.agree.empty()) return;
    const bool a_stays = weight(a) > weight(b);
    proposal.from = side(a_stays ? b : a);
    proposal.into = side(a_stays ? a : b);
    proposal.correction = "merge\t" + proposal.from.facet + ":" +
                          proposal.from.id + "\t" + proposal.into.facet + ":" +
                          proposal.into.id;
    proposals_.push_back(std::move(proposal));
  }

  // The heavier one stays; equal ones by number, so the result is the same.
  std::tuple<bool, bool, std::uint64_t, ValueNumber> weight(
      const Bearer& b) const {
    const bool official =
        snapshot_.values->value(b.value).facet == Facet::Official;
    return {b.is_known, official, b.count,
            std::numeric_limits<ValueNumber>::max() - b.value};
  }

  MergeProposal::Side side(const Bearer& bearer) const {
    const FacetValue value = snapshot_.values->value(bearer.value);
    const Place place = bearer.places.front();
    MergeProposal::Side out;
    out.facet = field_of(value.facet).name;
    out.id = value.id;
    out.label = value.label;
    out.count = bearer.count;
    out.countries.assign(bearer.countries.begin(), bearer.countries.end());
    out.roles.assign(bearer.roles.begin(), bearer.roles.end());
    out.first_day = format_day(bearer.first);
    out.last_day = format_day(bearer.last);
    out.article = snapshot_.segments[place.segment]->id(place.doc);
    return out;
  }

  const Snapshot& snapshot_;
  std::map<std::string, std::vector<ValueNumber>> groups_;  // by skeleton
  std::map<ValueNumber, Bearer> bearers_;
  std::vector<MergeProposal> proposals_;
};

}  // namespace

std::vector<MergeProposal> propose_merges(const Snapshot& snapshot) {
  return Proposer(snapshot).run();
}

}  // namespace dossier::internal
