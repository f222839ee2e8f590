// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCH_VISITOR_H_
#define DOSSIER_SEARCH_VISITOR_H_

#include <functional>

#include "dossier/search.h"

namespace dossier {

// Takes the long parts of an answer one by one as they are made, so that no
// more of them is kept than their order. What is given here stays empty in the
// answer; what is not stands there as usual. Called by the thread that
// searches, facet values before hits; an exception ends the search and comes
// out of it.
struct SearchVisitor {
  // A hit after SearchRequest::offset, up to its limit, in the order asked for.
  // Returns false if no more are wanted.
  std::function<bool(const Hit& hit)> hit = {};
  // A value of a facet: facets as asked for, values in the order asked for.
  // All else about the facet is in `facet`. Returns false if no more are
  // wanted, of this facet and all others.
  std::function<bool(const FacetCounts& facet, const FacetCount& value)>
      facet_value = {};
};

}  // namespace dossier

#endif  // DOSSIER_SEARCH_VISITOR_H_
