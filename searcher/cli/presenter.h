// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_PRESENTER_H_
#define DOSSIER_SEARCHER_CLI_PRESENTER_H_

#include <string>

#include "dossier/csv.h"
#include "dossier/error.h"
#include "dossier/index.h"
#include "searcher/cli/options.h"
#include "searcher/present/text.h"

// Runs queries and prints their answers in the format asked for. Formats of
// one line a hit (jsonl, csv, ids, trec) print each hit, and each facet value,
// when it is found, and keep none.
class Presenter {
 public:
  explicit Presenter(const SearchOptions& options);

  // Returns the answer, without what was printed as it was found. `name` is the
  // query's in a batch, else empty. Throws what Index::search and print()
  // throw.
  dossier::Answer show(const dossier::Index& index, const std::string& query,
                       const std::string& name);

  // Prints the error where the format has a place for it (json, jsonl).
  void show_error(const dossier::IndexIdentity& index, const std::string& query,
                  const std::string& name, dossier::ErrorCode code,
                  const std::string& message) const;

 private:
  dossier::Answer show_text(const dossier::Index& index,
                            const std::string& name);
  dossier::Answer show_lines(const dossier::Index& index,
                             const std::string& name);
  void print_header();
  void tell_repairs(const dossier::Answer& answer,
                    const std::string& name) const;
  void tell_feedback(const dossier::Answer& answer) const;
  bool is_table() const;  // in place of the hits
  void print_hit(const dossier::Hit& hit, const std::string& name) const;
  void print_facet_value(const std::string& facet,
                         const dossier::FacetCount& value,
                         const std::string& name) const;

  const SearchOptions& options_;
  dossier::SearchRequest request_;
  dossier::CsvColumns columns_;
  dossier::internal::TextStyle style_;
  bool header_printed_ = false;
};

#endif  // DOSSIER_SEARCHER_CLI_PRESENTER_H_
