// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cli/validators.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "cli/parse_error.h"
#include "indexer/store/fields.h"

CLI::Validator whole_number_from(std::uint64_t least, std::uint64_t greatest) {
  return CLI::Validator(
      [least, greatest](const std::string& text) -> std::string {
        const CLI::Validator up_to = whole_number_up_to(greatest);
        std::string number = text;
        if (std::string reason = up_to(number); !reason.empty()) return reason;
        if (std::stoull(text) >= least) return {};
        return "'" + text + "' is less than " + std::to_string(least);
      },
      "");
}

CLI::Validator positive_number() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        double number = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && stop == end && number > 0 && number < 1e9)
          return {};
        return "'" + text + "' is not a number above 0";
      },
      "");
}

CLI::Validator facet_name() {
  std::vector<std::string> names = {"none"};
  for (const auto& facet : dossier::internal::kFacets)
    names.emplace_back(facet.name);
  return one_of(std::move(names));
}
