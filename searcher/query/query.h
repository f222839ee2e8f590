// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_QUERY_H_
#define DOSSIER_SEARCHER_QUERY_QUERY_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/article_part.h"
#include "dossier/search.h"
#include "indexer/store/fields.h"
#include "indexer/text/date.h"

namespace dossier::internal {

enum class QueryKind {
  Everything,
  Word,         // articles with a form of the word (same stem)
  Designation,  // articles with the designation in any spelling
  Phrase,       // articles with the words, exactly so, one after the other
  Prefix,       // articles with a word that begins so
  Pattern,      // articles with a word that fits: "s*ria", "analy?e"
  Similar,      // articles with a word spelled nearly so
  AsWritten,    // articles with the words in these very letters
  Near,         // articles with the children near each other
  Value,        // articles with a facet value
  Days,         // articles of a range of days
  And,
  Or,
  Not,  // articles without the one child
};

// A query as a tree. Words and designations rank, and so do the words of
// phrases; everything else restricts.
struct QueryNode {
  QueryKind kind = QueryKind::Everything;
  // Where it has to stand: all kinds up to AsWritten, and values of entities.
  ArticlePart part = ArticlePart::Whole;

  // Word, Designation, Prefix, Pattern, Similar: the one folded word, joined
  // term or pattern. Phrase: see `spellings`.
  std::string word;
  std::uint32_t edits = 0;  // Similar: the most that may differ
  std::string written;      // AsWritten: as as_written() gives it

  // Phrase, AsWritten: the rows of folded words that satisfy it. A phrase has
  // more than one if it has
  // designations, which an article may write as one word or as two. A row may
  // have patterns; "*" alone is any word.
  std::vector<std::vector<std::string>> spellings;
  std::uint32_t slop = 0;  // Phrase: other words that may stand between

  // Near: how far each child may stand from the one before it, in words.
  std::vector<std::uint32_t> distances;

  Facet facet = Facet::Country;  // Value
  std::string value;             // Value: as typed
  bool selection = false;        // Value: outside parentheses
  DayRange days{kNoDay, kNoDay};

  std::vector<QueryNode> children;  // And, Or, Near: two or more; Not: one
};

// And or Or of the children: one alone stands for itself, none for Everything,
// and groups of the same kind become one.
QueryNode make_group(QueryKind kind, std::vector<QueryNode> children);
// What negates a negation is its child.
QueryNode make_not(QueryNode child);
// What may stand beside NEAR: words, phrases, patterns, and ORs of them.
bool has_places(const QueryNode& node);
// REQUIRES that both have places, or are Near.
QueryNode make_near(QueryNode first, QueryNode second, std::uint32_t distance);
QueryNode make_value(Facet facet, std::string value);
QueryNode make_days(DayRange days);

// Confines the tree to a part of articles, but for what names a part itself.
void look_in(ArticlePart part, QueryNode& node);
// "title", "lead", "body"; empty for the whole.
std::string_view part_name(ArticlePart part);
// Nothing if no part is called so.
std::optional<ArticlePart> part_by_name(std::string_view name);

// What can stand beside something else as an alternative under MatchMode::Any;
// the rest is always required.
bool ranks(const QueryNode& node);

struct ParsedQuery {
  QueryNode root;
  // Facet values at the top level: selections, like the options.
  std::vector<FacetSelection> selections;
  std::vector<Repair> repairs;
  bool uses_saved = false;  // it has a saved query in it
};

// True for a phrase whose words need not stand right behind each other, or not
// exactly so.
bool has_gaps(const QueryNode& phrase);
// A row's element that is not one word as it stands.
bool is_pattern(std::string_view word);

// The days of a range that is open at an end.
inline constexpr Day kFirstDay = kNoDay + 1;
inline constexpr Day kLastDay = std::numeric_limits<Day>::max();

// "2012-03-14", "2012-03-01..2012-03-31", "2012-03-01.."
std::string days_text(const DayRange& days);

// The node in the query language, such that parsing it gives the node again
// (if stop words are kept).
std::string to_query_text(const QueryNode& node);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_QUERY_H_
