// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_CORRECTIONS_H_
#define DOSSIER_INDEXER_ENTITIES_CORRECTIONS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/correction_lines.h"
#include "indexer/entities/recogniser.h"

namespace dossier::internal {

// What the users of an index decided, ready to be applied to what was
// recognised in an article: splits first, then blocks of a spelling, merges,
// blocks, and labels. Aliases are tables (alias_tables()). Immutable; shared by
// threads.
class Corrections {
 public:
  Corrections() = default;
  // REQUIRES that check_merges() passed them.
  explicit Corrections(std::vector<Correction> lines);

  // Changes what was recognised in the article of this title and text.
  void apply(std::string_view title, std::string_view text,
             const Gazetteer& gazetteer, Recognition& found) const;

  // The label that a value is to have; empty if nothing was decided.
  std::string_view label(Facet facet, std::string_view id) const;

  // Where the merges of a value lead; nothing if it is not merged.
  std::optional<EntityValue> merged_into(const EntityValue& value) const;

  // Tables for the compiler: the aliases, and the values that no table has.
  std::vector<TableSource> alias_tables(const Gazetteer& builtin) const;

  const std::vector<Correction>& lines() const { return lines_; }

 private:
  class Application;

  std::vector<Correction> lines_;
  // By value; places in lines_.
  std::map<EntityValue, std::vector<std::size_t>> splits_, blocks_;
  std::map<EntityValue, EntityValue> merges_;
  std::map<EntityValue, std::string> labels_;  // renames
  // Beside a merge, split or alias: of values that no table has, where the
  // article has no label for them.
  std::map<EntityValue, std::string> given_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_CORRECTIONS_H_
