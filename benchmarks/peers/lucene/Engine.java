// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.facet.taxonomy.FastTaxonomyFacetCounts;
import org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;

/** One open index and the search that is measured. */
final class Engine implements AutoCloseable {
  private static final int HITS = 10;
  private static final int VALUES = 10;

  /** The total and, by facet, the most frequent values. */
  static final class Answer {
    long total;
    final Map<String, FacetResult> facets = new LinkedHashMap<>();
  }

  private final Mode mode;
  private final FacetsConfig config = Schema.facets();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private SortedSetDocValuesReaderState state;
  private DirectoryTaxonomyReader taxonomy;

  Engine(String folder, Mode mode) throws IOException {
    this.mode = mode;
    Path path = Paths.get(folder);
    reader = DirectoryReader.open(FSDirectory.open(path.resolve("index")));
    searcher = new IndexSearcher(reader);
    // The second of PRUNED's two searches may be answered by the query cache
    // whole, which would measure that the same query came before.
    if (mode == Mode.PRUNED) searcher.setQueryCache(null);
    if (mode == Mode.SORTED_SET)
      state = new DefaultSortedSetDocValuesReaderState(reader);
    if (mode == Mode.TAXONOMY)
      taxonomy =
          new DirectoryTaxonomyReader(
              FSDirectory.open(path.resolve("taxonomy")));
  }

  /** The measured part: ten best hits, exact total, facet counts. */
  Answer search(QueryReader query) throws IOException {
    if (!query.selections.isEmpty()) return searchSelected(query);
    Answer answer = new Answer();
    switch (mode) {
      case PLAIN:
        TopScoreDocCollector plain = walkAll();
        searcher.search(query.base, plain);
        answer.total = plain.topDocs().totalHits.value;
        return answer;
      case PRUNED:
        searcher.search(query.base, TopScoreDocCollector.create(HITS, 1));
        answer.total = searcher.count(query.base);
        return answer;
      default:
        return searchAndCount(query.base, answer);
    }
  }

  private Answer searchAndCount(Query query, Answer answer)
      throws IOException {
    TopScoreDocCollector top = walkAll();
    if (query instanceof MatchAllDocsQuery) {
      // Both modules have a form for all documents that walks no hits.
      searcher.search(query, top);
      putCounts(answer, facets(null));
    } else {
      FacetsCollector matches = new FacetsCollector();
      searcher.search(query, MultiCollector.wrap(top, matches));
      putCounts(answer, facets(matches));
    }
    answer.total = top.topDocs().totalHits.value;
    return answer;
  }

  /** A selected facet is counted without its selection, by DrillSideways. */
  private Answer searchSelected(QueryReader query) throws IOException {
    DrillDownQuery selected = new DrillDownQuery(config, query.base);
    for (String[] each : query.selections) selected.add(each[0], each[1]);
    TopScoreDocCollector top =
        mode == Mode.PRUNED ? TopScoreDocCollector.create(HITS, 1) : walkAll();
    Answer answer = new Answer();
    if (mode.countsFacets()) {
      putCounts(answer, sideways().search(selected, top).facets);
      answer.total = top.topDocs().totalHits.value;
      return answer;
    }
    searcher.search(selected, top);
    answer.total = mode == Mode.PRUNED
        ? searcher.count(selected)
        : top.topDocs().totalHits.value;
    return answer;
  }

  private DrillSideways sideways() {
    return state != null
        ? new DrillSideways(searcher, config, state)
        : new DrillSideways(searcher, config, taxonomy);
  }

  private static TopScoreDocCollector walkAll() {
    return TopScoreDocCollector.create(HITS, Integer.MAX_VALUE);
  }

  private Facets facets(FacetsCollector matches) throws IOException {
    if (state != null)
      return matches == null
          ? new SortedSetDocValuesFacetCounts(state)
          : new SortedSetDocValuesFacetCounts(state, matches);
    return matches == null
        ? new FastTaxonomyFacetCounts(
            FacetsConfig.DEFAULT_INDEX_FIELD_NAME, reader, taxonomy, config)
        : new FastTaxonomyFacetCounts(taxonomy, config, matches);
  }

  private static void putCounts(Answer answer, Facets counts)
      throws IOException {
    for (String facet : Schema.FACETS)
      answer.facets.put(facet, counts.getTopChildren(VALUES, facet));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    if (taxonomy != null) taxonomy.close();
  }
}
