// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/text_style.h"

#include <algorithm>
#include <utility>

#include "searcher/present/line.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNarrowest = 20, kWidestText = 100;

}  // namespace

std::string TextStyle::painted(std::string_view code, std::string text) const {
  if (!color || code.empty() || text.empty()) return text;
  return sgr(code) + std::move(text) + sgr("0");
}

std::string TextStyle::articles(std::uint64_t count) const {
  return number(count) + (count == 1 ? " article" : " articles");
}

std::string TextStyle::stories(std::uint64_t count) const {
  return number(count) + (count == 1 ? " story" : " stories");
}

std::string TextStyle::counted(std::uint64_t count, CountUnit unit) const {
  return unit == CountUnit::Story ? stories(count) : articles(count);
}

std::size_t TextStyle::table_width() const {
  return std::max(width, kNarrowest);
}

std::size_t TextStyle::text_width() const {
  return std::min(table_width(), kWidestText);
}

}  // namespace dossier::internal
