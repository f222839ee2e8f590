// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/spelling_key.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "indexer/entities/label_choice.h"
#include "indexer/entities/person_id.h"

namespace dossier::internal {
namespace {

void expect_same(const std::vector<std::string>& spellings) {
  for (const std::string& spelling : spellings)
    EXPECT_EQ(spelling_key(spelling), spelling_key(spellings[0])) << spelling;
}

TEST(SpellingKey, BringsSpellingsTogether) {
  expect_same({"Sergei Lavrov", "Sergey Lavrov", "Sergeï Lavrov",
               "SERGEI LAVROFF", "Lavrov, Sergei", "Сергей Лавров"});
  expect_same({"Walid al-Moallem", "Waleed Moallem", "Walid Al Moalem",
               "Walid el-Moallem"});
  expect_same({"Dmitri Kozak", "Dmitry Kozak", "Dmitriy Kozak"});
  expect_same({"Mikhail Bakhtin", "Mihail Bahtin"});
  expect_same({"Aleksandr Vasiliev", "Alexander Vasilyev"});
  expect_same({"Abdullah Gul", "Abdulla Gül"});
}

TEST(SpellingKey, KeepsPeopleApart) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"Anna Berg", "Anna Borg"},
      {"Ivan Petrov", "Ivan Petrovsky"},
      {"Al Gore", "Gore"},
      {"John Smith", "John Smythson"},
      {"Anna Maria Berg", "Anna Berg"}};
  for (const auto& [a, b] : pairs)
    EXPECT_NE(spelling_key(a), spelling_key(b)) << a << ", " << b;
}

TEST(SpellingKey, IsEmptyWithoutAWord) {
  EXPECT_EQ(spelling_key(""), "");
  EXPECT_EQ(spelling_key(" - . '"), "");
  EXPECT_EQ(person_id("…"), "");
}

TEST(SpellingKey, SkeletonLeavesVowelsOut) {
  EXPECT_EQ(consonant_skeleton(spelling_key("Hosni Mubarak")),
            consonant_skeleton(spelling_key("Husny Mobarek")));
}

TEST(SpellingKey, ThreadsMayAskAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      for (int n = 0; n < 20; ++n)
        EXPECT_EQ(spelling_key("Αλέξης Τσίπρας"),
                  spelling_key("ΑΛΕΞΗΣ ΤΣΙΠΡΑΣ"));
    });
  for (std::thread& thread : threads) thread.join();
}

TEST(PersonId, IsReadableAndTheSameForEverySpelling) {
  EXPECT_EQ(person_id("Anna Berg"), "ana-berg");
  EXPECT_EQ(person_id("BERG, ANNA"), "ana-berg");
  EXPECT_EQ(person_id("Rufus Firefly"), person_id("Roufus Fireflie"));
  EXPECT_LE(person_id(std::string(5000, 'x') + " y").size(), 100u);
}

TEST(PersonId, BetterSpellingsAreATotalOrder) {
  EXPECT_TRUE(is_better_spelling("Anna Berg", "ANNA BERG"));
  EXPECT_TRUE(is_better_spelling("Sergej Lavrov", "Сергей Лавров"));
  EXPECT_TRUE(is_better_spelling("Walid al-Moallem", "Walid Moallem"));
  EXPECT_FALSE(is_better_spelling("Anna Berg", "Anna Berg"));
  const bool first = is_better_spelling("Anna Birg", "Anna Berg");
  EXPECT_NE(first, is_better_spelling("Anna Berg", "Anna Birg"));
}

TEST(LabelChoice, OfSpellingsTheBetterOneStays) {
  const std::string id = person_id("Anna Berg");
  EXPECT_TRUE(takes_label(Facet::Official, id, "ANNA BERG", "Anna Berg"));
  EXPECT_FALSE(takes_label(Facet::Official, id, "Anna Berg", "ANNA BERG"));
}

TEST(LabelChoice, OtherLabelsFollowTheLaterArticle) {
  EXPECT_TRUE(takes_label(Facet::Country, "FRA", "France", "La France"));
  EXPECT_TRUE(
      takes_label(Facet::Official, "ana-berg", "Anna Berg", "Minister"));
  EXPECT_FALSE(takes_label(Facet::Official, "x-y", "X. Y.", "x-y"));
  EXPECT_TRUE(takes_label(Facet::Official, "x-y", "x-y", "X. Y."));
}

}  // namespace
}  // namespace dossier::internal
