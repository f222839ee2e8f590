// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Random corpora, queries and filters, answered three ways: by Dossier; by
// Xapian's own matcher with its own BM25Weight over the portable form of the
// same articles (matches and scores); and by a plain loop over the articles
// (every facet count). Corpora have several segments, replaced and removed
// articles, merges, several languages; a third are searched by several threads
// in small windows. Environment: DOSSIER_SEED chooses the
// run, DOSSIER_ORACLE_TRIPLES its length.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "dossier/dossier.h"
#include "indexer/store/export_xapian.h"
#include "indexer/store/fields.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/fold.h"
#include "indexer/text/stemmer.h"
#include "searcher/match/bm25.h"
#include "searcher/searcher.h"
#include "tests/random_seed.h"
#include "tests/temporary_folder.h"

namespace dossier::internal {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

template <typename T>
const T& one_of(Random& random, const std::vector<T>& from) {
  return from[below(random, from.size())];
}

// Families of forms with one stem, words alike in one language and not in the
// other, and designations in their spellings. None is a stop word or the name
// of an entity.
const std::vector<std::string> kWords = {
    "deliver",  "delivers",  "delivered",  "delivery", "deliveries",
    "contract", "contracts", "contracted", "launch",   "launches",
    "Launched", "nation",    "national",   "nations",  "nationale",
    "armée",    "armee",     "export",     "exports",  "Exporter",
    "QX-7",     "QX7",       "QX-7B",      "zebra"};
const std::vector<std::string> kLanguages = {"en", "fr"};
const std::vector<SortOrder> kOrders = {
    SortOrder::Relevance, SortOrder::OldestFirst, SortOrder::NewestFirst};
const std::vector<std::string> kSources = {"Harbour Wire", "Meridian Post", ""};

struct ModelArticle {
  Article article;
  std::set<std::pair<std::string, std::string>> values;  // facet, id
};

// One article in `foreign` is French.
ModelArticle random_article(Random& random, const std::string& id,
                            std::size_t foreign) {
  ModelArticle model;
  Article& article = model.article;
  article.id = id;
  article.language = kLanguages[below(random, foreign) == 0];
  article.source = one_of(random, kSources);
  if (below(random, 8))
    article.date = "20" + std::to_string(10 + below(random, 4)) + "-0" +
                   std::to_string(1 + below(random, 9)) + "-1" +
                   std::to_string(below(random, 10));
  for (std::size_t n = below(random, 5); n > 0; --n)
    article.title += one_of(random, kWords) + " ";
  for (std::size_t n = 1 + below(random, 30); n > 0; --n)
    article.text += one_of(random, kWords) + " ";
  for (const char* facet : {"country", "system", "official", "person"})
    for (std::size_t n = below(random, 4); n > 0; --n) {
      std::string value =
          std::string("zz") + facet[0] + std::to_string(below(random, 6));
      article.entities.push_back({facet, value, ""});
      model.values.emplace(facet, value);
    }
  model.values.emplace("language", article.language);
  if (!article.source.empty()) model.values.emplace("source", article.source);
  if (!article.date.empty())
    model.values.emplace("year", article.date.substr(0, 4));
  return model;
}

using Model = std::map<std::string, ModelArticle>;

// Writes the corpus in several commits with replacements and removals.
// `scale`: how large, 1 for some tens of articles.
Model write_corpus(Random& random, const std::filesystem::path& folder,
                   std::size_t scale) {
  Model model;
  WriterOptions options;
  options.threads = 1 + static_cast<unsigned>(below(random, 2));
  IndexWriter writer = IndexWriter::open(folder, options);
  const std::size_t ids = 1 + below(random, 60 * scale);
  // So that sometimes all articles of a language are dead.
  const std::size_t foreign = below(random, 3) ? 2 : 20;
  for (std::size_t commits = 1 + below(random, 4); commits > 0; --commits) {
    for (std::size_t n = 1 + below(random, 40 * scale); n > 0; --n) {
      std::string id = "a" + std::to_string(below(random, ids));
      if (below(random, 6) == 0) {
        writer.remove(id);
        model.erase(id);
        continue;
      }
      model[id] = random_article(random, id, foreign);
      writer.add(model[id].article);
    }
    writer.commit();
  }
  if (below(random, 6) == 0) writer.compact();
  return model;
}

// A random query as Dossier reads it and as Xapian evaluates it.
struct Question {
  std::string text;
  Xapian::Query query;
};

class QuestionMaker {
 public:
  // `languages`: of the living articles. Words are not looked for by the stems
  // of others, which only dead articles have.
  QuestionMaker(Random& random, const Xapian::Database& database,
                std::set<std::string> languages)
      : random_(random),
        database_(database),
        languages_(std::move(languages)) {}

  Question make(MatchMode mode) {
    if (below(random_, 12) == 0) return {"", Xapian::Query::MatchAll};
    if (below(random_, 2)) return tree(3);
    // A plain query: words beside each other.
    Question out;
    for (std::size_t n = 1 + below(random_, 3); n > 0; --n) {
      Question part = leaf(true);
      join(out, part, " ",
           mode == MatchMode::All ? Xapian::Query::OP_AND
                                  : Xapian::Query::OP_OR);
    }
    return out;
  }

 private:
  static void join(Question& all, const Question& part, const char* between,
                   Xapian::Query::op op) {
    all = all.text.empty() ? part
                           : Question{all.text + between + part.text,
                                      Xapian::Query(op, all.query, part.query)};
  }

  Question tree(int depth) {
    switch (depth == 0 ? 0 : below(random_, 5)) {
      case 1:
      case 2: {
        bool is_and = below(random_, 2);
        Question out;
        for (std::size_t n = 2 + below(random_, 2); n > 0; --n)
          join(out, tree(depth - 1), is_and ? " AND " : " OR ",
               is_and ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
        return {"(" + out.text + ")", out.query};
      }
      case 3: {
        Question some = tree(depth - 1), none = tree(depth - 1);
        return {
            "(" + some.text + " AND NOT " + none.text + ")",
            Xapian::Query(Xapian::Query::OP_AND_NOT, some.query, none.query)};
      }
      default:
        return leaf(false);
    }
  }

  Question leaf(bool only_words) {
    std::string word = one_of(random_, kWords);
    switch (below(random_, only_words ? 3 : 10)) {
      case 0:
      case 1:
      case 2:
        return {word, word_query(word)};
      case 3:
        return phrase();
      case 8:
        return spread_phrase();
      case 9:
        return near();
      case 4: {
        std::string start = fold(word).substr(0, 3 + below(random_, 3));
        if (start.size() < 3 ||
            start.find_first_of("-0123456789") != std::string::npos)
          return {word, word_query(word)};
        return {start + "*",
                unranked(Xapian::Query(Xapian::Query::OP_WILDCARD, start))};
      }
      case 5: {
        if (is_designation(word)) return {word, word_query(word)};
        std::vector<Xapian::Query> titles;
        for (const std::string& language : languages_)
          titles.emplace_back(
              title_term(language, Stemmer(language).stem(fold(word))));
        return {"title:" + word,
                Xapian::Query(Xapian::Query::OP_FILTER, word_query(word),
                              Xapian::Query(Xapian::Query::OP_OR,
                                            titles.begin(), titles.end()))};
      }
      case 6: {
        std::string value = "zzc" + std::to_string(below(random_, 6));
        // In parentheses, so that it is no selection.
        std::string id = value;
        return {"(zebra OR country:" + existing(id) + ")",
                Xapian::Query(
                    Xapian::Query::OP_OR, word_query("zebra"),
                    unranked(Xapian::Query(boolean_term("XC", existing(id)))))};
      }
      default: {
        std::string year = "201" + std::to_string(below(random_, 4));
        return {"date:" + year,
                unranked(Xapian::Query(boolean_term("Y", year)))};
      }
    }
  }

  // Values that no article has are an error; take one that exists.
  std::string existing(const std::string& value) const {
    if (database_.term_exists(boolean_term("XC", value))) return value;
    for (int i = 0; i < 6; ++i) {
      std::string other = "zzc" + std::to_string(i);
      if (database_.term_exists(boolean_term("XC", other))) return other;
    }
    return "SYR";
  }

  static bool is_designation(const std::string& word) {
    return word.find_first_of("0123456789") != std::string::npos;
  }

  static Xapian::Query unranked(const Xapian::Query& query) {
    return Xapian::Query(0.0, query);
  }

  // The stems of a word count as one term: each is given the weight of their
  // document frequencies together.
  Xapian::Query word_query(const std::string& word) const {
    std::string folded = fold(word);
    if (is_designation(word)) {
      std::erase(folded, '-');
      return Xapian::Query(joined_term(folded));
    }
    std::set<std::string> terms;
    for (const std::string& language : languages_)
      terms.insert(stem_term(language, Stemmer(language).stem(folded)));
    Xapian::doccount sum = 0, all = database_.get_doccount();
    for (const std::string& term : terms) sum += database_.get_termfreq(term);
    std::vector<Xapian::Query> parts;
    for (const std::string& term : terms) {
      Xapian::doccount own = database_.get_termfreq(term);
      if (!own) continue;
      double factor = idf(sum, all) / idf(own, all);
      parts.push_back(Xapian::Query(factor, Xapian::Query(term)));
    }
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  }

  static double idf(double frequency, double all) {
    double x = (all - frequency + 0.5) / (frequency + 0.5);
    return std::log(x < 2 ? x * 0.5 + 1 : x);
  }

  // Two words of different stems, neither a designation.
  std::pair<std::string, std::string> two_words() {
    static const std::vector<std::string> kFirst = {"deliver", "delivery",
                                                    "contract", "zebra"};
    static const std::vector<std::string> kSecond = {"launch", "nation",
                                                     "export", "armee"};
    return {one_of(random_, kFirst), one_of(random_, kSecond)};
  }

  Question with_places(const std::string& text, const std::string& first,
                       const std::string& second, Xapian::Query::op op,
                       std::size_t window) const {
    const std::string words[] = {fold(first), fold(second)};
    const Xapian::Query row(op, words, words + 2,
                            static_cast<Xapian::termcount>(window));
    const Xapian::Query all(Xapian::Query::OP_AND, word_query(first),
                            word_query(second));
    return {text, Xapian::Query(Xapian::Query::OP_AND, all, unranked(row))};
  }

  // At most so many others between.
  Question spread_phrase() {
    const auto [first, second] = two_words();
    const std::size_t others = 1 + below(random_, 5);
    return with_places(
        "\"" + first + " " + second + "\"~" + std::to_string(others), first,
        second, Xapian::Query::OP_PHRASE, others + 2);
  }

  // Phrases of one word, since Xapian's forms have no places.
  Question near() {
    auto [first, second] = two_words();
    if (below(random_, 2)) std::swap(first, second);
    const std::size_t distance = 1 + below(random_, 8);
    return with_places("\"" + first + "\" NEAR/" + std::to_string(distance) +
                           " \"" + second + "\"",
                       first, second, Xapian::Query::OP_NEAR, distance + 1);
  }

  Question phrase() {
    std::string text;
    std::vector<Xapian::Query> exact, ranking;
    for (std::size_t n = 1 + below(random_, 3); n > 0; --n) {
      std::string word = one_of(random_, kWords);
      if (is_designation(word)) word = "launch";
      text += (text.empty() ? "" : " ") + word;
      exact.emplace_back(fold(word));
      ranking.push_back(word_query(word));
    }
    Xapian::Query all(Xapian::Query::OP_AND, ranking.begin(), ranking.end());
    Xapian::Query row(Xapian::Query::OP_PHRASE, exact.begin(), exact.end(),
                      static_cast<Xapian::termcount>(exact.size()));
    // AND with a weight of 0, not FILTER: Xapian 1.4.22 lifts a filtered phrase
    // out of its OR and then, asked by an AND outside, adds the words' weights
    // for documents without the phrase.
    return {"\"" + text + "\"",
            Xapian::Query(Xapian::Query::OP_AND, all, unranked(row))};
  }

  Random& random_;
  const Xapian::Database& database_;
  const std::set<std::string> languages_;
};

std::set<std::string> languages_of(const Model& model) {
  std::set<std::string> languages;
  for (const auto& [id, made] : model) languages.insert(made.article.language);
  return languages;
}

// What Xapian finds: scores by id, living articles only.
std::map<std::string, double> ask_xapian(Xapian::Database& database,
                                         const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 0, kBm25B, 0));
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query("XDEAD")));
  Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::map<std::string, double> scores;
  for (auto it = found.begin(); it != found.end(); ++it) {
    Xapian::Document document = it.get_document();
    auto term = document.termlist_begin();
    term.skip_to("Q");
    scores[(*term).substr(1)] = it.get_weight();
  }
  return scores;
}

struct Filters {
  std::vector<FacetSelection> selections;
  std::vector<FacetSelection> exclusions;
  std::string from, to;
};

Filters random_filters(Random& random, const Model& model) {
  Filters filters;
  if (model.empty()) return filters;
  for (std::size_t n = below(random, 4); n > 0; --n) {
    auto it = model.begin();
    std::advance(it, below(random, model.size()));
    std::vector<std::pair<std::string, std::string>> values(
        it->second.values.begin(), it->second.values.end());
    auto [facet, value] = one_of(random, values);
    filters.selections.push_back({facet, value});
  }
  if (below(random, 4) == 0) {
    const auto& values = model.begin()->second.values;
    filters.exclusions.push_back(
        {values.begin()->first, values.begin()->second});
  }
  if (below(random, 4) == 0)
    filters.from = "20" + std::to_string(10 + below(random, 4)) + "-05";
  if (below(random, 4) == 0)
    filters.to = "20" + std::to_string(11 + below(random, 4)) + "-06-15";
  // Days that run backwards are an error.
  if (!filters.to.empty() && filters.from > filters.to) filters.from.clear();
  return filters;
}

// Whether an article passes the days, the exclusions, and the selections of
// every facet but `except`.
bool passes(const ModelArticle& article, const Filters& filters,
            const std::string& except) {
  for (const FacetSelection& exclusion : filters.exclusions)
    if (article.values.contains({exclusion.facet, exclusion.value}))
      return false;
  // As text, since ISO dates sort by day; "2012-05" comes before its days.
  const std::string& date = article.article.date;
  if (!filters.from.empty() && (date.empty() || date < filters.from))
    return false;
  if (!filters.to.empty() && (date.empty() || date > filters.to)) return false;
  std::map<std::string, bool> facets;
  for (const FacetSelection& selection : filters.selections)
    if (selection.facet != except)
      facets[selection.facet] |=
          article.values.contains({selection.facet, selection.value});
  for (const auto& [facet, any] : facets)
    if (!any) return false;
  return true;
}

bool is_selected(const Filters& filters, const std::string& facet,
                 const std::string& value) {
  return std::any_of(filters.selections.begin(), filters.selections.end(),
                     [&](const FacetSelection& selection) {
                       return selection.facet == facet &&
                              selection.value == value;
                     });
}

void check_facet(const FacetCounts& facet, const Model& model,
                 const std::map<std::string, double>& matches,
                 const Filters& filters) {
  std::map<std::string, std::uint64_t> counts;
  std::uint64_t counted = 0, missing = 0;
  for (const auto& [id, score] : matches) {
    const ModelArticle& article = model.at(id);
    if (!passes(article, filters, facet.facet)) continue;
    ++counted;
    bool any = false;
    for (const auto& [name, value] : article.values)
      if (name == facet.facet) {
        any = true;
        ++counts[value];
      }
    missing += !any;
  }
  EXPECT_EQ(facet.counted, counted) << facet.facet;
  EXPECT_EQ(facet.missing, missing) << facet.facet;
  EXPECT_EQ(facet.distinct, counts.size()) << facet.facet;
  EXPECT_EQ(facet.other, 0u) << facet.facet;
  for (const FacetCount& value : facet.values) {
    EXPECT_EQ(value.count, counts[value.id]) << facet.facet << " " << value.id;
    EXPECT_EQ(value.selected, is_selected(filters, facet.facet, value.id))
        << facet.facet << " " << value.id;
  }
}

// The order of hits, as a plain comparison. Dates are ISO days or empty.
bool stands_before(const Hit& a, const Hit& b, SortOrder order) {
  if (order == SortOrder::Relevance && a.score != b.score)
    return a.score > b.score;
  if (a.date.empty() != b.date.empty()) return b.date.empty();
  if (a.date != b.date)
    return order == SortOrder::OldestFirst ? a.date < b.date : a.date > b.date;
  return a.id < b.id;
}

void check_hits(const Answer& answer, const Model& model,
                const std::map<std::string, double>& matches,
                const Filters& filters, SortOrder order) {
  std::map<std::string, double> expected;
  for (const auto& [id, score] : matches)
    if (passes(model.at(id), filters, "")) expected[id] = score;
  EXPECT_EQ(answer.total, expected.size());
  ASSERT_EQ(answer.hits.size(), expected.size());
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const Hit& hit = answer.hits[i];
    ASSERT_TRUE(expected.contains(hit.id)) << hit.id;
    EXPECT_NEAR(hit.score, expected[hit.id],
                1e-4 * std::max(1.0, expected[hit.id]))
        << hit.id;
    if (i == 0) continue;
    const Hit& above = answer.hits[i - 1];
    EXPECT_TRUE(stands_before(above, hit, order)) << above.id << " " << hit.id;
  }
}

std::string describe(const SearchRequest& request) {
  std::ostringstream out;
  out << "query [" << request.query << "] match "
      << (request.match == MatchMode::All ? "all" : "any");
  for (const FacetSelection& selection : request.selections)
    out << " " << selection.facet << "=" << selection.value;
  for (const FacetSelection& exclusion : request.exclusions)
    out << " not " << exclusion.facet << "=" << exclusion.value;
  out << " sort " << static_cast<int>(request.sort) << " from [" << request.from
      << "] to [" << request.to << "]";
  return out.str();
}

std::size_t number_from_environment(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

TEST(Oracle, AgreesWithXapianAndWithCountingByHand) {
  const std::size_t triples =
      number_from_environment("DOSSIER_ORACLE_TRIPLES", 10000);
  const std::size_t seed = random_seed();
  std::cout << "seed " << seed << " (DOSSIER_SEED repeats it), " << triples
            << " triples\n";
  RecordProperty("seed", std::to_string(seed));
  Random random(seed);
  const std::size_t queries_a_corpus = 100;
  for (std::size_t done = 0; done < triples; done += queries_a_corpus) {
    TemporaryFolder folder;
    const bool shared_out = below(random, 3) == 0;
    Model model =
        write_corpus(random, folder.path() / "index", shared_out ? 5 : 1);
    export_xapian(*Snapshot::open(folder.path() / "index"),
                  folder.path() / "portable", true);
    Xapian::Database database((folder.path() / "portable").string());
    // Lists from the file, from a cache that forgets, and from one that does
    // not.
    const std::uint64_t cache_sizes[] = {0, 8'000, 1 << 20};
    const OpenOptions options{cache_sizes[below(random, 3)],
                              shared_out ? 3u : 1u};
    const Searcher searcher(Snapshot::open(folder.path() / "index"), options,
                            shared_out ? Sharing{64, 0} : Sharing{});
    ASSERT_EQ(searcher.snapshot().articles, model.size());
    QuestionMaker maker(random, database, languages_of(model));
    for (std::size_t i = 0; i < queries_a_corpus; ++i) {
      SearchRequest request;
      request.match = below(random, 2) ? MatchMode::All : MatchMode::Any;
      Question question = maker.make(request.match);
      Filters filters = random_filters(random, model);
      request.query = question.text;
      request.selections = filters.selections;
      request.exclusions = filters.exclusions;
      request.from = filters.from;
      request.to = filters.to;
      request.limit = kAll;
      request.snippets = false;
      request.timeout = 0;
      request.sort = one_of(random, kOrders);
      request.facets.push_back({"person"});
      // A selection of a facet that is not counted leaves less to look at.
      if (below(random, 3) == 0)
        request.facets.resize(below(random, request.facets.size()));
      for (FacetRequest& facet : request.facets) facet.limit = kAll;
      SCOPED_TRACE(describe(request) + " seed " + std::to_string(seed));
      auto matches = ask_xapian(database, question.query);
      // What recurs is kept, and from then on answered in another way.
      for (std::size_t before = below(random, 3); before > 0; --before)
        searcher.search(request);
      Answer answer = searcher.search(request);
      check_hits(answer, model, matches, filters, request.sort);
      ASSERT_EQ(answer.facets.size(), request.facets.size());
      for (const FacetCounts& facet : answer.facets)
        check_facet(facet, model, matches, filters);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace dossier::internal
