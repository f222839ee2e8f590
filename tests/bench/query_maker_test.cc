// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_maker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "dossier/dossier.h"
#include "tests/bench/synthetic_index.h"

namespace {

using ::testing::HasSubstr;

TEST(QueryMaker, DrawsEveryClass) {
  const QueryLog log = draw_queries(synthetic_index(), {.queries_a_class = 5});
  std::set<std::string> classes;
  for (const LoggedQuery& query : log) classes.insert(query.query_class);
  EXPECT_EQ(classes.size(), kQueryClasses.size());
  EXPECT_LE(log.size(), 5 * (kQueryClasses.size() - 1) + 1);
}

TEST(QueryMaker, DrawsQueriesThatFindSomethingAsTheyStand) {
  const auto index = dossier::Index::open(synthetic_index());
  for (const LoggedQuery& query :
       draw_queries(synthetic_index(), {.queries_a_class = 5})) {
    dossier::SearchRequest request;
    if (query.text != kEverything) request.query = query.text;
    const dossier::Answer answer = index.search(request);
    EXPECT_GT(answer.total, 0u) << query.text;
    EXPECT_TRUE(answer.repairs.empty()) << query.text;
  }
}

TEST(QueryMaker, RepeatsItselfByTheSeed) {
  const DrawOptions one{.queries_a_class = 5, .seed = 1};
  const DrawOptions two{.queries_a_class = 5, .seed = 2};
  EXPECT_EQ(draw_queries(synthetic_index(), one),
            draw_queries(synthetic_index(), one));
  EXPECT_NE(draw_queries(synthetic_index(), one),
            draw_queries(synthetic_index(), two));
}

TEST(QueryMaker, DrawsAClassTheSameWhateverElseIsWanted) {
  const QueryLog all = draw_queries(synthetic_index(), {.queries_a_class = 5});
  QueryLog expected;
  for (const LoggedQuery& query : all)
    if (query.query_class == "and") expected.push_back(query);
  EXPECT_EQ(draw_queries(synthetic_index(),
                         {.classes = {"and"}, .queries_a_class = 5}),
            expected);
}

TEST(QueryMaker, RefusesClassesItDoesNotKnow) {
  try {
    draw_queries(synthetic_index(), {.classes = {"fuzzy"}});
    FAIL();
  } catch (const dossier::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("'fuzzy'; classes are term-high"));
  }
}

}  // namespace
