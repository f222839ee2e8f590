// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/story_matches.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dossier::internal {
namespace {

// Calls visit(matches) for each story's part of a sorted list.
template <typename Visit>
void for_each_story(std::span<const StoryMatch> sorted, Visit&& visit) {
  for (std::size_t first = 0, end; first < sorted.size(); first = end) {
    end = first + 1;
    while (end < sorted.size() && sorted[end].story == sorted[first].story)
      ++end;
    visit(sorted.subspan(first, end - first));
  }
}

// Counts the distinct values of one story after the other.
class StoryValues {
 public:
  StoryValues(const Snapshot& snapshot, const FacetMask& wanted,
              PartCounting counting, FacetTotals& totals)
      : snapshot_(snapshot),
        wanted_(wanted),
        counting_(counting),
        totals_(totals),
        counts_(totals.by_value.make_dense(snapshot.values->size())),
        last_story_(counts_.size(), kNoStory),
        last_in_parts_(counting.each ? counts_.size() : 0,
                       InParts{kNoStory, kNoStory, kNoStory}) {}

  void count(std::span<const StoryMatch> story) {
    std::array<bool, kFacetCount> counted{}, with_value{};
    for (const StoryMatch& match : story)
      for (std::size_t f = 0; f < kFacetCount; ++f) {
        if (!wanted_[f] || (match.base != StoryMatch::kHit && match.base != f))
          continue;
        counted[f] = true;
        with_value[f] |= count_values(match, static_cast<Facet>(f));
      }
    for (std::size_t f = 0; f < kFacetCount; ++f) {
      totals_.counted[f] += counted[f];
      totals_.with_value[f] += with_value[f];
    }
  }

 private:
  using InParts = std::array<StoryNumber, kPartCount>;

  // Whether the document has any value of the facet.
  bool count_values(const StoryMatch& match, Facet facet) {
    const Segment& segment = *snapshot_.segments[match.place.segment];
    const auto to_global = snapshot_.values->of_segment(match.place.segment);
    const auto [first, last] = segment.values_of_facet(facet);
    bool any = false;
    const auto meet = [&, first = first, last = last](ValueNumber value) {
      if (value < first || value >= last) return;
      any = true;
      const ValueNumber global = to_global[value];
      if (last_story_[global] == match.story) return;
      last_story_[global] = match.story;
      ++counts_[global];
    };
    if (!is_entity_facet(facet)) {
      meet(segment.single_values(facet)[match.place.doc]);
      return any;
    }
    const EntityRows& rows = segment.entity_rows();
    rows.for_each_in(counting_.in, match.place.doc, meet);
    if (counting_.each)
      for (std::size_t p = 0; p < kPartCount; ++p)
        rows.for_each_in(kParts[p], match.place.doc,
                         [&, first = first, last = last](ValueNumber value) {
                           if (value >= first && value < last)
                             meet_in_part(match.story, to_global[value], p);
                         });
    return any;
  }

  void meet_in_part(StoryNumber story, ValueNumber value, std::size_t part) {
    StoryNumber& last = last_in_parts_[value][part];
    if (last == story) return;
    last = story;
    ++totals_.in_parts[value][part];
  }

  const Snapshot& snapshot_;
  const FacetMask& wanted_;
  const PartCounting counting_;
  FacetTotals& totals_;
  const std::span<std::uint32_t> counts_;  // by value
  std::vector<StoryNumber> last_story_;    // by value: the last that has it
  std::vector<InParts> last_in_parts_;     // if asked for
};

}  // namespace

StorySplitter::StorySplitter(const Snapshot& snapshot, std::uint32_t segment)
    : segment_(segment) {
  if (snapshot.stories) members_ = snapshot.stories->in_segment(segment);
}

DocSet StorySplitter::split(const DocSet& matches, std::size_t base,
                            std::vector<StoryMatch>& of_stories) const {
  DocSet others;
  auto member = members_.docs.begin();
  for (std::size_t i = 0; i < matches.docs.size(); ++i) {
    const DocNumber doc = matches.docs[i];
    const float score = matches.scores.empty() ? 0 : matches.scores[i];
    member = std::lower_bound(member, members_.docs.end(), doc);
    if (member != members_.docs.end() && *member == doc) {
      const auto at = static_cast<std::size_t>(member - members_.docs.begin());
      of_stories.push_back(
          {members_.stories[at], {segment_, doc}, score, base});
    } else {
      others.docs.push_back(doc);
      others.scores.push_back(score);
    }
  }
  return others;
}

void sort_by_story(std::vector<StoryMatch>& matches) {
  std::sort(matches.begin(), matches.end(),
            [](const StoryMatch& a, const StoryMatch& b) {
              return std::tuple(a.story, a.base != StoryMatch::kHit, a.place) <
                     std::tuple(b.story, b.base != StoryMatch::kHit, b.place);
            });
}

std::span<const StoryMatch> matches_of(const std::vector<StoryMatch>& sorted,
                                       StoryNumber story) {
  const auto range =
      std::ranges::equal_range(sorted, story, {}, &StoryMatch::story);
  return {range.begin(), range.end()};
}

std::uint64_t count_stories(std::span<const StoryMatch> sorted) {
  std::uint64_t stories = 0;
  for_each_story(sorted, [&](std::span<const StoryMatch> story) {
    stories += story.front().base == StoryMatch::kHit;
  });
  return stories;
}

void count_story_values(const Snapshot& snapshot, const FacetMask& wanted,
                        PartCounting counting,
                        std::span<const StoryMatch> sorted,
                        FacetTotals& totals) {
  StoryValues values(snapshot, wanted, counting, totals);
  for_each_story(
      sorted, [&](std::span<const StoryMatch> story) { values.count(story); });
}

}  // namespace dossier::internal
