// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reference.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bench/check.h"
#include "bench/query_maker.h"
#include "dossier/dossier.h"
#include "tests/bench/synthetic_index.h"

namespace {

using dossier::Answer;
using dossier::Article;
using dossier::Index;
using dossier::SearchRequest;
using dossier::TemporaryFolder;

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  for (dossier::FacetRequest& facet : request.facets)
    facet.limit = dossier::kAll;
  return request;
}

// Four articles in two languages, with designations, titles and entities.
std::filesystem::path small_index(const TemporaryFolder& folder) {
  const std::filesystem::path path = folder.path() / "index";
  auto writer = dossier::IndexWriter::open(path);
  const auto add = [&](const char* id, const char* title, const char* text,
                       const char* date, const char* language,
                       std::vector<dossier::EntityTag> entities) {
    Article article{id, title, text, date, "Harbour Wire", "", language, {}};
    article.entities = std::move(entities);
    writer.add(article);
  };
  add("1", "Jets delivered", "The QX-7 jets were delivered late.", "2012-03-14",
      "en", {{"country", "zza", ""}, {"system", "zzs", ""}});
  add("2", "Late delivery", "A delivery of QX-7B jets, of all things.",
      "2013-01-01", "en", {{"country", "zzb", ""}});
  add("3", "Livraison", "Des avions livrés en retard.", "2012-12-31", "fr",
      {{"country", "zza", ""}, {"country", "zzb", ""}});
  add("4", "No date", "Jets late again", "", "en", {});
  writer.commit();
  return path;
}

TEST(Reference, AgreesWithSearchesOfEveryKind) {
  const TemporaryFolder folder;
  const auto path = small_index(folder);
  const Index index = Index::open(path);
  std::vector<SearchRequest> requests;
  for (const char* query :
       {"", "delivery", "\"delivery\"", "title:delivered", "deliv*",
        "title:jet*", "QX-7", "\"jets were\"", "late -delivery",
        "jets AND (late OR avions)", "date:2012", "NOT date:2012", "livrer",
        "country:zza", "country:zza country:zzb system:zzs",
        "(country:zza) jets", "language:fr country:zzb",
        "source:\"Harbour Wire\" year:2012"})
    requests.push_back(asking(query));
  const auto expected =
      Reference(dossier::internal::Snapshot::open(path), requests).answers(2);
  for (std::size_t i = 0; i < requests.size(); ++i)
    EXPECT_EQ(difference(index.search(requests[i]), expected[i]), "")
        << requests[i].query;
}

TEST(Reference, CountsByLooking) {
  const TemporaryFolder folder;
  const auto path = small_index(folder);
  const auto answers = Reference(dossier::internal::Snapshot::open(path),
                                 {asking("country:zza late")})
                           .answers(1);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].total, 1u);
  // Without its own selection, the base of country is every late article.
  const auto& countries = answers[0].facets[0];
  EXPECT_EQ(countries.counted, 3u);
  EXPECT_EQ(countries.missing, 1u);
  EXPECT_EQ(countries.values,
            (std::map<std::string, std::uint64_t>{{"zza", 1}, {"zzb", 1}}));
}

TEST(Reference, TellsWrongAnswers) {
  const TemporaryFolder folder;
  const auto path = small_index(folder);
  const Answer answer = Index::open(path).search(asking("jets"));
  const auto expected =
      Reference(dossier::internal::Snapshot::open(path), {asking("jets")})
          .answers(1)[0];
  ASSERT_EQ(difference(answer, expected), "");

  Answer wrong = answer;
  ++wrong.total;
  EXPECT_EQ(difference(wrong, expected), "the total is 4 and ought to be 3");
  wrong = answer;
  wrong.facets[0].values[0].count = 7;
  EXPECT_EQ(difference(wrong, expected),
            "facet country: zza is 7 and ought to be 1");
  wrong = answer;
  ++wrong.facets[0].missing;
  EXPECT_EQ(difference(wrong, expected),
            "facet country: missing is 2 and ought to be 1");
}

TEST(Check, AgreesWithEveryDrawnQuery) {
  const QueryLog log = draw_queries(synthetic_index(), {.queries_a_class = 20});
  const RunResult::Check check = check_answers(
      synthetic_index(), questions_of(log, {}), log.size(), 2, nullptr);
  EXPECT_EQ(check.queries, log.size());
  EXPECT_EQ(check.passed_by, 0u);
  EXPECT_EQ(check.articles, 249u);
}

TEST(Check, TakesQueriesOfAllClassesInTurn) {
  EXPECT_EQ(usual_checks(200, 13), 100'000u);
  EXPECT_EQ(usual_checks(300'000, 13), 66u);
  EXPECT_EQ(usual_checks(100'000'000, 13), 13u);
}

}  // namespace
