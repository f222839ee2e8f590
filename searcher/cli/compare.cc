// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/compare.h"

#include "cli/console.h"
#include "dossier/csv.h"
#include "indexer/text/utf8.h"
#include "searcher/cli/output_style.h"
#include "searcher/present/comparison.h"
#include "searcher/present/repair_text.h"

using namespace dossier::internal;

namespace {

// A table has no place for them.
void tell_repairs(const char* query, const dossier::Answer& answer) {
  for (const dossier::Repair& repair : answer.repairs)
    tell(std::string(query) + ": " + repair_text(repair));
}

}  // namespace

ExitStatus run_compare(const dossier::Index& index,
                       const SearchOptions& options,
                       const ManifestFile& manifest) {
  const dossier::Comparison comparison =
      index.compare(options.request, clean_utf8(*options.compare));
  if (options.format == OutputFormat::Json) {
    print(json_comparison(comparison) + "\n");
  } else if (options.format == OutputFormat::Csv) {
    print(csv_comparison(comparison));
    tell_repairs("A", comparison.first);
    tell_repairs("B", comparison.second);
  } else {
    TextStyle style;
    style.width = output_width();
    style.color = output_has_color(options.color);
    style.number = NumberFormat(number_locale_from_environment());
    print(text_comparison(comparison, style));
  }
  manifest.write(comparison);
  return comparison.first.total + comparison.second.total == 0
             ? ExitStatus::NoHits
             : ExitStatus::Done;
}
