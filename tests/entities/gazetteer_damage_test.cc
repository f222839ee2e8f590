// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A damaged compiled form is refused or gives wrong answers, but it never
// crashes or hangs; run under AddressSanitizer this shows every stray read.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "dossier/error.h"
#include "entity_tables.h"
#include "indexer/entities/compiled_gazetteer.h"

namespace dossier::internal {
namespace {

constexpr unsigned kSeed = 20260813;

void use(const std::string& block) {
  std::shared_ptr<const Gazetteer> gazetteer;
  try {
    gazetteer = open_compiled(block);
  } catch (const Error&) {
    return;
  }
  static constexpr std::string_view kText =
      "Syrian President Bashar al-Assad and Foreign Minister Muallem met "
      "Sergei Lavrov in Moscow, Idaho. MiG-29M2 and S-300PMU3 missile jets, "
      "Patriot, F 16, HQ-77, Georgia and Armenia. Gen. Anna Berg said so.";
  Tokenizer tokenizer;
  TokenizedText none, tokens;
  tokenizer.tokenize("", none);
  tokenizer.tokenize(kText, tokens);
  Recognition found;
  RecogniserInput input{"", &none, kText, &tokens, "en"};
  input.day = parse_day("2013-05-28").value_or(kNoDay);
  Recogniser(gazetteer).recognise(input, found);
  for (const Facet facet : {Facet::Country, Facet::System, Facet::Official})
    for (const char* const name : {"syria", "mig 29", "lavrov", "russie"})
      for (const EntityNumber n : gazetteer->find_by_name(facet, name))
        gazetteer->ancestors(n);
  gazetteer->find(Facet::Country, "SYR");
  gazetteer->is_spaced_prefix("mig");
}

TEST(DamagedGazetteer, SurvivesFlippedBits) {
  SCOPED_TRACE(kSeed);
  const std::string good(small_gazetteer()->bytes());
  std::mt19937 random(kSeed);
  for (int round = 0; round < 3000; ++round) {
    std::string bad = good;
    const int flips = 1 + static_cast<int>(random() % 8);
    for (int i = 0; i < flips; ++i)
      bad[random() % bad.size()] ^= static_cast<char>(1u << random() % 8);
    use(bad);
  }
}

TEST(DamagedGazetteer, SurvivesRewrittenWords) {
  SCOPED_TRACE(kSeed);
  const std::string good(small_gazetteer()->bytes());
  std::mt19937 random(kSeed);
  for (int round = 0; round < 1000; ++round) {
    std::string bad = good;
    const std::size_t header = sizeof(GazetteerHeader);
    for (int i = 0; i < 200; ++i) {
      const std::size_t at =
          header + random() % ((bad.size() - header) / 4) * 4;
      const std::uint32_t value = random() % 2 ? random() : random() % 1000;
      if (at + 4 <= bad.size())
        bad.replace(at, 4, reinterpret_cast<const char*>(&value), 4);
    }
    use(bad);
  }
}

TEST(DamagedGazetteer, RefusesTruncations) {
  const std::string good(small_gazetteer()->bytes());
  for (std::size_t size = 0; size < good.size(); size += 1 + size / 50)
    EXPECT_THROW(open_compiled(good.substr(0, size)), Error) << size;
}

}  // namespace
}  // namespace dossier::internal
