// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_REFERENCE_H_
#define DOSSIER_BENCH_REFERENCE_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/query/query.h"

// What a query ought to be answered with.
struct ReferenceAnswer {
  struct Counts {
    std::uint64_t counted = 0;  // articles in the facet's base
    std::uint64_t missing = 0;  // of these, articles without a value
    std::map<std::string, std::uint64_t> values;  // by id
  };
  std::uint64_t total = 0;
  std::array<Counts, dossier::internal::kFacetCount> facets;

  void add(const ReferenceAnswer& other);
};

// Answers queries slowly and obviously: reads the stored record of every living
// article, cuts its text into words again, and looks whether each query
// matches. What this shares with a search is the reading of the query, of words
// and of names; not postings, columns, token streams, statistics, caches, and
// nothing of matching and counting.
class Reference {
 public:
  Reference(std::shared_ptr<const dossier::internal::Snapshot> snapshot,
            std::vector<dossier::SearchRequest> requests);
  ~Reference();

  // One answer a request. Some 100 microseconds of CPU an article, and one a
  // query more; in so many threads. Throws Error (Cancelled).
  std::vector<ReferenceAnswer> answers(
      unsigned threads, const std::atomic<bool>* cancelled = nullptr) const;

 private:
  struct Question;
  class Scan;

  std::shared_ptr<const dossier::internal::Snapshot> snapshot_;
  std::vector<Question> questions_;
};

// The first difference between an answer and what it ought to be, for people;
// empty if there is none. REQUIRES that the answer has all values of its
// facets.
std::string difference(const dossier::Answer& answer,
                       const ReferenceAnswer& expected);

#endif  // DOSSIER_BENCH_REFERENCE_H_
