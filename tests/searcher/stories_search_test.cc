// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches by story against plain loops over the answers of searches by
// article, in indexes of several segments with replaced and removed articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/indexer/testing.h"
#include "tests/random_seed.h"

namespace dossier {
namespace {

using namespace internal;

constexpr const char* kCountries[] = {"SYR", "RUS", "TUR", "FRA"};
constexpr const char* kTitles[] = {"", " in Syria", " for France, Turkey"};
constexpr const char* kSources[] = {"Courier", "Herald", "Mirror"};
constexpr const char* kWords[] = {"ferry", "harbour", "storm"};
// What stands between the words of a text, most often a space.
constexpr const char* kBetween[] = {" Syria ", " Russia ", " Turkey ", ". The ",
                                    "\n\n"};

// How often each point, cell, triple and node was counted.
using Counts = std::map<std::string, std::uint64_t>;

void add_nodes(const std::vector<FacetTreeNode>& nodes, Counts& counts) {
  for (const FacetTreeNode& node : nodes) {
    counts["node " + node.facet + ' ' + node.id] = node.count;
    add_nodes(node.children, counts);
  }
}

void add_pivot(const Pivot& pivot, Counts& counts) {
  counts["all"] = pivot.rows.counted;
  for (std::size_t r = 0; r < pivot.cells.size(); ++r) {
    const FacetCount& row = pivot.rows.values[r];
    counts["row " + row.id] = row.count;
    for (std::size_t c = 0; c < pivot.cells[r].size(); ++c)
      counts["cell " + row.id + ' ' + pivot.columns.values[c].id] =
          pivot.cells[r][c];
  }
  for (const PivotTriple& triple : pivot.triples)
    counts["triple " + triple.row.id + ' ' + triple.column.id + ' ' +
           triple.third.id] = triple.count;
}

Counts counts_of(const Answer& answer) {
  Counts counts;
  for (const TimelinePoint& point : answer.timeline->points)
    counts["point " + point.start] = point.count;
  add_pivot(*answer.pivot, counts);
  add_nodes(answer.facet_tree->roots, counts);
  counts["without country"] = answer.facet_tree->missing;
  std::erase_if(counts, [](const auto& count) { return count.second == 0; });
  return counts;
}

class StoriesSearchTest : public testing::Test {
 protected:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string text() {
    if (texts_.size() > 5 && below(3) != 0)
      return texts_[below(texts_.size())] + kWords[below(3)];
    std::string words;
    for (int i = 0; i < 60; ++i) {
      for (int letter = 0; letter < 4; ++letter)
        words += static_cast<char>('a' + below(20));
      words += below(10) == 0 ? std::string(" ") + kWords[below(3)] + " " : " ";
      if (below(8) == 0) words += kBetween[below(5)];
    }
    texts_.push_back(words);
    return words;
  }

  Article article() {
    Article made =
        make_article("a" + std::to_string(below(90)),
                     std::string(kWords[below(3)]) + kTitles[below(3)], text());
    made.date = below(5) == 0 ? "" : "2013-05-1" + std::to_string(below(6));
    made.source = below(6) == 0 ? "" : kSources[below(3)];
    for (const char* country : kCountries)
      if (below(3) == 0) made.entities.push_back({"country", country, ""});
    made.entities.push_back({"person", "person-" + made.id, ""});
    return made;
  }

  void make_index() {
    for (int commit = 0; commit < 5; ++commit) {
      WriterOptions options = on_threads(2);
      options.merge_budget = commit == 3 ? 100 : 0;
      IndexWriter writer = IndexWriter::open(folder_.path(), options);
      for (std::size_t i = 10 + below(30); i > 0; --i) writer.add(article());
      writer.remove("a" + std::to_string(below(90)));
      writer.commit();
    }
    const auto snapshot = Snapshot::open(folder_.path());
    ASSERT_GT(snapshot->segments.size(), 1u);
    ASSERT_TRUE(snapshot->stories);
    for (StoryNumber story = 0; story < snapshot->stories->size(); ++story)
      for (const DocPlace& place : snapshot->stories->members(story))
        story_of_[std::string(snapshot->segments[place.segment]->id(
            place.doc))] = std::to_string(story);
  }

  SearchRequest request() {
    SearchRequest made;
    if (below(3) != 0) made.query = kWords[below(3)];
    if (below(3) == 0) made.query += std::string(" OR ") + kWords[below(3)];
    if (made.query.starts_with(" OR ")) made.query.clear();
    if (below(3) == 0) made.in = ArticlePart::Title;
    made.sort = static_cast<SortOrder>(below(3));
    made.limit = kAll;
    made.facets = {{"country", kAll}, {"source", kAll}};
    for (const char* country : kCountries)
      if (below(5) == 0) made.selections.push_back({"country", country});
    if (below(3) == 0)
      made.selections.push_back({"source", kSources[below(3)]});
    return made;
  }

  const std::string& story(const std::string& id) const {
    const auto found = story_of_.find(id);
    return found == story_of_.end() ? id : found->second;
  }
  std::uint64_t stories(const std::vector<Hit>& hits) const {
    std::set<std::string> distinct;
    for (const Hit& hit : hits) distinct.insert(story(hit.id));
    return distinct.size();
  }

  // The request with this selection, or none, in place of the facet's own.
  static SearchRequest with(SearchRequest request, const std::string& facet,
                            const std::string& value) {
    std::erase_if(request.selections, [&](const FacetSelection& selection) {
      return selection.facet == facet;
    });
    if (!value.empty()) request.selections.push_back({facet, value});
    return request;
  }

  void expect_collapsed(const Index& index, SearchRequest request) {
    const Answer flat = index.search(request);
    std::vector<std::string> expected;
    std::map<std::string, std::set<std::string>> members;
    for (const Hit& hit : flat.hits) {
      auto& of_story = members[story(hit.id)];
      if (of_story.empty()) expected.push_back(hit.id);
      of_story.insert(hit.id);
    }
    request.collapse = request.list_duplicates = true;
    const Answer answer = index.search(request);
    std::vector<std::string> found;
    for (const Hit& hit : answer.hits) {
      found.push_back(hit.id);
      std::set<std::string> all = {hit.id};
      for (const DuplicateArticle& other : hit.story->duplicates)
        all.insert(other.id);
      EXPECT_EQ(all, members[story(hit.id)]);
      EXPECT_EQ(hit.story->others + 1, all.size());
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(answer.total, flat.total);
    EXPECT_EQ(answer.stories, expected.size());
    request.offset = below(4);
    request.limit = 1 + below(5);
    const Answer page = index.search(request);
    ASSERT_EQ(
        page.hits.size(),
        std::min(request.limit,
                 expected.size() - std::min(expected.size(), request.offset)));
    for (std::size_t i = 0; i < page.hits.size(); ++i)
      EXPECT_EQ(page.hits[i].id, expected[request.offset + i]);
  }

  void expect_counted(const Index& index, SearchRequest request) {
    request.count = CountUnit::Story;
    const Answer answer = index.search(request);
    request.count = CountUnit::Article;
    EXPECT_EQ(answer.stories, stories(index.search(request).hits));
    for (const FacetCounts& facet : answer.facets) {
      const auto base = index.search(with(request, facet.facet, "")).hits;
      EXPECT_EQ(facet.counted, stories(base));
      std::set<std::string> with_value;
      for (const FacetCount& value : facet.values) {
        const auto hits =
            index.search(with(request, facet.facet, value.id)).hits;
        EXPECT_EQ(value.count, stories(hits)) << facet.facet << value.id;
        for (const Hit& hit : hits) with_value.insert(story(hit.id));
      }
      EXPECT_EQ(facet.missing, stories(base) - with_value.size());
    }
  }

  SearchRequest tables_request() {
    SearchRequest made = request();
    made.in = ArticlePart::Whole;  // articles are told apart by a person
    made.facets.clear();
    made.timeline = static_cast<Period>(below(4));
    made.facet_tree = FacetRequest{"country", kAll};
    made.pivot = PivotRequest{{"country", kAll}, {"source", kAll}};
    made.pivot->unit = static_cast<PivotUnit>(below(3));
    if (below(2) == 0) {
      made.pivot->columns.facet = "country";
      made.pivot->third = FacetRequest{"source"};
      made.pivot->triples = kAll;
    }
    return made;
  }

  // What one article after the other has alone, each story once.
  void expect_tables(const Index& index, SearchRequest request) {
    std::map<std::string, std::set<std::string>> stories_with;
    for (const Hit& hit : index.search(request).hits)
      for (const auto& [what, count] :
           counts_of(index.search(with(request, "person", "person-" + hit.id))))
        stories_with[what].insert(story(hit.id));
    // A story is without what none of its articles has.
    std::set<std::string>& without = stories_with["without country"];
    for (const auto& [what, stories] : stories_with)
      if (what.starts_with("node "))
        for (const std::string& story : stories) without.erase(story);
    Counts expected;
    for (const auto& [what, stories] : stories_with)
      if (!stories.empty()) expected[what] = stories.size();
    request.count = CountUnit::Story;
    EXPECT_EQ(counts_of(index.search(request)), expected);
  }

  TemporaryFolder folder_;
  std::mt19937_64 random_;
  std::vector<std::string> texts_;
  std::map<std::string, std::string> story_of_;  // by id, if in one
};

TEST_F(StoriesSearchTest, AgreesWithPlainLoops) {
  const std::uint64_t seed = random_seed(11);
  SCOPED_TRACE("seed " + std::to_string(seed));
  random_.seed(seed);
  make_index();
  const Index index = Index::open(folder_.path());
  for (int i = 0; i < 60; ++i) {
    const SearchRequest asked = request();
    SCOPED_TRACE(asked.query);
    expect_collapsed(index, asked);
    expect_counted(index, asked);
  }
}

TEST_F(StoriesSearchTest, CountsTablesLikePlainLoops) {
  const std::uint64_t seed = random_seed(12);
  SCOPED_TRACE("seed " + std::to_string(seed));
  random_.seed(seed);
  make_index();
  const Index index = Index::open(folder_.path());
  for (int i = 0; i < 30; ++i) {
    const SearchRequest asked = tables_request();
    SCOPED_TRACE(asked.query);
    expect_tables(index, asked);
  }
}

TEST_F(StoriesSearchTest, ComparesPeriodsWithTheStoriesOfTheIndex) {
  random_.seed(13);
  make_index();
  const Index index = Index::open(folder_.path());
  SearchRequest everything;
  everything.count = CountUnit::Story;
  everything.timeline = Period::Week;
  everything.facets = {{"year"}};
  const Answer all = index.search(everything);
  EXPECT_GT(all.timeline->missing, 0u);
  EXPECT_EQ(all.timeline->missing, all.facets[0].missing);
  EXPECT_EQ(all.timeline->all_missing, all.facets[0].missing);
  for (const TimelinePoint& point : all.timeline->points) {
    EXPECT_EQ(point.count, point.all);
    SearchRequest week = everything;
    week.from = point.start;
    week.to =
        point.start.substr(0, 8) + (point.start < "2013-05-13" ? "12" : "19");
    EXPECT_EQ(index.search(week).stories, point.count);
  }
}

TEST_F(StoriesSearchTest, SaysNothingOfStoriesUnasked) {
  make_index();
  const Answer answer = Index::open(folder_.path()).search({});
  EXPECT_FALSE(answer.stories);
  EXPECT_FALSE(answer.hits.at(0).story);
}

TEST_F(StoriesSearchTest, NamesAStoryAfterItsFirstArticle) {
  const std::string report = text();
  IndexWriter writer = IndexWriter::open(folder_.path());
  for (const auto& [id, date] :
       {std::pair("z", "2013-05-11"), std::pair("b", "2013-05-10"),
        std::pair("a", "2013-05-10")}) {
    Article copy = make_article(id, "Copy", report);
    copy.date = date;
    writer.add(copy);
  }
  writer.commit();
  SearchRequest request;
  request.collapse = true;
  request.sort = SortOrder::NewestFirst;
  const Answer answer = Index::open(folder_.path()).search(request);
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_EQ(answer.hits[0].id, "z");
  EXPECT_EQ(answer.hits[0].story->id, "a");
  EXPECT_EQ(answer.hits[0].story->others, 2u);
  EXPECT_TRUE(answer.hits[0].story->duplicates.empty());
}

TEST_F(StoriesSearchTest, ComparesSharesWithTheStoriesOfTheIndex) {
  random_.seed(14);
  make_index();
  const Index index = Index::open(folder_.path());
  SearchRequest request;
  request.count = CountUnit::Story;
  request.facets = {{"country", kAll}};
  std::map<std::string, std::uint64_t> all;
  const Answer everything = index.search(request);
  for (const FacetCount& value : everything.facets[0].values)
    all[value.id] = value.count;
  request.query = "ferry";
  request.facets[0].order = FacetOrder::Share;
  request.pivot =
      PivotRequest{{"country", kAll, FacetOrder::Share}, {"source"}};
  const Answer answer = index.search(request);
  ASSERT_FALSE(answer.facets[0].values.empty());
  for (const FacetCount& value : answer.facets[0].values)
    EXPECT_EQ(value.background, all[value.id]) << value.id;
  for (const FacetCount& value : answer.pivot->rows.values)
    EXPECT_EQ(value.background, all[value.id]) << value.id;
}

// What the same search in each part alone has.
TEST_F(StoriesSearchTest, CountsPartsByStory) {
  random_.seed(15);
  make_index();
  const Index index = Index::open(folder_.path());
  SearchRequest request;
  request.count = CountUnit::Story;
  request.facets = {{"country", kAll}};
  request.where = true;
  const Answer answer = index.search(request);
  request.where = false;
  std::map<std::string, PartCounts> expected;
  const auto count = [&](ArticlePart part, std::uint64_t PartCounts::*member) {
    request.in = part;
    const Answer there = index.search(request);
    for (const FacetCount& value : there.facets[0].values)
      expected[value.id].*member = value.count;
  };
  count(ArticlePart::Title, &PartCounts::title);
  count(ArticlePart::Lead, &PartCounts::lead);
  count(ArticlePart::Body, &PartCounts::body);
  ASSERT_FALSE(answer.facets[0].values.empty());
  for (const FacetCount& value : answer.facets[0].values)
    EXPECT_EQ(value.in, expected[value.id]) << value.id;
}

TEST_F(StoriesSearchTest, CountsTheStoriesThatMatchInEachPart) {
  random_.seed(16);
  make_index();
  const Index index = Index::open(folder_.path());
  SearchRequest request;
  request.query = "ferry";
  request.limit = kAll;
  request.count = CountUnit::Story;
  request.where = true;
  const PartCounts in = index.search(request).total_in.value();
  request.where = false;
  request.in = ArticlePart::Title;
  EXPECT_EQ(in.title, stories(index.search(request).hits));
  request.in = ArticlePart::Body;
  EXPECT_EQ(in.body, stories(index.search(request).hits));
}

}  // namespace
}  // namespace dossier
