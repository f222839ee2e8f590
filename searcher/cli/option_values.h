// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OPTION_VALUES_H_
#define DOSSIER_SEARCHER_CLI_OPTION_VALUES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/search.h"

// Reads the values of options. All throw dossier::Error (InvalidArgument) that
// names the option, what it takes, and what it got.

[[noreturn]] void refuse_option(const std::string& message);

// The value called `name` in a table of pairs of name and value.
template <typename Table>
auto choice(const char* option, const std::string& name, const Table& table) {
  std::string known;
  for (const auto& [key, value] : table) {
    if (key == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(key);
  }
  refuse_option(std::string(option) + " is one of " + known + ", not '" + name +
                "'");
}

// The names of a table of pairs, as the table of options lists them:
// "{all|any}".
template <typename Table>
std::string choice_names(const Table& table) {
  std::string text;
  for (const auto& row : table)
    text += (text.empty() ? "{" : "|") + std::string(row.first);
  return text + "}";
}

std::size_t whole_number(const char* option, std::string_view text);
// "all" is dossier::kAll.
std::size_t number_or_all(const char* option, std::string_view text);
// At most a year.
double seconds(const char* option, const std::string& text);

void require_facet(const char* option, const std::string& name);
// "country=Syria".
dossier::FacetSelection facet_selection(const char* option,
                                        const std::string& text);
// "country", "country:20", "country:all".
dossier::FacetRequest facet_request(const std::string& option,
                                    const std::string& text);

#endif  // DOSSIER_SEARCHER_CLI_OPTION_VALUES_H_
