// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The line protocol of search-benchmark-game
// (https://github.com/quickwit-oss/search-benchmark-game): a driver writes
// COMMAND<TAB>QUERY, the engine answers with a line.
#ifndef DOSSIER_BENCH_LINE_PROTOCOL_H_
#define DOSSIER_BENCH_LINE_PROTOCOL_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/index.h"

struct LineProtocol {
  std::vector<std::string> facets = {};  // of TOP_10_FACETS
  // Each word as it stands, stop words too: what an index without stemming and
  // stop words would find.
  bool exact_words = false;
  const std::atomic<bool>* cancelled = nullptr;
};

// The query as that benchmark writes it: with + in front of its parts, all of
// them are required, without any + they are alternatives; phrases are in
// quotation marks. Nothing if parts with and without + are mixed.
std::optional<dossier::SearchRequest> read_game_query(
    std::string_view query, const LineProtocol& protocol);

// The answer to one line, without its end:
//   COUNT          the number of articles that match
//   TOP_10         1, when the ten best are found
//   TOP_10_COUNT   the number of articles, when the ten best are found
//   TOP_10_FACETS  the same; then for each facet a tab, its name, a colon, and
//                  its ten most frequent values: ID=COUNT with commas between
// Other commands and queries that cannot be read as they stand: "UNSUPPORTED".
std::string answer_line(const dossier::Index& index, std::string_view line,
                        const LineProtocol& protocol);

#endif  // DOSSIER_BENCH_LINE_PROTOCOL_H_
