// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/document.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

TEST(StoredRecord, SurvivesEncoding) {
  DOSSIER_SEED(seed, 7);
  ArticleMaker maker(seed);
  for (int i = 0; i < 300; ++i) {
    StoredRecord record = maker.make().record;
    expect_equal(decode_record(encode_record(record)), record);
  }
}

TEST(StoredRecord, MayBeEmpty) {
  expect_equal(decode_record(encode_record({})), {});
}

TEST(StoredRecord, IsRefusedWhenCutOff) {
  std::string bytes = encode_record(ArticleMaker(3).make().record);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    expect_error(ErrorCode::Corrupt, [&] {
      decode_record(std::string_view(bytes).substr(0, size));
    });
  expect_error(ErrorCode::Corrupt, [&] { decode_record(bytes + "x"); });
}

TEST(StoredRecord, NeverCrashesOnDamage) {
  DOSSIER_SEED(seed, 11);
  std::mt19937_64 random(seed);
  ArticleMaker maker(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = encode_record(maker.make().record);
    for (std::size_t n = 1 + random() % 4; n > 0; --n)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    caught([&] { decode_record(bytes); });
  }
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    caught([&] { decode_record(bytes); });
  }
}

TEST(StoredRecord, AsksForNoMoreMemoryThanItsBytesCanFill) {
  // A text of 4 GiB, says the first length.
  expect_error(ErrorCode::Corrupt, [] {
    decode_record(
        "\xff\xff\xff\xff\x0f"
        "abc");
  });
}

}  // namespace
}  // namespace dossier::internal
