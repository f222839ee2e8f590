// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/batch_file.h"

#include <string_view>

#include "indexer/text/utf8.h"
#include "searcher/cli/input.h"

namespace {

std::vector<NamedQuery> parse_lines(std::string_view content) {
  std::vector<NamedQuery> queries;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = content.find('\n');
    // Also drops a byte order mark, which editors put at the beginning.
    std::string line = dossier::internal::clean_utf8(content.substr(0, end));
    content.remove_prefix(end == content.npos ? content.size() : end + 1);
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

std::vector<NamedQuery> read_batch(const std::string& file,
                                   const std::atomic<bool>& cancelled) {
  return parse_lines(read_input("the batch", file, &cancelled));
}
