// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

/** What is asked of Lucene beside the ten best hits and the exact total. */
enum Mode {
  /** Facets by SortedSetDocValuesFacetCounts. */
  SORTED_SET,
  /** Facets by FastTaxonomyFacetCounts, with its index at the side. */
  TAXONOMY,
  /** No facets; one walk over all matches, which gives the total. */
  PLAIN,
  /** No facets; a walk that skips what cannot rank, then IndexSearcher.count.
   */
  PRUNED;

  static Mode of(String name) {
    return valueOf(name.toUpperCase().replace('-', '_'));
  }

  boolean countsFacets() {
    return this == SORTED_SET || this == TAXONOMY;
  }
}
