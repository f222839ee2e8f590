// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Generated documents, and a slow, obvious picture of what a segment of them
// must hold.
#ifndef DOSSIER_TESTS_STORE_TESTING_H_
#define DOSSIER_TESTS_STORE_TESTING_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "indexer/store/bitmap.h"
#include "indexer/store/document.h"
#include "indexer/store/manifest.h"
#include "indexer/store/segment.h"
#include "tests/random_seed.h"

namespace dossier::internal {

// A fresh folder, removed with its content in the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }
  std::vector<std::string> names() const;  // sorted

 private:
  std::filesystem::path path_;
};

std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

// An article that owns its words.
struct TestArticle {
  StoredRecord record;
  Day day = kNoDay;
  std::vector<std::string> title_words, text_words;
  std::uint32_t lead_words = 0;

  Document document() const;
};

// Articles of a small vocabulary, so that words, values and days collide; some
// without title, text, day, source, entities.
class ArticleMaker {
 public:
  explicit ArticleMaker(std::uint64_t seed) : random_(seed) {}
  TestArticle make();
  std::vector<TestArticle> make(std::size_t count);

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string word();

  std::mt19937_64 random_;
  std::size_t next_id_ = 0;
};

// Every term of the articles with its postings: document -> frequency.
using PostingMap = std::map<std::string, std::map<DocNumber, std::uint32_t>>;
PostingMap postings_of(const std::vector<TestArticle>& articles);

// Expects that the segment holds these articles, in this order, in every part.
void expect_holds(const Segment& segment,
                  const std::vector<TestArticle>& articles);
void expect_equal(const StoredRecord& actual, const StoredRecord& expected);

SegmentFiles write_segment(const std::filesystem::path& folder,
                           const std::string& name,
                           const std::vector<TestArticle>& articles);
std::shared_ptr<const Segment> make_segment(
    const std::filesystem::path& folder, const std::string& name,
    const std::vector<TestArticle>& articles);

// Publishes an index of one segment for each list of articles; `dead`, if
// given, are bitmaps for the segments. Returns the manifest.
Manifest publish_index(const std::filesystem::path& folder,
                       const std::vector<std::vector<TestArticle>>& segments,
                       const std::vector<Bitmap>& dead = {},
                       std::uint64_t revision = 1);

// The code of the Error that `action` throws, with its message; nothing if it
// throws none. Anything else it throws passes.
struct Caught {
  ErrorCode code;
  std::string message;
};
template <class Action>
std::optional<Caught> caught(Action action) {
  try {
    action();
    return std::nullopt;
  } catch (const Error& error) {
    return Caught{error.code(), error.what()};
  }
}
template <class Action>
void expect_error(ErrorCode code, Action action) {
  auto error = caught(action);
  ASSERT_TRUE(error.has_value()) << "no error";
  EXPECT_EQ(to_string(error->code), std::string(to_string(code)))
      << error->message;
}

// A seed for random tests, or $DOSSIER_SEED: shown if the test fails.
#define DOSSIER_SEED(seed, value)                  \
  const std::uint64_t seed = random_seed((value)); \
  SCOPED_TRACE("seed " + std::to_string(seed))

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_STORE_TESTING_H_
