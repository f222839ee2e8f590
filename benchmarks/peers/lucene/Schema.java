// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.facet.FacetsConfig;

/** The fields, and what the building and the searching side must agree on. */
final class Schema {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String TEXT = "text"; // the words of title and text
  static final String DAY = "day"; // as a number: 20120314
  static final String[] FACETS = {"country", "system", "official"};

  private static final int GAP = 100; // words

  private Schema() {}

  /** EnglishAnalyzer, with a gap between title and text for phrases. */
  static Analyzer analyzer() {
    Analyzer english = new EnglishAnalyzer();
    return new DelegatingAnalyzerWrapper(english.getReuseStrategy()) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return english;
      }

      @Override
      public int getPositionIncrementGap(String field) {
        return GAP;
      }
    };
  }

  /** All facets share one field, the module's default and its fastest form. */
  static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) config.setMultiValued(facet, true);
    return config;
  }

  /** The number of an ISO date's day, 0 without one. */
  static int dayNumber(String date) {
    if (date == null || date.length() < 10) return 0;
    try {
      return Integer.parseInt(
          date.substring(0, 4) + date.substring(5, 7) + date.substring(8, 10));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
