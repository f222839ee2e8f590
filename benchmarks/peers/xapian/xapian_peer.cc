// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain Xapian's side of the comparison: Xapian's own term generator, query
// parser, match loop and ValueCountMatchSpy, nothing of Dossier's. A facet's
// values are packed into one value slot an article, as the spy counts values
// of a slot; the sets it returns are taken apart and added up, which belongs
// to the search and is measured with it.
//
//   xapian_peer build CORPUS DIR
//   xapian_peer serve DIR                  see ../README.md, "An engine"
#include <time.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using nlohmann::json;

const std::array<std::string, 3> kFacets = {"country", "system", "official"};
constexpr Xapian::valueno kDaySlot = 3;
constexpr char kSeparator = '\x1f';
constexpr Xapian::doccount kHits = 10;
constexpr std::size_t kValues = 10;

std::string facet_term(const std::string& facet, const std::string& value) {
  return "X" + facet + ":" + value;
}

Xapian::valueno slot_of(const std::string& facet) {
  return static_cast<Xapian::valueno>(
      std::find(kFacets.begin(), kFacets.end(), facet) - kFacets.begin());
}

// --- Building ---------------------------------------------------------------

void add_facets(const json& article, Xapian::Document& document) {
  std::array<std::string, kFacets.size()> packed;
  for (const json& entity : article.value("entities", json::array())) {
    std::string facet = entity.at("facet"), value = entity.at("id");
    Xapian::valueno slot = slot_of(facet);
    if (slot == kFacets.size()) continue;
    document.add_boolean_term(facet_term(facet, value));
    if (!packed[slot].empty()) packed[slot] += kSeparator;
    packed[slot] += value;
  }
  for (Xapian::valueno slot = 0; slot < kFacets.size(); ++slot)
    if (!packed[slot].empty()) document.add_value(slot, packed[slot]);
}

void add_day(const json& article, Xapian::Document& document) {
  std::string digits;
  for (char c : article.value("date", "").substr(0, 10))
    if (c != '-') digits += c;
  if (digits.size() == 8)
    document.add_value(kDaySlot, Xapian::sortable_serialise(std::stod(digits)));
}

void build(const std::string& corpus, const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  std::ifstream lines(corpus);
  for (std::string line; std::getline(lines, line);) {
    json article = json::parse(line);
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(article.value("title", ""));
    generator.increase_termpos();
    generator.index_text(article.value("text", ""));
    add_facets(article, document);
    add_day(article, document);
    document.add_boolean_term("Q" + article.value("id", ""));
    article.erase("entities");
    document.set_data(article.dump());
    database.add_document(document);
  }
  database.commit();
}

// --- Searching --------------------------------------------------------------

struct Answer {
  Xapian::doccount total = 0;
  std::array<std::vector<std::pair<std::string, std::uint64_t>>, kFacets.size()>
      facets;
};

struct ParsedQuery {
  Xapian::Query words = Xapian::Query::MatchAll;
  std::vector<std::pair<std::string, std::string>> selections;

  // The query with the selections of all facets but one.
  Xapian::Query without(const std::string& facet) const {
    Xapian::Query query = words;
    for (const auto& [name, value] : selections)
      if (name != facet)
        query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                              Xapian::Query(facet_term(name, value)));
    return query;
  }
};

Xapian::Query read_words(const std::string& text, bool phrase) {
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_AND);
  return parser.parse_query(phrase ? '"' + text + '"' : text,
                            Xapian::QueryParser::FLAG_PHRASE);
}

Xapian::Query read_days(const std::string& text) {
  std::size_t dots = text.find("..");
  return Xapian::Query(
      Xapian::Query::OP_VALUE_RANGE, kDaySlot,
      Xapian::sortable_serialise(std::stod(text.substr(0, dots))),
      Xapian::sortable_serialise(std::stod(text.substr(dots + 2))));
}

// A line of clauses separated by tabs, the kind of each first.
ParsedQuery read_query(const std::string& line) {
  using Xapian::Query;
  Query required, optional, excluded, days;
  ParsedQuery parsed;
  auto join = [](Query& into, Query::op op, const Query& part) {
    into = into.empty() ? part : Query(op, into, part);
  };
  std::istringstream clauses(line);
  for (std::string clause; std::getline(clauses, clause, '\t');) {
    if (clause.empty()) continue;
    std::string text = clause.substr(1);
    switch (clause[0]) {
      case '|':
        join(optional, Query::OP_OR, read_words(text, false));
        break;
      case '-':
        join(excluded, Query::OP_OR, read_words(text, false));
        break;
      case '*':
        join(required, Query::OP_AND, Query(Query::OP_WILDCARD, text));
        break;
      case '@':
        join(days, Query::OP_AND, read_days(text));
        break;
      case '=': {
        std::size_t colon = text.find(':');
        parsed.selections.emplace_back(text.substr(0, colon),
                                       text.substr(colon + 1));
        break;
      }
      default:
        join(required, Query::OP_AND, read_words(text, clause[0] == '"'));
    }
  }
  if (!optional.empty()) join(required, Query::OP_AND, optional);
  if (!required.empty()) parsed.words = required;
  if (!excluded.empty())
    parsed.words = Query(Query::OP_AND_NOT, parsed.words, excluded);
  if (!days.empty()) parsed.words = Query(Query::OP_FILTER, parsed.words, days);
  return parsed;
}

std::vector<std::pair<std::string, std::uint64_t>> most_frequent(
    const Xapian::ValueCountMatchSpy& spy) {
  std::unordered_map<std::string, std::uint64_t> counts;
  for (auto set = spy.values_begin(); set != spy.values_end(); ++set) {
    std::istringstream values(*set);
    for (std::string value; std::getline(values, value, kSeparator);)
      counts[value] += set.get_termfreq();
  }
  std::vector<std::pair<std::string, std::uint64_t>> ordered(counts.begin(),
                                                             counts.end());
  auto top = ordered.begin() +
             static_cast<std::ptrdiff_t>(std::min(kValues, ordered.size()));
  std::partial_sort(
      ordered.begin(), top, ordered.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
  ordered.erase(top, ordered.end());
  return ordered;
}

Answer search(const Xapian::Database& database, const ParsedQuery& query) {
  Xapian::Enquire enquire(database);
  std::deque<Xapian::ValueCountMatchSpy> spies;  // they cannot be moved
  for (Xapian::valueno slot = 0; slot < kFacets.size(); ++slot)
    spies.emplace_back(slot);
  enquire.set_query(query.without(""));
  auto selected = [&](const std::string& facet) {
    return std::any_of(query.selections.begin(), query.selections.end(),
                       [&](const auto& each) { return each.first == facet; });
  };
  for (Xapian::valueno slot = 0; slot < kFacets.size(); ++slot)
    if (!selected(kFacets[slot])) enquire.add_matchspy(&spies[slot]);
  Xapian::MSet hits = enquire.get_mset(0, kHits, database.get_doccount());
  Answer answer;
  answer.total = hits.get_matches_estimated();  // exact: all were checked
  for (Xapian::valueno slot = 0; slot < kFacets.size(); ++slot) {
    if (selected(kFacets[slot])) {  // is counted without its own selections
      enquire.clear_matchspies();
      enquire.set_query(query.without(kFacets[slot]));
      enquire.add_matchspy(&spies[slot]);
      enquire.get_mset(0, 0, database.get_doccount());
    }
    answer.facets[slot] = most_frequent(spies[slot]);
  }
  return answer;
}

// --- Serving ----------------------------------------------------------------

std::int64_t now(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string timed(const Xapian::Database& database, const std::string& line) {
  std::int64_t cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  std::int64_t start = now(CLOCK_MONOTONIC);
  Answer answer = search(database, read_query(line));
  std::int64_t end = now(CLOCK_MONOTONIC);
  json facets = json::object();
  for (std::size_t i = 0; i < kFacets.size(); ++i)
    facets[kFacets[i]] = answer.facets[i];
  json result = {{"ns", end - start},
                 {"cpu_ns", now(CLOCK_PROCESS_CPUTIME_ID) - cpu},
                 {"total", answer.total},
                 {"facets", facets}};
  return result.dump();
}

void serve(const std::string& folder) {
  Xapian::Database database(folder);
  std::string answers;
  for (std::string line; std::getline(std::cin, line);) {
    if (line == ".") {
      std::cout << answers << std::flush;
      answers.clear();
    } else {
      answers += timed(database, line) + '\n';
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 3 && arguments[0] == "build")
      build(arguments[1], arguments[2]);
    else if (arguments.size() == 2 && arguments[0] == "serve")
      serve(arguments[1]);
    else
      throw std::runtime_error(
          "usage: xapian_peer build CORPUS DIR | serve DIR");
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian_peer: " << error.get_description() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "xapian_peer: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
