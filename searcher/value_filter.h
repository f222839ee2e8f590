// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_VALUE_FILTER_H_
#define DOSSIER_SEARCHER_VALUE_FILTER_H_

#include <string>
#include <vector>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

// Which values of a facet SearchRequest::facet_find lets through: those whose
// label or id has the text in it, or with a star at the end a word that begins
// so; those that the whole text is a name of; and if no label or name has it,
// people with a word of their name that is spelled (or begins) like it.
class ValueFilter {
 public:
  // Empty text lets everything through. The snapshot outlives the filter. Costs
  // a look at the facet's labels.
  ValueFilter(const Snapshot& snapshot, Facet facet, const std::string& text);

  bool takes_all() const { return find_.empty(); }
  bool takes(ValueNumber value) const {
    return takes_all() || is_found(value);
  }

 private:
  bool is_found(ValueNumber value) const;
  bool has(std::string_view folded) const;
  void add_spelled(Facet facet, const std::string& text);

  const ValueMap& values_;
  std::string find_;  // folded words
  bool prefix_ = false;
  std::vector<ValueNumber> named_;  // ascending
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_VALUE_FILTER_H_
