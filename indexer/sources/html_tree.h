// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_HTML_TREE_H_
#define DOSSIER_INDEXER_SOURCES_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// The elements that reading a page tells apart. Other is any element that is
// not named here: it stands within a line, like a span.
enum class Tag : std::uint8_t {
  Root,
  Text,  // no element: a run of text
  Other,
  A,
  Article,
  Aside,
  Block,  // an element that stands on lines of its own, like a div
  Body,
  Br,
  Figure,
  Footer,
  H1,
  Heading,  // h2 to h6
  Header,
  Html,
  Li,
  Link,
  Main,
  Meta,
  Nav,
  P,
  Pre,
  Script,
  Skipped,  // an element whose content is no text of the page
  Time,
  Title,
};

// True if the element begins a new line.
bool is_block(Tag tag);

struct HtmlNode {
  Tag tag;
  std::uint32_t parent;
  std::uint32_t end;  // one past the last node inside
  std::uint32_t text_begin = 0, text_size = 0;
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

// A page as its nodes in document order, so that an element and all inside it
// are nodes [i, nodes[i].end), and every walk is a loop. Nothing here recurses:
// the depth of a page is in the hand of strangers.
class HtmlTree {
 public:
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  std::string_view text(const HtmlNode& node) const {
    return std::string_view(text_).substr(node.text_begin, node.text_size);
  }
  // Empty if it is missing. Only attributes that reading a page needs are kept.
  std::string_view attribute(const HtmlNode& node, std::string_view name) const;
  bool has_attribute(const HtmlNode& node, std::string_view name) const;

  // The text inside the node, white space collapsed; cut off after some 64 KiB,
  // as it serves for headings and labels.
  std::string inner_text(std::uint32_t node) const;

  // True if elements below the depth of kMaxHtmlDepth were taken for their
  // ancestor at that depth.
  bool was_flattened() const { return was_flattened_; }

 private:
  friend class HtmlTreeBuilder;
  struct Attribute {
    std::string name, value;
  };
  const Attribute* find(const HtmlNode& node, std::string_view name) const;

  std::vector<HtmlNode> nodes_;
  std::string text_;
  std::vector<Attribute> attributes_;
  bool was_flattened_ = false;
};

inline constexpr std::size_t kMaxHtmlDepth = 512;

// Parses a page, however broken it is. Loads nothing, expands no entity but
// those of HTML. Throws Error: LimitExceeded if it takes longer than two
// seconds (libxml2 is quadratic for some hostile pages). REQUIRES valid UTF-8.
HtmlTree parse_html(std::string_view utf8);

// The character set that the page declares in its first 8 KiB; empty if none.
std::string declared_charset(std::string_view bytes);

// `text` with runs of white space, also no-break spaces, turned into one space,
// and none at the ends.
std::string collapse_space(std::string_view text);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_HTML_TREE_H_
