// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <new>
#include <utility>

#include "dossier/error.h"
#include "indexer/sources/ascii.h"
#include "indexer/sources/html_attributes.h"

namespace dossier::internal {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kMaxTime = std::chrono::seconds(2);
constexpr std::size_t kChunkBytes = 16 << 10;  // between looks at the clock
constexpr unsigned kEventsBetweenLooks = 1024;

// Sorted by name.
constexpr auto kTags = std::to_array<std::pair<std::string_view, Tag>>({
    {"a", Tag::A},
    {"address", Tag::Block},
    {"article", Tag::Article},
    {"aside", Tag::Aside},
    {"audio", Tag::Skipped},
    {"blockquote", Tag::Block},
    {"body", Tag::Body},
    {"br", Tag::Br},
    {"button", Tag::Skipped},
    {"canvas", Tag::Skipped},
    {"caption", Tag::Block},
    {"center", Tag::Block},
    {"dd", Tag::Block},
    {"details", Tag::Block},
    {"dialog", Tag::Aside},
    {"dir", Tag::Block},
    {"div", Tag::Block},
    {"dl", Tag::Block},
    {"dt", Tag::Block},
    {"embed", Tag::Skipped},
    {"fieldset", Tag::Block},
    {"figcaption", Tag::Figure},
    {"figure", Tag::Figure},
    {"footer", Tag::Footer},
    {"form", Tag::Block},
    {"frameset", Tag::Block},
    {"h1", Tag::H1},
    {"h2", Tag::Heading},
    {"h3", Tag::Heading},
    {"h4", Tag::Heading},
    {"h5", Tag::Heading},
    {"h6", Tag::Heading},
    {"head", Tag::Block},
    {"header", Tag::Header},
    {"hgroup", Tag::Block},
    {"hr", Tag::Block},
    {"html", Tag::Html},
    {"iframe", Tag::Skipped},
    {"input", Tag::Skipped},
    {"li", Tag::Li},
    {"link", Tag::Link},
    {"main", Tag::Main},
    {"menu", Tag::Nav},
    {"meta", Tag::Meta},
    {"nav", Tag::Nav},
    {"noframes", Tag::Skipped},
    {"noscript", Tag::Skipped},
    {"object", Tag::Skipped},
    {"ol", Tag::Block},
    {"option", Tag::Skipped},
    {"p", Tag::P},
    {"pre", Tag::Pre},
    {"script", Tag::Script},
    {"section", Tag::Block},
    {"select", Tag::Skipped},
    {"style", Tag::Skipped},
    {"summary", Tag::Block},
    {"svg", Tag::Skipped},
    {"table", Tag::Block},
    {"tbody", Tag::Block},
    {"td", Tag::Block},
    {"template", Tag::Skipped},
    {"textarea", Tag::Skipped},
    {"tfoot", Tag::Block},
    {"th", Tag::Block},
    {"thead", Tag::Block},
    {"time", Tag::Time},
    {"title", Tag::Title},
    {"tr", Tag::Block},
    {"ul", Tag::Block},
    {"video", Tag::Skipped},
});
static_assert(std::is_sorted(kTags.begin(), kTags.end()));

constexpr auto kKeptAttributes = std::to_array<std::string_view>(
    {"aria-hidden", "class", "content", "datetime", "hidden", "href", "id",
     "itemprop", "lang", "name", "property", "rel", "role", "style", "type",
     "xml:lang"});

Tag tag_of(std::string_view name) {
  const auto found = std::lower_bound(
      kTags.begin(), kTags.end(), name,
      [](const auto& entry, std::string_view n) { return entry.first < n; });
  if (found != kTags.end() && found->first == name) return found->second;
  // A page's own elements ("story-body") are boxes more often than words.
  return name.find('-') != std::string_view::npos ? Tag::Block : Tag::Other;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : reinterpret_cast<const char*>(text);
}

void init_libxml2_once() {
  static const bool done = [] {
    xmlInitParser();
    return true;
  }();
  (void)done;
}

}  // namespace

// Takes the events of libxml2's parser. They come from C, so nothing may be
// thrown through it: a fault is noted, the parser stopped, and finish() throws.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder() : deadline_(Clock::now() + kMaxTime) {
    tree_.nodes_.push_back({Tag::Root, 0, 0});
    open_.push_back(0);
  }

  void parse(std::string_view utf8) {
    htmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name,
                              const xmlChar** attributes) {
      of(self).guarded([&](HtmlTreeBuilder& b) { b.start(name, attributes); });
    };
    handler.endElement = [](void* self, const xmlChar*) {
      of(self).guarded([](HtmlTreeBuilder& b) { b.end(); });
    };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      of(self).guarded([&](HtmlTreeBuilder& b) {
        b.add_text({reinterpret_cast<const char*>(text),
                    static_cast<std::size_t>(size)});
      });
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;  // the content of scripts

    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr,
                                 XML_CHAR_ENCODING_UTF8),
        htmlFreeParserCtxt);
    if (parser == nullptr) throw std::bad_alloc();
    // The text is UTF-8 by now, whatever the page says about itself.
    htmlCtxtUseOptions(parser.get(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD |
                           HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    parser_ = parser.get();
    while (!utf8.empty() && !stopped()) {
      const std::string_view chunk = utf8.substr(0, kChunkBytes);
      htmlParseChunk(parser_, chunk.data(), static_cast<int>(chunk.size()), 0);
      utf8.remove_prefix(chunk.size());
      look_at_clock();
    }
    if (!stopped()) htmlParseChunk(parser_, nullptr, 0, 1);
    parser_ = nullptr;
  }

  HtmlTree finish() {
    if (out_of_memory_) throw std::bad_alloc();
    if (out_of_time_) {
      throw Error(ErrorCode::LimitExceeded,
                  "parsing the page takes longer than 2 seconds");
    }
    while (!open_.empty()) close();
    return std::move(tree_);
  }

 private:
  static HtmlTreeBuilder& of(void* self) {
    return *static_cast<HtmlTreeBuilder*>(self);
  }

  bool stopped() const { return out_of_memory_ || out_of_time_; }

  template <typename Action>
  void guarded(const Action& action) {
    if (stopped()) return;
    if (++events_ % kEventsBetweenLooks == 0) look_at_clock();
    try {
      action(*this);
    } catch (...) {  // only memory can be lacking here
      out_of_memory_ = true;
      xmlStopParser(parser_);
    }
  }

  void look_at_clock() {
    if (stopped() || Clock::now() < deadline_) return;
    out_of_time_ = true;
    xmlStopParser(parser_);
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() > kMaxHtmlDepth) {
      ++flattened_;
      tree_.was_flattened_ = true;
      return;
    }
    HtmlNode node{tag_of(view(name)), open_.back(), 0};
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const std::string_view key = view(attributes[0]);
      if (!std::binary_search(kKeptAttributes.begin(), kKeptAttributes.end(),
                              key)) {
        continue;
      }
      tree_.attributes_.push_back(
          {std::string(key), std::string(view(attributes[1]))});
      ++node.attribute_count;
    }
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()));
    tree_.nodes_.push_back(node);
  }

  void end() {
    if (flattened_ > 0) {
      --flattened_;
    } else if (open_.size() > 1) {
      close();
    }
  }

  void close() {
    tree_.nodes_[open_.back()].end =
        static_cast<std::uint32_t>(tree_.nodes_.size());
    open_.pop_back();
  }

  void add_text(std::string_view text) {
    const Tag parent = tree_.nodes_[open_.back()].tag;
    if (parent == Tag::Skipped) return;
    // Text comes in pieces; those of one run become one node.
    HtmlNode* last = &tree_.nodes_.back();
    if (last->tag != Tag::Text || last->parent != open_.back() ||
        last->text_begin + last->text_size != tree_.text_.size()) {
      const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
      tree_.nodes_.push_back({Tag::Text, open_.back(), index + 1});
      last = &tree_.nodes_.back();
      last->text_begin = static_cast<std::uint32_t>(tree_.text_.size());
    }
    tree_.text_ += text;
    last->text_size += static_cast<std::uint32_t>(text.size());
  }

  HtmlTree tree_;
  std::vector<std::uint32_t> open_;  // the path from the root to here
  std::size_t flattened_ = 0;        // open elements that have no node
  const Clock::time_point deadline_;
  htmlParserCtxtPtr parser_ = nullptr;
  unsigned events_ = 0;
  bool out_of_memory_ = false;
  bool out_of_time_ = false;
};

bool is_block(Tag tag) {
  return tag != Tag::Text && tag != Tag::Other && tag != Tag::A &&
         tag != Tag::Br && tag != Tag::Time && tag != Tag::Script &&
         tag != Tag::Skipped && tag != Tag::Link && tag != Tag::Meta;
}

const HtmlTree::Attribute* HtmlTree::find(const HtmlNode& node,
                                          std::string_view name) const {
  const auto begin = attributes_.begin() + node.first_attribute;
  const auto end = begin + node.attribute_count;
  const auto found = std::find_if(
      begin, end, [&](const Attribute& a) { return a.name == name; });
  return found == end ? nullptr : &*found;
}

std::string_view HtmlTree::attribute(const HtmlNode& node,
                                     std::string_view name) const {
  const Attribute* found = find(node, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool HtmlTree::has_attribute(const HtmlNode& node,
                             std::string_view name) const {
  return find(node, name) != nullptr;
}

std::string HtmlTree::inner_text(std::uint32_t node) const {
  constexpr std::size_t kMaxBytes = 64 << 10;
  std::string joined;
  for (std::uint32_t i = node;
       i < nodes_[node].end && joined.size() < kMaxBytes; ++i) {
    if (nodes_[i].tag == Tag::Br || is_block(nodes_[i].tag)) joined += ' ';
    if (nodes_[nodes_[i].parent].tag == Tag::Script && i != node) continue;
    joined += text(nodes_[i]).substr(0, kMaxBytes);
  }
  return collapse_space(joined);
}

HtmlTree parse_html(std::string_view utf8) {
  init_libxml2_once();
  std::string buffer;
  HtmlTreeBuilder builder;
  builder.parse(drop_excess_attributes(utf8, buffer));
  return builder.finish();
}

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 8 << 10;
  constexpr std::string_view kKeys[] = {"charset", "encoding"};
  const std::string begin = ascii_lower(bytes.substr(0, kLookedAt));
  for (std::size_t tag = begin.find('<'); tag != std::string::npos;
       tag = begin.find('<', tag + 1)) {
    const std::string_view element =
        std::string_view(begin).substr(tag, begin.find('>', tag) - tag);
    const bool is_meta = element.starts_with("<meta");
    if (!is_meta && !element.starts_with("<?xml")) continue;
    const std::string_view key = kKeys[is_meta ? 0 : 1];
    std::size_t at = element.find(key);
    if (at == std::string_view::npos) continue;
    at = element.find_first_not_of(" \t\r\n='\"", at + key.size());
    if (at == std::string_view::npos) continue;
    const std::size_t end = element.find_first_of(" \t\r\n'\";/?", at);
    return std::string(element.substr(at, end - at));
  }
  return {};
}

std::string collapse_space(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  std::string result;
  result.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_wide = text.compare(i, 2, kNoBreakSpace) == 0;
    if (is_wide || is_ascii_space(text[i])) {
      space = true;
      if (is_wide) ++i;
      continue;
    }
    if (space && !result.empty()) result += ' ';
    space = false;
    result += text[i];
  }
  return result;
}

}  // namespace dossier::internal
