// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/batch.h"

#include <utility>

namespace dossier {

BatchRow batch_row(const Index& index, const SearchRequest& request,
                   std::string name, std::string query) {
  BatchRow row;
  SearchRequest asked = request;
  asked.query = query;
  asked.limit = 0;
  asked.day_span = true;
  asked.collapse = true;  // for the number of stories
  asked.facets_of_matches = true;
  row.name = std::move(name);
  row.query = std::move(query);
  try {
    row.answer = index.search(asked);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    row.code = error.code();
    row.error = error.what();
  }
  return row;
}

}  // namespace dossier
