// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/value_filter.h"

#include <algorithm>

#include "indexer/entities/spelling_key.h"
#include "indexer/text/utf8.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

// Calls visit(word) for each word of a folded label, until it returns true.
template <typename Visit>
bool any_word(std::string_view folded, Visit visit) {
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (visit(folded.substr(0, end))) return true;
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return false;
}

}  // namespace

ValueFilter::ValueFilter(const Snapshot& snapshot, Facet facet,
                         const std::string& text)
    : values_(*snapshot.values), prefix_(text.ends_with('*')) {
  if (text.empty()) return;  // the usual case
  const std::string name =
      clean_utf8(prefix_ ? text.substr(0, text.size() - 1) : text);
  find_ = folded_words(name);
  if (find_.empty() || !is_entity_facet(facet)) return;
  add_named_values(snapshot, facet, name, named_);
  if (named_.empty() && is_person_facet(facet)) add_spelled(facet, name);
  std::sort(named_.begin(), named_.end());
}

// Only if no label has the text, which is the usual case and spares the keys.
void ValueFilter::add_spelled(Facet facet, const std::string& text) {
  const auto [first, last] = values_.values_of_facet(facet);
  for (ValueNumber value = first; value < last; ++value)
    if (has(values_.folded_label(value))) return;
  const std::string key = spelling_key(text);
  if (key.empty() || key.find(kNameSeparator) != std::string::npos) return;
  for (ValueNumber value = first; value < last; ++value)
    if (any_word(values_.folded_label(value), [&](std::string_view word) {
          const std::string own = spelling_key(word);
          return prefix_ ? own.starts_with(key) : own == key;
        }))
      named_.push_back(value);
}

bool ValueFilter::has(std::string_view folded) const {
  for (std::size_t at = folded.find(find_); at != folded.npos;
       at = folded.find(find_, at + 1))
    if (!prefix_ || at == 0 || folded[at - 1] == ' ') return true;
  return false;
}

bool ValueFilter::is_found(ValueNumber value) const {
  return has(values_.folded_label(value)) ||
         has(folded_words(values_.value(value).id)) ||
         std::binary_search(named_.begin(), named_.end(), value);
}

}  // namespace dossier::internal
