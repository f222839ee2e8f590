// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures as tables show them.
#ifndef DOSSIER_BENCH_FORMAT_H_
#define DOSSIER_BENCH_FORMAT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

std::string with_commas(std::uint64_t number);
std::string in_megabytes(std::uint64_t bytes);  // "12.3 MB"
// "1 thread", "2 threads"; "2 queries" if the plural is given.
std::string counted(std::uint64_t number, const std::string& what,
                    const std::string& plural = "");
// Four digits that matter, as far as three decimals: "0.213", "21.35", "2135".
std::string in_milliseconds(double milliseconds);
// "-" if there is none.
std::string in_milliseconds(std::optional<double> milliseconds);
std::string decimal(double number, int places);

// A line of a table: the first cell to the left, the others to the right of
// columns of these widths. No spaces at the end.
std::string table_row(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths);

// "index      300,000 articles": a name and what belongs to it.
std::string named_line(std::string name, const std::string& value);

#endif  // DOSSIER_BENCH_FORMAT_H_
