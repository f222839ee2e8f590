// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/ascii.h"
#include "indexer/sources/written_date.h"
#include "indexer/text/date.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// What JSON-LD tells of the article.
struct LinkedData {
  std::string headline, date, publisher, language;
};

std::string string_at(simdjson::dom::element element, std::string_view key) {
  std::string_view value;
  if (element[key].get_string().get(value) != simdjson::SUCCESS) return {};
  std::string text = collapse_space(value);
  std::erase(text, '\0');
  return text;
}

// One attribute may hold several names: "datePublished dateCreated".
template <typename Visit>
void for_each_word(std::string_view names, const Visit& visit) {
  for (names = ascii_trim(names); !names.empty(); names = ascii_trim(names)) {
    const std::size_t end = names.find(' ');
    visit(names.substr(0, end));
    names.remove_prefix(end == std::string_view::npos ? names.size() : end);
  }
}

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

bool is_article_type(simdjson::dom::element object) {
  const auto names_article = [](simdjson::dom::element type) {
    std::string_view name;
    return type.get_string().get(name) == simdjson::SUCCESS &&
           (name.ends_with("Article") || name.ends_with("Posting") ||
            name.ends_with("Report"));
  };
  simdjson::dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  simdjson::dom::array types;
  if (type.get_array().get(types) != simdjson::SUCCESS) {
    return names_article(type);
  }
  return std::any_of(types.begin(), types.end(), names_article);
}

void read_linked_article(simdjson::dom::element object, LinkedData& data) {
  set_if_empty(data.headline, string_at(object, "headline"));
  set_if_empty(data.date, string_at(object, "datePublished"));
  set_if_empty(data.language, string_at(object, "inLanguage"));
  simdjson::dom::element publisher;
  if (object["publisher"].get(publisher) == simdjson::SUCCESS) {
    set_if_empty(data.publisher, string_at(publisher, "name"));
  }
}

// The article is an object, one of an array, or one of a "@graph".
void read_linked_data(const std::string& json, LinkedData& data) {
  constexpr std::size_t kMaxDepth = 64;
  simdjson::dom::parser parser;
  if (parser.allocate(json.size() + 1, kMaxDepth) != simdjson::SUCCESS) return;
  simdjson::dom::element root;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return;
  std::vector<simdjson::dom::element> pending = {root};
  while (!pending.empty()) {
    const simdjson::dom::element element = pending.back();
    pending.pop_back();
    simdjson::dom::array array;
    simdjson::dom::element graph;
    if (element.get_array().get(array) == simdjson::SUCCESS) {
      pending.insert(pending.end(), array.begin(), array.end());
      // The first of a list is the page's own: keep it on top.
      std::reverse(pending.end() - static_cast<std::ptrdiff_t>(array.size()),
                   pending.end());
    } else if (is_article_type(element)) {
      read_linked_article(element, data);
    } else if (element["@graph"].get(graph) == simdjson::SUCCESS) {
      pending.push_back(graph);
    }
  }
}

// Headings and times of an ordinary page; a hostile one may nest them, and each
// then holds the text of all inside.
constexpr std::size_t kMostKept = 32;

// Everything of the page that may hold metadata, in one walk.
struct Findings {
  std::map<std::string, std::string> metas;  // by lower-case name; first wins
  LinkedData linked;
  std::string canonical, language, page_title, microdata_headline;
  std::vector<std::string> headings;  // h1
  std::vector<std::string> times;     // <time datetime>, itemprop first
};

void read_meta(const HtmlTree& page, const HtmlNode& node, Findings& found) {
  for (const char* name : {"property", "name", "itemprop"}) {
    const std::string_view key = page.attribute(node, name);
    if (key.empty()) continue;
    const std::string value = collapse_space(page.attribute(node, "content"));
    if (value.empty()) continue;
    for_each_word(ascii_lower(key), [&](std::string_view word) {
      found.metas.emplace(word, value);
    });
  }
}

Findings find_metadata(const HtmlTree& page) {
  Findings found;
  const auto& nodes = page.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    const std::string_view itemprop = page.attribute(node, "itemprop");
    switch (node.tag) {
      case Tag::Html:
        set_if_empty(found.language, std::string(page.attribute(node, "lang")));
        set_if_empty(found.language,
                     std::string(page.attribute(node, "xml:lang")));
        break;
      case Tag::Meta:
        read_meta(page, node, found);
        break;
      case Tag::Link:
        if (equals_ignoring_case(page.attribute(node, "rel"), "canonical")) {
          set_if_empty(found.canonical,
                       collapse_space(page.attribute(node, "href")));
        }
        break;
      case Tag::Script:
        if (page.attribute(node, "type").find("ld+json") !=
                std::string_view::npos &&
            i + 1 < node.end) {
          read_linked_data(std::string(page.text(nodes[i + 1])), found.linked);
        }
        break;
      case Tag::Title:
        if (found.page_title.empty()) found.page_title = page.inner_text(i);
        break;
      case Tag::H1:
        if (found.headings.size() < kMostKept) {
          found.headings.push_back(page.inner_text(i));
        }
        break;
      case Tag::Time: {
        if (found.times.size() >= kMostKept) break;
        std::string time = collapse_space(page.attribute(node, "datetime"));
        const bool is_own = itemprop == "datePublished";
        found.times.insert(is_own ? found.times.begin() : found.times.end(),
                           std::move(time));
        break;
      }
      default:
        break;
    }
    if (node.tag == Tag::Meta || node.tag == Tag::Text) continue;
    if (itemprop == "headline") {
      if (found.microdata_headline.empty()) {
        found.microdata_headline = page.inner_text(i);
      }
    } else if (itemprop == "datePublished" && found.times.size() < kMostKept) {
      found.times.push_back(page.inner_text(i));
    }
  }
  return found;
}

std::string first_meta(const Findings& found,
                       std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto meta = found.metas.find(name);
    if (meta != found.metas.end()) return meta->second;
  }
  return {};
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return ascii_lower(host);
}

// "Jets delivered | Harbour Wire" -> "Jets delivered": cuts what follows the
// last separator if that is the site's name, or if the page's heading is what
// remains.
std::string without_site_name(const std::string& title, const std::string& site,
                              const std::vector<std::string>& headings) {
  constexpr std::string_view kSeparators[] = {" | ",  " - ", " – ", " — ",
                                              " :: ", " » ", " · ", " : "};
  const std::string_view whole = title;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = whole.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view before = ascii_trim(whole.substr(0, at));
    const std::string_view after = whole.substr(at + separator.size());
    const bool is_heading = std::any_of(
        headings.begin(), headings.end(),
        [&](const auto& h) { return equals_ignoring_case(h, before); });
    if (is_heading || (!site.empty() && equals_ignoring_case(after, site))) {
      return std::string(before);
    }
  }
  return title;
}

std::string choose_title(const Findings& found, const std::string& site) {
  std::string title = first_meta(found, {"og:title"});
  set_if_empty(title, found.linked.headline);
  set_if_empty(title, found.microdata_headline);
  set_if_empty(title, first_meta(found, {"headline", "twitter:title",
                                         "dc.title", "title"}));
  if (title.empty() && found.headings.size() == 1) title = found.headings[0];
  set_if_empty(title, found.page_title);
  if (title.empty() && !found.headings.empty()) title = found.headings[0];
  return without_site_name(title, site, found.headings);
}

std::string choose_date(const Findings& found, const std::string& url) {
  std::vector<std::string> candidates = {
      first_meta(found,
                 {"article:published_time", "og:article:published_time"}),
      found.linked.date,
      first_meta(found, {"datepublished"}),
  };
  for (const char* name :
       {"date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
        "pubdate", "pdate", "publishdate", "publish-date", "publication_date",
        "article:published", "article.published", "sailthru.date",
        "parsely-pub-date", "og:pubdate", "datecreated", "dateline"}) {
    candidates.push_back(first_meta(found, {name}));
  }
  candidates.insert(candidates.end(), found.times.begin(), found.times.end());
  candidates.push_back(date_in_path(url));
  for (std::string& candidate : candidates) {
    if (parse_day(candidate)) return std::move(candidate);
    std::string day = find_written_date(candidate);
    if (parse_day(day)) return day;
  }
  // A month is better than nothing, but not than another candidate's day.
  for (std::string& candidate : candidates)
    if (parse_first_day(candidate)) return std::move(candidate);
  return {};
}

}  // namespace

HtmlMetadata read_metadata(const HtmlTree& page) {
  const Findings found = find_metadata(page);
  HtmlMetadata metadata;
  metadata.url = found.canonical;
  const auto is_absolute = [](const std::string& url) {
    return url.starts_with("http://") || url.starts_with("https://");
  };
  if (!is_absolute(metadata.url)) metadata.url = first_meta(found, {"og:url"});
  if (!is_absolute(metadata.url)) metadata.url.clear();

  metadata.source = first_meta(found, {"og:site_name"});
  set_if_empty(metadata.source, found.linked.publisher);
  set_if_empty(metadata.source, host_of(metadata.url));
  metadata.title = choose_title(found, metadata.source);
  metadata.date = choose_date(found, metadata.url);
  metadata.language = found.language;
  set_if_empty(metadata.language, found.linked.language);
  set_if_empty(metadata.language,
               first_meta(found, {"og:locale", "dc.language", "language"}));
  return metadata;
}

}  // namespace dossier::internal
