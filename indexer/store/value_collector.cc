// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/value_collector.h"

#include <algorithm>
#include <numeric>

#include "indexer/entities/label_choice.h"
#include "indexer/store/term_counter.h"

namespace dossier::internal {

ValueNumber ValueCollector::number_of(Facet facet, std::string_view id,
                                      std::string_view label) {
  key_.assign(1, static_cast<char>(facet));
  key_ += id;
  ValueNumber number = keys_.intern(key_);
  if (number == labels_.size())
    labels_.emplace_back(label);
  else if (takes_label(facet, id, labels_[number], label))
    labels_[number] = label;
  return number;
}

void ValueCollector::add(const Document& document, ColumnData& columns) {
  const StoredRecord& record = document.record;
  for (const StoredEntity& entity : record.entities) {
    columns.entity_values.push_back(
        number_of(entity.facet, entity.id, entity.label));
    columns.entity_parts.push_back(entity.parts.bits());
  }
  columns.entity_offsets.push_back(
      static_cast<std::uint32_t>(columns.entity_values.size()));

  auto single = [&](Facet facet, std::string_view value) {
    columns.single_values[static_cast<std::size_t>(facet) - kEntityFacetCount]
        .push_back(value.empty() ? kNoValue : number_of(facet, value, value));
  };
  single(Facet::Source, record.source);
  single(Facet::Language, language_of(record));
  single(Facet::Year, document.day == kNoDay
                          ? std::string()
                          : format_day(document.day).substr(0, 4));
}

std::string ValueCollector::folded(std::string_view label) {
  tokenizer_.tokenize(label, tokens_);
  std::string joined;
  for (const Token& token : tokens_.tokens) {
    if (!joined.empty()) joined += ' ';
    joined += tokens_.term(token);
  }
  return joined;
}

// Each row by value, with the parts that belong to it.
void ValueCollector::sort_rows(ColumnData& columns) {
  std::vector<std::uint64_t> row;  // a value, and behind it its parts
  for (std::size_t doc = 0; doc + 1 < columns.entity_offsets.size(); ++doc) {
    const std::uint32_t first = columns.entity_offsets[doc];
    const std::uint32_t last = columns.entity_offsets[doc + 1];
    row.clear();
    for (std::uint32_t i = first; i < last; ++i)
      row.push_back(std::uint64_t{columns.entity_values[i]} << 8 |
                    columns.entity_parts[i]);
    std::sort(row.begin(), row.end());
    for (std::uint32_t i = first; i < last; ++i) {
      columns.entity_values[i] = static_cast<ValueNumber>(row[i - first] >> 8);
      columns.entity_parts[i] = static_cast<std::uint8_t>(row[i - first]);
    }
  }
}

void ValueCollector::finish(ColumnData& columns) {
  std::vector<ValueNumber> order(keys_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](ValueNumber a, ValueNumber b) { return keys_[a] < keys_[b]; });

  std::vector<ValueNumber> renumbered(order.size());
  for (ValueNumber number = 0; number < order.size(); ++number) {
    std::string_view key = keys_[order[number]];
    const std::string& label = labels_[order[number]];
    renumbered[order[number]] = number;
    ++columns.value_first[static_cast<std::size_t>(key[0]) + 1];
    columns.value_ids.add(key.substr(1));
    columns.value_labels.add(label);
    columns.value_folded_labels.add(folded(label));
  }
  std::partial_sum(std::begin(columns.value_first),
                   std::end(columns.value_first),
                   std::begin(columns.value_first));

  for (ValueNumber& value : columns.entity_values) value = renumbered[value];
  sort_rows(columns);
  for (auto& values : columns.single_values)
    for (ValueNumber& value : values)
      if (value != kNoValue) value = renumbered[value];
}

}  // namespace dossier::internal
