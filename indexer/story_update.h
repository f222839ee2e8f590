// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORY_UPDATE_H_
#define DOSSIER_INDEXER_STORY_UPDATE_H_

#include <optional>
#include <span>
#include <vector>

#include "indexer/index_folder.h"
#include "indexer/store/story_map.h"

namespace dossier::internal {

// The stories of the segments `after`, if the segments `before` had those of
// `map` (null: none); nothing if they are the same, in the same places.
//
// A story is a connected group of living documents: linked are those that share
// a key and are near-duplicates, which depends on their texts and days alone.
// So the stories do not depend on how the documents are spread over segments,
// nor on the order in which they came. What is new is looked up in the sorted
// keys of each segment; a story that lost a member is linked anew among those
// left.
std::optional<std::vector<Story>> update_stories(
    const StoryMap* map, std::span<const LiveSegment> before,
    std::span<const LiveSegment> after);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORY_UPDATE_H_
