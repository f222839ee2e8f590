// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search asks and what it answers: plain values.
#ifndef DOSSIER_SEARCH_H_
#define DOSSIER_SEARCH_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dossier/article_part.h"
#include "dossier/entity_offer.h"
#include "dossier/facet_tree.h"
#include "dossier/office.h"
#include "dossier/ranking.h"
#include "dossier/saved_query.h"

namespace dossier {

// "All" of a facet's values, or every match.
inline constexpr std::size_t kAll = static_cast<std::size_t>(-1);

enum class MatchMode {
  All,  // an article has every word of a plain query
  Any,  // or at least one of them
};

enum class SortOrder {
  Relevance,    // best score first; equal ones newer first, then by id
  OldestFirst,  // by day; articles without a day last
  NewestFirst,
};

// What facets, timelines, pivots and trees count.
enum class CountUnit {
  Article,
  // Groups of near-duplicates; an article that is like no other is a story by
  // itself. A story counts once for each value that one of its matches has, for
  // each cell or triple whose values one of them has together, and for each
  // period that the day of one falls into.
  Story,
};

// What a timeline counts by. Weeks begin on Monday.
enum class Period { Day, Week, Month, Year };

// A facet and one of its values: an id ("SYR"), a name ("Syria") or an alias
// that the gazetteer knows ("Gadhafi"). Facets: country, system, official,
// person, source, language, year.
struct FacetSelection {
  std::string facet;
  std::string value;
};

// Which of a facet's values come first.
enum class FacetOrder {
  Count,  // most frequent; equal ones by id
  Name,   // by label, in the order of SearchRequest::locale
  // Those that the base has more of than its size lets expect of the whole
  // index, by Dunning's log-likelihood ratio; those that it has less of last,
  // equal ones by count.
  Share,
};

struct FacetRequest {
  std::string facet;
  std::size_t limit = 10;  // values returned; kAll
  FacetOrder order = FacetOrder::Count;
};

// Where two values have to stand together.
enum class PivotUnit {
  Article,
  Paragraph,  // at blank lines, or, in a text without any, at line ends
  Sentence,
};

// The values of two facets that articles have together, or of three.
struct PivotRequest {
  FacetRequest rows, columns;
  // If given, the most frequent triples are listed in place of the matrix.
  // They are found among all values: the limits of the facets are not for them.
  std::optional<FacetRequest> third = {};
  std::size_t triples = 20;  // listed; kAll
  PivotUnit unit = PivotUnit::Article;
};

// A revision of an index, to be asked later what is new since.
struct RevisionMark {
  std::uint64_t revision = 0;
  std::string index = {};  // its UUID; empty: any
};

struct SearchRequest {
  // In the language of docs/query-language.md; empty finds every article.
  std::string query;
  MatchMode match = MatchMode::All;
  // More like the article with this id: what has any of its 25 most telling
  // words, best those with most of them, without itself. The query and all
  // that narrows it restrict that further. Empty: no such article. Error
  // (BadQuery) if the index does not have it.
  std::string like;
  // A plain word also stands for its spellings in other scripts that the index
  // has: "putin" finds путин. A repair "other-scripts" names them.
  bool across_scripts = false;
  // If fewer than ten articles match, look for better spellings of the query
  // (Answer::suggestions): some more searches of one second at most each.
  bool suggest = false;

  // Values of one facet are alternatives; facets narrow each other. A facet is
  // counted without its own selections.
  std::vector<FacetSelection> selections;
  std::vector<FacetSelection> exclusions;
  // Count every facet over the matches alone, as a report does that offers no
  // other selection.
  bool facets_of_matches = false;
  std::string from, to;  // days, both inclusive: "2012", "2012-03",
                         // "2012-03-14"; empty: open

  // Look at this part of each article only: the words of the query, selected
  // and excluded entities, and the counts of entities, as if it was all of it.
  // What the query itself looks for in a part ("title:jets") stays there.
  // Sources, languages, years and days are of whole articles. What an article
  // brought along is in no part. Error (BadQuery) beside `like` and `feedback`,
  // which take whole articles for examples.
  ArticlePart in = ArticlePart::Whole;

  // Only articles that were added or replaced after this revision. Throws Error
  // (BadQuery) if it is of another index, or one that this has not reached.
  std::optional<RevisionMark> new_since = {};

  SortOrder sort = SortOrder::Relevance;
  std::size_t limit = 10;  // hits returned; kAll: every match
  std::size_t offset = 0;  // hits left out before the first

  // Facets to count; none at all makes the search faster.
  std::vector<FacetRequest> facets = {{"country"}, {"system"},   {"official"},
                                      {"source"},  {"language"}, {"year"}};
  // Only facet values whose label or id contains these words are returned (as
  // typed in any case, without marks), or with a star at the end those with a
  // word that begins so; and those that the whole of it is a name of, in any
  // spelling that a selection takes. Counts are not touched.
  std::string facet_find;
  // List values without a count as well, with 0: those that articles of the
  // index have and none of the base has. They come last, the most frequent in
  // the index first, and count towards a facet's limit.
  bool facet_zeros = false;
  // Fill FacetCount::in, HitEntity::in and Answer::total_in: three searches
  // without hits. Error (BadQuery) beside `in`, `like` and `feedback`.
  bool where = false;
  // The values of one facet under what they belong to: "system" under families
  // and classes, "country" under regions, "class". `limit` is the number of
  // values shown under each.
  std::optional<FacetRequest> facet_tree = {};

  // Of names, such as "de_DE.UTF-8"; empty or "C": the order of the languages
  // taken together (CLDR's root).
  std::string locale;
  std::optional<PivotRequest> pivot = {};
  // Count the matches by period as well.
  std::optional<Period> timeline = {};
  bool day_span = false;  // fill Answer::first_day and last_day

  // Look for names of entities among the words of the query, and count what
  // their values would find: two searches without hits for each offer.
  bool offers = false;
  // What query:NAME stands for.
  std::vector<SavedQuery> saved_queries = {};
  // Fill Hit::fired; done in any case if the query has a saved one in it.
  bool fired = false;

  Ranking ranking;
  // Add words of the best articles to the query. Under MatchMode::Any, where
  // words are alternatives, they are alternatives as well: they bring in
  // articles, and the total and all counts are of those, too; what the query
  // requires stays required. Elsewhere they rank what the query matches.
  std::optional<FeedbackRequest> feedback = {};

  // Of each story only the best match is a hit: Hit::story tells of the others.
  bool collapse = false;
  bool list_duplicates = false;  // fill HitStory::duplicates, if collapsed
  CountUnit count = CountUnit::Article;  // of facets and tables

  // Read what is stored of each hit. Without, a hit has its id, rank and score,
  // and what the options above ask for; no snippet, title, date or entities.
  bool records = true;
  bool snippets = true;              // cut a snippet for each hit
  std::size_t snippet_length = 240;  // about so many code points
  bool explain = false;              // fill Hit::score_parts and Answer::tree

  // Seconds from the call; what was not finished by then is Error (Timeout),
  // never a part passed off as the whole. 0: none.
  double timeout = 10;
  // If given, set to true by another thread ends the search with Error
  // (Cancelled) soon.
  const std::atomic<bool>* cancelled = nullptr;
};

// A change that was made to the query so that it could be answered, a part that
// was left out, words that a part stands for ("similar-words",
// "other-scripts"), or ("unknown-value") a value that no article has: then `to`
// is what may have been meant, and nothing was changed.
struct Repair {
  std::string kind;  // such as "smart-quotes", "stop-words", "expansions"
  std::string from;
  std::string to;
};

// A query that finds more, to be typed in place of the one given.
struct Suggestion {
  std::string query;
  std::uint64_t articles;  // that it finds, under the same request; exact
};

struct HitEntity {
  std::string facet, id, label;
  std::optional<Office> office = {};  // of a person
  // The parts that mention it, in order, if `where` was asked for; none of what
  // the article brought along.
  std::vector<ArticlePart> in = {};
};

// Part of a text with the places that matched.
struct Snippet {
  std::string text;  // NFC, without line breaks; "…" where something is cut off
  // Half-open ranges in code points of `text`, ascending, not overlapping.
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
};

enum class ScoreKind {
  Word,       // a term of the query
  Feedback,   // a term that feedback added
  Proximity,  // of the query's words
  Recency,    // what the article's age takes away: not above 0
};

// What something gave to a hit's score. The parts add up to it.
struct ScorePart {
  std::string term;  // Word, Feedback: as it stands in the index
  double score = 0;
  std::uint32_t frequency = 0;  // Word, Feedback: in the article
  std::uint64_t documents = 0;  // Word, Feedback: that have the term
  ScoreKind kind = ScoreKind::Word;
};

// Another article that matches, of the story of a hit.
struct DuplicateArticle {
  std::string id, title, date, source, url;
};

struct HitStory {
  std::string id;            // of the story's first article, by day, then id
  std::uint64_t others = 0;  // other articles of the story that match
  std::vector<DuplicateArticle> duplicates = {};  // those, oldest first
};

struct Hit {
  std::size_t rank;  // 1 is the first of the whole result
  double score;      // BM25; 0 if the query has no words to rank by
  std::string id, title, date, source, url, language;
  Snippet title_highlights;  // the whole title, made like a snippet
  Snippet snippet;
  std::vector<HitEntity> entities;  // named in the article, without ancestors
  std::vector<ScorePart> score_parts;  // if `explain`
  // The parts of the query that the article meets, in the query language:
  // words, phrases, prefixes, facet values and days, without what excludes.
  std::vector<std::string> fired;
  std::optional<HitStory> story;  // if `collapse`
};

// A query as it is searched, for explanations.
struct QueryTree {
  struct Term {
    std::string term;         // as it stands in the index: "Zen:deliveri"
    std::uint64_t documents;  // that have it, replaced and removed ones too
  };
  std::string text;  // "all of", "word jets", "days 2012.."
  // That stand for it, of each language. Of a pattern or a similar word twenty
  // of the words that it stands for, as articles have them; `documents` are
  // then those that the index has today, in the part that was asked for.
  std::vector<Term> terms;
  std::vector<QueryTree> children;
  std::optional<std::uint64_t> articles = {};  // with any word of a pattern
  std::uint64_t others = 0;                    // further words of a pattern
};

struct FacetCount {
  std::string id, label;
  // What the total would be if this value alone were selected in its facet.
  std::uint64_t count;
  bool selected;
  // Articles of the whole index with the value, or stories if those are
  // counted; if ordered by share.
  std::optional<std::uint64_t> background = {};
  // Of the articles counted, those that mention the entity in each part; an
  // article may do so in several, or in none if it brought the entity along.
  // Of stories those with such an article. If `where` was asked for; none of
  // sources, languages and years.
  std::optional<PartCounts> in = {};
};

// Exact counts of one facet over its base: the query with the selections of
// the other facets, without its own.
struct FacetCounts {
  std::string facet;
  std::uint64_t counted = 0;       // articles in the base
  std::uint64_t distinct = 0;      // values with a count
  std::uint64_t other = 0;         // sum of the counts not returned
  std::uint64_t missing = 0;       // articles of the base without a value
  std::vector<FacetCount> values;  // in the order asked for
};

// Values of three facets that articles have together.
struct PivotTriple {
  struct Value {
    std::string id, label;
  };
  Value row, column, third;
  std::uint64_t count;
};

// Exact counts of the result by the values of two facets. The lists of rows
// and columns count the result: selections narrow them like everything else.
//
// Everything counts articles, or stories if asked for. By paragraph or sentence
// a cell counts those with at least one paragraph or sentence that names both
// values, or something that the tables have under them; a source, language or
// year holds in all of them. What an article brought along has no place in it
// and is not counted then.
struct Pivot {
  FacetCounts rows, columns;
  // Articles with both values, one list for each row.
  std::vector<std::vector<std::uint64_t>> cells;
  PivotUnit unit = PivotUnit::Article;
  // Of three facets: no cells, but the most frequent triples, equal ones by id.
  std::optional<FacetCounts> third = {};
  std::vector<PivotTriple> triples = {};
  std::uint64_t distinct_triples = 0;
};

struct TimelinePoint {
  std::string start;    // the period's first day, "2012-03-01"
  std::uint64_t count;  // articles that match, or stories
  std::uint64_t all;    // of the index, whatever they say
};

// Exact counts of the result by period, beside the whole index.
struct Timeline {
  Period period = Period::Month;
  // Every period from the first with a match to the last, in order.
  std::vector<TimelinePoint> points;
  // Without a day; of a story, no article that counts has one.
  std::uint64_t missing = 0;      // of what matches
  std::uint64_t all_missing = 0;  // of the index
};

struct IndexIdentity {
  std::string id;  // UUID
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;
  std::string gazetteer;  // version
};

struct Answer {
  std::string version;  // of this library
  IndexIdentity index;
  SearchRequest request;  // as asked, without `cancelled`
  std::string query;      // as given
  // As searched, in the query language: the query with the request's
  // selections, exclusions and days.
  std::string understood;
  MatchMode match = MatchMode::All;
  SortOrder sort = SortOrder::Relevance;
  std::size_t limit = 0, offset = 0;
  std::vector<Repair> repairs;
  std::optional<Feedback> feedback;  // if asked for
  std::optional<Likeness> like;      // if asked for
  std::uint64_t total = 0;           // articles that match, exact
  // Of those, the ones that meet query, selections and exclusions in one part
  // alone, as SearchRequest::in has it; if `where` was asked for. Stories, if
  // those are counted.
  std::optional<PartCounts> total_in = {};
  ArticlePart in = ArticlePart::Whole;  // as asked for
  // What may have been meant, most articles first; only offered. Empty unless
  // `suggest` and little was found.
  std::vector<Suggestion> suggestions;
  // Stories with an article that matches, exact; if `collapse`, or if stories
  // are counted.
  std::optional<std::uint64_t> stories = {};
  CountUnit count = CountUnit::Article;         // of facets and tables
  std::optional<std::uint64_t> new_since = {};  // the revision, if asked for
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;      // as asked for, in that order
  std::optional<Timeline> timeline;     // if asked for
  std::optional<Pivot> pivot;           // if asked for
  std::optional<FacetTree> facet_tree;  // if asked for
  // Of the matches, "2012-03-14"; empty if none has a day, or not asked for.
  std::string first_day, last_day;
  std::vector<EntityOffer> offers;  // if asked for, in the order of the query
  double search_ms = 0;             // matching, ranking, counting
  double snippets_ms = 0;
  QueryTree tree;  // if `explain`
};

}  // namespace dossier

#endif  // DOSSIER_SEARCH_H_
