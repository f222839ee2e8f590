// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// An open Index: what writers and other threads do is nothing to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "dossier/dossier.h"
#include "tests/temporary_folder.h"

namespace dossier {
namespace {

constexpr int kArticles = 60;

Article make_article(int number, const std::string& title) {
  Article article;
  article.id = "a" + std::to_string(number);
  article.title = title + " " + std::to_string(number);
  article.text = "Lavrov spoke of jets.";
  for (int i = 0; i < number % 7; ++i) article.text += " More jets for Syria.";
  if (number % 3 == 0) article.text += " The S-300 stays in the harbour.";
  article.date = std::to_string(2010 + number % 5) + "-05-28";
  article.source = number % 2 ? "Harbour Wire" : "Meridian Post";
  article.language = "en";
  article.entities = {{"country", number % 4 ? "SYR" : "IRQ", ""}};
  return article;
}

void fill(const std::filesystem::path& folder) {
  IndexWriter writer = IndexWriter::open(folder);
  for (int number = 0; number < kArticles; ++number)
    writer.add(make_article(number, "Jets"));
  writer.commit();
}

SearchRequest request_of(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = kAll;
  for (FacetRequest& facet : request.facets) facet.limit = kAll;
  request.timeout = 0;
  return request;
}

// All of an answer but the time it took, to compare.
std::string written(const Answer& answer) {
  std::ostringstream out;
  out << std::hexfloat << answer.index.revision << ' ' << answer.understood
      << ' ' << answer.total << '\n';
  for (const Hit& hit : answer.hits)
    out << hit.rank << ' ' << hit.id << ' ' << hit.score << ' ' << hit.title
        << " | " << hit.snippet.text << '\n';
  for (const FacetCounts& facet : answer.facets) {
    out << facet.facet << ' ' << facet.counted << ' ' << facet.distinct << ' '
        << facet.other << ' ' << facet.missing;
    for (const FacetCount& value : facet.values)
      out << " | " << value.id << ' ' << value.label << ' ' << value.count;
    out << '\n';
  }
  return out.str();
}

std::string written(const Article& article) {
  return article.id + '\n' + article.title + '\n' + article.text + '\n' +
         article.date + '\n' + article.source;
}

std::string written(const Annotation& annotation) {
  std::ostringstream out;
  out << annotation.id << ' ' << annotation.language << '\n';
  for (const EntityMentions& entity : annotation.entities) {
    out << entity.facet << ' ' << entity.id << ' ' << entity.label << ' '
        << entity.focus;
    for (const Mention& mention : entity.mentions)
      out << " | " << static_cast<int>(mention.field) << ' ' << mention.start
          << '-' << mention.end << ' ' << mention.text << ' ' << mention.rule;
    out << '\n';
  }
  return out.str();
}

TEST(Index, HoldsItsSnapshotOverTenCommits) {
  TemporaryFolder folder;
  fill(folder.path());
  const Index old = Index::open(folder.path());
  const SearchRequest request = request_of("jets");
  const Answer before = old.search(request);
  ASSERT_EQ(before.total, static_cast<std::uint64_t>(kArticles));
  const std::string article = written(old.article("a3").value());
  const std::string annotation = written(old.annotation("a3").value());

  // Each commit replaces five articles, removes one and adds two; in the end
  // a0 to a49 are replaced, a50 to a59 removed, a100 to a119 added.
  IndexWriter writer = IndexWriter::open(folder.path());
  for (int commit = 0; commit < 10; ++commit) {
    for (int i = 0; i < 5; ++i) {
      Article other = make_article(commit * 5 + i, "Ships");
      other.text = "Nothing but ships.";
      writer.add(other);
    }
    EXPECT_TRUE(writer.remove("a" + std::to_string(50 + commit)));
    for (int i = 0; i < 2; ++i)
      writer.add(make_article(100 + commit * 2 + i, "Jets"));
    const CommitReport report = writer.commit();
    EXPECT_EQ(report.replaced, 5u);
    EXPECT_EQ(report.removed, 1u);
    EXPECT_EQ(report.added, 2u);
    EXPECT_EQ(written(old.search(request)), written(before))
        << "commit " << commit;
  }
  writer.compact();

  EXPECT_EQ(written(old.search(request)), written(before));
  EXPECT_EQ(written(old.article("a3").value()), article);
  EXPECT_EQ(written(old.annotation("a3").value()), annotation);
  EXPECT_TRUE(old.article("a50").has_value());
  EXPECT_FALSE(old.article("a100").has_value());
  EXPECT_EQ(old.search(request_of("ships")).total, 0u);

  const Index now = Index::open(folder.path());
  EXPECT_GT(now.identity().revision, before.index.revision);
  EXPECT_EQ(now.identity().articles, 70u);
  EXPECT_EQ(now.search(request).total, 20u);
  EXPECT_EQ(now.search(request_of("ships")).total, 50u);
  EXPECT_EQ(now.article("a3").value().title, "Ships 3");
  EXPECT_NE(written(now.annotation("a3").value()), annotation);
  EXPECT_FALSE(now.article("a50").has_value());
  EXPECT_TRUE(now.article("a100").has_value());
}

TEST(Index, AnswersSeveralThreadsAtOnce) {
  TemporaryFolder folder;
  fill(folder.path());
  const Index index = Index::open(folder.path());
  std::vector<SearchRequest> requests;
  for (const char* query : {"", "jets", "\"jets for syria\"", "lavrov harbour",
                            "S-300 OR syria", "jets -harbour"})
    requests.push_back(request_of(query));
  requests.push_back(request_of("jets"));
  requests.back().selections = {{"country", "IRQ"}, {"year", "2012"}};
  std::vector<std::string> expected;
  for (const SearchRequest& request : requests) {
    const Answer answer = index.search(request);
    EXPECT_GT(answer.total, 0u) << request.query;
    expected.push_back(written(answer));
  }

  // Another Index, so that the threads find nothing read or cached.
  const Index fresh = Index::open(folder.path());
  std::array<int, 4> wrong{};
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < wrong.size(); ++thread)
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < 100; ++i) {
        const std::size_t at = (i + thread) % requests.size();
        wrong[thread] += written(fresh.search(requests[at])) != expected[at];
      }
    });
  threads.clear();
  EXPECT_THAT(wrong, testing::Each(0));
}

}  // namespace
}  // namespace dossier
