// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_OPTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "dossier/search.h"

enum class OutputFormat { Text, Json, JsonLines, Csv, Ids, Trec, Bibtex };

// `Ansi` is for those who know `rg --color=ansi`; on what we run on, it is
// `Always`.
enum class ColorChoice { Auto, Always, Never, Ansi };

// What the command line of dossier-search asks for.
struct SearchOptions {
  std::optional<std::string> index;
  dossier::SearchRequest request;
  OutputFormat format = OutputFormat::Text;
  ColorChoice color = ColorChoice::Auto;
  bool facets_only = false;
  // An article's id and FACET=VALUE, to be explained; or empty.
  std::vector<std::string> why;
  // Values that begin so are asked for, which may be empty.
  std::optional<dossier::FacetSelection> complete;
  std::string batch;  // a file, or "-"; empty: no batch
};

// Reads the command line into `options`. Returns the text that --help or
// --version ask for, if they do. Throws dossier::Error (InvalidArgument) for
// what cannot be understood; `options.format` is then what the rest of the
// command line asks for, so that the error can be reported in it.
std::optional<std::string> parse_options(int argc, const char* const* argv,
                                         SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_OPTIONS_H_
