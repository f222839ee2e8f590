// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_SAVED_QUERIES_H_
#define DOSSIER_SEARCHER_QUERY_SAVED_QUERIES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/saved_query.h"

namespace dossier::internal {

// Saved queries that one query may use and how often: they may use each other
// too, and a few short ones could stand for one without end.
inline constexpr std::size_t kMaxSavedUses = 64;
inline constexpr std::size_t kMaxSavedNesting = 16;

// The saved queries while one query is read: what it uses of them, and which
// ones are being read within each other.
class SavedQueries {
 public:
  // Of two queries of one name the last counts. They outlive this.
  explicit SavedQueries(std::span<const SavedQuery> all) : all_(all) {}

  // Begins reading the query called `name`, in any case of ASCII letters, and
  // returns it. Throws Error (BadQuery): there is none (with the nearest name),
  // it has itself in it, or a bound above is passed.
  std::string_view enter(std::string_view name);
  // Ends reading what was entered last.
  void leave() { open_.pop_back(); }

  bool was_used() const { return uses_ > 0; }

 private:
  const SavedQuery* find(std::string_view name) const;
  std::string nearest(std::string_view name) const;

  std::span<const SavedQuery> all_;
  std::vector<const SavedQuery*> open_;  // the outermost first
  std::size_t uses_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_SAVED_QUERIES_H_
