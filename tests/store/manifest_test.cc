// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/manifest.h"

#include <gtest/gtest.h>

#include <random>

#include "indexer/store/tombstones.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

Manifest example() {
  Manifest manifest;
  manifest.index_id = "6f0c0e7e-0000-4000-8000-000000000001";
  manifest.revision = 42;
  manifest.next_segment = 9;
  manifest.settings = AnalysisSettings::current();
  ManifestSegment segment;
  segment.files = {"seg-000007",
                   {"seg-000007.postings", 8192, 0x0123456789abcdef},
                   {"seg-000007.columns", 1000, 1},
                   {"seg-000007.records", 2000, 0xffffffffffffffff}};
  segment.documents = 500;
  segment.total_length = 123456789012;
  manifest.segments.push_back(segment);
  segment.dead = 3;
  segment.tombstones = FileInfo{"seg-000007.dead-42", 80, 5};
  manifest.segments.push_back(segment);
  manifest.values = {"values-42", 100, 7};
  manifest.catalogue = FileInfo{"catalogue-42", 1, 2};
  manifest.gazetteer = {"gazetteer-1", 3, 4};
  manifest.gazetteer_version = "0011223344556677";
  manifest.user_tables = {{"aliases.tsv", 10, 11}};
  return manifest;
}

// The text with a right checksum line.
std::string sealed(std::string content) {
  char line[32];
  std::snprintf(line, sizeof line, "xxh3 %016llx\n",
                static_cast<unsigned long long>(xxh3(content)));
  return content + line;
}

std::string content_of(const Manifest& manifest) {
  std::string text = format_manifest(manifest);
  return text.substr(0, text.rfind("xxh3 "));
}

TEST(Manifest, SurvivesFormatting) {
  Manifest parsed = parse_manifest(format_manifest(example()), "m");
  EXPECT_EQ(format_manifest(parsed), format_manifest(example()));
  EXPECT_EQ(parsed.revision, 42u);
  EXPECT_EQ(parsed.segments[0].files.postings.xxh3, 0x0123456789abcdefu);
  EXPECT_EQ(parsed.segments[0].total_length, 123456789012u);
  EXPECT_FALSE(parsed.segments[0].tombstones);
  EXPECT_EQ(parsed.segments[1].tombstones->name, "seg-000007.dead-42");
  EXPECT_EQ(parsed.user_tables[0].name, "aliases.tsv");
  EXPECT_EQ(parsed.articles(), 997u);
  EXPECT_EQ(parsed.all_files().size(), 11u);
}

TEST(Manifest, IsRefusedWithAnyByteChanged) {
  const std::string text = format_manifest(example());
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = text;
      damaged[at] ^= static_cast<char>(1 << bit);
      expect_error(ErrorCode::Corrupt, [&] { parse_manifest(damaged, "m"); });
    }
}

TEST(Manifest, IsRefusedWhenCutOff) {
  const std::string text = format_manifest(example());
  for (std::size_t size = 0; size < text.size(); ++size)
    expect_error(ErrorCode::Corrupt, [&] {
      parse_manifest(std::string_view(text).substr(0, size), "m");
    });
}

TEST(Manifest, NeverCrashesWhateverIsSealed) {
  DOSSIER_SEED(seed, 5);
  std::mt19937_64 random(seed);
  const std::string content = content_of(example());
  static constexpr std::string_view kPieces[] = {"null",
                                                 "-1",
                                                 "1e9",
                                                 "\"\"",
                                                 "[]",
                                                 "{}",
                                                 "18446744073709551616",
                                                 "true",
                                                 "\"a/b\"",
                                                 ",",
                                                 "\"\\u0000\"",
                                                 "[[[[",
                                                 "4294967296"};
  for (int round = 0; round < 5000; ++round) {
    std::string damaged = content;
    std::size_t at = random() % damaged.size();
    if (round % 2)
      damaged[at] = static_cast<char>(random());
    else
      damaged.replace(at, 1 + random() % 12, kPieces[random() % 13]);
    auto error = caught([&] { parse_manifest(sealed(damaged), "m"); });
    if (error) {
      EXPECT_TRUE(error->code == ErrorCode::Corrupt ||
                  error->code == ErrorCode::Incompatible);
    }
  }
  expect_error(ErrorCode::Corrupt,
               [] { parse_manifest(sealed(std::string(100000, '[')), "m"); });
}

TEST(Manifest, RefusesNamesThatLeadOutside) {
  for (const char* name : {"../x", "..", ".", "", "a/b", "/etc/passwd"}) {
    Manifest manifest = example();
    manifest.values.name = name;
    expect_error(ErrorCode::Corrupt,
                 [&] { parse_manifest(format_manifest(manifest), "m"); });
  }
}

TEST(Manifest, OfANewerFormatAsksForANewerBuild) {
  Manifest manifest = example();
  manifest.format = kFormatVersion + 1;
  auto error = caught([&] { parse_manifest(format_manifest(manifest), "m"); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::Incompatible);
  EXPECT_NE(error->message.find("newer build"), std::string::npos);
}

TEST(Manifest, IsPublishedAndRead) {
  TemporaryFolder folder;
  expect_error(ErrorCode::NotFound, [&] { read_manifest(folder.path()); });
  expect_error(ErrorCode::NotFound, [&] { read_manifest(folder / "no"); });
  publish_manifest(folder.path(), example());
  EXPECT_EQ(format_manifest(read_manifest(folder.path())),
            format_manifest(example()));
  EXPECT_EQ(folder.names(), std::vector<std::string>{kManifestName});
}

TEST(Tombstones, SurviveEncoding) {
  for (std::size_t size : {1, 63, 64, 65, 1000}) {
    Bitmap dead(size);
    for (std::size_t i = 0; i < size; i += 3) dead.set(i);
    Bitmap decoded = decode_tombstones(encode_tombstones(dead), size, "t");
    EXPECT_EQ(decoded.words(), dead.words());
  }
}

TEST(Tombstones, AreRefusedForAnotherSize) {
  std::string bytes = encode_tombstones(Bitmap(65));
  for (std::size_t size : {0, 64, 66, 128, 129})
    expect_error(ErrorCode::Corrupt,
                 [&] { decode_tombstones(bytes, size, "t"); });
  bytes.back() = '\x01';  // a document beyond the last
  expect_error(ErrorCode::Corrupt, [&] { decode_tombstones(bytes, 65, "t"); });
  expect_error(ErrorCode::Corrupt, [&] { decode_tombstones("", 65, "t"); });
}

}  // namespace
}  // namespace dossier::internal
