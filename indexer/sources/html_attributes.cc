// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_attributes.h"

#include "indexer/sources/ascii.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

struct TagEnd {
  std::size_t end;     // the place of ">", or the size of the page
  std::size_t excess;  // the place of the first attribute too many, or kNowhere
};

// Reads the tag that begins at `at`. Whatever may begin an attribute for any
// reading of broken markup counts as one: the bound is far from what pages
// have. What looks like a tag in a script or a comment is read as well, and
// would lose words that nobody uses.
TagEnd read_tag(std::string_view html, std::size_t at) {
  TagEnd tag{html.size(), kNowhere};
  std::size_t attributes = 0;
  char quote = 0;
  bool in_word = true, after_equals = false;  // in the name of the tag
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      tag.end = at;
      break;
    } else if (c == '"' || c == '\'' || c == '/') {
      if (after_equals && c != '/') quote = c;
      in_word = after_equals = false;
    } else if (is_ascii_space(c)) {
      in_word = false;
    } else {
      if (!in_word && !after_equals && ++attributes > kMaxHtmlAttributes &&
          tag.excess == kNowhere) {
        tag.excess = at;
      }
      in_word = true;
      after_equals = c == '=';
    }
  }
  return tag;
}

}  // namespace

std::string_view drop_excess_attributes(std::string_view html,
                                        std::string& buffer) {
  buffer.clear();
  std::size_t kept = 0;  // `html` up to here is in `buffer`, or dropped
  for (std::size_t at = html.find('<'); at < html.size();
       at = html.find('<', at)) {
    if (++at == html.size() || !is_ascii_letter(html[at])) continue;
    const TagEnd tag = read_tag(html, at);
    at = tag.end;
    if (tag.excess == kNowhere) continue;
    buffer += html.substr(kept, tag.excess - kept);
    kept = tag.end;
  }
  if (kept == 0) return html;
  buffer += html.substr(kept);
  return buffer;
}

}  // namespace dossier::internal
