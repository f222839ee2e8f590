// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_CONDITION_H_
#define DOSSIER_BENCH_CONDITION_H_

#include <set>
#include <string>
#include <vector>

#include "bench/article_words.h"
#include "indexer/store/snapshot.h"
#include "searcher/query/query.h"

using Ids = std::set<std::string>;

// The ids of a facet's values that `name` stands for, as a search reads it.
Ids ids_of(const dossier::internal::Snapshot& snapshot,
           dossier::internal::Facet facet, const std::string& name);

bool has_any(const Ids& values, const Ids& wanted);

// A query with the ids that its names stand for.
struct Condition {
  dossier::internal::QueryNode node;  // without children
  Ids ids;                            // of a value
  std::vector<Condition> children;
};

Condition make_condition(const dossier::internal::Snapshot& snapshot,
                         dossier::internal::QueryNode node);

// Whether the article is one that the condition asks for, seen by looking.
bool matches(const ArticleWords& article, const Condition& condition,
             ArticleReader& reader);

#endif  // DOSSIER_BENCH_CONDITION_H_
