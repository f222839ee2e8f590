// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_VALUE_RESOLVER_H_
#define DOSSIER_SEARCHER_QUERY_VALUE_RESOLVER_H_

#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"

namespace dossier::internal {

// The facet values of the snapshot that `text` stands for: the one with that
// id; else those whose label, alias (in the gazetteer) or, for people, surname
// it is; else people whose name or surname is spelled like it. Several are
// alternatives, and `repairs` says so. A value that users merged into another
// stands for that one, too. Empty if the text names something that
// no article has, which `repairs` says too, with what may have been meant.
// Throws Error (BadQuery) if it names no entity that index or gazetteer know,
// or is no year, with the nearest way out.
std::vector<ValueNumber> resolve_value(const Snapshot& snapshot, Facet facet,
                                       std::string_view text,
                                       std::vector<Repair>& repairs);

// Adds the values of an entity facet that `text` is a name of by the tables, or
// as a person's full name in any spelling. Unlike resolve_value(), takes no
// ids, and looks at no other value: costs a few lookups. REQUIRES valid UTF-8.
void add_named_values(const Snapshot& snapshot, Facet facet,
                      const std::string& text, std::vector<ValueNumber>& out);

// The facet called `name`. Throws Error (BadQuery) listing those there are.
Facet require_facet(std::string_view name);

// Folded words of a text joined by single spaces, as ValueMap::folded_label.
std::string folded_words(std::string_view text);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_VALUE_RESOLVER_H_
