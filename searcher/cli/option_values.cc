// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/option_values.h"

#include <charconv>

#include "dossier/error.h"
#include "indexer/store/fields.h"

using dossier::FacetRequest;
using dossier::FacetSelection;
using dossier::kAll;
using dossier::internal::FacetField;
using dossier::internal::kFacets;

namespace {

// Whether all of `text` is a number.
template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end;
}

std::string facet_names() {
  std::string names;
  for (const FacetField& field : kFacets)
    names += (names.empty() ? "" : ", ") + std::string(field.name);
  return names;
}

}  // namespace

void refuse_option(const std::string& message) {
  throw dossier::Error(dossier::ErrorCode::InvalidArgument, message);
}

std::size_t whole_number(const char* option, std::string_view text) {
  std::size_t number = 0;
  if (!read_number(text, number))
    refuse_option(std::string(option) + " is a whole number, not '" +
                  std::string(text) + "'");
  return number;
}

std::size_t number_or_all(const char* option, std::string_view text) {
  if (text == "all") return kAll;
  std::size_t number = 0;
  if (!read_number(text, number))
    refuse_option(std::string(option) + " is a whole number or all, not '" +
                  std::string(text) + "'");
  return number;
}

double seconds(const char* option, const std::string& text) {
  double number = -1;
  // The bound also refuses what is not a number.
  if (!read_number(text, number) || !(number >= 0 && number < 3.2e7))
    refuse_option(std::string(option) + " is a number of seconds, not '" +
                  text + "'");
  return number;
}

void require_facet(const char* option, const std::string& name) {
  if (!dossier::internal::facet_by_name(name))
    refuse_option(std::string(option) + ": there is no facet '" + name +
                  "'; facets are " + facet_names());
}

FacetSelection facet_selection(const char* option, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size())
    refuse_option(std::string(option) +
                  " takes FACET=VALUE, such as country=Syria, not '" + text +
                  "'");
  FacetSelection selection{text.substr(0, equals), text.substr(equals + 1)};
  require_facet(option, selection.facet);
  return selection;
}

FacetRequest facet_request(const std::string& option, const std::string& text) {
  const std::size_t colon = text.find(':');
  FacetRequest request{text.substr(0, colon)};
  require_facet(option.c_str(), request.facet);
  if (colon != std::string::npos)
    request.limit = number_or_all(("the number in " + option).c_str(),
                                  text.substr(colon + 1));
  return request;
}
