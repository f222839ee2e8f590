// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What a request asks and how the answer is laid out; matching itself is
// tested in matcher_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dossier/error.h"
#include "searcher/searcher.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ExampleEntity kSyria{Facet::Country, "SYR", "Syria"};
const ExampleEntity kRussia{Facet::Country, "RUS", "Russia"};
const ExampleEntity kFrance{Facet::Country, "FRA", "France"};

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() { request_.facets = {{"country"}}; }

  Answer search() { return searcher_.search(request_); }
  // Ids, best first, without separators.
  std::string found() {
    std::string ids;
    for (const Hit& hit : search().hits) ids += hit.id;
    return ids;
  }
  // "SYR 3", in order.
  std::vector<std::string> counts() {
    const Answer answer = search();
    std::vector<std::string> counts;
    for (const FacetCount& value : answer.facets.at(0).values)
      counts.push_back(value.id + " " + std::to_string(value.count) +
                       (value.selected ? " selected" : ""));
    return counts;
  }
  ErrorCode error() {
    try {
      search();
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::Io;  // no search of these tests gives it
  }

  ExampleIndex index_{std::vector<ExampleArticle>{
      {"a", "", "jets", "2012-03-14", "en", "", {kSyria, kRussia}},
      {"b", "", "jets", "2012-12-31", "en", "", {kSyria}},
      {"c", "", "jets", "2013-01-01", "en", "", {kFrance}},
      {"d", "", "tanks", "", "en", "", {kSyria, kFrance}},
      {"e", "", "tanks"},
  }};
  Searcher searcher_{std::shared_ptr<const Snapshot>(std::shared_ptr<void>(),
                                                     &index_.snapshot()),
                     OpenOptions{1 << 20, 2}};
  SearchRequest request_;
};

class SpellingTest : public ::testing::Test {
 protected:
  static std::vector<ExampleArticle> articles() {
    std::vector<ExampleArticle> articles{
        {"o", "", "Gadafi spoke", "", "en"},
        {"r", "", "Путин приехал", "", "ru"},
        {"s", "", "О Путине говорили", "", "ru"},
        {"g", "", "Ο Πούτιν", "", "el"},
        {"h", "", "بوتين بطن باطن محمد محمود", "", "ar"},
        {"e", "", "Putin and Muhammad spoke", "", "en"},
    };
    for (char c = 'A'; c <= 'T'; ++c)
      articles.push_back({std::string(1, c),
                          "",
                          "Gaddafi and the rebels",
                          "",
                          "en",
                          "",
                          {{Facet::Official, "QAD", "Gaddafi"}}});
    return articles;
  }

  Answer search(std::string query) {
    request_.query = std::move(query);
    return searcher_.search(request_, [](Hit&&) { return true; });
  }
  // "rebels 20", in order.
  std::vector<std::string> suggested(const std::string& query) {
    request_.suggest = true;
    std::vector<std::string> out;
    for (const Suggestion& suggestion : search(query).suggestions)
      out.push_back(suggestion.query + " " +
                    std::to_string(suggestion.articles));
    return out;
  }

  ExampleIndex index_{articles()};
  Searcher searcher_{std::shared_ptr<const Snapshot>(std::shared_ptr<void>(),
                                                     &index_.snapshot()),
                     OpenOptions{1 << 20, 2}};
  SearchRequest request_;
};

TEST_F(SpellingTest, OffersOnlyWhatTheSameRequestFinds) {
  request_.new_since = {index_.snapshot().manifest.revision, ""};
  EXPECT_THAT(suggested("rebles"), IsEmpty());
}

TEST_F(SpellingTest, OffersWhatFindsMuchMore) {
  EXPECT_THAT(suggested("rebles"), ElementsAre("rebels 20"));
  EXPECT_THAT(suggested("Gadafi"),
              ElementsAre("official:Gaddafi 20", "gaddafi 20"));
  EXPECT_THAT(suggested("Gadaffi AND \"the rebbels\""),
              ElementsAre("gaddafi AND \"the rebels\" 20"));
  EXPECT_THAT(suggested("rebles -spoke"), ElementsAre("rebels -spoke 20"));
}

TEST_F(SpellingTest, OffersNothingElse) {
  EXPECT_THAT(suggested("rebels"), IsEmpty());         // finds enough
  EXPECT_THAT(suggested("rebles spoke"), IsEmpty());   // finds nothing
  EXPECT_THAT(suggested("spoke"), IsEmpty());          // rare, but a word
  EXPECT_THAT(suggested("zeppelin"), IsEmpty());       // like nothing
  EXPECT_THAT(suggested("-rebles putin"), IsEmpty());  // excluded
  request_.selections = {{"language", "ru"}};
  EXPECT_THAT(suggested("rebles"), IsEmpty());  // none under these
}

// Names are in two articles each, other words in twenty.
class NameSpellingTest : public ::testing::Test {
 protected:
  static std::vector<ExampleArticle> articles() {
    std::vector<ExampleArticle> articles;
    for (int i = 0; i < 20; ++i)
      articles.push_back({std::to_string(i), "", "began tiger tigers siren"});
    for (const char* id : {"x", "y"})
      articles.push_back({id, "", "Syria Belgian Putin"});
    return articles;
  }

  std::vector<std::string> suggested(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.suggest = true;
    std::vector<std::string> out;
    for (const Suggestion& suggestion : searcher_.search(request).suggestions)
      out.push_back(suggestion.query);
    return out;
  }

  ExampleIndex index_{
      {articles()},
      {{Facet::Country, "SYR", "Syria", {"syria"}},
       {Facet::Country, "BEL", "Belgium", {"belgium", "belgian"}},
       {Facet::Official, "vladimir-putin", "Vladimir Putin", {"putin"}}}};
  Searcher searcher_{std::make_shared<Snapshot>(index_.snapshot()), {}};
};

TEST_F(NameSpellingTest, TakesASwapOfNeighboursForOneEdit) {
  EXPECT_THAT(suggested("belgain"), ElementsAre("belgian", "began"));
  EXPECT_THAT(suggested("syira"), ElementsAre("syria"));
}

TEST_F(NameSpellingTest, OffersOneFormOfAWord) {
  EXPECT_THAT(suggested("tigerz"), ElementsAre("tiger"));
}

TEST_F(NameSpellingTest, OffersNamesBeforeWhatIsMoreFrequent) {
  EXPECT_THAT(suggested("pugin"), ElementsAre("putin"));
  EXPECT_THAT(suggested("begian"), ElementsAre("belgian", "began"));
}

TEST_F(NameSpellingTest, LooksFurtherFromFiveLettersForNamesAndMixedLetters) {
  EXPECT_THAT(suggested("sirya"), ElementsAre("syria"));  // not siren
  EXPECT_THAT(suggested("tgire"), ElementsAre("tiger"));
  EXPECT_THAT(suggested("tigxx"), IsEmpty());
  EXPECT_THAT(suggested("syra"), ElementsAre("syria"));
  EXPECT_THAT(suggested("srya"), IsEmpty());  // four letters, two edits
}

TEST_F(SpellingTest, OffersOnlyIfAsked) {
  EXPECT_TRUE(search("rebles").suggestions.empty());
}

TEST_F(SpellingTest, FindsOtherScriptsIfAsked) {
  EXPECT_EQ(search("putin").total, 1u);
  request_.across_scripts = true;
  const Answer answer = search("putin");
  EXPECT_EQ(answer.total, 5u);  // a form of it among them
  ASSERT_EQ(answer.repairs.size(), 1u);
  EXPECT_EQ(answer.repairs[0].kind, "other-scripts");
  EXPECT_EQ(answer.repairs[0].to, "πουτιν путин بوتين");
  EXPECT_EQ(search("Путин").total, 5u);
  EXPECT_EQ(search("putin NEAR/1 приехал").total, 1u);
  EXPECT_EQ(search("\"putin\"").total, 1u);  // exact is exact
}

TEST_F(SpellingTest, ComparesConsonantsWhereVowelsAreNotWritten) {
  request_.across_scripts = true;
  EXPECT_EQ(search("muhammad").repairs.at(0).to, "محمد");
  EXPECT_EQ(search("محمد").repairs.at(0).to, "muhammad");
}

TEST_F(SpellingTest, SaysWhatSimilarWordsThereAre) {
  const Answer answer = search("gadaffi~");
  EXPECT_EQ(answer.total, 21u);
  ASSERT_EQ(answer.repairs.size(), 1u);
  EXPECT_EQ(answer.repairs[0].from, "gadaffi~2");
  EXPECT_EQ(answer.repairs[0].to, "gadafi gaddafi");
}

TEST_F(SearchTest, ReadsNoRecordsIfNoneAreWanted) {
  request_.query = "tanks";
  request_.records = false;
  const Answer answer = search();
  ASSERT_EQ(answer.hits.size(), 2u);
  EXPECT_EQ(answer.hits[0].id + answer.hits[1].id, "de");
  EXPECT_EQ(answer.hits[1].rank, 2u);
  EXPECT_GT(answer.hits[0].score, 0);
  EXPECT_THAT(answer.hits[0].entities, IsEmpty());
  EXPECT_EQ(answer.facets.at(0).distinct, 2u);
}

TEST_F(SearchTest, AnswersWithTotalsAndCounts) {
  const Answer answer = search();
  EXPECT_EQ(answer.total, 5u);
  const FacetCounts& facet = answer.facets.at(0);
  EXPECT_EQ(facet.facet, "country");
  EXPECT_EQ(facet.counted, 5u);
  EXPECT_EQ(facet.distinct, 3u);
  EXPECT_EQ(facet.missing, 1u);
  EXPECT_EQ(facet.other, 0u);
  EXPECT_THAT(counts(), ElementsAre("SYR 3", "FRA 2", "RUS 1"));
}

TEST_F(SearchTest, OrdersEqualCountsByLabel) {
  request_.query = "date:2012-03-14";
  EXPECT_THAT(counts(), ElementsAre("RUS 1", "SYR 1"));
}

TEST_F(SearchTest, SumsTheCountsItDoesNotReturn) {
  request_.facets[0].limit = 1;
  EXPECT_THAT(counts(), ElementsAre("SYR 3"));
  EXPECT_EQ(search().facets[0].other, 3u);
  EXPECT_EQ(search().facets[0].distinct, 3u);
}

TEST_F(SearchTest, ShowsWhatIsSelectedBeyondTheLimit) {
  request_.facets[0].limit = 1;
  request_.selections = {{"country", "Russia"}};
  EXPECT_THAT(counts(), ElementsAre("SYR 3", "RUS 1 selected"));
  EXPECT_EQ(search().facets[0].other, 2u);
}

TEST_F(SearchTest, ShowsWhatIsSelectedWithoutACount) {
  request_.query = "tanks";
  request_.selections = {{"country", "RUS"}};
  EXPECT_THAT(counts(), ElementsAre("FRA 1", "SYR 1", "RUS 0 selected"));
  EXPECT_EQ(search().total, 0u);
}

TEST_F(SearchTest, FindsFacetValuesByLabelOrId) {
  request_.facet_find = "RÚS";
  EXPECT_THAT(counts(), ElementsAre("RUS 1"));
  EXPECT_EQ(search().facets[0].other, 5u);
  EXPECT_EQ(search().facets[0].distinct, 3u);
  request_.facet_find = "ranc";
  EXPECT_THAT(counts(), ElementsAre("FRA 2"));
}

TEST_F(SearchTest, OrdersValuesByName) {
  request_.facets[0].order = FacetOrder::Name;
  EXPECT_THAT(counts(), ElementsAre("FRA 2", "RUS 1", "SYR 3"));
  request_.facets[0].limit = 2;
  request_.query = "jets";
  EXPECT_THAT(counts(), ElementsAre("FRA 1", "RUS 1"));
  EXPECT_EQ(search().facets[0].other, 2u);
}

TEST_F(SearchTest, OrdersValuesByShareBesideTheWholeIndex) {
  request_.facets[0].order = FacetOrder::Share;
  request_.query = "jets";
  const Answer answer = search();
  std::vector<std::string> values;
  for (const FacetCount& value : answer.facets[0].values)
    values.push_back(value.id + " " + std::to_string(value.count) + "/" +
                     std::to_string(value.background.value()));
  EXPECT_THAT(values, ElementsAre("RUS 1/1", "SYR 2/3", "FRA 1/2"));
  EXPECT_EQ(answer.facets[0].other, 0u);
}

TEST_F(SearchTest, CountsTheBackgroundOverAllArticlesHoweverNarrow) {
  request_.facets[0].order = FacetOrder::Share;
  request_.query = "date:2013";
  request_.selections = {{"country", "Russia"}};
  const Answer answer = search();
  ASSERT_EQ(answer.facets[0].values.size(), 2u);
  EXPECT_EQ(answer.facets[0].values[0].id, "FRA");
  EXPECT_EQ(answer.facets[0].values[0].background, 2u);
  EXPECT_EQ(answer.facets[0].values[1].id, "RUS");
  EXPECT_EQ(answer.facets[0].values[1].background, 1u);
}

TEST_F(SearchTest, OrdersByCountWhereTheSharesAreEqual) {
  request_.facets[0].order = FacetOrder::Share;
  EXPECT_THAT(counts(), ElementsAre("SYR 3", "FRA 2", "RUS 1"));
}

TEST_F(SearchTest, HasNoBackgroundUnlessItIsAskedFor) {
  EXPECT_EQ(search().facets[0].values[0].background, std::nullopt);
}

TEST_F(SearchTest, SelectsByOptionAndQueryAlike) {
  request_.query = "country:syria jets";
  EXPECT_EQ(found(), "ba");
  request_.selections = {{"country", "France"}};
  EXPECT_EQ(found(), "cba");
}

TEST_F(SearchTest, StatesTheWholeQueryAsUnderstood) {
  const auto understood = [&](std::string query) {
    request_.query = std::move(query);
    return search().understood;
  };
  EXPECT_EQ(understood("country:syria"), "country:SYR");
  EXPECT_EQ(understood("country:syria jets country:france"),
            "jets country:SYR country:FRA");
  request_.selections = {{"country", "Russia"}, {"country", "SYR"}};
  request_.exclusions = {{"country", "France"}, {"source", "\"No\" one"}};
  request_.from = "2012-03";
  EXPECT_EQ(understood("jets OR tanks country:syria"),
            "(jets OR (tanks AND country:syria)) country:RUS country:SYR "
            "date:2012-03-01.. NOT country:FRA NOT source:\"'No' one\"");
  request_.to = "2012";
  EXPECT_EQ(understood(""),
            "country:RUS country:SYR date:2012-03-01..2012-12-31 "
            "NOT country:FRA NOT source:\"'No' one\"");
}

TEST_F(SearchTest, UnderstandsWhatItStated) {
  request_.query = "tanks OR jets country:syria -country:russia";
  request_.match = MatchMode::Any;
  request_.exclusions = {{"country", "France"}};
  request_.to = "2012";
  const Answer first = search();
  SearchRequest again;
  again.query = first.understood;
  request_ = again;
  EXPECT_EQ(search().total, first.total);
  EXPECT_EQ(first.total, 1u);
}

TEST_F(SearchTest, HintsAtValuesThatNoArticleHas) {
  request_.selections = {{"language", "Klingon"}};
  const Answer answer = search();
  EXPECT_EQ(answer.total, 0u);
  ASSERT_EQ(answer.repairs.size(), 1u);
  EXPECT_EQ(answer.repairs[0].kind, "unknown-value");
  EXPECT_EQ(answer.repairs[0].from, "language:Klingon");
  EXPECT_EQ(answer.repairs[0].to, "language:en");
  EXPECT_EQ(answer.understood, "language:Klingon");
}

TEST_F(SearchTest, NarrowsByDayAndExclusion) {
  request_.from = "2012-04";
  EXPECT_EQ(found(), "cb");
  request_.to = "2012";
  EXPECT_EQ(found(), "b");
  request_.from = "";
  request_.exclusions = {{"country", "Russia"}};
  EXPECT_EQ(found(), "b");
  EXPECT_THAT(counts(), ElementsAre("SYR 1"));
}

TEST_F(SearchTest, Pages) {
  request_.limit = 2;
  EXPECT_EQ(found(), "cb");
  request_.offset = 2;
  EXPECT_EQ(found(), "ad");
  EXPECT_EQ(search().hits[0].rank, 3u);
  request_.limit = kAll;
  EXPECT_EQ(found(), "ade");
  request_.offset = 5;
  EXPECT_EQ(found(), "");
  request_.offset = 0;
  request_.limit = 0;
  EXPECT_EQ(found(), "");
  EXPECT_EQ(search().total, 5u);
}

TEST_F(SearchTest, StopsWhenNoMoreHitsAreWanted) {
  std::size_t seen = 0;
  searcher_.search(request_, [&](Hit&&) { return ++seen < 2; });
  EXPECT_EQ(seen, 2u);
}

TEST_F(SearchTest, ExplainsTheScore) {
  request_.query = "jets OR \"tanks jets\"";
  request_.explain = true;
  const Answer answer = search();
  for (const Hit& hit : answer.hits) {
    ASSERT_EQ(hit.score_parts.size(), 1u);
    EXPECT_EQ(hit.score_parts[0].term, "Zen:jet");
    EXPECT_FLOAT_EQ(static_cast<float>(hit.score_parts[0].score),
                    static_cast<float>(hit.score));
  }
  EXPECT_NE(answer.tree.text, "");
}

// Each article has three words of "wara", "warb", ... "wary", the first in its
// title too; one is dead.
class PatternTest : public ::testing::Test {
 protected:
  static std::vector<ExampleArticle> articles() {
    std::vector<ExampleArticle> articles;
    for (char c = 'a'; c <= 'w'; ++c) {
      const auto word = [c](int next) {
        return std::string("war") + static_cast<char>(c + next) + " ";
      };
      articles.push_back({std::string(1, c),
                          word(0),
                          word(0) + word(1) + word(2),
                          "",
                          c % 2 ? "en" : "fr",
                          "",
                          {},
                          c == 'd'});
    }
    return articles;
  }
  Answer search(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.explain = true;
    return searcher_.search(request);
  }

  ExampleIndex index_{articles()};
  Searcher searcher_{std::shared_ptr<const Snapshot>(std::shared_ptr<void>(),
                                                     &index_.snapshot()),
                     OpenOptions{1 << 20, 2}};
};

TEST_F(PatternTest, IsExplainedByTheArticlesOfEachWord) {
  for (const std::string part : {"", "title:", "lead:"})
    for (const std::string pattern : {"war*", "w*rc", "ward~1"}) {
      const Answer answer = search(part + pattern);
      EXPECT_EQ(answer.tree.articles, answer.total) << part << pattern;
      EXPECT_FALSE(answer.tree.terms.empty()) << part << pattern;
      std::set<std::string> words;
      for (const QueryTree::Term& term : answer.tree.terms) {
        EXPECT_TRUE(words.insert(term.term).second) << term.term;
        EXPECT_EQ(term.documents, search(part + '"' + term.term + '"').total)
            << part << pattern << " " << term.term;
      }
    }
}

TEST_F(PatternTest, IsExplainedByTwentyOfItsWords) {
  const QueryTree tree = search("war*").tree;
  EXPECT_EQ(tree.terms.size(), 20u);
  EXPECT_EQ(tree.others, 5u);
  EXPECT_EQ(tree.articles, 22u);
  EXPECT_TRUE(tree.text.starts_with("war* (22 articles: warc 3, warg 3")) << tree.text;
  EXPECT_TRUE(tree.text.ends_with(" and 5 other words)")) << tree.text;
}

TEST_F(SearchTest, TellsErrorsApart) {
  request_.query = "author:x";
  EXPECT_EQ(error(), ErrorCode::BadQuery);
  request_.query = "";
  request_.from = "\xff";
  EXPECT_EQ(error(), ErrorCode::BadQuery);
  request_.from = "";
  request_.facets = {{"\xff"}};
  EXPECT_EQ(error(), ErrorCode::BadQuery);
  request_.facets = {};
  request_.timeout = 1e-9;
  EXPECT_EQ(error(), ErrorCode::Timeout);
  const std::atomic<bool> cancelled = true;
  request_.timeout = 0;
  request_.cancelled = &cancelled;
  EXPECT_EQ(error(), ErrorCode::Cancelled);
}

TEST_F(SearchTest, NeedsNoFacets) {
  request_.facets = {};
  EXPECT_EQ(found(), "cbade");
  EXPECT_THAT(search().facets, IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
