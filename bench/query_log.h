// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_QUERY_LOG_H_
#define DOSSIER_BENCH_QUERY_LOG_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// What a query log writes for the query that finds every article.
inline constexpr std::string_view kEverything = "*";

// A query and the class whose figures it goes into.
struct LoggedQuery {
  std::string query_class;
  std::string text;  // in the query language, or kEverything

  friend bool operator==(const LoggedQuery&, const LoggedQuery&) = default;
};
using QueryLog = std::vector<LoggedQuery>;

// Reads a log: one query a line, CLASS<TAB>QUERY; empty lines are passed over.
// `name` is what errors call it. Throws dossier::Error (InvalidArgument) that
// names the first line without a tab, class or query, or if there is no query;
// (Io) if the file cannot be read.
QueryLog parse_query_log(std::string_view content, const std::string& name);
QueryLog read_query_log(const std::filesystem::path& file);

// The log as parse_query_log() reads it.
std::string to_tsv(const QueryLog& log);

// The classes of a log, in the order of their first queries.
std::vector<std::string> classes_of(const QueryLog& log);

#endif  // DOSSIER_BENCH_QUERY_LOG_H_
