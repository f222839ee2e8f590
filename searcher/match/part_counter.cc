// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/part_counter.h"

namespace dossier::internal {
namespace {

// Calls visit(document, value, parts) for the entities of the range.
template <typename Visit>
void for_each_entity(const EntityRows& rows, EntityRange range,
                     std::span<const DocNumber> docs, Visit visit) {
  const auto offsets = rows.offsets();
  const auto parts = rows.parts();
  rows.with_values([&](auto values) {
    for (const DocNumber doc : docs)
      for (std::size_t i = offsets[doc]; i < offsets[doc + 1]; ++i) {
        const ValueNumber value = values[i];
        if (value >= range.first && value < range.last)
          visit(doc, value, parts[i]);
      }
  });
}

}  // namespace

std::uint64_t count_in_part(const EntityRows& rows, ArticlePart part,
                            EntityRange range, std::span<const DocNumber> docs,
                            std::uint32_t* counts) {
  std::uint64_t documents = 0;
  DocNumber last = kNoDoc;
  for_each_entity(rows, range, docs,
                  [&](DocNumber doc, ValueNumber value, std::uint8_t parts) {
                    if (!PartSet(parts).has(part)) return;
                    ++counts[value];
                    documents += doc != last;
                    last = doc;
                  });
  return documents;
}

void count_each_part(const EntityRows& rows, EntityRange range,
                     std::span<const DocNumber> docs, CountsInParts* counts) {
  for_each_entity(rows, range, docs,
                  [&](DocNumber, ValueNumber value, std::uint8_t parts) {
                    for (std::size_t p = 0; p < kPartCount; ++p)
                      counts[value][p] += parts >> p & 1;
                  });
}

}  // namespace dossier::internal
