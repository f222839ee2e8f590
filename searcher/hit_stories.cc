// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/hit_stories.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::internal {
namespace {

// Oldest first, without a day last; then by id.
std::pair<Day, std::string_view> age(const Snapshot& snapshot, DocPlace place) {
  const Segment& segment = *snapshot.segments[place.segment];
  const Day day = segment.days()[place.doc];
  return {day == kNoDay ? std::numeric_limits<Day>::max() : day,
          segment.id(place.doc)};
}

DuplicateArticle duplicate(const Snapshot& snapshot, DocPlace place) {
  StoredRecord record = snapshot.segments[place.segment]->record(place.doc);
  return {std::move(record.id), std::move(record.title), std::move(record.date),
          std::move(record.source), std::move(record.url)};
}

}  // namespace

HitStory story_of(const Snapshot& snapshot, const MatchResult& result,
                  const MatchedDoc& hit, bool list) {
  const DocPlace own{hit.segment, hit.doc};
  HitStory story;
  const StoryNumber number =
      snapshot.stories ? snapshot.stories->find(own) : kNoStory;
  if (number == kNoStory) {
    story.id = snapshot.segments[own.segment]->id(own.doc);
    return story;
  }
  const auto by_age = [&](DocPlace a, DocPlace b) {
    return age(snapshot, a) < age(snapshot, b);
  };
  const auto members = snapshot.stories->members(number);
  const DocPlace first =
      *std::min_element(members.begin(), members.end(), by_age);
  story.id = snapshot.segments[first.segment]->id(first.doc);

  std::vector<DocPlace> others;
  for (const StoryMatch& match : matches_of(result.of_stories, number))
    if (match.base == StoryMatch::kHit && match.place != own)
      others.push_back(match.place);
  story.others = others.size();
  if (!list) return story;
  std::sort(others.begin(), others.end(), by_age);
  for (const DocPlace& other : others)
    story.duplicates.push_back(duplicate(snapshot, other));
  return story;
}

}  // namespace dossier::internal
