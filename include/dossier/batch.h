// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BATCH_H_
#define DOSSIER_BATCH_H_

#include <optional>
#include <string>

#include "dossier/error.h"
#include "dossier/index.h"
#include "dossier/search.h"

namespace dossier {

// What became of one query among many: an answer, or an error.
struct BatchRow {
  std::string name, query;
  std::optional<Answer> answer;  // none: an error
  ErrorCode code = ErrorCode::BadQuery;
  std::string error;
};

// What `query` finds as a row of a table: an answer without hits, but with the
// number of stories, first and last day, and the facets of the request, counted
// over the matches alone. Everything else is as `request` has it, its own query
// aside. Costs as much as a search without hits that counts stories.
//
// An Error that ends the search becomes the row's, so that a batch goes on;
// only Cancelled is thrown, which is meant for the whole batch. May be called
// from several threads at once.
BatchRow batch_row(const Index& index, const SearchRequest& request,
                   std::string name, std::string query);

}  // namespace dossier

#endif  // DOSSIER_BATCH_H_
