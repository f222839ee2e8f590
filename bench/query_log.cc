// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_log.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "dossier/error.h"

using dossier::Error;
using dossier::ErrorCode;

namespace {

LoggedQuery parse_line(std::string_view line, const std::string& place) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0 || tab + 1 == line.size())
    throw Error(ErrorCode::InvalidArgument,
                place +
                    ": a line is CLASS<TAB>QUERY; for every article, the "
                    "query is *");
  return {std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

}  // namespace

QueryLog parse_query_log(std::string_view content, const std::string& name) {
  QueryLog log;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty())
      log.push_back(parse_line(line, name + ":" + std::to_string(number)));
  }
  if (log.empty())
    throw Error(ErrorCode::InvalidArgument, name + ": there is no query in it");
  return log;
}

QueryLog read_query_log(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad())
    throw Error(ErrorCode::Io,
                "reading " + file.string() + ": " +
                    std::error_code(errno, std::generic_category()).message());
  return parse_query_log(content, file.string());
}

std::string to_tsv(const QueryLog& log) {
  std::string out;
  for (const LoggedQuery& query : log)
    out += query.query_class + '\t' + query.text + '\n';
  return out;
}

std::vector<std::string> classes_of(const QueryLog& log) {
  std::vector<std::string> classes;
  for (const LoggedQuery& query : log)
    if (std::find(classes.begin(), classes.end(), query.query_class) ==
        classes.end())
      classes.push_back(query.query_class);
  return classes;
}
