// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/format.h"

#include <algorithm>
#include <cstdio>

#include "searcher/present/number_format.h"

std::string with_commas(std::uint64_t number) {
  return dossier::internal::NumberFormat()(number);
}

std::string decimal(double number, int places) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", places, number);
  return text;
}

std::string in_megabytes(std::uint64_t bytes) {
  return decimal(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

std::string counted(std::uint64_t number, const std::string& what,
                    const std::string& plural) {
  const std::string many = plural.empty() ? what + "s" : plural;
  return with_commas(number) + " " + (number == 1 ? what : many);
}

std::string in_milliseconds(double milliseconds) {
  const int places = milliseconds < 10      ? 3
                     : milliseconds < 100   ? 2
                     : milliseconds < 1'000 ? 1
                                            : 0;
  return decimal(milliseconds, places);
}

std::string in_milliseconds(std::optional<double> milliseconds) {
  return milliseconds ? in_milliseconds(*milliseconds) : "-";
}

std::string table_row(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t size = cells[i].size();
    const std::string space(std::max(widths[i], size) - size, ' ');
    row += i == 0 ? cells[i] + space : space + cells[i];
  }
  row.erase(row.find_last_not_of(' ') + 1);
  return row + "\n";
}

std::string named_line(std::string name, const std::string& value) {
  constexpr std::size_t kNameWidth = 11;
  name.resize(std::max(kNameWidth, name.size() + 1), ' ');
  return name + value + "\n";
}
