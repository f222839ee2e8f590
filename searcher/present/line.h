// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts of lines for a terminal.
#ifndef DOSSIER_SEARCHER_PRESENT_LINE_H_
#define DOSSIER_SEARCHER_PRESENT_LINE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::internal {

// Select Graphic Rendition codes.
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kDim = "2";
inline constexpr std::string_view kBoldRed = "1;31";
inline constexpr std::string_view kBoldGreen = "1;32";
inline constexpr std::string_view kCyan = "36";

std::string sgr(std::string_view code);

// A line with its width on the screen, which codes and isolates do not add to.
struct Line {
  std::string text;
  std::size_t width = 0;
};

std::string spaces(std::size_t count);

// `text` at the end of so many cells.
std::string right_aligned(std::string_view text, std::size_t width);

// A bar in eighths of a cell; what is there at all is seen.
Line bar_of(std::uint64_t count, std::uint64_t most, std::size_t width);

// "3.1 %"; "<0.1 %" of what would look like none, "–" of nothing.
std::string percentage(std::uint64_t part, std::uint64_t whole);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_LINE_H_
