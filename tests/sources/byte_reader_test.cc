// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/byte_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t kPlenty = 1 << 30;

std::string content_of(std::string_view stored, const ReadOptions& options = {},
                       std::uint64_t max_bytes = kPlenty) {
  const ContentDescriptor file(stored);
  ByteReader reader(file.fd(), "file", options);
  return read_all(reader, max_bytes);
}

TEST(ByteReader, ReadsPlainContent) {
  EXPECT_EQ(content_of("plain\nwords\n"), "plain\nwords\n");
  EXPECT_EQ(content_of(""), "");
}

TEST(ByteReader, UnpacksEveryUsualCompression) {
  for (const char* filter :
       {"gzip", "bzip2", "xz", "lzma", "lz4", "zstd", "compress", "lzip"}) {
    EXPECT_EQ(content_of(compress("packed words", filter)), "packed words")
        << filter;
  }
}

TEST(ByteReader, ReadsGzipFilesPutTogether) {
  EXPECT_EQ(content_of(compress("one ") + compress("two")), "one two");
}

TEST(ByteReader, ReadsAnEmptyGzipFile) {
  EXPECT_EQ(content_of(compress("")), "");
}

TEST(ByteReader, PeekConsumesNothing) {
  const ContentDescriptor file("words");
  ByteReader reader(file.fd(), "file", {});
  EXPECT_EQ(reader.peek(), "words");
  EXPECT_EQ(reader.peek(), "words");
  EXPECT_EQ(reader.next(), "words");
  EXPECT_EQ(reader.next(), "");
}

TEST(ByteReader, RefusesCompressionInCompression) {
  const std::string twice = compress(compress("words"), "xz");
  EXPECT_EQ(error_of([&] { content_of(twice); }), "compressed more than once");
}

TEST(ByteReader, RefusesABombByItsRatio) {
  const std::string bomb = compress(std::string(64 << 20, 'a'));
  EXPECT_EQ(error_of([&] { content_of(bomb); }),
            "unpacks to more than 200 times its size");
}

TEST(ByteReader, LetsShortRepetitiveContentPass) {
  const std::string spaces(500'000, ' ');
  EXPECT_EQ(content_of(compress(spaces)), spaces);
}

TEST(ByteReader, RefusesMoreThanTheBoundOfUnpackedBytes) {
  ReadOptions options;
  options.max_unpacked_bytes = 1000;
  const std::string packed = compress(std::string(1001, 'a'));
  EXPECT_EQ(error_of([&] { content_of(packed, options); }),
            "unpacks to more than the bound of 1000 bytes");
}

TEST(ByteReader, NamesCompressedDataThatIsCutOff) {
  const std::string packed = compress("some words to pack");
  const std::string cut = packed.substr(0, packed.size() - 6);
  EXPECT_THAT(error_of([&] { content_of(cut); }),
              HasSubstr("damaged compressed data"));
}

TEST(ByteReader, NamesWhatFollowsCompressedData) {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd", "lz4", "lzip"}) {
    const std::string packed = compress("some words", filter);
    EXPECT_THAT(error_of([&] { content_of(packed + "{\"id\": \"1\"}\n"); }),
                HasSubstr("damaged compressed data"))
        << filter;
    EXPECT_EQ(content_of(packed + packed), "some wordssome words") << filter;
  }
}

// Of a file longer than a block, the rest is not yet read.
TEST(ByteReader, NamesWhatFollowsLongCompressedData) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 500'000; ++i)
    noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  const std::string packed = compress(noise);
  EXPECT_EQ(content_of(packed), noise);
  EXPECT_THAT(error_of([&] { content_of(packed + "x"); }),
              HasSubstr("something else follows"));
}

TEST(ByteReader, ReadAllStopsAtItsBound) {
  EXPECT_EQ(content_of("12345", {}, 5), "12345");
  EXPECT_EQ(error_of([] { content_of("123456", {}, 5); }),
            "larger than the bound of 5 bytes");
}

TEST(ByteReader, ReportsWhatTheSystemRefusesAsIo) {
  const TemporaryFolder folder;
  const int fd = ::open(folder.path().c_str(), O_RDONLY);  // EISDIR on reading
  ByteReader reader(fd, "folder", {});
  try {
    reader.next();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Io);
    EXPECT_THAT(error.what(), HasSubstr("reading folder: "));
  }
  ::close(fd);
}

}  // namespace
}  // namespace dossier::internal
