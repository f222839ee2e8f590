// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/complete.h"

#include <cctype>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "cli/location.h"
#include "dossier/index.h"
#include "indexer/store/article_parts.h"
#include "indexer/store/fields.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "searcher/cli/saved_file.h"
#include "searcher/present/displayable.h"
#include "searcher/query/query.h"

using dossier::FacetCount;
using namespace dossier::internal;

namespace {

constexpr std::size_t kMostShown = 100;

// The letters and digits that a text begins with.
std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[end])) ||
          static_cast<unsigned char>(text[end]) >= 0x80))
    ++end;
  return std::string(text.substr(0, end));
}

class Completer {
 public:
  explicit Completer(const SearchOptions& options) : options_(options) {}

  std::size_t shown() const { return shown_; }

  // Values of a facet that begin so. Behind a `lead`, which is the beginning of
  // a word of a query, those of several words are given by their ids.
  void values(const std::string& facet, const std::string& typed,
              const std::string& lead) {
    const std::string start = fold(typed);
    dossier::SearchRequest request;
    request.limit = 0;
    request.facets = {{facet, dossier::kAll}};
    request.facet_find = first_word(typed);
    request.timeout = options_.request.timeout;
    request.cancelled = options_.request.cancelled;
    dossier::SearchVisitor visitor;
    visitor.facet_value = [&](const dossier::FacetCounts&,
                              const FacetCount& value) {
      const bool by_id = fold(value.id).starts_with(start);
      if (!by_id && !fold(value.label).starts_with(start)) return true;
      const bool is_id = by_id || (!lead.empty() && has_space(value.label));
      offer(is_id ? value.id : value.label, typed, lead,
            value.label + ", " + std::to_string(value.count));
      return shown_ < kMostShown;
    };
    dossier::Index::open(index_location(options_.index, false))
        .search(request, visitor);
  }

  void saved_queries(const std::string& typed, const std::string& lead) {
    const std::string start = fold(typed);
    const SavedFile file(options_.queries_file, *options_.request.cancelled);
    for (const dossier::SavedQuery& saved : file.queries())
      if (fold(clean_utf8(saved.name)).starts_with(start))
        offer(saved.name, typed, lead, saved.query);
  }

  // "lead:country:sy": fields up to a colon, and what stands behind the last.
  void word(const std::string& typed) {
    const std::size_t colon = typed.rfind(':');
    if (colon == std::string::npos) return fields(typed, "", true);
    const std::string lead = typed.substr(0, colon + 1);
    const std::string rest = typed.substr(colon + 1);
    const std::string before = typed.substr(0, colon);
    if (part_by_name(before)) return fields(rest, lead, false);
    const std::size_t inner = before.find(':');
    const bool in_part = inner != std::string::npos &&
                         part_by_name(before.substr(0, inner)).has_value();
    const std::string field = in_part ? before.substr(inner + 1) : before;
    if (field == "query" && !in_part) return saved_queries(rest, lead);
    const auto facet = facet_by_name(field);
    if (facet && (!in_part || is_entity_facet(*facet)))
      values(field, rest, lead);
  }

  // "country,sy": the facet behind the last comma.
  void facets(const std::string& typed) {
    const std::size_t begin = typed.rfind(',') + 1;
    const std::string lead = typed.substr(0, begin);
    for (const FacetField& field : kFacets)
      if (field.name.starts_with(typed.substr(begin)))
        show(lead + std::string(field.name) + (begin == 0 ? "," : ""),
             std::string(field.help));
  }

 private:
  void fields(const std::string& typed, const std::string& lead,
              bool whole_article) {
    const auto offer = [&](std::string_view name, std::string_view help) {
      if (name.starts_with(typed))
        show(lead + std::string(name) + ":", std::string(help));
    };
    for (const FacetField& field : kFacets)
      if (whole_article || is_entity_facet(field.facet))
        offer(field.name, field.help);
    if (!whole_article) return;
    for (const dossier::ArticlePart part : kParts)
      offer(part_name(part), "what stands in this part of the article");
    offer("date", "days, such as 2012..2013");
    offer("query", "a saved query");
  }

  static bool has_space(const std::string& name) {
    return name.find_first_of(" ()") != std::string::npos;
  }

  // In a query a name of several words is quoted, which what is typed already
  // is not the beginning of.
  void offer(const std::string& name, const std::string& typed,
             const std::string& lead, const std::string& meaning) {
    if (lead.empty() || !has_space(name))
      show(lead + name, meaning);
    else if (typed.empty())
      show(lead + '"' + name + '"', meaning);
  }

  void show(const std::string& completed, const std::string& meaning) {
    print(displayable(clean_utf8(completed)) + '\t' +
          displayable(clean_utf8(meaning)) + '\n');
    ++shown_;
  }

  const SearchOptions& options_;
  std::size_t shown_ = 0;
};

}  // namespace

bool can_complete(std::string_view what) {
  return what == "query" || what == "word" || what == "facets" ||
         facet_by_name(what);
}

ExitStatus run_complete(const SearchOptions& options) {
  const auto& [what, value] = *options.complete;
  const std::string typed = clean_utf8(value);
  Completer completer(options);
  if (what == "word")
    completer.word(typed);
  else if (what == "query")
    completer.saved_queries(typed, "");
  else if (what == "facets")
    completer.facets(typed);
  else
    completer.values(what, typed, "");
  return completer.shown() == 0 ? ExitStatus::NoHits : ExitStatus::Done;
}
