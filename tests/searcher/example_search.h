// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches of small indexes written down in a test.
#ifndef DOSSIER_TESTS_SEARCHER_EXAMPLE_SEARCH_H_
#define DOSSIER_TESTS_SEARCHER_EXAMPLE_SEARCH_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/searcher.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {

inline const ExampleEntity kSyria{Facet::Country, "SYR", "Syria"};
inline const ExampleEntity kRussia{Facet::Country, "RUS", "Russia"};
inline const ExampleEntity kFrance{Facet::Country, "FRA", "France"};
inline const ExampleEntity kTurkey{Facet::Country, "TUR", "Turkey"};
inline const ExampleEntity kMig29{Facet::System, "mig-29", "MiG-29"};
inline const ExampleEntity kT72{Facet::System, "t-72", "T-72"};

// A fixture with an index, and a request that its tests change.
class ExampleSearch : public ::testing::Test {
 protected:
  explicit ExampleSearch(const ExampleIndex::Segments& segments,
                         std::vector<ExampleGazetteer::Row> rows = {})
      : index_(segments, std::move(rows)) {}

  Answer search() const { return searcher_.search(request_); }
  Answer search(const std::string& query) {
    request_.query = query;
    return search();
  }

  // "bca": of the hits, best first.
  static std::string ids(const Answer& answer) {
    std::string ids;
    for (const Hit& hit : answer.hits) ids += hit.id;
    return ids;
  }

  ExampleIndex index_;
  Searcher searcher_{std::shared_ptr<const Snapshot>(std::shared_ptr<void>(),
                                                     &index_.snapshot()),
                     OpenOptions{1 << 20, 1}};
  SearchRequest request_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_SEARCHER_EXAMPLE_SEARCH_H_
