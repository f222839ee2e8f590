// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample articles, read into an index as a user would: see
// tests/SAMPLES.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "dossier/ingest.h"
#include "indexer/store/fields.h"
#include "tests/indexer/testing.h"

namespace dossier {
namespace {

using internal::StoredRecord;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class SamplesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TemporaryFolder folder;
    const auto index = folder.path() / "index";
    state_ = new State;
    {
      IndexWriter writer = IndexWriter::open(index, on_threads(2));
      state_->report =
          ingest(writer, {DOSSIER_SOURCE_DIR "/tests/samples"}, {},
                 [](const IngestMessage& m) {
                   if (m.rejected)
                     state_->rejected.push_back(m.where + ": " + m.reason);
                 });
    }
    const auto snapshot = internal::Snapshot::open(index);
    for (const auto& segment : snapshot->segments)
      for (internal::DocNumber doc = 0; doc < segment->size(); ++doc)
        state_->records.push_back(segment->record(doc));
  }
  static void TearDownTestSuite() {
    delete state_;
    state_ = nullptr;
  }

  // "country:SYR" and so on, of the article whose id ends so.
  static std::set<std::string> values_of(const std::string& id_end) {
    std::set<std::string> values;
    for (const StoredRecord& record : state_->records) {
      if (!record.id.ends_with(id_end)) continue;
      values.insert("(found)");
      for (const internal::StoredEntity& e : record.entities)
        values.insert(std::string(internal::field_of(e.facet).name) + ":" +
                      e.id);
    }
    return values;
  }

  struct State {
    IngestReport report;
    std::vector<std::string> rejected;
    std::vector<StoredRecord> records;
  };
  static inline State* state_ = nullptr;
};

TEST_F(SamplesTest, AllOfThemAreRead) {
  EXPECT_EQ(state_->report.articles, 63u);
  EXPECT_EQ(state_->report.failures, 0u);
  EXPECT_EQ(state_->report.commit.articles, 63u);
  EXPECT_EQ(state_->records.size(), 63u);
  EXPECT_THAT(state_->rejected, IsEmpty());
}

TEST_F(SamplesTest, LanguagesAreThoseOfTheList) {
  std::map<std::string, int> languages;
  for (const StoredRecord& record : state_->records)
    ++languages[record.language];
  EXPECT_THAT(languages, ElementsAre(Pair("ar", 4), Pair("en", 50),
                                     Pair("fr", 4), Pair("ru", 5)));
}

TEST_F(SamplesTest, FacetValuesAreThoseOfTheText) {
  struct Row {
    const char* id_end;
    std::vector<const char*> has;
    std::vector<const char*> has_not;
    const char* no_facet = nullptr;  // "system:": none of this facet
  };
  const Row rows[] = {
      {"georgia-plant.txt",
       {"country:USA", "system:f-22", "official:robert-gates"},
       {"country:GEO"}},
      {"archive/2017/11/javelin-georgia",
       {"country:GEO", "country:USA", "system:javelin"},
       {}},
      {"motorway-anniversary.txt", {"country:GBR"}, {"country:USA"}, "system:"},
      {"syria-mig29-talks.txt",
       {"country:RUS", "country:SYR", "system:mig-29m2", "system:mig-29m",
        "system:mig-29", "official:sergei-korotkov"},
       {"system:m-2"}},
      {"syria-s300-question.txt",
       {"country:SYR", "system:s-300pmu2", "official:sergey-ryabkov"},
       {}},
      {"warplane-package-1978.txt",
       {"country:JOR", "official:hamilton-jordan", "official:hussein-bin-talal",
        "system:f-15", "system:f-16"},
       {"official:king-hussein"}},
      {"archive/2003/09/sukhoi-indonesia",
       {"official:suharto", "system:su-30"},
       {"official:president-suharto"}},
      {"leopards-for-kyiv.txt",
       {"system:leopard-2", "system:leopard-2a6", "system:m1a2"},
       {"system:a-6"}},
      {"alaed-turns-back.txt",
       {"official:sergey-lavrov", "official:hillary-clinton", "system:mi-25"},
       {"person:clinton"}},
      {"libya-loose-missiles.txt",
       {"official:muammar-gaddafi", "system:ak-47", "system:mig-23"},
       {}},
      {"brazil-gripen.txt",
       {"country:BRA", "system:gripen", "system:f-18ef"},
       {}},
      {"su-30mki-kontrakt.txt",
       {"country:IND", "system:su-30mki", "system:mig-29k"},
       {"person:admiral-gorshkov"}},
      {"algerie-mig29.html",
       {"country:DZA", "system:mig-29smt"},
       {"country:MAR", "country:TCD", "country:COL", "system:mirage-2000"}},
      {"bastion-cp1251.html",
       {"country:SYR", "system:oniks"},
       {"country:GEO", "country:JPN", "system:bulava",
        "official:alexander-lukashenko"}},
      {"iraq-su25.html",
       {"country:IRQ", "system:su-25", "official:nouri-al-maliki"},
       {"country:CUB", "country:UKR", "system:rafale", "official:angela-merkel",
        "official:goodluck-jonathan"}},
      {"pakistan-hq9.html",
       {"country:PAK", "system:hq-9"},
       {"country:HUN", "country:ETH", "system:leclerc", "country:LBN"}},
      {"patriots-kyiv.html",
       {"country:UKR", "system:patriot"},
       {"country:SDN", "country:TUN", "system:mq-9",
        "official:luiz-inacio-lula-da-silva", "official:emmanuel-macron"}},
      {"poland-k2-k9.html",
       {"country:POL", "system:k2", "system:k9"},
       {"system:k-2", "system:k-9", "country:PER", "system:b-21",
        "system:leclerc", "official:xi-jinping",
        "official:alexander-lukashenko"}},
      {"poland-tb2.html",
       {"country:POL", "country:TUR", "system:tb2"},
       {"country:BLR", "country:ISR", "country:PRK", "system:iron-dome",
        "system:f-35"}},
      {"qatar-rafale.html",
       {"country:QAT", "system:rafale"},
       {"country:OMN", "country:BHR", "country:IRN", "system:gripen",
        "official:nicola-sturgeon"}},
      {"thaad-seongju.html",
       {"country:KOR", "system:thaad"},
       {"country:ISR", "country:VEN", "system:f-35", "system:tomahawk",
        "official:emmanuel-macron"}},
      {"venezuela-flankers.html",
       {"country:VEN", "country:RUS", "system:su-30", "system:ak-103",
        "official:hugo-chavez"},
       {"country:ISR", "country:PRK", "system:f-35",
        "official:condoleezza-rice", "official:kim-jong-il"}},
      {"vietnam-kilo.html",
       {"country:VNM", "system:kilo-636", "official:nguyen-tan-dung"},
       {"country:PAK", "country:POL", "system:mq-9", "system:hq-182",
        "official:chuck-hagel"}},
  };
  for (const Row& row : rows) {
    const std::set<std::string> values = values_of(row.id_end);
    ASSERT_TRUE(values.count("(found)")) << row.id_end;
    for (const char* value : row.has)
      EXPECT_TRUE(values.count(value)) << row.id_end << " lacks " << value;
    for (const char* value : row.has_not)
      EXPECT_FALSE(values.count(value)) << row.id_end << " has " << value;
    if (row.no_facet == nullptr) continue;
    for (const std::string& value : values)
      EXPECT_FALSE(value.starts_with(row.no_facet))
          << row.id_end << " has " << value;
  }
}

}  // namespace
}  // namespace dossier
