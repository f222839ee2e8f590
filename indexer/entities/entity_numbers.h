// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ENTITY_NUMBERS_H_
#define DOSSIER_INDEXER_ENTITIES_ENTITY_NUMBERS_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/tables.h"

namespace dossier::internal {

// The entities of the tables in the order of the compiled form, and what they
// say of each other.
class EntityNumbers {
 public:
  explicit EntityNumbers(const Tables& tables);

  std::size_t size() const { return rows_.size(); }
  const EntityRow& row(std::uint32_t number) const { return *rows_[number]; }
  // The number of an id, or kNoEntity.
  std::uint32_t number(std::string_view id) const;
  bool is_maker(std::string_view id) const { return makers_.count(id) > 0; }
  bool is_person(std::uint32_t number) const;

  // Reports parents, successors, countries and classes that are not there, and
  // cycles.
  void check(FaultList& faults) const;

  // Breadth first, so that nearer ancestors come first.
  std::vector<std::uint32_t> ancestors(std::uint32_t number) const;

 private:
  bool has_class(std::string_view id) const;
  void check_class(const EntityRow& row, FaultList& faults) const;
  void check_names(const EntityRow& row, FaultList& faults) const;
  void check_cycle(std::uint32_t number, FaultList& faults) const;

  const Tables& tables_;
  std::vector<const EntityRow*> rows_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::unordered_set<std::string_view> makers_;
  bool has_classes_ = false;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ENTITY_NUMBERS_H_
