// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/synthetic_corpus.h"

#include <algorithm>
#include <set>

#include "indexer/text/date.h"

namespace {

constexpr std::uint32_t kVocabulary = 400'000;
constexpr std::uint64_t kCompanyOneIn = 8;  // words followed by a companion
constexpr std::uint64_t kUndatedOneIn = 50;

// 2000-01-01, and the days up to 2019-12-31.
constexpr dossier::internal::Day kFirstDay = 10957;
constexpr std::uint64_t kDays = 7305;

constexpr double kRootOfE = 1.6487212707001282;

// "wb", "wc", ..., "wcb": the decimal digits of the rank as consonants.
std::string word_of_rank(std::uint32_t rank) {
  std::string word = std::to_string(rank);
  for (char& digit : word) digit = "bcdfghjkmp"[digit - '0'];
  return "w" + word;
}

// REQUIRES that nothing in `text` has to be escaped.
void append_field(const char* key, const std::string& text, std::string& out) {
  out += '"';
  out += key;
  out += "\":\"";
  out += text;
  out += '"';
}

}  // namespace

SyntheticCorpus::SyntheticCorpus(const CorpusOptions& options)
    : options_(options),
      random_(options.seed),
      zipf_(kVocabulary, 1.05, 2.7),
      facets_({{"country", Zipf(200, 1.1, 1), 6},
               {"system", Zipf(2'000, 1.1, 1), 4},
               {"official", Zipf(20'000, 1.05, 1), 5}}) {
  words_.reserve(kVocabulary);
  companions_.reserve(kVocabulary);
  for (std::uint32_t rank = 0; rank < kVocabulary; ++rank) {
    words_.push_back(word_of_rank(rank));
    companions_.push_back(zipf_(random_));
  }
}

// e^(z / 2 - 1 / 8) has a mean of 1.
std::uint32_t SyntheticCorpus::draw_length() {
  const double mean = options_.words;
  const double length = mean * exact_power(kRootOfE, random_.normal() - 0.25);
  return static_cast<std::uint32_t>(
      std::clamp(length, std::max(1.0, mean / 10), mean * 10));
}

void SyntheticCorpus::append_words(std::uint32_t count, std::string& text) {
  std::uint32_t rank = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool in_company = i > 0 && random_.below(kCompanyOneIn) == 0;
    rank = in_company ? companions_[rank] : zipf_(random_);
    if (i > 0) text += ' ';
    text += words_[rank];
  }
}

void SyntheticCorpus::append_entities(const FacetModel& facet) {
  std::set<std::uint32_t> values;
  for (std::uint64_t n = random_.below(facet.most + 1); n > 0; --n)
    values.insert(facet.values(random_));
  for (std::uint32_t value : values)
    article_.entities.push_back(
        {facet.name, facet.name[0] + std::to_string(value), ""});
}

const dossier::Article& SyntheticCorpus::next() {
  article_ = {};
  article_.id = std::to_string(number_++);
  article_.language = "en";
  const std::uint32_t usual = std::clamp(options_.words / 16, 1u, 7u);
  append_words(
      (usual + 1) / 2 + static_cast<std::uint32_t>(random_.below(usual)),
      article_.title);
  append_words(draw_length(), article_.text);
  const auto day =
      kFirstDay + static_cast<dossier::internal::Day>(random_.below(kDays));
  if (random_.below(kUndatedOneIn) != 0)
    article_.date = dossier::internal::format_day(day);
  for (const FacetModel& facet : facets_) append_entities(facet);
  return article_;
}

void append_json_line(const dossier::Article& article, std::string& out) {
  out += '{';
  append_field("id", article.id, out);
  out += ',';
  append_field("title", article.title, out);
  out += ',';
  append_field("text", article.text, out);
  out += ',';
  if (!article.date.empty()) {
    append_field("date", article.date, out);
    out += ',';
  }
  append_field("language", article.language, out);
  out += ",\"entities\":[";
  for (const dossier::EntityTag& tag : article.entities) {
    out += out.back() == '[' ? "{" : ",{";
    append_field("facet", tag.facet, out);
    out += ',';
    append_field("id", tag.id, out);
    out += '}';
  }
  out += "]}\n";
}
