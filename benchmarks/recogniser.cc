// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast articles are recognised, from UTF-8 text to mentions, on one core.
//
//   recogniser [--articles=FILE] [options of Google Benchmark]
//
// FILE holds plain text, an article a line; without one, articles are made of
// the test cases of the recogniser.
#include "indexer/entities/recogniser.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/text/tokenizer.h"

namespace {

using namespace dossier::internal;

std::vector<std::string> g_articles;

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

// The English texts of the test cases, some of them together an article.
std::vector<std::string> sample_articles() {
  constexpr std::size_t kArticle = 4000;  // bytes
  std::vector<std::string> articles{""};
  for (const std::string& line :
       read_lines(DOSSIER_SOURCE_DIR "/tests/entities/cases.tsv")) {
    const std::size_t language = line.find("\ten\t");
    if (language == std::string::npos) continue;
    const std::size_t text = line.find('\t', language + 4) + 1;
    articles.back() += line.substr(text, line.find('\t', text) - text) + " ";
    if (articles.back().size() > kArticle) articles.emplace_back();
  }
  return articles;
}

void recognise_articles(benchmark::State& state, bool recognise) {
  Tokenizer tokenizer;
  TokenizedText title, text;
  Recogniser recogniser(Gazetteer::builtin());
  Recognition found;
  std::size_t mentions = 0;
  std::int64_t bytes = 0;
  tokenizer.tokenize("", title);
  for (auto _ : state) {
    for (const std::string& article : g_articles) {
      tokenizer.tokenize(article, text);
      if (recognise)
        recogniser.recognise({"", &title, article, &text, "en"}, found);
      benchmark::DoNotOptimize(text.tokens.data());
      mentions += found.mentions.size();
      bytes += static_cast<std::int64_t>(article.size());
    }
  }
  state.SetBytesProcessed(bytes);
  state.counters["mentions"] = benchmark::Counter(
      static_cast<double>(mentions), benchmark::Counter::kAvgIterations);
}

void open_tables(benchmark::State& state) {
  for (auto _ : state) {
    Recogniser recogniser(Gazetteer::builtin());
    benchmark::DoNotOptimize(&recogniser);
  }
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::string_view kArticles = "--articles=";
  std::vector<char*> rest;
  for (int i = 0; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (argument.starts_with(kArticles))
      g_articles = read_lines(std::string(argument.substr(kArticles.size())));
    else
      rest.push_back(argv[i]);
  }
  if (g_articles.empty()) g_articles = sample_articles();
  int count = static_cast<int>(rest.size());
  benchmark::Initialize(&count, rest.data());
  if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;
  benchmark::RegisterBenchmark("open", open_tables);
  benchmark::RegisterBenchmark("tokenize", [](benchmark::State& state) {
    recognise_articles(state, false);
  });
  benchmark::RegisterBenchmark("recognise", [](benchmark::State& state) {
    recognise_articles(state, true);
  });
  benchmark::RunSpecifiedBenchmarks();
}
