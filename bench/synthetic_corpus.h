// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_SYNTHETIC_CORPUS_H_
#define DOSSIER_BENCH_SYNTHETIC_CORPUS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bench/random.h"
#include "bench/zipf.h"
#include "dossier/article.h"

struct CorpusOptions {
  std::uint64_t seed = 1;
  std::uint32_t words = 207;  // of an article's text, on average
};

// Articles without sense, but with the statistics that a search engine feels.
//
// Words: 400,000, exponent 1.05. They are the letter w and consonants, so that
// no stemmer changes them, none is a stop word, and none looks like the name of
// anything; the words that begin alike are of all frequencies. One word in
// eight is followed by its companion, always the same, so that phrases are more
// frequent than by chance.
// Lengths: log-normal, with a standard deviation of half the mean.
// Titles: 4 to 10 words for texts of usual length, fewer for short ones.
// Days: 2000 to 2019, each as likely; one article in fifty has none.
// Facets: country 0 to 6 of 200 values, system 0 to 4 of 2,000, official 0 to 5
// of 20,000, brought along by the article, by Zipf's law as well.
//
// An article depends on the seed and on those before it: a corpus begins with
// every smaller one of its seed.
class SyntheticCorpus {
 public:
  explicit SyntheticCorpus(const CorpusOptions& options);

  // Good until the next call.
  const dossier::Article& next();

 private:
  struct FacetModel {
    const char* name;
    Zipf values;
    std::uint32_t most;  // values of one article
  };

  std::uint32_t draw_length();
  void append_words(std::uint32_t count, std::string& text);
  void append_entities(const FacetModel& facet);

  const CorpusOptions options_;
  Random random_;
  Zipf zipf_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> companions_;
  std::vector<FacetModel> facets_;
  std::uint64_t number_ = 0;
  dossier::Article article_;
};

// Appends the article as JSON Lines that `dossier-index add` reads: keys id,
// title, text, date (if there is one), language, entities.
void append_json_line(const dossier::Article& article, std::string& out);

#endif  // DOSSIER_BENCH_SYNTHETIC_CORPUS_H_
