// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_STORY_MAP_H_
#define DOSSIER_INDEXER_STORE_STORY_MAP_H_

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

using StoryNumber = std::uint32_t;
inline constexpr StoryNumber kNoStory = 0xffffffff;

// A document of a revision.
struct DocPlace {
  std::uint32_t segment;
  DocNumber doc;

  friend auto operator<=>(const DocPlace&, const DocPlace&) = default;
};

// The members of a story, two or more, ascending.
using Story = std::vector<DocPlace>;

// The stories of a revision: groups of living documents that are
// near-duplicates of each other. Who is in none is a story by itself. Mapped;
// immutable; shared by threads.
class StoryMap {
 public:
  // The bytes of a map. REQUIRES that no document is in two stories.
  static std::string build(std::span<const Story> stories);

  // Throws Error (Corrupt). Segments that came after the map was written have
  // no stories in it.
  explicit StoryMap(std::shared_ptr<const MappedFile> file);
  // Reads everything, and throws Error (Corrupt) if it is not what build()
  // makes, or names documents that these segments do not have.
  void check(std::span<const std::shared_ptr<const Segment>> segments) const;

  StoryNumber size() const {
    return static_cast<StoryNumber>(firsts_.size() - 1);
  }
  std::span<const DocPlace> members(StoryNumber) const;

  // The members within a segment, ascending, and the story of each.
  struct InSegment {
    std::span<const DocNumber> docs;
    std::span<const StoryNumber> stories;
  };
  InSegment in_segment(std::uint32_t segment) const;
  StoryNumber find(DocPlace) const;  // or kNoStory

 private:
  std::shared_ptr<const MappedFile> file_;
  std::span<const std::uint32_t> firsts_;  // by story, and the end
  std::span<const DocPlace> members_;
  std::span<const std::uint32_t> segment_firsts_;  // and the end
  std::span<const DocNumber> docs_;
  std::span<const StoryNumber> stories_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_STORY_MAP_H_
