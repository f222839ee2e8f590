// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_NAMED_UNITS_H_
#define DOSSIER_SEARCHER_NAMED_UNITS_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dossier/search.h"
#include "indexer/entities/pieces.h"
#include "indexer/store/document.h"
#include "indexer/store/record_file.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/tokenizer.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/matcher.h"

namespace dossier::internal {

// Values of a snapshot, ascending, each once.
using ValueSet = std::vector<ValueNumber>;

// Tells which values the units of articles name: whole articles, or their
// paragraphs or sentences, cut where recognising entities cuts them; a title is
// a unit of its own. An article asked for by one unit has the values that
// facets count. In paragraphs and sentences a place names its entity, what the
// tables have that under, and a system's classes; a source, language or year
// holds in all of them. Not thread-safe.
class NamedUnits {
 public:
  // Values of other facets than `wanted` are left out, and entities that are
  // not mentioned in the part. The snapshot outlives this.
  NamedUnits(const Snapshot& snapshot, PivotUnit unit, const FacetMask& wanted,
             ArticlePart in = ArticlePart::Whole)
      : snapshot_(snapshot), unit_(unit), wanted_(wanted), in_(in) {}

  // The sets of one article, valid until the next call. Units that name nothing
  // may be left out. Articles in the order in which they are stored are read
  // fastest. Throws Error (Corrupt).
  const std::vector<ValueSet>& read(const MatchedDoc& article);

 private:
  void read_whole(const MatchedDoc& article);
  void read_places(const MatchedDoc& article);
  void cut(const StoredRecord& record, bool in_title);
  const ValueSet& values_of(const StoredEntity& entity);
  void add(Facet facet, std::string_view id, ValueSet& out) const;
  void add_classes(std::string_view system_class, ValueSet& out) const;
  void add_single_values(const MatchedDoc& article, ValueSet& out) const;

  const Snapshot& snapshot_;
  PivotUnit unit_;
  FacetMask wanted_;
  ArticlePart in_;
  std::vector<ValueSet> units_;

  // What an entity stands for, by facet and id.
  std::map<std::pair<Facet, std::string>, ValueSet> known_;
  std::uint32_t segment_ = 0;
  std::optional<RecordCursor> records_;  // of the segment
  Tokenizer tokenizer_;
  TokenizedText tokens_;
  std::vector<Piece> pieces_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_NAMED_UNITS_H_
