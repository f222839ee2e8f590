// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_TEXT_STYLE_H_
#define DOSSIER_SEARCHER_PRESENT_TEXT_STYLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dossier/search.h"
#include "searcher/present/number_format.h"

namespace dossier::internal {

// How text for people looks.
struct TextStyle {
  std::size_t width = 80;  // of the terminal, in cells
  // Highlights in bold red and so on; without, they stand between asterisks as
  // in plain mail: in a pipe or on paper a reader still sees what matched.
  bool color = false;
  bool hits = true;  // show them; else the facets alone
  NumberFormat number;

  // The text between codes, if there is colour, a code and a text.
  std::string painted(std::string_view code, std::string text) const;
  // "1 article", "1,234 articles".
  std::string articles(std::uint64_t count) const;
  std::string stories(std::uint64_t count) const;
  // Either.
  std::string counted(std::uint64_t count, CountUnit unit) const;

  // What tables take, however narrow the terminal is.
  std::size_t table_width() const;
  // What running text takes: longer lines are hard to read.
  std::size_t text_width() const;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_TEXT_STYLE_H_
