// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/story_map.h"

#include <algorithm>
#include <utility>

#include "indexer/store/section_file.h"

namespace dossier::internal {
namespace {

// Numbers are part of the format.
enum Section : std::uint32_t {
  kFirsts = 1,   // of each story in the next section, and the end
  kMembers = 2,  // u32 segment, u32 document
  kSegmentFirsts = 3,
  kDocs = 4,  // the members again, by segment and document
  kStories = 5,
};

// The part of a list that belongs to one of its owners. Offsets that do not fit
// give an empty part.
template <class T>
std::span<const T> part(std::span<const T> all, std::uint64_t first,
                        std::uint64_t end) {
  return first <= end && end <= all.size() ? all.subspan(first, end - first)
                                           : std::span<const T>();
}

}  // namespace

std::string StoryMap::build(std::span<const Story> stories) {
  std::vector<std::uint32_t> firsts{0};
  std::vector<DocPlace> members;
  std::vector<std::pair<DocPlace, StoryNumber>> by_place;
  for (const Story& story : stories) {
    for (const DocPlace& place : story)
      by_place.emplace_back(place, static_cast<StoryNumber>(firsts.size() - 1));
    members.insert(members.end(), story.begin(), story.end());
    firsts.push_back(static_cast<std::uint32_t>(members.size()));
  }
  std::sort(by_place.begin(), by_place.end());
  std::vector<std::uint32_t> segment_firsts{0};
  std::vector<DocNumber> docs;
  std::vector<StoryNumber> numbers;
  for (const auto& [place, story] : by_place) {
    while (segment_firsts.size() <= place.segment)
      segment_firsts.push_back(static_cast<std::uint32_t>(docs.size()));
    docs.push_back(place.doc);
    numbers.push_back(story);
  }
  segment_firsts.push_back(static_cast<std::uint32_t>(docs.size()));

  std::string bytes;
  SectionWriter out(kStoriesMagic,
                    [&](std::string_view more) { bytes.append(more); });
  out.array(kFirsts, firsts);
  out.array(kMembers, members);
  out.array(kSegmentFirsts, segment_firsts);
  out.array(kDocs, docs);
  out.array(kStories, numbers);
  out.finish(0, 0);
  return bytes;
}

StoryMap::StoryMap(std::shared_ptr<const MappedFile> file)
    : file_(std::move(file)) {
  SectionFile sections(file_->bytes(), kStoriesMagic, file_->path());
  firsts_ = sections.array<std::uint32_t>(kFirsts);
  members_ = sections.array<DocPlace>(kMembers);
  segment_firsts_ = sections.array<std::uint32_t>(kSegmentFirsts);
  docs_ = sections.array<DocNumber>(kDocs, members_.size());
  stories_ = sections.array<StoryNumber>(kStories, members_.size());
  if (firsts_.empty() || segment_firsts_.empty())
    sections.fail("it has no stories");
}

void StoryMap::check(
    std::span<const std::shared_ptr<const Segment>> segments) const {
  SectionFile sections(file_->bytes(), kStoriesMagic, file_->path());
  std::vector<Story> stories;
  for (StoryNumber number = 0; number < size(); ++number) {
    const auto all = members(number);
    stories.emplace_back(all.begin(), all.end());
    if (all.size() < 2 || !std::is_sorted(all.begin(), all.end()))
      sections.fail("a story is no group");
    for (const DocPlace& place : all)
      if (place.segment >= segments.size() ||
          place.doc >= segments[place.segment]->size())
        sections.fail("it does not fit the segments");
  }
  if (build(stories) != file_->bytes())
    sections.fail("its lists of stories differ");
}

std::span<const DocPlace> StoryMap::members(StoryNumber story) const {
  return part(members_, firsts_[story], firsts_[story + 1]);
}

StoryMap::InSegment StoryMap::in_segment(std::uint32_t segment) const {
  if (segment + 1 >= segment_firsts_.size()) return {};
  const std::uint32_t first = segment_firsts_[segment],
                      end = segment_firsts_[segment + 1];
  return {part(docs_, first, end), part(stories_, first, end)};
}

StoryNumber StoryMap::find(DocPlace place) const {
  const auto [docs, stories] = in_segment(place.segment);
  const auto at = std::lower_bound(docs.begin(), docs.end(), place.doc);
  return at != docs.end() && *at == place.doc
             ? stories[static_cast<std::size_t>(at - docs.begin())]
             : kNoStory;
}

}  // namespace dossier::internal
