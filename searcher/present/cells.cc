// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/cells.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kEllipsis = "…";

std::size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  const auto code_point = static_cast<UChar32>(c);
  constexpr std::uint32_t kNoWidth =
      U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if (U_GET_GC_MASK(code_point) & kNoWidth) return 0;
  // Vowels and finals of Hangul written in parts join the initial's cells.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  switch (u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

bool is_right_to_left(char32_t c) {
  if (c < 0x590) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_right_to_left(c.value)) return true;
    at += c.size;
  }
  return false;
}

// Punctuation that no line begins with.
bool must_not_begin_line(char32_t c) {
  static constexpr std::u32string_view kClosing =
      U"、。，．：；！？」』）】》〉…·";
  return kClosing.find(c) != std::u32string_view::npos;
}

// A code point of a text to be wrapped, or a visible mark.
struct Cell {
  char32_t c;
  std::size_t width;
  bool highlighted;
};

std::vector<Cell> cells_with_marks(const Snippet& text,
                                   const HighlightMarks& marks) {
  std::vector<Cell> cells;
  const auto put_mark = [&](const std::string& mark) {
    if (!marks.visible) return;
    for (const char c : mark)
      cells.push_back({static_cast<char32_t>(c), 1, false});
  };
  auto highlight = text.highlights.begin();
  std::size_t place = 0;
  for (std::size_t at = 0; at < text.text.size(); ++place) {
    const CodePoint c = decode_utf8(text.text, at);
    at += c.size;
    if (highlight != text.highlights.end() && highlight->second == place) {
      put_mark(marks.end);
      ++highlight;
    }
    const bool inside =
        highlight != text.highlights.end() && highlight->first <= place;
    if (inside && highlight->first == place) put_mark(marks.begin);
    cells.push_back({c.value, width_of(c.value), inside});
  }
  if (highlight != text.highlights.end()) put_mark(marks.end);
  return cells;
}

// True if a line may end before cells[i]. The mark that something is cut off
// stays with the last word.
bool may_break_before(const std::vector<Cell>& cells, std::size_t i) {
  if (cells[i].c == ' ' || must_not_begin_line(cells[i].c)) return false;
  if (cells[i - 1].c == ' ') return true;
  return cells[i].width == 2 && cells[i - 1].width == 2;
}

std::string line_of(const std::vector<Cell>& cells, std::size_t begin,
                    std::size_t end, const HighlightMarks& marks) {
  while (end > begin && cells[end - 1].c == ' ') --end;
  std::string line;
  bool marked = false;
  const auto mark_as = [&](bool wanted) {
    if (wanted != marked && !marks.visible)
      line += wanted ? marks.begin : marks.end;
    marked = wanted;
  };
  for (std::size_t i = begin; i < end; ++i) {
    mark_as(cells[i].highlighted);
    append_utf8(line, cells[i].c);
  }
  mark_as(false);
  return isolated(std::move(line));
}

}  // namespace

std::size_t cells_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    width += width_of(c.value);
    at += c.size;
  }
  return width;
}

std::string cut_to_cells(std::string_view text, std::size_t width) {
  if (cells_of(text) <= width) return std::string(text);
  std::size_t used = 1;  // by the ellipsis
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    used += width_of(c.value);
    if (used > width) break;
    at += c.size;
  }
  std::string cut(text.substr(0, at));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  cut += kEllipsis;
  return cut;
}

std::string cut_front_to_cells(std::string_view text, std::size_t width) {
  std::size_t used = cells_of(text);
  if (used <= width) return std::string(text);
  ++used;  // by the ellipsis
  std::size_t at = 0;
  while (at < text.size() && used > width) {
    const CodePoint c = decode_utf8(text, at);
    used -= width_of(c.value);
    at += c.size;
  }
  // What has no width belongs to what was cut.
  while (at < text.size() && width_of(decode_utf8(text, at).value) == 0)
    at += decode_utf8(text, at).size;
  return std::string(kEllipsis) + std::string(text.substr(at));
}

std::string isolated(std::string line) {
  if (!has_right_to_left(line)) return line;
  constexpr const char* kFirstStrongIsolate = "\u2068";
  constexpr const char* kPopIsolate = "\u2069";
  return kFirstStrongIsolate + line + kPopIsolate;
}

std::vector<std::string> wrap(const Snippet& text, std::size_t width,
                              const HighlightMarks& marks) {
  const std::vector<Cell> cells = cells_with_marks(text, marks);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  std::size_t used = 0;
  std::size_t last_break = 0;  // of this line; `begin` if there is none
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > begin && may_break_before(cells, i)) last_break = i;
    used += cells[i].width;
    // A space may stand beyond the edge: it is not shown there.
    if (used <= width || cells[i].c == ' ' || i == begin) continue;
    const std::size_t end = last_break > begin ? last_break : i;
    lines.push_back(line_of(cells, begin, end, marks));
    begin = end;
    used = 0;
    for (std::size_t k = begin; k <= i; ++k) used += cells[k].width;
  }
  if (begin < cells.size())
    lines.push_back(line_of(cells, begin, cells.size(), marks));
  return lines;
}

}  // namespace dossier::internal
