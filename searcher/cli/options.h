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
  bool offers = true;  // where one query is answered as text or JSON
  // An article's id and FACET=VALUE, to be explained; or empty.
  std::vector<std::string> why;
  // Values that begin so are asked for, which may be empty.
  std::optional<dossier::FacetSelection> complete;
  // Another query, whose facets stand beside those of the first.
  std::optional<std::string> compare;
  bool limit_given = false;   // -n
  bool facets_given = false;  // --facet
  std::string batch;          // a file, or "-"; empty: no batch
  bool batch_table = false;   // a row a query instead of its hits
  // The file of the saved queries, if it is not the usual one, and the names of
  // one to keep and one to drop.
  std::optional<std::string> queries_file;
  std::string save, forget;
  std::string manifest;  // the file to write one into; empty: none
  std::string repeat;    // a manifest to be asked again; empty: none
  dossier::IndexIdentity repeated_index;  // that it was asked of
  bool list_saved = false;
};

// Reads the command line into `options`. Returns the text that --help or
// --version ask for, if they do. Throws dossier::Error (InvalidArgument) for
// what cannot be understood; `options.format` is then what the rest of the
// command line asks for, so that the error can be reported in it.
std::optional<std::string> parse_options(int argc, const char* const* argv,
                                         SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_OPTIONS_H_
