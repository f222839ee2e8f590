// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/ascii.h"
#include "indexer/sources/charset.h"
#include "indexer/sources/finish.h"
#include "indexer/sources/sources.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestHeadline = 300;  // code points

std::string with_unix_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

// Takes the first line off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool is_blank(std::string_view line) { return ascii_trim(line).empty(); }

void skip_blank_lines(std::string_view& text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!is_blank(take_line(rest))) return;
    text = rest;
  }
}

// Reads "Date: 2013-05-28" and its like into the article.
bool read_header(std::string_view line, Article& article) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = line.substr(0, colon);
  std::string Article::*field = nullptr;
  if (equals_ignoring_case(name, "date")) field = &Article::date;
  if (equals_ignoring_case(name, "source")) field = &Article::source;
  if (equals_ignoring_case(name, "url")) field = &Article::url;
  if (equals_ignoring_case(name, "language")) field = &Article::language;
  if (equals_ignoring_case(name, "id")) field = &Article::id;
  if (field == nullptr) return false;
  article.*field = std::string(ascii_trim(line.substr(colon + 1)));
  return true;
}

// True if `first`, with `rest` directly below it, was broken off on purpose:
// the next word would have fitted within the longest line of the paragraph. In
// a paragraph wrapped at a margin it would not.
bool is_broken_early(std::string_view first, std::string_view rest) {
  std::string_view next = rest.substr(0, rest.find('\n'));
  const std::size_t word = count_code_points(next.substr(0, next.find(' ')));
  std::size_t longest = 0;
  while (!rest.empty()) {
    next = take_line(rest);
    if (is_blank(next)) break;
    longest = std::max(longest, count_code_points(next));
  }
  return count_code_points(first) + 1 + word <= longest;
}

// A headline is a first line of at most 300 code points with a header or a
// blank line below it; or without them, if it was broken off on purpose. A file
// of one line is all text.
bool is_headline(std::string_view first, std::string_view rest,
                 bool has_headers) {
  if (count_code_points(first) > kLongestHeadline) return false;
  if (has_headers) return true;
  std::string_view below = rest;
  skip_blank_lines(below);
  if (below.empty()) return false;
  return is_blank(rest.substr(0, rest.find('\n'))) ||
         is_broken_early(first, rest);
}

}  // namespace

ReadArticle read_text(std::string_view bytes, const ReadOptions& options) {
  ReadArticle result;
  Article& article = result.article;
  const std::string content =
      with_unix_line_ends(to_utf8(bytes, "", false, result.warnings));
  std::string_view rest = content;
  skip_blank_lines(rest);
  const std::string_view whole = rest;
  const std::string_view first = ascii_trim(take_line(rest));

  bool has_headers = false;
  std::string_view below = rest;
  while (!below.empty() && read_header(take_line(below), article)) {
    has_headers = true;
    rest = below;
  }
  if (is_headline(first, rest, has_headers)) {
    article.title = std::string(first);
    skip_blank_lines(rest);
    article.text = std::string(rest);
  } else {
    article = Article{};  // what looked like headers is text
    article.text = std::string(whole);
  }
  const std::size_t end = article.text.find_last_not_of(kAsciiSpace);
  article.text.resize(end == std::string::npos ? 0 : end + 1);
  finish_article(result, options);
  return result;
}

}  // namespace dossier::internal
