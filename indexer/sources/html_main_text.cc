// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How the article is found on a page. Three observations carry it:
//
// - Running text differs from navigation by shallow features: words per block,
//   share of words inside links, sentence punctuation (Kohlschütter, Fankhauser
//   and Nejdl, "Boilerplate Detection using Shallow Text Features", WSDM 2010).
// - The article is one subtree, or nearly so: its paragraphs have a close
//   common ancestor, and what lies outside is mostly links.
// - Publishers name the parts of a page after what they are: <nav>,
//   class="related-stories", itemprop="articleBody".
//
// So: cut the page into blocks; weigh each by the words it adds to a running
// text; drop the parts that are named as something else, unless most of the
// text is in them; take the container with the heaviest paragraphs and widen it
// while that brings much more text; and within it leave out blocks that are
// links or labels. Cost: linear in the page but for the depth of its elements.
#include "indexer/sources/html_main_text.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "indexer/sources/ascii.h"
#include "indexer/sources/html_blocks.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Words that publishers give to parts of a page that are not the article.
// Strong ones are believed unless nearly all text is inside, weak ones only if
// little text is: they are also used for wrappers ("has-sidebar",
// "page-header").
constexpr auto kStrongHints = std::to_array<std::string_view>(
    {"advert",        "advertisement", "breadcrumb", "breadcrumbs",
     "comment",       "comments",      "cookie",     "cookies",
     "disqus",        "footer",        "gdpr",       "menu",
     "nav",           "navbar",        "navigation", "newsletter",
     "outbrain",      "pagination",    "popup",      "recirc",
     "recirculation", "recommended",   "related",    "respond",
     "sidebar",       "signup",        "taboola",    "teaser",
     "teasers",       "trending"});
constexpr auto kWeakHints = std::to_array<std::string_view>(
    {"ad",        "ads",          "author",    "authors",
     "banner",    "bio",          "byline",    "caption",
     "carousel",  "consent",      "copyright", "credit",
     "credits",   "date",         "dateline",  "disclaimer",
     "flyout",    "gallery",      "header",    "hidden",
     "keywords",  "masthead",     "meta",      "modal",
     "more",      "most",         "overlay",   "popular",
     "print",     "promo",        "promos",    "promotion",
     "rail",      "rating",       "recommend", "recommendations",
     "share",     "sharing",      "shares",    "shop",
     "slideshow", "social",       "sponsor",   "sponsored",
     "subscribe", "subscription", "tag",       "tags",
     "timestamp", "tool",         "toolbar",   "tools"});
constexpr auto kArticleNames = std::to_array<std::string_view>(
    {"articlebody", "articletext", "articlecontent", "entrycontent",
     "postcontent", "postbody", "storybody", "storytext", "storycontent",
     "bodytext", "bodycopy"});

constexpr double kStrongHintShare = 0.8;
constexpr double kWeakHintShare = 0.3;
constexpr std::uint32_t kLongBlock = 20;  // words; labels are shorter
constexpr double kManyLinks = 0.5;

template <typename List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Calls `visit` with each word of "relatedStories story-list" in lower case:
// related, stories, story, list.
template <typename Visit>
void for_each_name_word(std::string_view names, const Visit& visit) {
  std::string word;
  char before = ' ';
  for (const char c : names) {
    const bool is_letter = is_ascii_letter(c);
    const bool is_hump = is_ascii_upper(c) && !is_ascii_upper(before);
    if ((!is_letter || is_hump) && !word.empty()) {
      visit(std::string_view(word));
      word.clear();
    }
    if (is_letter) word += ascii_lower(c);
    before = c;
  }
  if (!word.empty()) visit(std::string_view(word));
}

enum class Hint { None, Weak, Strong };

Hint hint_of(const HtmlTree& page, const HtmlNode& node) {
  switch (node.tag) {
    case Tag::Nav:
    case Tag::Footer:
    case Tag::Aside:
    case Tag::Figure:
      return Hint::Strong;
    case Tag::Header:
      return Hint::Weak;
    default:
      break;
  }
  const std::string_view role = page.attribute(node, "role");
  if (role == "navigation" || role == "complementary" ||
      role == "contentinfo" || role == "search" || role == "dialog") {
    return Hint::Strong;
  }
  if (page.has_attribute(node, "hidden") ||
      page.attribute(node, "aria-hidden") == "true") {
    return Hint::Strong;
  }
  std::string style = ascii_lower(page.attribute(node, "style"));
  std::erase(style, ' ');
  if (style.find("display:none") != std::string::npos) return Hint::Strong;

  Hint hint = Hint::None;
  for (const char* attribute : {"id", "class"}) {
    for_each_name_word(page.attribute(node, attribute),
                       [&](std::string_view word) {
                         if (contains(kStrongHints, word)) {
                           hint = Hint::Strong;
                         } else if (contains(kWeakHints, word)) {
                           hint = std::max(hint, Hint::Weak);
                         }
                       });
  }
  return hint;
}

bool is_named_article_body(const HtmlTree& page, const HtmlNode& node) {
  if (page.attribute(node, "itemprop") == "articleBody") return true;
  for (const char* attribute : {"id", "class"}) {
    std::string_view names = page.attribute(node, attribute);
    while (!names.empty()) {
      const std::size_t end = names.find(' ');
      std::string name;
      for (const char c : names.substr(0, end)) {
        if (is_ascii_letter(c)) name += ascii_lower(c);
      }
      if (contains(kArticleNames, name)) return true;
      names.remove_prefix(end == std::string_view::npos ? names.size()
                                                        : end + 1);
    }
  }
  return false;
}

class MainTextFinder {
 public:
  explicit MainTextFinder(const HtmlTree& page)
      : page_(page), nodes_(page.nodes()), blocks_(find_blocks(page)) {
    dropped_.resize(blocks_.size(), false);
    drop_repetitions();
    weigh();
  }

  std::string find(std::string_view title) {
    drop_named_parts();
    weigh();
    constexpr std::uint32_t kWholePage = 0;
    // A page of labels alone: better all of them than nothing.
    if (weights_.back() == 0) return join(kWholePage, title);
    return join(widen(heaviest_container()), title);
  }

 private:
  struct Range {
    std::size_t begin, end;
  };

  // The blocks inside a node.
  Range blocks_in(std::uint32_t node) const {
    const auto before = [](const TextBlock& b, std::uint32_t n) {
      return b.at < n;
    };
    const auto begin =
        std::lower_bound(blocks_.begin(), blocks_.end(), node, before);
    const auto end =
        std::lower_bound(begin, blocks_.end(), nodes_[node].end, before);
    return {static_cast<std::size_t>(begin - blocks_.begin()),
            static_cast<std::size_t>(end - blocks_.begin())};
  }

  // How much a block speaks for running text, in words.
  double weight(std::size_t b) const {
    const TextBlock& block = blocks_[b];
    if (dropped_[b]) return 0;
    if (block.link_density() > kManyLinks) return 0;
    if (block.words < kLongBlock && !block.has_sentence) return 0;
    return block.words * (1 - block.link_density());
  }

  // How much a block speaks for another list of teasers, in words: a heading
  // that is a link leads to another article.
  double teaser_weight(std::size_t b) const {
    constexpr double kLinkedHeading = 40, kLabel = 2;
    const TextBlock& block = blocks_[b];
    if (dropped_[b]) return 0;
    if (block.link_density() <= kManyLinks) return weight(b) > 0 ? 0 : kLabel;
    return is_heading(block) ? kLinkedHeading : block.link_words;
  }

  void weigh() {
    weights_.assign(1, 0.0);
    teaser_weights_.assign(1, 0.0);
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      weights_.push_back(weights_.back() + weight(b));
      teaser_weights_.push_back(teaser_weights_.back() + teaser_weight(b));
    }
  }

  double weight_in(std::uint32_t node) const {
    const Range range = blocks_in(node);
    return weights_[range.end] - weights_[range.begin];
  }

  double teaser_weight_in(std::uint32_t node) const {
    const Range range = blocks_in(node);
    return teaser_weights_[range.end] - teaser_weights_[range.begin];
  }

  // Pages repeat their text for machines, or for narrow screens.
  void drop_repetitions() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].words < kLongBlock) continue;
      if (!seen.insert(blocks_[b].text).second) dropped_[b] = true;
    }
  }

  void drop_named_parts() {
    const double total = weights_.back();
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      const HtmlNode& node = nodes_[i];
      if (node.tag == Tag::Text || node.tag == Tag::Html ||
          node.tag == Tag::Body || node.tag == Tag::Article ||
          node.tag == Tag::Main) {
        continue;
      }
      const Hint hint = hint_of(page_, node);
      if (hint == Hint::None) continue;
      const double share =
          hint == Hint::Strong ? kStrongHintShare : kWeakHintShare;
      if (weight_in(i) > share * total) continue;
      const Range range = blocks_in(i);
      for (std::size_t b = range.begin; b < range.end; ++b) dropped_[b] = true;
      i = node.end - 1;  // all inside is dropped as well
    }
  }

  // A paragraph's container is the element around it; text directly inside a
  // div has that div.
  std::uint32_t container_of(const TextBlock& block) const {
    std::uint32_t node = block.node;
    if (nodes_[node].tag == Tag::P || nodes_[node].tag == Tag::Li ||
        nodes_[node].tag == Tag::Pre) {
      node = nodes_[node].parent;
    }
    while (node != 0 && !is_block(nodes_[node].tag)) node = nodes_[node].parent;
    return node;
  }

  std::uint32_t heaviest_container() const {
    std::vector<double> own(nodes_.size(), 0.0);
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      own[container_of(blocks_[b])] += weight(b);
    }
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::Text && is_named_article_body(page_, nodes_[i]))
        own[i] += weight_in(i);
    }
    return static_cast<std::uint32_t>(std::max_element(own.begin(), own.end()) -
                                      own.begin());
  }

  std::uint32_t widen(std::uint32_t container) const {
    constexpr double kMuchMore = 0.2;
    std::uint32_t best = container;
    double weight = weight_in(best), teasers = teaser_weight_in(best);
    for (std::uint32_t i = container; i != 0; i = nodes_[i].parent) {
      const double more = weight_in(i) - weight;
      const double more_teasers = teaser_weight_in(i) - teasers;
      if (more - more_teasers <= kMuchMore * weight) continue;
      best = i;
      weight += more;
      teasers += more_teasers;
    }
    return best;
  }

  bool is_heading(const TextBlock& block) const {
    return nodes_[block.node].tag == Tag::Heading ||
           nodes_[block.node].tag == Tag::H1;
  }

  // A sentence may be mostly a link, but not all of it.
  static bool is_list_of_links(const TextBlock& block) {
    constexpr double kNearlyAll = 0.9;
    return block.link_density() >
           (block.has_sentence ? kNearlyAll : kManyLinks);
  }

  std::string join(std::uint32_t container, std::string_view title) const {
    const Range range = blocks_in(container);
    const bool has_paragraphs = weights_.back() > 0;
    std::vector<std::size_t> kept;
    std::size_t last_paragraph = 0;  // number kept up to the last one with text
    for (std::size_t b = range.begin; b < range.end; ++b) {
      const TextBlock& block = blocks_[b];
      if (dropped_[b] || is_list_of_links(block)) continue;
      if (has_paragraphs && kept.empty() && weight(b) == 0) continue;
      if (block.text == title) continue;
      kept.push_back(b);
      if (weight(b) > 0) last_paragraph = kept.size();
    }
    if (has_paragraphs) kept.resize(last_paragraph);
    std::string text;
    for (const std::size_t b : kept) {
      if (!text.empty()) text += "\n\n";
      text += blocks_[b].text;
    }
    return text;
  }

  const HtmlTree& page_;
  const std::vector<HtmlNode>& nodes_;
  std::vector<TextBlock> blocks_;
  std::vector<bool> dropped_;
  // Sums over the blocks before each.
  std::vector<double> weights_, teaser_weights_;
};

}  // namespace

std::string find_main_text(const HtmlTree& page, std::string_view title) {
  return MainTextFinder(page).find(title);
}

}  // namespace dossier::internal
