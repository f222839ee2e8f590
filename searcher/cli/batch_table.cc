// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/batch_table.h"

#include <algorithm>

#include "cli/console.h"
#include "dossier/csv.h"
#include "searcher/cli/output_style.h"
#include "searcher/collation.h"
#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"

using dossier::BatchRow;
using dossier::Index;

using namespace dossier::internal;

BatchTable::BatchTable(const SearchOptions& options,
                       const std::vector<NamedQuery>& queries)
    : format_(options.format), request_(options.request) {
  if (request_.locale.empty())
    request_.locale = collation_locale_from_environment();
  if (format_ != OutputFormat::Text) return;
  style_.width = output_width();
  style_.color = output_has_color(options.color);
  style_.number = NumberFormat(number_locale_from_environment());
  for (const NamedQuery& query : queries)
    name_width_ = std::max(name_width_, cells_of(displayable(query.name)));
}

BatchRow BatchTable::show(const Index& index, const NamedQuery& query) {
  BatchRow row = batch_row(index, request_, query.name, query.query);
  print_row(row);
  return row;
}

void BatchTable::print_row(const BatchRow& row) {
  if (format_ == OutputFormat::Json || format_ == OutputFormat::JsonLines) {
    print(json_query_row(row) + '\n');
    return;
  }
  const bool csv = format_ == OutputFormat::Csv;
  if (!header_printed_)
    print(csv ? csv_batch_header(request_.facets)
              : text_query_header(name_width_, style_));
  header_printed_ = true;
  print(csv ? csv_batch_row(row, request_.facets)
            : text_query_row(row, name_width_, style_));
}
