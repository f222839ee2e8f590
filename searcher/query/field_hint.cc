// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_hint.h"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/store/fields.h"
#include "indexer/text/nearest_name.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kShortestBeginning = 3;  // that stands for a field

// What fields of others are called here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17>
    kOtherNames{{{"abstract", "lead"},
                 {"after", "date"},
                 {"before", "date"},
                 {"content", "body"},
                 {"day", "date"},
                 {"headline", "title"},
                 {"intro", "lead"},
                 {"lede", "lead"},
                 {"nation", "country"},
                 {"newspaper", "source"},
                 {"outlet", "source"},
                 {"publisher", "source"},
                 {"since", "date"},
                 {"site", "source"},
                 {"subject", "title"},
                 {"text", "body"},
                 {"weapon", "system"}}};

}  // namespace

std::string nearest_field(std::string_view name) {
  for (const auto& [other, field] : kOtherNames)
    if (name == other) return std::string(field);
  std::vector<std::string_view> fields;
  for (const FacetField& facet : kFacets) fields.push_back(facet.name);
  fields.insert(fields.end(), {"title", "lead", "body", "date"});
  if (name.size() >= kShortestBeginning)
    for (const std::string_view field : fields)
      if (field.starts_with(name)) return std::string(field);
  NearestName nearest(name);
  for (const std::string_view field : fields) nearest.offer(field);
  return nearest.found();
}

}  // namespace dossier::internal
