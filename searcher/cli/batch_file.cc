// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/batch_file.h"

#include <cerrno>
#include <fstream>
#include <iostream>
#include <string_view>
#include <system_error>

#include "dossier/error.h"
#include "indexer/text/utf8.h"

namespace {

std::vector<NamedQuery> read_lines(std::istream& in) {
  std::vector<NamedQuery> queries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    // Also drops a byte order mark, which editors put at the beginning.
    line = dossier::internal::clean_utf8(line);
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      queries.push_back(
          {std::to_string(number), line.substr(tab == 0 ? 1 : 0)});
    } else {
      queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  }
  return queries;
}

}  // namespace

std::vector<NamedQuery> read_batch(const std::string& file) {
  if (file == "-") return read_lines(std::cin);
  std::ifstream in(file, std::ios::binary);
  std::vector<NamedQuery> queries;
  if (in) queries = read_lines(in);
  if (!in.eof())
    throw dossier::Error(
        dossier::ErrorCode::InvalidArgument,
        "reading the batch " + file + ": " +
            std::error_code(errno, std::generic_category()).message());
  return queries;
}
