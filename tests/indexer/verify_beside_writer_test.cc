// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A writer commits while verify is at work, and unlinks what the revision that
// verify looks at named: its callback stands in for the writer's process.
#include <gtest/gtest.h>

#include "tests/indexer/testing.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class VerifyBesideWriter : public testing::Test {
 protected:
  VerifyBesideWriter() { commit("first"); }

  // Replaces the only article, so that no file of the revision before stays.
  void commit(const std::string& title) const {
    auto writer = IndexWriter::open(index_, {});
    writer.add(make_article("1", title));
    writer.commit();
  }
  bool is_segment_file(const std::string& name) const {
    return name.starts_with("seg-");
  }

  TemporaryFolder folder_;
  const fs::path index_ = folder_.path() / "index";
};

TEST_F(VerifyBesideWriter, TakesTheNewRevisionForNoDamage) {
  int commits = 0;
  const VerifyReport report =
      verify_index(index_, [&](const std::string& name) {
        // Once a revision: its other files are gone then.
        if (commits == 3 || !is_segment_file(name) ||
            !fs::exists(index_ / name))
          return;
        commit("later " + std::to_string(++commits));
        EXPECT_FALSE(fs::exists(index_ / name));
      });
  EXPECT_EQ(commits, 3);
  EXPECT_TRUE(report.damages.empty());
  EXPECT_EQ(report.articles, 1u);
}

TEST_F(VerifyBesideWriter, StillFindsDamageOfTheNewRevision) {
  bool damaged = false;
  const VerifyReport report =
      verify_index(index_, [&](const std::string& name) {
        if (!is_segment_file(name) || damaged) return;
        damaged = true;
        commit("later");
        for (const auto& entry : fs::directory_iterator(index_))
          if (entry.path().extension() == ".records") fs::remove(entry.path());
      });
  ASSERT_EQ(report.damages.size(), 1u);
  EXPECT_TRUE(report.damages[0].file.ends_with(".records"));
}

TEST_F(VerifyBesideWriter, FindsFilesThatNoWriterTookAway) {
  const VerifyReport report =
      verify_index(index_, [&](const std::string& name) {
        if (is_segment_file(name)) fs::remove(index_ / name);
      });
  EXPECT_EQ(report.damages.size(), 3u);
}

}  // namespace
}  // namespace dossier
