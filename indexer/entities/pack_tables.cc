// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "indexer/entities/builtin_tables.h"

namespace dossier::internal {

std::string pack_tables(const std::vector<TableSource>& tables) {
  std::string packed;
  for (const TableSource& table : tables) {
    packed += table.name + "\n" + std::to_string(table.text.size()) + "\n";
    packed += table.text;
  }
  return packed;
}

std::vector<TableSource> unpack_tables(std::string_view packed) {
  std::vector<TableSource> tables;
  const auto line = [&] {
    const std::size_t end = packed.find('\n');
    const std::string_view text = packed.substr(0, end);
    packed.remove_prefix(end == std::string_view::npos ? packed.size()
                                                       : end + 1);
    return text;
  };
  while (!packed.empty()) {
    const std::string_view name = line(), number = line();
    std::size_t size = 0;
    std::from_chars(number.data(), number.data() + number.size(), size);
    if (size > packed.size()) break;
    tables.push_back({std::string(name), std::string(packed.substr(0, size))});
    packed.remove_prefix(size);
  }
  return tables;
}

}  // namespace dossier::internal
