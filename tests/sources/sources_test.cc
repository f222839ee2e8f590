// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kText = "Jets delivered\n\nTwo came.\n";
const std::string kJson =
    "{\"title\":\"Jets delivered\",\"text\":\"Two came.\"}\n";
const std::string kHtml =
    "<html><title>Jets delivered</title><p>Two came.</p></html>";

TEST(ReadFile, ReadsEachFormatPlainAndCompressed) {
  const TemporaryFolder folder;
  for (const auto& [name, content] : {std::pair{"a.txt", kText},
                                      {"a.json", kJson},
                                      {"a.html", kHtml},
                                      {"t", kText},
                                      {"j", kJson},
                                      {"h", kHtml}}) {
    const std::string plain = name;
    const Collected read = read_all_of(folder.write(plain, content));
    const Collected unpacked =
        read_all_of(folder.write(plain + ".gz", compress(content)));
    for (const Collected& collected : {read, unpacked}) {
      ASSERT_EQ(collected.articles.size(), 1u) << name;
      EXPECT_EQ(collected.articles[0].article.title, "Jets delivered") << name;
      EXPECT_EQ(collected.articles[0].article.text, "Two came.") << name;
    }
  }
}

TEST(ReadFile, TakesTheFormatThatIsAsked) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.format = InputFormat::Text;
  const Collected read = read_all_of(folder.write("a.html", kText), options);
  ASSERT_EQ(read.articles.size(), 1u);
  EXPECT_EQ(read.articles[0].article.title, "Jets delivered");
}

TEST(ReadFile, NamesThePlace) {
  const TemporaryFolder folder;
  const fs::path file =
      folder.write("a.jsonl", kJson + "\n" + kJson + "{\"title\":1}\n{\n");
  const Collected read = read_all_of(file);
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[0].where, file.native() + ":1");
  EXPECT_EQ(read.articles[1].where, file.native() + ":3");
  ASSERT_EQ(read.rejections.size(), 2u);
  EXPECT_EQ(read.rejections[0].where, file.native() + ":4");
  EXPECT_EQ(read.rejections[0].reason, "key 'title' must be a string");
  EXPECT_EQ(read.rejections[1].where, file.native() + ":5");
}

TEST(ReadFile, ReadsAnArrayOfArticles) {
  const TemporaryFolder folder;
  const Collected read = read_all_of(folder.write(
      "a.json", "[\n  {\"title\": \"A\"},\n  {\n\"title\": \"B\"}]"));
  EXPECT_THAT(read.rejections, IsEmpty());
  ASSERT_EQ(read.articles.size(), 2u);
  EXPECT_EQ(read.articles[1].article.title, "B");
}

TEST(ReadFile, HandsOverWhatCameBeforeTheCut) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) {
    lines +=
        "{\"title\":\"article " + std::to_string(i * 7919 % 20011) + "\"}\n";
  }
  const std::string packed = compress(lines);
  const fs::path file =
      folder.write("a.jsonl.gz", packed.substr(0, packed.size() / 2));
  const Collected read = read_all_of(file);
  EXPECT_GT(read.articles.size(), 100u);
  ASSERT_EQ(read.rejections.size(), 1u);
  EXPECT_EQ(read.rejections[0].where,
            file.native() + ":" + std::to_string(read.articles.size() + 1));
  EXPECT_THAT(read.rejections[0].reason, HasSubstr("damaged compressed data"));
}

TEST(ReadFile, RefusesHalfADocument) {
  const TemporaryFolder folder;
  const std::string packed = compress(kText);
  const Collected read = read_all_of(
      folder.write("a.txt.gz", packed.substr(0, packed.size() - 5)));
  EXPECT_THAT(read.articles, IsEmpty());
  EXPECT_EQ(read.rejections.size(), 1u);
}

TEST(ReadFile, RefusesBombsByName) {
  const TemporaryFolder folder;
  const std::string bomb = compress(std::string(64 << 20, ' '));
  for (const char* name : {"a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.gz"}) {
    const Collected read = read_all_of(folder.write(name, bomb));
    EXPECT_THAT(read.articles, IsEmpty());
    ASSERT_EQ(read.rejections.size(), 1u) << name;
    EXPECT_THAT(read.rejections[0].where, HasSubstr(name));
  }
}

TEST(ReadFile, RefusesBinaryContent) {
  const TemporaryFolder folder;
  const Collected read =
      read_all_of(folder.write("picture", std::string("\x89PNG\0\0", 6)));
  EXPECT_THAT(read.articles, IsEmpty());
  ASSERT_EQ(read.rejections.size(), 1u);
  EXPECT_EQ(read.rejections[0].reason, "not text");
}

TEST(ReadFile, MendsATextWithAStrayNul) {
  using namespace std::string_literals;
  const TemporaryFolder folder;
  const Collected read = read_all_of(
      folder.write("a.txt", "Ferry late\n\nThe ferry\0 came at noon.\n"s));
  ASSERT_EQ(read.articles.size(), 1u);
  EXPECT_EQ(read.articles[0].article.text, "The ferry\uFFFD came at noon.");
  EXPECT_THAT(read.articles[0].warnings,
              ElementsAre("1 invalid byte sequence replaced"));
}

TEST(ReadFile, RefusesATextLargerThanTheBound) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_article_bytes = 100;
  for (const std::size_t size : {101u, 1'000'000u}) {
    const Collected read =
        read_all_of(folder.write("a.txt", std::string(size, 'x')), options);
    EXPECT_THAT(read.articles, IsEmpty());
    ASSERT_EQ(read.rejections.size(), 1u);
    EXPECT_THAT(read.rejections[0].reason, HasSubstr("bound"));
  }
}

TEST(ReadFile, AnEmptyFileIsRejectedButAnEmptyListIsNot) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_all_of(folder.write("a.txt", "")).rejections.size(), 1u);
  EXPECT_EQ(read_all_of(folder.write("a.html", "")).rejections.size(), 1u);
  EXPECT_THAT(read_all_of(folder.write("a.jsonl", "")).rejections, IsEmpty());
}

TEST(ReadFile, ThrowsIoForWhatCannotBeRead) {
  const TemporaryFolder folder;
  const fs::path fifo = folder.path() / "fifo.txt";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  for (const fs::path& file :
       {folder.path() / "missing", folder.path(), fifo}) {
    try {
      read_all_of(file);
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::Io);
      EXPECT_THAT(error.what(), HasSubstr(file.native()));
    }
  }
}

TEST(ReadFile, LetsExceptionsOfTheSinkPass) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a.jsonl", kJson);
  const auto sink = [](ReadArticle&&) {
    throw Error(ErrorCode::Cancelled, "stopped");
  };
  Collected collected;
  EXPECT_EQ(error_of([&] { read_file(file, {}, sink, collected.reject()); }),
            "stopped");
  EXPECT_THAT(collected.rejections, IsEmpty());
}

TEST(ReadStream, ReadsJsonLinesFromADescriptor) {
  for (const std::string& content : {kJson + kJson, compress(kJson + kJson)}) {
    const ContentDescriptor file(content);
    Collected collected;
    read_stream(file.fd(), "-", {}, collected.sink(), collected.reject());
    ASSERT_EQ(collected.articles.size(), 2u);
    EXPECT_EQ(collected.articles[1].where, "-:2");
  }
}

TEST(ReadStream, IsOneTextIfAskedFor) {
  const ContentDescriptor file("Ferry late\n\nFog over the harbour.\n");
  ReadOptions options;
  options.format = InputFormat::Text;
  Collected collected;
  read_stream(file.fd(), "-", options, collected.sink(), collected.reject());
  ASSERT_EQ(collected.articles.size(), 1u);
  EXPECT_EQ(collected.articles[0].article.title, "Ferry late");
  EXPECT_EQ(collected.articles[0].article.text, "Fog over the harbour.");
}

TEST(ReadStream, HandsOverArticlesBeforeTheStreamEnds) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], kJson.data(), kJson.size()),
            static_cast<ssize_t>(kJson.size()));
  int articles = 0;
  const auto sink = [&](ReadArticle&&) {
    if (++articles == 1) ::close(ends[1]);  // only now does the stream end
  };
  read_stream(ends[0], "-", {}, sink, [](Rejection&&) {});
  EXPECT_EQ(articles, 1);
  ::close(ends[0]);
}

}  // namespace
}  // namespace dossier::internal
