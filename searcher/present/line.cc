// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/line.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "searcher/present/cells.h"

namespace dossier::internal {

std::string sgr(std::string_view code) {
  return "\x1B[" + std::string(code) + "m";
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string right_aligned(std::string_view text, std::size_t width) {
  return spaces(width - std::min(width, cells_of(text))) + std::string(text);
}

Line bar_of(std::uint64_t count, std::uint64_t most, std::size_t width) {
  static constexpr std::array<const char*, 8> kEighths = {"",  "▏", "▎", "▍",
                                                          "▌", "▋", "▊", "▉"};
  const double share = static_cast<double>(count) / static_cast<double>(most);
  auto eighths =
      static_cast<std::size_t>(share * static_cast<double>(8 * width) + 0.5);
  if (count != 0 && width != 0) eighths = std::max<std::size_t>(eighths, 1);
  Line bar;
  for (std::size_t i = 0; i < eighths / 8; ++i) bar.text += "█";
  bar.text += kEighths[eighths % 8];
  bar.width = (eighths + 7) / 8;
  return bar;
}

std::string percentage(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "–";
  const double percent =
      100 * static_cast<double>(part) / static_cast<double>(whole);
  if (part != 0 && percent < 0.05) return "<0.1 %";
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.1f %%", percent);
  return text.data();
}

}  // namespace dossier::internal
