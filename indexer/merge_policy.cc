// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/merge_policy.h"

#include <algorithm>
#include <map>

namespace dossier::internal {
namespace {

constexpr std::size_t kFactor = 8;
constexpr std::size_t kOverdue = 3 * kFactor;  // segments on one level
constexpr std::uint32_t kSmallest = 64;        // all below this are one level
constexpr std::uint64_t kMaxBytes = std::uint64_t{8} << 30;

bool is_too_dead(const SegmentSize& segment) {
  return std::uint64_t{segment.dead} * 5 > segment.documents;
}

int level_of(const SegmentSize& segment) {
  int level = 0;
  for (std::uint64_t bound = kSmallest; segment.documents >= bound;
       bound *= kFactor)
    ++level;
  return level;
}

// As many of one level as fit into one segment, the smallest first.
MergeChoice choose_of_level(std::span<const SegmentSize> segments,
                            std::vector<std::size_t> places) {
  MergeChoice choice;
  choice.overdue = places.size() >= kOverdue;
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) {
                     return segments[a].documents < segments[b].documents;
                   });
  std::uint64_t documents = 0;
  for (std::size_t place : places) {
    documents += segments[place].documents;
    if (choice.segments.size() == kFactor || documents > kMaxSegmentDocuments ||
        choice.bytes + segments[place].bytes > kMaxBytes)
      break;
    choice.bytes += segments[place].bytes;
    choice.segments.push_back(place);
  }
  // Fewer would bring the next level no nearer.
  if (choice.segments.size() < kFactor / 2) return {};
  std::sort(choice.segments.begin(), choice.segments.end());
  return choice;
}

}  // namespace

MergeChoice choose_merge(std::span<const SegmentSize> segments) {
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (is_too_dead(segments[i])) return {{i}, segments[i].bytes, false};

  std::map<int, std::vector<std::size_t>> levels;
  for (std::size_t i = 0; i < segments.size(); ++i)
    levels[level_of(segments[i])].push_back(i);
  for (const auto& [level, places] : levels) {
    if (places.size() < kFactor) continue;
    MergeChoice choice = choose_of_level(segments, places);
    if (!choice.segments.empty()) return choice;
  }
  return {};
}

}  // namespace dossier::internal
