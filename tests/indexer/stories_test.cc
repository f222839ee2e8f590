// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The stories of an index against plain loops over all pairs of its articles,
// while articles come, change and go, and segments are merged.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/store/sketch.h"
#include "tests/indexer/testing.h"
#include "tests/random_seed.h"

namespace dossier {
namespace {

using namespace internal;

using Texts = std::map<std::string, std::string>;  // by id
using Groups = std::set<std::set<std::string>>;    // of ids

std::vector<std::uint64_t> shingles_of(const std::string& text) {
  std::vector<std::uint64_t> words, shingles;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(xxh3(word));
  hash_shingles(words, shingles);
  return shingles;
}

bool share_a_key(const std::string& a, const std::string& b) {
  StoryKeys of_a, of_b;
  if (!story_keys(shingles_of(a), of_a) || !story_keys(shingles_of(b), of_b))
    return false;
  return std::any_of(of_a.begin(), of_a.end(), [&](StoryKey key) {
    return std::find(of_b.begin(), of_b.end(), key) != of_b.end();
  });
}

std::string date_of(const std::string& id) {
  const char* const dates[] = {"2013-05-28", "2013-06-20", ""};
  return dates[static_cast<unsigned char>(id.back()) % 3];
}

Article article_of(const std::string& id, const std::string& text) {
  Article article = make_article(id, "Title of " + id, text);
  article.date = date_of(id);
  return article;
}

bool are_apart(const std::string& id, const std::string& other) {
  return !date_of(id).empty() && !date_of(other).empty() &&
         date_of(id) != date_of(other);
}

// That share of the shorter one's shingles, at least a quarter as long.
bool are_alike(const std::string& a, const std::string& b, double share) {
  const auto in_a = shingles_of(a), in_b = shingles_of(b);
  std::set<std::uint64_t> shorter(in_a.begin(), in_a.end()),
      longer(in_b.begin(), in_b.end());
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  std::size_t shared = 0;
  for (std::uint64_t shingle : shorter) shared += longer.count(shingle);
  return shorter.size() >= 24 && shorter.size() * 4 >= longer.size() &&
         static_cast<double>(shared) >=
             share * static_cast<double>(shorter.size());
}

Groups groups_of(const Texts& texts) {
  std::map<std::string, std::set<std::string>> groups;
  for (const auto& [id, text] : texts) groups[id] = {id};
  for (const auto& [a, text_a] : texts)
    for (const auto& [b, text_b] : texts)
      if (a < b && !groups[a].contains(b) && share_a_key(text_a, text_b) &&
          are_alike(text_a, text_b, are_apart(a, b) ? 0.95 : 0.8)) {
        std::set<std::string> joined = groups[a];
        joined.insert(groups[b].begin(), groups[b].end());
        for (const std::string& id : joined) groups[id] = joined;
      }
  Groups result;
  for (const auto& [id, group] : groups)
    if (group.size() > 1) result.insert(group);
  return result;
}

// The stories of the index as it is on the disk.
Groups stories_in(const std::filesystem::path& index) {
  const auto snapshot = Snapshot::open(index);
  Groups result;
  if (!snapshot->stories) return result;
  for (StoryNumber story = 0; story < snapshot->stories->size(); ++story) {
    std::set<std::string> ids;
    for (const DocPlace& place : snapshot->stories->members(story)) {
      EXPECT_EQ(snapshot->stories->find(place), story);
      ids.emplace(snapshot->segments[place.segment]->id(place.doc));
    }
    result.insert(ids);
  }
  return result;
}

// Texts of which many are versions of another: with words exchanged, cut, or
// with something before or after.
class VersionMaker {
 public:
  explicit VersionMaker(std::uint64_t seed) : random_(seed) {}

  std::string make() {
    if (reports_.size() < 4 || below(3) == 0) {
      reports_.push_back(words(20 + below(120)));
      return joined(reports_.back());
    }
    std::vector<std::string> text = reports_[below(reports_.size())];
    for (std::size_t edits = below(8); edits > 0; --edits)
      text[below(text.size())] = word();
    if (below(3) == 0) text.resize(text.size() / (1 + below(4)) + 1);
    const auto extra = words(below(3) == 0 ? below(40) : 0);
    text.insert(below(2) == 0 ? text.begin() : text.end(), extra.begin(),
                extra.end());
    reports_.push_back(text);  // versions of versions
    return joined(text);
  }
  std::size_t below(std::size_t bound) { return random_() % bound; }

 private:
  std::string word() {
    std::string letters;
    for (int i = 0; i < 3; ++i) letters += static_cast<char>('a' + below(12));
    return letters;
  }
  std::vector<std::string> words(std::size_t count) {
    std::vector<std::string> list(count);
    for (std::string& one : list) one = word();
    return list;
  }
  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
  }

  std::mt19937_64 random_;
  std::vector<std::vector<std::string>> reports_;
};

class StoriesTest : public testing::Test {
 protected:
  CommitReport add(const Texts& texts, unsigned threads = 1) {
    IndexWriter writer = IndexWriter::open(index(), on_threads(threads));
    for (const auto& [id, text] : texts) writer.add(article_of(id, text));
    return writer.commit();
  }
  std::filesystem::path index() const { return folder_.path() / "index"; }

  TemporaryFolder folder_;
};

TEST_F(StoriesTest, AgreeWithPlainLoopsWhateverHappens) {
  const std::uint64_t seed = random_seed(7);
  SCOPED_TRACE("seed " + std::to_string(seed));
  VersionMaker maker(seed);
  Texts living;
  std::size_t stories = 0;
  for (int round = 0; round < 12; ++round) {
    WriterOptions options = on_threads(1 + static_cast<unsigned>(round % 3));
    options.merge_budget = round % 4 == 0 ? 0 : 100;
    IndexWriter writer = IndexWriter::open(index(), options);
    for (std::size_t i = 1 + maker.below(12); i > 0; --i) {
      const std::string id = "a" + std::to_string(maker.below(60));
      const bool removes = living.contains(id) && maker.below(3) == 0;
      if (removes) {
        writer.remove(id);
        living.erase(id);
      } else {
        living[id] = maker.make();
        writer.add(article_of(id, living[id]));
      }
    }
    writer.commit();
    if (round == 8) writer.compact();
    const Groups found = stories_in(index());
    EXPECT_EQ(found, groups_of(living)) << "round " << round;
    stories += found.size();
    EXPECT_TRUE(verify_index(index()).damages.empty());
  }
  EXPECT_GT(stories, 12u);  // or the test tests nothing
}

TEST_F(StoriesTest, SurviveReindexing) {
  VersionMaker maker(3);
  Texts texts;
  for (int i = 0; i < 80; ++i) texts["a" + std::to_string(i)] = maker.make();
  add(texts, 3);
  const Groups before = stories_in(index());
  reindex_index(index(), on_threads(2));
  EXPECT_EQ(stories_in(index()), before);
  EXPECT_EQ(before, groups_of(texts));
}

TEST_F(StoriesTest, JoinACopyWithOneOfAnEarlierCommit) {
  VersionMaker maker(1);
  const std::string text = maker.make() + maker.make();
  add({{"old", text}});
  EXPECT_TRUE(stories_in(index()).empty());
  add({{"new", text}, {"other", maker.make() + maker.make()}});
  EXPECT_EQ(stories_in(index()), Groups({{"old", "new"}}));
}

TEST_F(StoriesTest, EndWhenOneMemberIsLeft) {
  // Half of the bridge is in the first, the other half in the last.
  VersionMaker maker(5);
  std::string first, last;
  while (first.size() < 600) first += maker.make();
  while (last.size() < 600) last += maker.make();
  add({{"first", first}, {"bridge", first + last}, {"last", last}});
  const Groups joined = stories_in(index());
  EXPECT_EQ(joined, Groups({{"bridge", "first"}}));
  IndexWriter writer = IndexWriter::open(index());
  writer.remove("bridge");
  writer.commit();
  EXPECT_TRUE(stories_in(index()).empty());
}

TEST_F(StoriesTest, AreMissedWhenTheirFileIsDamaged) {
  VersionMaker maker(1);
  const std::string text = maker.make() + maker.make();
  add({{"old", text}, {"new", text}});
  const auto path = index() / Snapshot::open(index())->manifest.stories->name;
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(64);
  file.put('\x7f');
  file.close();
  const VerifyReport report = verify_index(index());
  ASSERT_EQ(report.damages.size(), 1u);
  EXPECT_EQ(report.damages[0].file, path.filename());
}

TEST_F(StoriesTest, LeaveTextsAloneThatAreTooShort) {
  add({{"a", "Prices were unchanged today, dealers said."},
       {"b", "Prices were unchanged today, dealers said."}});
  EXPECT_TRUE(stories_in(index()).empty());
}

}  // namespace
}  // namespace dossier
