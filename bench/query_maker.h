// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_QUERY_MAKER_H_
#define DOSSIER_BENCH_QUERY_MAKER_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/query_log.h"

struct QueryClass {
  std::string_view name;
  std::string_view help;
};

// Every class that can be drawn, in the order in which logs and tables have
// them. Words are drawn as often as they stand in the articles.
inline constexpr std::array<QueryClass, 13> kQueryClasses{{
    {"term-high", "a word of at least one article in ten"},
    {"term-medium", "a word of one article in 200 up to one in ten"},
    {"term-low", "a rarer word"},
    {"and", "two words of one article"},
    {"or", "two to four words, any of them"},
    {"not", "a word, without another"},
    {"phrase", "two or three words in a row"},
    {"prefix", "the beginning of a word"},
    {"title", "two words in a row of a title, both of them"},
    {"date", "a word, within one to five years"},
    {"filter", "a word, with a facet value"},
    {"filters", "a word, with a value of two facets each"},
    {"all", "every article"},
}};

struct DrawOptions {
  std::vector<std::string> classes = {};  // none: all
  std::size_t queries_a_class = 100;
  std::uint64_t seed = 1;
  const std::atomic<bool>* cancelled = nullptr;
};

// Draws queries from the articles of the index at `folder`: words, phrases,
// days and facet values that some article has together, so that no query is
// without a match. Every query is asked once, and drawn again if anything in it
// has to be mended or left out, such as a stop word: other engines would
// understand it otherwise. No two are alike; a class of which a small index has
// too few comes out shorter, or empty.
//
// The same index, options and seed give the same log. Throws dossier::Error:
// InvalidArgument for a class that is not known, Cancelled, and as
// Index::open() does.
QueryLog draw_queries(const std::filesystem::path& folder,
                      const DrawOptions& options);

#endif  // DOSSIER_BENCH_QUERY_MAKER_H_
