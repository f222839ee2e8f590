// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** A query as the driver hands it over: one clause a field, its kind first. */
final class QueryReader {
  private static final QueryBuilder WORDS =
      new QueryBuilder(Schema.analyzer());

  /** The query without its facet selections. */
  final Query base;
  /** Pairs of facet and value. */
  final List<String[]> selections = new ArrayList<>();

  QueryReader(String line) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean positive = false;
    for (String clause : line.split("\t")) {
      if (clause.isEmpty()) continue;
      if (clause.charAt(0) == '=') {
        selections.add(clause.substring(1).split(":", 2));
      } else {
        query.add(read(clause), occur(clause.charAt(0)));
        positive |= clause.charAt(0) != '-';
      }
    }
    BooleanQuery clauses = query.build();
    if (positive && clauses.clauses().size() == 1)
      base = clauses.clauses().get(0).getQuery();
    else if (positive) base = clauses;
    else base = new MatchAllDocsQuery();
  }

  private static Occur occur(char kind) {
    switch (kind) {
      case '|':
        return Occur.SHOULD;
      case '-':
        return Occur.MUST_NOT;
      case '@':
        return Occur.FILTER;
      default:
        return Occur.MUST;
    }
  }

  private static Query read(String clause) {
    String text = clause.substring(1);
    switch (clause.charAt(0)) {
      case '"':
        return WORDS.createPhraseQuery(Schema.TEXT, text);
      case '*':
        return new PrefixQuery(new Term(Schema.TEXT, text));
      case '@':
        return days(text.split("\\.\\."));
      default:
        return WORDS.createBooleanQuery(Schema.TEXT, text, Occur.MUST);
    }
  }

  /** The form that the manual advises for ranges beside other clauses. */
  private static Query days(String[] ends) {
    int first = Integer.parseInt(ends[0]), last = Integer.parseInt(ends[1]);
    return new IndexOrDocValuesQuery(
        IntPoint.newRangeQuery(Schema.DAY, first, last),
        NumericDocValuesField.newSlowRangeQuery(Schema.DAY, first, last));
  }
}
