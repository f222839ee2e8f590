// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_blocks.h"

#include <string_view>
#include <utility>

#include "indexer/sources/ascii.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Scripts that write no spaces between words: Thai to Myanmar, Kana, Han.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x109F) || (c >= 0x3040 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
}

// Rows of dashes or of characters without width are no text.
bool has_letter_or_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    i += c.size;
    const bool is_punctuation = (c.value >= 0x2000 && c.value <= 0x206F) ||
                                c.value == 0xFEFF || c.value < 0xAA;
    if (!is_punctuation) return true;
    if (c.value < 0x80 && (is_ascii_letter(static_cast<char>(c.value)) ||
                           is_ascii_digit(static_cast<char>(c.value)))) {
      return true;
    }
  }
  return false;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t spaced = 0, unspaced = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    i += c.size;
    const bool is_space = c.value <= 0x20;
    if (is_unspaced(c.value)) {
      ++unspaced;
      in_word = false;
    } else {
      if (!is_space && !in_word) ++spaced;
      in_word = !is_space;
    }
  }
  return spaced + unspaced / 2;
}

// A full stop, a question or exclamation mark or an ellipsis at the end, also
// before closing quotes, or with a space after it.
bool contains_sentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {".",  "!",  "?", "…", "。",
                                        "！", "？", "؟", "।", "۔"};
  constexpr std::string_view kAfter[] = {" ", "\n", "\"", "”",  "»", "’",
                                         "'", ")",  "“",  "」", "』"};
  for (const std::string_view end : kEnds) {
    for (std::size_t at = text.find(end); at != std::string_view::npos;
         at = text.find(end, at + 1)) {
      const std::string_view after = text.substr(at + end.size());
      if (after.empty() || end.size() == 3) return true;
      for (const std::string_view mark : kAfter) {
        if (after.starts_with(mark)) return true;
      }
    }
  }
  return false;
}

class BlockFinder {
 public:
  explicit BlockFinder(const HtmlTree& page) : page_(page) {}

  std::vector<TextBlock> find() {
    const auto& nodes = page_.nodes();
    for (std::uint32_t i = 1; i < nodes.size();) {
      leave_elements_before(i);
      i = enter(i);
    }
    leave_elements_before(static_cast<std::uint32_t>(nodes.size()));
    flush();
    return std::move(blocks_);
  }

 private:
  // Returns the node to go on with.
  std::uint32_t enter(std::uint32_t i) {
    const HtmlNode& node = page_.nodes()[i];
    switch (node.tag) {
      case Tag::Script:
      case Tag::Skipped:
      case Tag::Title:
        return node.end;
      case Tag::Text:
        add_text(i);
        return i + 1;
      case Tag::Br:
        add_line_break();
        return i + 1;
      case Tag::A:
        if (page_.has_attribute(node, "href")) ++links_;
        break;
      default:
        if (is_block(node.tag)) flush();
        break;
    }
    open_.push_back(i);
    return i + 1;
  }

  void leave_elements_before(std::uint32_t next) {
    while (!open_.empty() && page_.nodes()[open_.back()].end <= next) {
      const HtmlNode& node = page_.nodes()[open_.back()];
      if (is_block(node.tag)) flush();
      if (node.tag == Tag::A && page_.has_attribute(node, "href")) flush_link();
      open_.pop_back();
    }
  }

  void add_text(std::uint32_t i) {
    const std::string_view text = page_.text(page_.nodes()[i]);
    const bool blank = collapse_space(text).empty();
    if (!blank) {
      breaks_ = 0;
      if (text_.empty()) at_ = i;
    }
    text_ += text;
    if (links_ > 0) link_text_ += text;
  }

  void flush_link() {
    --links_;
    if (links_ > 0) return;
    link_words_ += count_words(collapse_space(link_text_));
    link_text_.clear();
  }

  void add_line_break() {
    if (++breaks_ >= 2) {
      flush();
    } else {
      text_ += kLineBreak;
    }
  }

  void flush() {
    if (links_ > 0) {
      link_words_ += count_words(collapse_space(link_text_));
      link_text_.clear();
    }
    TextBlock block{innermost_block(), at_, with_line_breaks(text_)};
    if (has_letter_or_digit(block.text)) {
      block.words = count_words(block.text);
      block.link_words = std::min(block.words, link_words_);
      block.has_sentence = contains_sentence(block.text);
      blocks_.push_back(std::move(block));
    }
    text_.clear();
    link_words_ = 0;
    breaks_ = 0;
  }

  std::uint32_t innermost_block() const {
    for (auto i = open_.rbegin(); i != open_.rend(); ++i) {
      if (is_block(page_.nodes()[*i].tag)) return *i;
    }
    return 0;
  }

  // Collapses the space of each line between breaks.
  static std::string with_line_breaks(std::string_view text) {
    std::string joined;
    while (!text.empty()) {
      const std::size_t end = text.find(kLineBreak);
      const std::string line = collapse_space(text.substr(0, end));
      if (!line.empty() && !joined.empty()) joined += '\n';
      joined += line;
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return joined;
  }

  // Stands for <br> in text_; no page has it, as it is not allowed in HTML.
  static constexpr char kLineBreak = '\x1F';

  const HtmlTree& page_;
  std::vector<std::uint32_t> open_;
  std::vector<TextBlock> blocks_;
  std::string text_, link_text_;
  std::uint32_t at_ = 0;
  std::uint32_t link_words_ = 0;
  unsigned links_ = 0;   // open <a href>
  unsigned breaks_ = 0;  // <br> since the last word
};

}  // namespace

std::vector<TextBlock> find_blocks(const HtmlTree& page) {
  return BlockFinder(page).find();
}

}  // namespace dossier::internal
