// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/line_protocol.h"

#include <algorithm>

#include "dossier/error.h"

using dossier::Answer;
using dossier::Error;
using dossier::ErrorCode;
using dossier::SearchRequest;

namespace {

constexpr const char* kUnsupported = "UNSUPPORTED";

// Parts between spaces; a phrase is one part.
std::vector<std::string> parts_of(std::string_view query) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : query) {
    if (c == '"') quoted = !quoted;
    if (c == ' ' && !quoted)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  std::erase(parts, "");
  return parts;
}

bool is_plain_word(std::string_view part) {
  return part.find_first_of("\":*()") == std::string_view::npos &&
         part != "AND" && part != "OR" && part != "NOT";
}

std::string written(std::string part, bool exact) {
  if (part.front() == '+') part.erase(0, 1);
  const std::size_t minus = part.starts_with('-') ? 1 : 0;
  if (exact && is_plain_word(part))
    part = part.substr(0, minus) + '"' + part.substr(minus) + '"';
  return part;
}

std::string facet_fields(const Answer& answer) {
  std::string fields;
  for (const dossier::FacetCounts& facet : answer.facets) {
    fields += '\t' + facet.facet + ':';
    for (const dossier::FacetCount& value : facet.values)
      fields += (fields.back() == ':' ? "" : ",") + value.id + "=" +
                std::to_string(value.count);
  }
  return fields;
}

std::string answer_request(const dossier::Index& index,
                           std::string_view command, SearchRequest request,
                           const LineProtocol& protocol) {
  const bool counts_facets = command == "TOP_10_FACETS";
  if (command == "COUNT")
    request.limit = 0;
  else if (command != "TOP_10" && command != "TOP_10_COUNT" && !counts_facets)
    return kUnsupported;
  if (counts_facets)
    for (const std::string& facet : protocol.facets)
      request.facets.push_back({facet});
  const Answer answer = index.search(request);
  if (command == "TOP_10") return "1";
  return std::to_string(answer.total) + facet_fields(answer);
}

}  // namespace

std::optional<SearchRequest> read_game_query(std::string_view query,
                                             const LineProtocol& protocol) {
  const std::vector<std::string> parts = parts_of(query);
  const auto starts_with = [](char sign) {
    return [sign](const std::string& part) { return part.front() == sign; };
  };
  const auto required =
      std::count_if(parts.begin(), parts.end(), starts_with('+'));
  const auto excluded =
      std::count_if(parts.begin(), parts.end(), starts_with('-'));
  const auto all = static_cast<std::ptrdiff_t>(parts.size());
  if (all == 0 || (required > 0 && required + excluded < all))
    return std::nullopt;
  SearchRequest request;
  request.match =
      required > 0 ? dossier::MatchMode::All : dossier::MatchMode::Any;
  for (const std::string& part : parts) {
    if (!request.query.empty()) request.query += ' ';
    request.query += written(part, protocol.exact_words);
  }
  request.records = false;  // as other engines answer
  request.facets.clear();
  request.timeout = 0;
  request.cancelled = protocol.cancelled;
  return request;
}

std::string answer_line(const dossier::Index& index, std::string_view line,
                        const LineProtocol& protocol) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return kUnsupported;
  const auto request = read_game_query(line.substr(tab + 1), protocol);
  if (!request) return kUnsupported;
  try {
    return answer_request(index, line.substr(0, tab), *request, protocol);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::BadQuery) throw;
    return kUnsupported;
  }
}
