// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/value_map.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

using Segments = std::vector<std::shared_ptr<const Segment>>;

Segments make_segments(const TemporaryFolder& folder, std::uint64_t seed) {
  ArticleMaker maker(seed);
  Segments segments;
  for (std::size_t count : {3, 40, 1, 80})
    segments.push_back(make_segment(
        folder.path(), "seg" + std::to_string(count), maker.make(count)));
  return segments;
}

std::shared_ptr<const ValueMap> open_map(const TemporaryFolder& folder,
                                         std::string_view bytes,
                                         const Segments& segments) {
  std::filesystem::remove(folder / "values");
  write_bytes(folder / "values", bytes);
  return ValueMap::open(MappedFile::open(folder / "values"), segments);
}

TEST(ValueMap, NumbersTheValuesOfAllSegments) {
  TemporaryFolder folder;
  Segments segments = make_segments(folder, 1);
  auto map = open_map(folder, ValueMap::build(segments), segments);

  std::map<std::pair<Facet, std::string>, std::pair<std::string, std::string>>
      expected;  // label and folded label of the last segment
  for (const auto& segment : segments)
    for (ValueNumber v = 0; v < segment->value_count(); ++v) {
      FacetValue value = segment->value(v);
      expected[{value.facet, std::string(value.id)}] = {
          std::string(value.label), std::string(segment->folded_label(v))};
    }
  ASSERT_EQ(map->size(), expected.size());
  ValueNumber number = 0;
  for (const auto& [key, labels] : expected) {
    FacetValue value = map->value(number);
    EXPECT_EQ(std::pair(value.facet, std::string(value.id)), key);
    EXPECT_EQ(value.label, labels.first);
    EXPECT_EQ(map->folded_label(number), labels.second);
    EXPECT_EQ(map->find(key.first, key.second), number);
    auto [first, last] = map->values_of_facet(key.first);
    EXPECT_TRUE(first <= number && number < last);
    ++number;
  }
  EXPECT_EQ(map->find(Facet::Person, "nobody"), std::nullopt);
  for (std::size_t s = 0; s < segments.size(); ++s)
    for (ValueNumber v = 0; v < segments[s]->value_count(); ++v)
      EXPECT_EQ(map->value(map->of_segment(s)[v]).id, segments[s]->value(v).id);
}

TEST(ValueMap, MayBeOfNoSegments) {
  TemporaryFolder folder;
  auto map = open_map(folder, ValueMap::build({}), {});
  EXPECT_EQ(map->size(), 0u);
}

TEST(ValueMap, IsRefusedForOtherSegments) {
  TemporaryFolder folder;
  Segments segments = make_segments(folder, 2);
  std::string bytes = ValueMap::build(segments);
  for (Segments others :
       {Segments{}, Segments(segments.begin(), segments.end() - 1),
        Segments(segments.rbegin(), segments.rend())})
    expect_error(ErrorCode::Corrupt, [&] { open_map(folder, bytes, others); });
}

TEST(ValueMap, NeverReadsOutsideWhenDamaged) {
  DOSSIER_SEED(seed, 3);
  std::mt19937_64 random(seed);
  TemporaryFolder folder;
  Segments segments = make_segments(folder, seed);
  const std::string bytes = ValueMap::build(segments);
  for (int round = 0; round < 1000; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
    caught([&] {
      auto map = open_map(folder, damaged, segments);
      for (std::size_t s = 0; s < segments.size(); ++s)
        for (ValueNumber global : map->of_segment(s)) {
          ASSERT_LT(global, map->size());
          map->folded_label(global);
          map->find(map->value(global).facet, "e3");
        }
    });
  }
}

}  // namespace
}  // namespace dossier::internal
