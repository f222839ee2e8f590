// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_hint.h"

#include <array>
#include <cstddef>
#include <utility>

#include "indexer/store/fields.h"
#include "indexer/text/edit_distance.h"

namespace dossier::internal {
namespace {

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
  std::string nearest;
  std::size_t best = name.size() / 3 + 1;
  auto offer = [&](std::string_view field) {
    const bool begins = name.size() >= 3 && field.starts_with(name);
    const std::size_t far = begins ? 0 : edit_distance(name, field);
    if (far >= best) return;
    best = far;
    nearest = field;
  };
  for (const FacetField& facet : kFacets) offer(facet.name);
  offer("title");
  offer("lead");
  offer("body");
  offer("date");
  return nearest;
}

}  // namespace dossier::internal
