// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/window_selections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;

class WindowSelectionsTest : public ::testing::Test {
 protected:
  // Documents 0 to 3: fail nothing, country, system, both.
  WindowSelectionsTest() {
    const ExampleEntity syria{Facet::Country, "SYR", "Syria"};
    const ExampleEntity mig{Facet::System, "mig-29", "MiG-29"};
    index_ = std::make_unique<ExampleIndex>(
        std::vector<ExampleArticle>{{"a", "", "x", "", "en", "", {syria, mig}},
                                    {"b", "", "x", "", "en", "", {mig}},
                                    {"c", "", "x", "", "en", "", {syria}},
                                    {"d", "", "x"}});
    selected_ = {{Facet::Country, {index_->value(Facet::Country, "SYR")}},
                 {Facet::System, {index_->value(Facet::System, "mig-29")}}};
    evaluator_ = std::make_unique<Evaluator>(
        index_->segment(), *index_->readers()[0],
        index_->snapshot().values->of_segment(0), deadline_);
  }

  WindowSelections selections() { return {selected_, *evaluator_, {0, 4}}; }
  // Documents that count if these facets do.
  std::vector<std::size_t> counted(std::initializer_list<Facet> facets) {
    FacetMask wanted{};
    for (Facet facet : facets) wanted[static_cast<std::size_t>(facet)] = true;
    std::vector<std::size_t> docs;
    selections().counted(wanted).for_each(
        [&](std::size_t doc) { docs.push_back(doc); });
    return docs;
  }

  const Deadline deadline_{0, nullptr};
  std::unique_ptr<ExampleIndex> index_;
  std::vector<SelectedFacet> selected_;
  std::unique_ptr<Evaluator> evaluator_;
};

TEST_F(WindowSelectionsTest, LeavesWhatFailsAtMostOneCountedSelection) {
  EXPECT_THAT(counted({}), ElementsAre(0));
  EXPECT_THAT(counted({Facet::Country}), ElementsAre(0, 1));
  EXPECT_THAT(counted({Facet::System}), ElementsAre(0, 2));
  EXPECT_THAT(counted({Facet::Country, Facet::System}), ElementsAre(0, 1, 2));
  EXPECT_THAT(counted({Facet::Official}), ElementsAre(0));
}

TEST_F(WindowSelectionsTest, SplitsMatchesByTheSelectionThatTheyFail) {
  DocSet matches;
  matches.docs = {0, 1, 2, 3};
  matches.scores = {1, 2, 3, 4};
  const SelectionSplit parts = selections().split(matches);
  EXPECT_THAT(parts.passed.docs, ElementsAre(0));
  EXPECT_THAT(parts.passed.scores, ElementsAre(1));
  EXPECT_THAT(parts.failed_one, ElementsAre(ElementsAre(1), ElementsAre(2)));
}

}  // namespace
}  // namespace dossier::internal
