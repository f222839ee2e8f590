// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/story_update.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/story_linker.h"

namespace dossier::internal {
namespace {

bool is_living(const LiveSegment& live, DocNumber doc) {
  return live.dead.size() == 0 || !live.dead.test(doc);
}

// Where the documents of one revision are in the next.
class Moves {
 public:
  Moves(std::span<const LiveSegment> before, std::span<const LiveSegment> after)
      : before_(before), after_(after), target_(before.size(), kGone) {
    std::unordered_map<std::string_view, std::size_t> targets;
    for (std::size_t s = 0; s < after.size(); ++s) {
      targets.emplace(after[s].files.name, s);
      for (const std::string& input : after[s].merged_from)
        targets.emplace(input, s);
    }
    for (std::size_t s = 0; s < before.size(); ++s) {
      const auto found = targets.find(before[s].files.name);
      if (found != targets.end()) target_[s] = found->second;
    }
  }

  // Every segment is where it was; new ones may follow.
  bool none() const {
    for (std::size_t s = 0; s < before_.size(); ++s)
      if (target_[s] != s || is_merged(s)) return false;
    return true;
  }

  // Nothing for a document that is dead now.
  std::optional<DocPlace> place_of(DocPlace old) const {
    const std::size_t s = target_[old.segment];
    if (s == kGone) return std::nullopt;
    std::optional<DocNumber> doc = old.doc;
    if (is_merged(old.segment))
      doc = after_[s].find_living(before_[old.segment].segment->id(old.doc));
    else if (!is_living(after_[s], old.doc))
      return std::nullopt;
    if (!doc) return std::nullopt;
    return DocPlace{static_cast<std::uint32_t>(s), *doc};
  }

 private:
  static constexpr std::size_t kGone = static_cast<std::size_t>(-1);

  bool is_merged(std::size_t s) const {
    return after_[target_[s]].files.name != before_[s].files.name;
  }

  std::span<const LiveSegment> before_, after_;
  std::vector<std::size_t> target_;  // by segment
};

// The living documents with one key after the other; keys that are asked for
// rise.
class KeyCursor {
 public:
  KeyCursor(const LiveSegment& live, std::uint32_t number)
      : live_(&live), number_(number), keys_(live.segment->story_keys()) {}

  void append(StoryKey key, std::vector<DocPlace>& places) {
    seek(key);
    for (; at_ < keys_.size() && keys_[at_] == key; ++at_)
      if (const DocNumber doc = live_->segment->story_key_docs()[at_];
          is_living(*live_, doc))
        places.push_back({number_, doc});
  }
  // The key at hand, and whether there is one.
  bool peek(StoryKey& key) const {
    if (at_ == keys_.size()) return false;
    key = keys_[at_];
    return true;
  }

 private:
  // In steps that double: both lists are walked in order.
  void seek(StoryKey key) {
    std::size_t end = at_, step = 1;
    while (end < keys_.size() && keys_[end] < key) {
      at_ = end;
      end += std::min(step, keys_.size() - end);
      step *= 2;
    }
    const auto begin = keys_.begin();
    at_ = static_cast<std::size_t>(
        std::lower_bound(begin + static_cast<std::ptrdiff_t>(at_),
                         begin + static_cast<std::ptrdiff_t>(end), key) -
        begin);
  }

  const LiveSegment* live_;
  std::uint32_t number_;
  std::span<const StoryKey> keys_;
  std::size_t at_ = 0;
};

// Links the documents of segments that are new to each other and to the rest.
void link_new(std::span<const LiveSegment> before,
              std::span<const LiveSegment> after, StoryLinker& linker) {
  std::vector<KeyCursor> known, fresh;
  for (std::uint32_t s = 0; s < after.size(); ++s) {
    const bool is_known =
        !after[s].merged_from.empty() ||
        std::any_of(before.begin(), before.end(), [&](const LiveSegment& b) {
          return b.files.name == after[s].files.name;
        });
    (is_known ? known : fresh).emplace_back(after[s], s);
  }
  std::vector<DocPlace> others, sharing;
  while (true) {
    StoryKey key = 0, next;
    bool any = false;
    for (const KeyCursor& cursor : fresh)
      if (cursor.peek(next)) {
        key = any ? std::min(key, next) : next;
        any = true;
      }
    if (!any) return;
    others.clear();
    sharing.clear();
    for (KeyCursor& cursor : fresh) cursor.append(key, sharing);
    if (sharing.empty()) continue;
    for (KeyCursor& cursor : known) cursor.append(key, others);
    if (sharing.size() + others.size() > 1) linker.link(others, sharing);
  }
}

}  // namespace

std::optional<std::vector<Story>> update_stories(
    const StoryMap* map, std::span<const LiveSegment> before,
    std::span<const LiveSegment> after) {
  StoryLinker linker(after);
  const Moves moves(before, after);
  bool changed = map != nullptr && !moves.none();
  std::vector<DocPlace> loose, kept;
  for (StoryNumber story = 0; map != nullptr && story < map->size(); ++story) {
    const auto members = map->members(story);
    kept.clear();
    for (const DocPlace& member : members)
      if (const auto place = moves.place_of(member)) kept.push_back(*place);
    if (kept.size() == members.size()) {
      linker.join(kept);
      continue;
    }
    changed = true;
    loose.insert(loose.end(), kept.begin(), kept.end());
  }
  linker.link_among(loose);
  link_new(before, after, linker);
  if (!changed && !linker.has_linked()) return std::nullopt;
  return linker.take();
}

}  // namespace dossier::internal
