// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/complete.h"

#include <cctype>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "searcher/present/displayable.h"

using dossier::FacetCount;
using namespace dossier::internal;

namespace {

constexpr std::size_t kMostShown = 100;

// The letters and digits that a text begins with.
std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[end])) ||
          static_cast<unsigned char>(text[end]) >= 0x80))
    ++end;
  return std::string(text.substr(0, end));
}

}  // namespace

ExitStatus run_complete(const dossier::Index& index,
                        const SearchOptions& options) {
  const std::string typed = clean_utf8(options.complete->value);
  const std::string start = fold(typed);
  dossier::SearchRequest request;
  request.limit = 0;
  request.facets = {{options.complete->facet, dossier::kAll}};
  request.facet_find = first_word(typed);
  request.timeout = options.request.timeout;
  request.cancelled = options.request.cancelled;

  std::size_t shown = 0;
  dossier::SearchVisitor visitor;
  visitor.facet_value = [&](const dossier::FacetCounts&,
                            const FacetCount& value) {
    const bool by_id = fold(value.id).starts_with(start);
    if (!by_id && !fold(value.label).starts_with(start)) return true;
    print(displayable(by_id ? value.id : value.label) + '\t' +
          displayable(value.label) + ", " + std::to_string(value.count) + '\n');
    return ++shown < kMostShown;
  };
  index.search(request, visitor);
  return shown == 0 ? ExitStatus::NoHits : ExitStatus::Done;
}
