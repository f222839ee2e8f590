// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/entity_numbers.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace dossier::internal {
namespace {

constexpr std::size_t kMostAncestors = 32;

}  // namespace

EntityNumbers::EntityNumbers(const Tables& tables) : tables_(tables) {
  rows_.reserve(tables.entities.size());
  for (const EntityRow& row : tables.entities) {
    if (row.is_maker)
      makers_.insert(row.id);
    else
      rows_.push_back(&row);
  }
  std::sort(rows_.begin(), rows_.end(),
            [](const EntityRow* a, const EntityRow* b) {
              return std::tie(a->facet, a->id) < std::tie(b->facet, b->id);
            });
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    numbers_.emplace(rows_[i]->id, i);
  for (const EntityRow* row : rows_) has_classes_ |= row->facet == Facet::Class;
}

std::uint32_t EntityNumbers::number(std::string_view id) const {
  const auto at = numbers_.find(id);
  return at == numbers_.end() ? kNoEntity : at->second;
}

bool EntityNumbers::is_person(std::uint32_t number) const {
  return is_person_facet(rows_[number]->facet);
}

bool EntityNumbers::has_class(std::string_view id) const {
  const std::uint32_t n = number(id);
  return n != kNoEntity && rows_[n]->facet == Facet::Class;
}

void EntityNumbers::check(FaultList& faults) const {
  for (const EntityRow& row : tables_.entities) check_names(row, faults);
  if (faults.has_error()) return;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) check_cycle(i, faults);
}

void EntityNumbers::check_names(const EntityRow& row, FaultList& faults) const {
  for (std::string_view parent : row.parents) {
    if (row.is_maker || is_maker(parent)) continue;
    const std::uint32_t n = number(parent);
    if (n == kNoEntity)
      faults.error(row.place,
                   "unknown parent " + quote(parent) + " of " + quote(row.id));
    else if (rows_[n]->facet != row.facet)
      faults.error(row.place,
                   "the parent of " + quote(row.id) + " is of another facet");
  }
  for (std::string_view id : row.successors)
    if (number(id) == kNoEntity)
      faults.error(row.place,
                   "unknown successor " + quote(id) + " of " + quote(row.id));
  check_class(row, faults);
  if (!row.country.empty() && number(row.country) == kNoEntity)
    faults.warning(row.place, "unknown country " + quote(row.country));
}

void EntityNumbers::check_class(const EntityRow& row, FaultList& faults) const {
  const bool has_one = row.facet == Facet::System && !row.is_maker &&
                       !row.kind.empty() && has_classes_;
  if (has_one && !has_class(row.kind))
    faults.warning(row.place, "unknown class " + quote(row.kind));
}

std::vector<std::uint32_t> EntityNumbers::ancestors(
    std::uint32_t entity) const {
  std::vector<std::uint32_t> found;
  const auto add_parents = [&](std::uint32_t of) {
    for (std::string_view parent : rows_[of]->parents) {
      const std::uint32_t n = number(parent);
      if (n != kNoEntity &&
          std::find(found.begin(), found.end(), n) == found.end())
        found.push_back(n);
    }
  };
  add_parents(entity);
  for (std::size_t i = 0; i < found.size() && i < kMostAncestors; ++i)
    add_parents(found[i]);
  return found;
}

void EntityNumbers::check_cycle(std::uint32_t entity, FaultList& faults) const {
  const auto above = ancestors(entity);
  if (std::find(above.begin(), above.end(), entity) != above.end())
    faults.error(rows_[entity]->place,
                 quote(rows_[entity]->id) + " is its own ancestor");
  else if (above.size() > kMostAncestors)
    faults.error(rows_[entity]->place, "too many ancestors");
}

}  // namespace dossier::internal
