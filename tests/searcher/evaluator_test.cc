// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/evaluator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

const Deadline kNoDeadline(0, nullptr);

Evaluator evaluator_of(ExampleIndex& index,
                       const Deadline& deadline = kNoDeadline) {
  return Evaluator(index.segment(), *index.readers()[0],
                   index.snapshot().values->of_segment(0), deadline);
}

DocRange whole(const ExampleIndex& index, std::size_t segment = 0) {
  return {0, index.segment(segment).size()};
}

using Scores = std::map<DocNumber, float>;

// Evaluates in ranges of so many documents.
Scores evaluate(ExampleIndex& index, const PlanNode& plan,
                DocNumber window = 1 << 20) {
  Scores scores;
  Evaluator evaluator = evaluator_of(index);
  const DocNumber size = index.segment().size();
  for (DocNumber first = 0; first < size; first += window)
    evaluator.evaluate(plan, {first, std::min(first + window, size)})
        .for_each([&](DocNumber doc, float score) {
          EXPECT_TRUE(scores.emplace(doc, score).second) << doc << " twice";
        });
  return scores;
}

// The score of a term that `frequency` of the index's articles have.
float score_of(const ExampleIndex& index, DocNumber doc,
               std::uint64_t frequency, std::uint32_t times = 1) {
  auto weight = static_cast<float>(
      bm25_weight(frequency, index.snapshot().ranking_documents));
  return weight * Bm25Length(index.average_length())
                      .impact(times, index.segment().lengths()[doc]);
}

class EvaluatorTest : public ::testing::Test {
 protected:
  // Ids of the matches, in order, without separators.
  std::string found(std::string_view query, MatchMode match = MatchMode::All) {
    std::string ids;
    for (auto [doc, score] : evaluate(index_, index_.plan(query, match)))
      ids += index_.segment().id(doc);
    return ids;
  }
  float score(std::string_view query, DocNumber doc) {
    return evaluate(index_, index_.plan(query)).at(doc);
  }

  ExampleIndex index_{std::vector<ExampleArticle>{
      {"a",
       "New MiG-29 jets",
       "Russia delivers air defence to Syria.",
       "2012-03-14",
       "en",
       "Wire",
       {{Facet::Country, "SYR", "Syria"}}},
      {"b",
       "Deliveries",
       "The F 16 jets of the air force. Jets!",
       "2013-01-01",
       "en",
       "",
       {{Facet::Country, "USA", ""}}},
      {"c",
       "Livraison",
       "Les avions sont livrés; défense air sol.",
       "",
       "fr",
       "Wire",
       {{Facet::Country, "SYR", "Syria"}}},
      {"d", "Air", "Defence of the realm, mig29 and S-300PMU2", "2012-12-31"},
  }};
};

TEST_F(EvaluatorTest, FindsWhatTheQueryAsksFor) {
  struct Case {
    std::string_view query, found;
  };
  for (const auto& [query, expected] : std::vector<Case>{
           {"", "abcd"},
           {"jets", "ab"},
           {"jet", "ab"},  // same stem
           {"delivery", "b"},
           {"livraison", "c"},
           {"avion", "c"},
           {"nothere", ""},
           {"jets syria", "a"},
           {"jets nothere", ""},
           {"jets OR avion", "abc"},
           {"jets OR nothere", "ab"},
           {"nothere OR nowhere", ""},
           {"jets -syria", "b"},
           {"-jets", "cd"},
           {"-jets -avion", "d"},
           {"-nothere", "abcd"},
           {"jets -nothere", "ab"},
           {"-(jets OR avion)", "d"},
           {"-(jets syria)", "bcd"},
           {"jets OR -syria", "abcd"},
           {"(jets OR avion) (syria OR force)", "ab"},
           {"\"air force\"", "b"},
           {"\"force air\"", ""},
           {"\"delivery\"", ""},  // exact words, no stems
           {"\"delivers\"", "a"},
           {"\"nothere\"", ""},
           {"\"air nothere\"", ""},
           {"MiG-29", "ad"},
           {"\"MiG-29 jets\"", "a"},
           {"\"mig29 and\"", "d"},
           {"F-16", "b"},
           {"S-300", "d"},
           {"S-300PMU2", "d"},
           {"title:jets", "a"},
           {"title:delivery", "b"},
           {"title:air", "d"},
           {"title:MiG-29", "a"},
           {"title:\"new MiG-29\"", "a"},
           {"title:\"air defence\"", ""},
           {"deliv*", "ab"},
           {"delivered*", ""},
           {"title:deliv*", "b"},
           {"livr*", "c"},
           {"def*", "acd"},
           {"deliveries*", "b"},  // and not "delivers", though one stem
           {"=Air", "d"},
           {"=air", "abc"},
           {"=Jets", "b"},
           {"=défense", "c"},
           {"=defense", ""},
           {"=\"Air Defence\"", ""},
           {"=\"air defence\"", "a"},
           {"=\"sol\"", "c"},
           {"=F-16", ""},
           {"=\"F 16\"", "b"},
           {"=S-300PMU2", "d"},
           {"title:=MiG-29", "a"},
           {"title:=jets", "a"},
           {"title:=Jets", ""},
           {"jets -=Jets", "a"},
           {"=Air OR =Jets", "bd"},
           {"je*s", "ab"},
           {"*ria", "a"},
           {"defen?e", "acd"},
           {"title:d*ries", "b"},
           {"syrai~1", "a"},
           {"avoins~2", "c"},
           {"defance~", "acd"},
           {"title:jts~1", "a"},
           {"\"russia * air\"", "a"},
           {"\"russia * defence\"", ""},
           {"\"russia * * defence\"", "a"},
           {"\"air def* to\"", "a"},
           {"\"russia defence\"~2", "a"},
           {"\"russia defence\"~1", ""},
           {"\"defence russia\"~5", ""},  // in this order
           {"\"jets russia\"~5", ""},     // not over the end of the title
           {"\"f16 force\"~4", "b"},
           {"russia NEAR/4 syria", ""},
           {"russia NEAR/5 syria", "a"},
           {"syria NEAR/5 russian", ""},
           {"syria NEAR russia", "a"},
           {"syria NEAR/4 delivering", "a"},  // a form
           {"delivery NEAR/4 syria", ""},
           {"jets NEAR/50 russia", ""},
           {"jets NEAR/5 jets", "b"},  // two places
           {"jets NEAR/4 jets", ""},
           {"air NEAR/1 air", ""},
           {"F-16 NEAR/1 jets", "b"},
           {"MiG-29 NEAR/1 jets", "a"},
           {"mig29 NEAR/2 S-300", "d"},
           {"(russia OR realm) NEAR/2 (defence OR deliv*)", "a"},
           {"(russia OR realm) NEAR/3 defence", "ad"},
           {"\"air defence\" NEAR/2 syria", "a"},
           {"russia NEAR/1 delivers NEAR/1 air NEAR/1 defence", "a"},
           {"russia NEAR/1 delivers NEAR/1 defence", ""},
           {"title:new NEAR/2 title:MiG-29", "a"},
           {"-jets NEAR/1 force", "acd"},
           {"jets -syria NEAR/2 defence", "b"},
           {"avion NEAR/2 livrer", "c"},
           {"(country:SYR)", "ac"},
           {"jets (country:SYR)", "a"},
           {"-country:SYR", "bd"},
           {"(source:Wire)", "ac"},
           {"(language:fr)", "c"},
           {"(year:2012)", "ad"},
           {"date:2012", "ad"},
           {"date:2012-04..", "bd"},
           {"date:..2012-11", "a"},
           {"-date:2012", "bc"},
           {"jets date:2013", "b"},
       })
    EXPECT_EQ(found(query), expected) << query;
}

TEST_F(EvaluatorTest, FindsNoPhraseOverTheEndOfTheTitle) {
  EXPECT_EQ(found("\"air defence\""), "a");
  EXPECT_EQ(found("air defence"), "ad");
}

TEST_F(EvaluatorTest, FindsAnyWord) {
  EXPECT_EQ(found("jets avions nothere", MatchMode::Any), "abc");
  EXPECT_EQ(found("jets avions -syria", MatchMode::Any), "bc");
}

TEST_F(EvaluatorTest, ScoresWords) {
  // Once in the title, which counts twice; twice in the text.
  EXPECT_FLOAT_EQ(score("jets", 0), score_of(index_, 0, 2, kTitleWeight));
  EXPECT_FLOAT_EQ(score("jets", 1), score_of(index_, 1, 2, 2));
  EXPECT_FLOAT_EQ(score("jets syria", 0),
                  score_of(index_, 0, 2, 2) + score_of(index_, 0, 1));
}

TEST_F(EvaluatorTest, ScoresTheStemsOfAWordAsOneTerm) {
  // "air" has one stem in English and one in French: three and one article.
  EXPECT_FLOAT_EQ(score("air", 2), score_of(index_, 2, 4));
  EXPECT_FLOAT_EQ(score("air", 0), score_of(index_, 0, 4));
}

TEST_F(EvaluatorTest, ScoresTheWordsOfAPhrase) {
  EXPECT_FLOAT_EQ(score("\"air force\"", 1), score("air force", 1));
  EXPECT_FLOAT_EQ(score("jets \"air force\"", 1), score("jets air force", 1));
}

TEST_F(EvaluatorTest, ScoresWordsNearEachOtherAsAnd) {
  EXPECT_FLOAT_EQ(score("russia NEAR syria", 0), score("russia syria", 0));
  EXPECT_FLOAT_EQ(score("jets (russia NEAR syria)", 0),
                  score("jets russia syria", 0));
  EXPECT_FLOAT_EQ(score("\"russia defence\"~5", 0), score("russia defence", 0));
  EXPECT_EQ(score("syrai~ je*s", 0), 0);
}

TEST_F(EvaluatorTest, ScoresWordsAsWrittenAsAPhrase) {
  EXPECT_FLOAT_EQ(score("=Jets", 1), score("jets", 1));
  EXPECT_FLOAT_EQ(score("force =Jets", 1), score("force jets", 1));
}

TEST_F(EvaluatorTest, ScoresTitleWordsByTheWholeArticle) {
  EXPECT_EQ(score("title:jets", 0), score("jets", 0));
}

TEST_F(EvaluatorTest, ScoresNothingThatOnlyRestricts) {
  for (const char* query :
       {"", "deliv*", "(country:SYR)", "date:2012", "-avions", "title:new*"})
    EXPECT_EQ(score(query, 0), 0) << query;
  EXPECT_EQ(score("jets deliv* (country:SYR) date:2012 -avions", 0),
            score("jets", 0));
}

TEST_F(EvaluatorTest, ScoresRepeatedWordsRepeatedly) {
  EXPECT_FLOAT_EQ(score("jets jets", 0), 2 * score("jets", 0));
  EXPECT_FLOAT_EQ(score("jets OR jets", 0), 2 * score("jets", 0));
}

TEST_F(EvaluatorTest, FindsDocumentsWithAnyOfTheValues) {
  Evaluator evaluator = evaluator_of(index_);
  const ValueNumber values[] = {index_.value(Facet::Country, "SYR"),
                                index_.value(Facet::Country, "USA")};
  EXPECT_EQ(
      evaluator.with_values(Facet::Country, values, whole(index_)).count(), 3u);
  EXPECT_EQ(evaluator.with_values(Facet::Country, {}, whole(index_)).count(),
            0u);
  const ValueNumber wire[] = {index_.value(Facet::Source, "Wire")};
  EXPECT_EQ(evaluator.with_values(Facet::Source, wire, whole(index_)).count(),
            2u);
}

TEST_F(EvaluatorTest, ExplainsEveryScoreInFull) {
  for (const char* query :
       {"jets", "jets syria", "jets OR avions", "\"air force\" OR syria",
        "title:jets OR air", "(jets realm) OR air", "MiG-29 OR jets",
        "jets OR -syria", "air -avions", "air deliv*", "air OR deliv*",
        "\"MiG-29 jets\"", "air OR (country:SYR)", "air date:2012"}) {
    const PlanNode plan = index_.plan(query);
    for (auto [doc, score] : evaluate(index_, plan)) {
      std::vector<ScorePart> parts;
      EXPECT_TRUE(evaluator_of(index_).explain(plan, doc, true, parts));
      double sum = 0;
      for (const ScorePart& part : parts) sum += part.score;
      EXPECT_NEAR(sum, score, 1e-5) << query << " " << doc;
    }
  }
}

TEST_F(EvaluatorTest, ExplainsByTerm) {
  std::vector<ScorePart> parts;
  evaluator_of(index_).explain(index_.plan("jets F-16"), 1, true, parts);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].term, "Zen:jet");
  EXPECT_EQ(parts[0].frequency, 2u);
  EXPECT_EQ(parts[0].documents, 2u);
  EXPECT_EQ(parts[1].term, "Jf16");
}

TEST_F(EvaluatorTest, StopsWhenAsked) {
  std::atomic<bool> cancelled = true;
  const Deadline deadline(0, &cancelled);
  const PlanNode plan = index_.plan("jets");
  try {
    evaluator_of(index_, deadline).evaluate(plan, whole(index_));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Cancelled);
  }
}

TEST_F(EvaluatorTest, StopsAtTheDeadline) {
  const Deadline deadline(1e-9, nullptr);
  const PlanNode plan = index_.plan("jets");
  try {
    evaluator_of(index_, deadline).evaluate(plan, whole(index_));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Timeout);
  }
}

// A slow evaluation that looks at every article's words.
class SlowEvaluator {
 public:
  using Article = std::vector<std::string>;

  SlowEvaluator(const std::vector<Article>& articles, const ExampleIndex& index)
      : articles_(articles), index_(index) {}

  // The score, or nothing if the node does not match.
  std::optional<float> score(const PlanNode& node, DocNumber doc) const {
    switch (node.kind) {
      case PlanKind::Terms: {
        auto once = words({node.group.text}, doc);
        if (once) *once *= static_cast<float>(node.group.repeated);
        return once;
      }
      case PlanKind::Phrase: {
        Article phrase;
        for (const TermGroup& group : node.groups) phrase.push_back(group.text);
        return words(phrase, doc);
      }
      case PlanKind::Near:
        if (!are_near(*node.proximity, 0, {}, articles_[doc]))
          return std::nullopt;
        break;
      case PlanKind::Not:
        if (score(node.children[0], doc)) return std::nullopt;
        return 0.0f;
      case PlanKind::And:
      case PlanKind::Or:
        break;
      default:
        ADD_FAILURE();
    }
    float sum = 0;
    std::size_t matching = 0;
    for (const PlanNode& child : node.children)
      if (auto part = score(child, doc)) {
        sum += *part;
        ++matching;
      }
    if (node.kind == PlanKind::Or && matching == 0) return std::nullopt;
    if (node.kind != PlanKind::Or && matching < node.children.size())
      return std::nullopt;
    return sum;
  }

 private:
  struct Interval {
    std::size_t begin = 0, end = 0;
  };

  // Tries every place of this part, and with each every one of the next.
  static bool are_near(const Proximity& wanted, std::size_t part,
                       const Interval& last, const Article& article) {
    if (part == wanted.parts.size()) return true;
    const TestRow& row = wanted.parts[part].rows[0];
    for (std::size_t begin = 0; begin < article.size(); ++begin)
      for (std::size_t end = begin + 1; end <= article.size(); ++end) {
        if (end - begin > row.tests.size() + row.slop) break;
        const bool behind =
            part == 0 || (last.end <= begin &&
                          begin - last.end < wanted.distances[part - 1]);
        const bool before =
            part == 0 || (end <= last.begin &&
                          last.begin - end < wanted.distances[part - 1]);
        if ((behind || before) &&
            has_row(wanted, row, 0, article, begin, end) &&
            are_near(wanted, part + 1, {begin, end}, article))
          return true;
      }
    return false;
  }

  // True if the row stands from here to the end, from its test `k` on.
  static bool has_row(const Proximity& wanted, const TestRow& row,
                      std::size_t k, const Article& article, std::size_t at,
                      std::size_t end) {
    if (at >= end || k == row.tests.size()) return false;
    const WordTest& test = wanted.tests[row.tests[k]];
    const std::string& word = article[at];
    const bool fits = test.any || test.form_of == word ||
                      std::count(test.words.begin(), test.words.end(), word);
    if (fits && k + 1 == row.tests.size() && at + 1 == end) return true;
    return (fits && has_row(wanted, row, k + 1, article, at + 1, end)) ||
           (k > 0 && has_row(wanted, row, k, article, at + 1, end));
  }

  std::optional<float> words(const Article& words, DocNumber doc) const {
    const Article& article = articles_[doc];
    if (std::search(article.begin(), article.end(), words.begin(),
                    words.end()) == article.end())
      return std::nullopt;
    float sum = 0;
    for (const std::string& word : words)
      sum += score_of(index_, doc, with_word(word),
                      static_cast<std::uint32_t>(
                          std::count(article.begin(), article.end(), word)));
    return sum;
  }
  std::uint64_t with_word(const std::string& word) const {
    auto [known, is_new] = frequencies_.emplace(word, 0);
    if (is_new)
      for (const Article& article : articles_)
        known->second +=
            std::count(article.begin(), article.end(), word) > 0 ? 1 : 0;
    return known->second;
  }

  const std::vector<Article>& articles_;
  const ExampleIndex& index_;
  mutable std::map<std::string, std::uint64_t> frequencies_;
};

std::string random_query(std::mt19937_64& random,
                         const std::vector<std::string>& words, int depth) {
  auto word = [&] { return words[random() % words.size()]; };
  auto part = [&] { return random_query(random, words, depth - 1); };
  auto number = [&] { return std::to_string(1 + random() % 12); };
  switch (depth == 0 ? random() % 6 : random() % 11) {
    case 8:
    case 9:
      return part();
    case 10:
      return word() + " NEAR/" + number() + " \"" + word() + " " + word() +
             "\"~" + number();
    case 3:
      if (depth == 0)
        return word() + " NEAR/" + number() + " " + word() + " NEAR/" +
               number() + " " + word();
      return "NOT " + part();
    case 4:
      if (depth == 0) return "\"" + word() + " " + word() + "\"~" + number();
      return "(" + part() + " OR " + part() + " OR " + part() + ")";
    case 5:
      if (depth == 0) return "\"" + word() + " * " + word() + "\"";
      return "(" + part() + " OR " + part() + ")";
    case 0:
      return "\"" + word() + " " + word() + "\"";
    case 1:
    case 2:
      return word();
    default:
      return "(" + part() + " " + part() + ")";
  }
}

Bitmap random_documents(std::mt19937_64& random, std::size_t documents) {
  Bitmap some(documents);
  const std::size_t share = 1 + random() % 50;
  for (std::size_t doc = 0; doc < documents; ++doc)
    if (random() % share == 0) some.set(doc);
  return some;
}

Scores evaluate_among(ExampleIndex& index, const PlanNode& plan,
                      const Bitmap& some) {
  Scores scores;
  evaluator_of(index)
      .evaluate_among(plan, some, whole(index))
      .for_each([&](DocNumber doc, float score) { scores[doc] = score; });
  return scores;
}

Scores among(Scores scores, const Bitmap& some) {
  std::erase_if(scores, [&](const auto& s) { return !some.test(s.first); });
  return scores;
}

// Word number n stands in about one in n articles, so that rare words meet
// common ones, lists are sparse and dense, and AND seeks and reads along.
TEST(Evaluator, AgreesWithLookingAtEveryArticle) {
  const std::size_t seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  const std::size_t documents = 3000;
  std::vector<std::string> words;
  for (char c = 'a'; c <= 'z'; ++c) words.push_back({'w', c, c});
  std::vector<SlowEvaluator::Article> model(documents);
  std::vector<ExampleArticle> articles(documents);
  for (std::size_t doc = 0; doc < documents; ++doc) {
    articles[doc].id = std::to_string(doc);
    articles[doc].language = "und";
    for (std::size_t n = 0; n < words.size(); ++n)
      if (random() % (1 + n * n) == 0)
        model[doc].insert(model[doc].end(), 1 + random() % 3, words[n]);
    std::shuffle(model[doc].begin(), model[doc].end(), random);
    for (const std::string& word : model[doc]) articles[doc].text += word + " ";
  }
  ExampleIndex index(articles);
  const SlowEvaluator slow(model, index);
  for (int trial = 0; trial < 300; ++trial) {
    const std::string query = random_query(random, words, 3);
    const PlanNode plan = index.plan(query);
    const Scores scores = evaluate(index, plan);
    const DocNumber windows[] = {64, 640, 4096};
    ASSERT_EQ(evaluate(index, plan, windows[random() % 3]), scores) << query;
    const Bitmap some = random_documents(random, documents);
    ASSERT_EQ(evaluate_among(index, plan, some), among(scores, some)) << query;
    for (DocNumber doc = 0; doc < documents; ++doc) {
      const auto expected = slow.score(plan, doc);
      const auto found = scores.find(doc);
      ASSERT_EQ(found != scores.end(), expected.has_value()) << query;
      if (expected) {
        ASSERT_NEAR(found->second, *expected, 1e-4) << query;
      }
    }
  }
}

// The promise that makes ties exact: an article has the same score, to the
// last bit, whatever the other articles made the evaluation do.
TEST(Evaluator, GivesEqualArticlesEqualScores) {
  const ExampleArticle article = {"x", "", "one two three two four"};
  std::vector<ExampleArticle> few = {article}, many = {article};
  for (int i = 0; i < 400; ++i) {
    many.push_back({std::to_string(i), "", i % 7 ? "one four" : "two three"});
  }
  ExampleIndex index(ExampleIndex::Segments{few, many});
  for (const char* query :
       {"one two three", "three two one", "one OR two OR three",
        "\"two three\" four", "four (one OR three) two",
        "(one AND four) OR (two AND three)"}) {
    const PlanNode plan = index.plan(query);
    float scores[2];
    for (std::size_t s = 0; s < 2; ++s) {
      Evaluator evaluator(index.segment(s), *index.readers()[s],
                          index.snapshot().values->of_segment(s), kNoDeadline);
      evaluator.evaluate(plan, whole(index, s))
          .for_each([&](DocNumber doc, float score) {
            if (doc == 0) scores[s] = score;
          });
    }
    EXPECT_EQ(scores[0], scores[1]) << query;
  }
}

}  // namespace
}  // namespace dossier::internal
