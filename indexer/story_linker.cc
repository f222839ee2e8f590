// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/story_linker.h"

#include <algorithm>
#include <utility>

#include "indexer/store/token_stream.h"

namespace dossier::internal {
namespace {

// Shingles kept for the next comparison: 64 MiB.
constexpr std::size_t kMostShingles = std::size_t{8} << 20;

constexpr std::int64_t kDaysOfVersions = 5;

std::uint64_t packed(DocPlace place) {
  return std::uint64_t{place.segment} << 32 | place.doc;
}

}  // namespace

StoryLinker::Node StoryLinker::node_of(DocPlace place) {
  const auto [at, is_new] =
      nodes_.try_emplace(packed(place), static_cast<Node>(places_.size()));
  if (is_new) {
    places_.push_back(place);
    parents_.push_back(at->second);
  }
  return at->second;
}

StoryLinker::Node StoryLinker::root_of(Node node) {
  while (parents_[node] != node)
    node = parents_[node] = parents_[parents_[node]];
  return node;
}

bool StoryLinker::unite(Node a, Node b) {
  a = root_of(a);
  b = root_of(b);
  if (a == b) return false;
  parents_[std::max(a, b)] = std::min(a, b);
  return true;
}

void StoryLinker::join(std::span<const DocPlace> members) {
  const Node first = node_of(members.front());
  for (const DocPlace& member : members.subspan(1))
    unite(first, node_of(member));
}

void StoryLinker::read_shingles(DocPlace place,
                                std::vector<std::uint64_t>& shingles) {
  const Segment& segment = *segments_[place.segment].segment;
  std::vector<std::uint64_t> words;
  bool in_text = false;
  TokenStreamReader reader(segment.token_stream(place.doc));
  for (WordNumber word; reader.next(word);) {
    if (in_text) words.push_back(xxh3(segment.word(word)));
    in_text |= word == kTitleEnd;
  }
  hash_shingles(words, shingles);
}

const ShingleSet& StoryLinker::shingles_of(DocPlace place) {
  const auto known = shingles_.find(packed(place));
  if (known != shingles_.end()) return known->second;
  std::vector<std::uint64_t> shingles;
  read_shingles(place, shingles);
  ShingleSet set = shingle_set(std::move(shingles));
  shingles_held_ += set.size();
  return shingles_.emplace(packed(place), std::move(set)).first->second;
}

// Reports that come every week from the same mould differ in a few numbers, as
// a report and its correction do; but those come within days.
SketchLikeness StoryLinker::wanted_of(DocPlace a, DocPlace b) const {
  const Day day_a = segments_[a.segment].segment->days()[a.doc];
  const Day day_b = segments_[b.segment].segment->days()[b.doc];
  if (day_a == kNoDay || day_b == kNoDay) return SketchLikeness::Version;
  const std::int64_t apart = std::int64_t{day_a} - day_b;
  return apart > kDaysOfVersions || apart < -kDaysOfVersions
             ? SketchLikeness::Copy
             : SketchLikeness::Version;
}

bool StoryLinker::are_linked(DocPlace a, DocPlace b) {
  if (shingles_held_ > kMostShingles) {
    shingles_.clear();
    shingles_held_ = 0;
  }
  // References into the table hold while it grows.
  const ShingleSet& of_a = shingles_of(a);
  return are_near_duplicates(of_a, shingles_of(b), wanted_of(a, b));
}

// Whoever is in one group already need not be compared: of a thousand copies of
// a text each is compared with one.
void StoryLinker::link(std::span<const DocPlace> known,
                       std::span<const DocPlace> fresh) {
  struct Group {
    Node node;
    std::vector<DocPlace> members;
  };
  std::vector<Group> groups;
  std::unordered_map<Node, std::size_t> of_root;
  for (const DocPlace& place : known) {
    const Node root = root_of(node_of(place));
    const auto [at, is_new] = of_root.try_emplace(root, groups.size());
    if (is_new) groups.push_back({root, {}});
    groups[at->second].members.push_back(place);
  }
  for (const DocPlace& place : fresh) {
    Group joined{node_of(place), {}};
    std::erase_if(groups, [&](Group& group) {
      if (root_of(group.node) != root_of(joined.node)) {
        if (std::none_of(
                group.members.begin(), group.members.end(),
                [&](DocPlace member) { return are_linked(place, member); }))
          return false;
        has_linked_ |= unite(group.node, joined.node);
      }
      if (joined.members.size() < group.members.size())
        std::swap(joined.members, group.members);
      joined.members.insert(joined.members.end(), group.members.begin(),
                            group.members.end());
      return true;
    });
    joined.members.push_back(place);
    groups.push_back(std::move(joined));
  }
}

void StoryLinker::link_among(std::span<const DocPlace> fresh) {
  std::vector<std::pair<StoryKey, DocPlace>> keyed;
  std::vector<std::uint64_t> shingles;
  for (const DocPlace& place : fresh) {
    read_shingles(place, shingles);
    StoryKeys keys;
    if (!story_keys(shingles, keys)) continue;
    for (const StoryKey key : keys) keyed.emplace_back(key, place);
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<DocPlace> sharing;
  for (std::size_t i = 0; i < keyed.size(); i += sharing.size()) {
    sharing.clear();
    for (std::size_t j = i;
         j < keyed.size() && keyed[j].first == keyed[i].first; ++j)
      sharing.push_back(keyed[j].second);
    link({}, sharing);
  }
}

std::vector<Story> StoryLinker::take() {
  std::unordered_map<Node, std::size_t> of_root;
  std::vector<Story> groups;
  for (Node node = 0; node < places_.size(); ++node) {
    const auto [at, is_new] = of_root.try_emplace(root_of(node), groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].push_back(places_[node]);
  }
  std::erase_if(groups, [](const Story& group) { return group.size() < 2; });
  for (Story& group : groups) std::sort(group.begin(), group.end());
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace dossier::internal
