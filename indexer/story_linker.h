// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORY_LINKER_H_
#define DOSSIER_INDEXER_STORY_LINKER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "indexer/index_folder.h"
#include "indexer/store/sketch.h"
#include "indexer/store/story_map.h"

namespace dossier::internal {

// Joins documents into groups by comparing their texts.
class StoryLinker {
 public:
  // The segments outlive the linker.
  explicit StoryLinker(std::span<const LiveSegment> segments)
      : segments_(segments) {}

  // These belong together, as is known already.
  void join(std::span<const DocPlace> members);

  // All of these share a key. Links each of `fresh` to what it is a
  // near-duplicate of among `known` and `fresh`; between two of `known`
  // nothing is looked for.
  void link(std::span<const DocPlace> known, std::span<const DocPlace> fresh);

  // The same for documents whose keys are not at hand.
  void link_among(std::span<const DocPlace> fresh);

  bool has_linked() const { return has_linked_; }
  // The groups of two and more, by their first member.
  std::vector<Story> take();

 private:
  using Node = std::uint32_t;

  Node node_of(DocPlace place);
  Node root_of(Node node);
  bool unite(Node a, Node b);
  void read_shingles(DocPlace place, std::vector<std::uint64_t>& shingles);
  const ShingleSet& shingles_of(DocPlace place);
  SketchLikeness wanted_of(DocPlace a, DocPlace b) const;
  bool are_linked(DocPlace a, DocPlace b);

  std::span<const LiveSegment> segments_;
  std::unordered_map<std::uint64_t, Node> nodes_;
  std::vector<DocPlace> places_;  // by node
  std::vector<Node> parents_;
  bool has_linked_ = false;

  std::unordered_map<std::uint64_t, ShingleSet> shingles_;
  std::size_t shingles_held_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORY_LINKER_H_
