// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans of NEAR and of phrases with gaps.
#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "searcher/match/plan.h"

namespace dossier::internal {
namespace {

// Collects what has to stand where.
class ProximityBuilder {
 public:
  void begin_part() { proximity_.parts.emplace_back(); }
  void add_distance(std::uint32_t words) {
    proximity_.distances.push_back(words);
  }

  // Adds the rows that stand for an operand. `plan` is its own plan, which
  // knows the words of patterns.
  void add_operand(const QueryNode& query, const PlanNode& plan) {
    switch (query.kind) {
      case QueryKind::Or:
        for (std::size_t i = 0; i < query.children.size(); ++i)
          add_operand(query.children[i], plan.children[i]);
        return;
      case QueryKind::Word:
        add_row({{.words = plan.group.other_words, .form_of = query.word}},
                query);
        return;
      case QueryKind::Designation:
        add_designation(query);
        return;
      case QueryKind::Phrase:
        add_phrase(query, plan);
        return;
      default:
        add_row({words_of(plan)}, query);
        return;
    }
  }

  void add_row(std::vector<WordTest> tests, std::uint32_t slop,
               ArticlePart part) {
    TestRow row;
    row.slop = slop;
    row.part = part;
    for (WordTest& test : tests) {
      row.tests.push_back(static_cast<std::uint32_t>(proximity_.tests.size()));
      proximity_.tests.push_back(std::move(test));
    }
    proximity_.parts.back().rows.push_back(std::move(row));
  }

  static WordTest words_of(const PlanNode& plan) {
    WordTest test;
    for (const ExpandedWord& word : plan.words) test.words.push_back(word.word);
    return test;
  }

  std::shared_ptr<const Proximity> take() && {
    if (proximity_.tests.size() > kMaxWordTests)
      throw Error(ErrorCode::BadQuery,
                  "query: more than " + std::to_string(kMaxWordTests) +
                      " words near each other or in a phrase with gaps (a "
                      "designation counts three times); leave some out");
    return std::make_shared<const Proximity>(std::move(proximity_));
  }

 private:
  void add_row(std::vector<WordTest> tests, const QueryNode& query) {
    add_row(std::move(tests), query.slop, query.part);
  }

  // One word or two, with or without what may follow the number.
  void add_designation(const QueryNode& query) {
    const std::size_t digit = query.word.find_first_of("0123456789");
    add_row({{.designation_start = query.word}}, query);
    add_row({{.words = {query.word.substr(0, digit)}},
             {.designation_start = query.word.substr(digit)}},
            query);
  }

  // The plan has a child for each spelling, or stands for the only one.
  void add_phrase(const QueryNode& query, const PlanNode& plan) {
    for (std::size_t i = 0; i < query.spellings.size(); ++i) {
      const PlanNode& spelling =
          query.spellings.size() == 1 ? plan : plan.children[i];
      if (spelling.kind == PlanKind::Near) {
        std::vector<WordTest> tests;
        for (std::uint32_t test : spelling.proximity->parts[0].rows[0].tests)
          tests.push_back(spelling.proximity->tests[test]);
        add_row(std::move(tests), query);
        continue;
      }
      std::vector<WordTest> tests;
      for (const std::string& word : query.spellings[i])
        tests.push_back({.words = {word}});
      add_row(std::move(tests), query);
    }
  }

  Proximity proximity_;
};

}  // namespace

// As plan(), but an OR has a child for each of the query's, and where a word
// has to stand is left to the proximity.
PlanNode Planner::plan_operand(const QueryNode& query) {
  if (query.kind == QueryKind::Word || query.kind == QueryKind::Designation)
    return word(query);
  if (query.kind != QueryKind::Or) return plan(query);
  PlanNode node;
  node.kind = PlanKind::Or;
  for (const QueryNode& child : query.children)
    node.children.push_back(plan_operand(child));
  return node;
}

// A word or designation of one part: postings give the candidates, streams
// confirm them.
PlanNode Planner::word_in_part(const QueryNode& query) {
  PlanNode node;
  node.kind = PlanKind::Near;
  node.part = query.part;
  node.children.push_back(word(query));
  ProximityBuilder builder;
  builder.begin_part();
  builder.add_operand(query, node.children.front());
  node.proximity = std::move(builder).take();
  // By which the rarest words of a long query are kept.
  node.group.text = node.children.front().group.text;
  node.group.document_frequency =
      node.children.front().group.document_frequency;
  return node;
}

PlanNode Planner::near(const QueryNode& query) {
  PlanNode node;
  node.kind = PlanKind::Near;
  ProximityBuilder builder;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    if (i > 0) builder.add_distance(query.distances[i - 1]);
    builder.begin_part();
    node.children.push_back(plan_operand(query.children[i]));
    builder.add_operand(query.children[i], node.children.back());
  }
  node.proximity = std::move(builder).take();
  return node;
}

PlanNode Planner::phrase_with_gaps(const std::vector<std::string>& row,
                                   std::uint32_t slop, ArticlePart part) {
  PlanNode node;
  node.kind = PlanKind::Near;
  node.part = part;
  std::vector<WordTest> tests;
  for (const std::string& word : row) {
    if (word == "*") {
      tests.push_back({.any = true});
    } else if (is_pattern(word)) {
      node.children.push_back(
          expansion(word, words_like(snapshot_, word), part));
      tests.push_back(ProximityBuilder::words_of(node.children.back()));
    } else {
      PlanNode child;
      child.kind = PlanKind::Terms;
      child.group = group(word, false, part == ArticlePart::Title);
      node.children.push_back(std::move(child));
      tests.push_back({.words = {word}});
    }
  }
  ProximityBuilder builder;
  builder.begin_part();
  builder.add_row(std::move(tests), slop, part);
  node.proximity = std::move(builder).take();
  return node;
}

}  // namespace dossier::internal
