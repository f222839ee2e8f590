// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_maker.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "bench/article_sampler.h"
#include "dossier/dossier.h"
#include "indexer/text/date.h"
#include "indexer/text/utf8.h"
#include "searcher/match/plan.h"
#include "searcher/query/query.h"
#include "searcher/query/word_notation.h"

using dossier::Error;
using dossier::ErrorCode;
using dossier::Index;
using dossier::internal::Snapshot;
using dossier::internal::StoredEntity;

namespace {

// An index may have too few different queries of a class.
constexpr std::size_t kTriesAQuery = 50;

// Shares of the articles that divide words by frequency: 1 / these.
constexpr std::uint64_t kHighOneIn = 10;
constexpr std::uint64_t kMediumOneIn = 200;

std::string value_text(const StoredEntity& entity) {
  using namespace dossier::internal;
  QueryNode node = make_value(entity.facet, entity.id);
  node.selection = true;
  return to_query_text(node);
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

// Draws the text of queries; whether one is fit is for the caller to see.
// Empty: what was drawn is of no use.
class QueryText {
 public:
  QueryText(const Snapshot& snapshot, ArticleSampler& articles, Random& random)
      : snapshot_(snapshot), articles_(articles), random_(random) {}

  std::string draw(std::string_view query_class) {
    article_ = articles_.draw();
    if (query_class == "all") return std::string(kEverything);
    if (query_class == "title") return row(article_.title, 2);
    if (query_class == "phrase") return phrase();
    const std::string one = word();
    if (one.empty()) return {};
    if (query_class.starts_with("term-")) return one;
    if (query_class == "and") return joined(one, " ", word());
    if (query_class == "or") return any_of(one);
    if (query_class == "not") return joined(one, " -", other_word());
    if (query_class == "prefix") return prefix(one);
    if (query_class == "date") return joined(one, " ", days());
    return joined(one, " ", filters(query_class == "filters" ? 2 : 1));
  }

 private:
  static std::string joined(const std::string& a, const char* between,
                            const std::string& b) {
    return a.empty() || b.empty() || a == b ? "" : a + between + b;
  }

  std::string word() { return row(article_.text, 1); }
  std::string other_word() {
    article_ = articles_.draw();
    return word();
  }

  // Words of the article that follow each other. Designations, and what is
  // written with figures, have rules of their own.
  std::string row(const std::vector<std::string>& words, std::size_t count) {
    if (words.size() < count) return {};
    std::size_t at = random_.below(words.size() - count + 1);
    std::string text;
    for (std::size_t end = at + count; at < end; ++at) {
      if (has_digit(words[at])) return {};
      if (!text.empty()) text += ' ';
      text += words[at];
    }
    return text;
  }

  std::string phrase() {
    const std::string words = row(article_.text, 2 + random_.below(4) / 3);
    return words.empty() ? "" : '"' + words + '"';
  }

  std::string any_of(std::string text) {
    for (std::uint64_t more = 1 + random_.below(3); more > 0; --more)
      text = joined(text, " OR ", other_word());
    return text;
  }

  std::string prefix(const std::string& word) {
    using dossier::internal::kMinPatternLetters;
    const std::size_t letters = dossier::internal::count_code_points(word);
    if (letters <= kMinPatternLetters) return {};
    std::size_t kept =
        kMinPatternLetters + random_.below(letters - kMinPatternLetters);
    std::size_t bytes = 0;
    for (; kept > 0; --kept)
      bytes += dossier::internal::decode_utf8(word, bytes).size;
    const std::string start = word.substr(0, bytes);
    return is_too_wide(start) ? "" : start + '*';
  }

  // A search would cut it short. Asking would tell, but takes long.
  bool is_too_wide(const std::string& start) const {
    return std::any_of(
        snapshot_.segments.begin(), snapshot_.segments.end(),
        [&](const auto& segment) {
          const auto [first, last] = segment->words_with_prefix(start);
          return last - first > dossier::internal::kMaxExpansions;
        });
  }

  // One to five years, that of the article among them.
  std::string days() {
    const auto day = dossier::internal::parse_first_day(article_.record.date);
    if (!day) return {};
    const int years = 1 + static_cast<int>(random_.below(5));
    const int first = dossier::internal::year_of(*day) -
                      static_cast<int>(random_.below(years));
    return "date:" + std::to_string(first) + ".." +
           std::to_string(first + years - 1);
  }

  // One value each of so many facets that the article has.
  std::string filters(std::size_t facets) {
    std::vector<StoredEntity> values = article_.record.entities;
    std::string text;
    for (; facets > 0 && !values.empty(); --facets) {
      const StoredEntity value = values[random_.below(values.size())];
      if (!text.empty()) text += ' ';
      text += value_text(value);
      std::erase_if(values, [&](const StoredEntity& other) {
        return other.facet == value.facet;
      });
    }
    return facets == 0 ? text : "";
  }

  const Snapshot& snapshot_;
  ArticleSampler& articles_;
  Random& random_;
  SampledArticle article_;
};

// Whether the query is searched as it stands, finds something, and belongs to
// its class.
bool is_fit(const Index& index, const LoggedQuery& query,
            const std::atomic<bool>* cancelled) {
  dossier::SearchRequest request;
  if (query.text != kEverything) request.query = query.text;
  request.limit = 0;
  request.facets.clear();
  request.cancelled = cancelled;
  std::uint64_t total = 0;
  try {
    const dossier::Answer answer = index.search(request);
    if (!answer.repairs.empty()) return false;
    total = answer.total;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::BadQuery) throw;
    return false;
  }
  const std::uint64_t articles = index.identity().articles;
  const bool high = total * kHighOneIn >= articles;
  const bool medium = !high && total * kMediumOneIn >= articles;
  if (query.query_class == "term-high") return high;
  if (query.query_class == "term-medium") return medium;
  if (query.query_class == "term-low") return total > 0 && !high && !medium;
  return total > 0;
}

bool is_known(const std::string& name) {
  return std::any_of(
      kQueryClasses.begin(), kQueryClasses.end(),
      [&](const QueryClass& known) { return known.name == name; });
}

std::string known_classes() {
  std::string list;
  for (const QueryClass& known : kQueryClasses)
    list += (list.empty() ? "" : ", ") + std::string(known.name);
  return list;
}

}  // namespace

QueryLog draw_queries(const std::filesystem::path& folder,
                      const DrawOptions& options) {
  for (const std::string& name : options.classes)
    if (!is_known(name))
      throw Error(ErrorCode::InvalidArgument, "there is no class of queries '" +
                                                  name + "'; classes are " +
                                                  known_classes());
  const Index index = Index::open(folder);
  QueryLog log;
  if (index.identity().articles == 0) return log;
  const auto snapshot = Snapshot::open(folder);
  std::uint64_t number = 0;
  for (const QueryClass& query_class : kQueryClasses) {
    ++number;
    const std::string name(query_class.name);
    const auto& wanted = options.classes;
    if (!wanted.empty() &&
        std::find(wanted.begin(), wanted.end(), name) == wanted.end())
      continue;
    // A class draws the same queries, whatever others are wanted.
    Random random(options.seed * kQueryClasses.size() + number);
    ArticleSampler articles(snapshot, random);
    QueryText text(*snapshot, articles, random);
    std::set<std::string> taken;
    const std::size_t count = name == "all" ? 1 : options.queries_a_class;
    for (std::size_t tries = count * kTriesAQuery;
         tries > 0 && taken.size() < count; --tries) {
      LoggedQuery query{name, text.draw(name)};
      if (query.text.empty() || taken.contains(query.text) ||
          !is_fit(index, query, options.cancelled))
        continue;
      taken.insert(query.text);
      log.push_back(std::move(query));
    }
  }
  return log;
}
