// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cli/command_line.h"

#include <cstdint>
#include <limits>
#include <utility>

#include "bench/cli/validators.h"
#include "cli/parse_error.h"
#include "cli/reference.h"
#include "cli/subcommands.h"

namespace {

constexpr const char* kAbout =
    "Measures how long searches of an index take, and indexing; makes articles "
    "and\nqueries to measure with.";

constexpr const char* kExamples =
    "Examples:\n"
    "  dossier-bench corpus --articles 300000 > corpus.jsonl\n"
    "  dossier-bench index corpus.jsonl --index DIR\n"
    "  dossier-bench queries --index DIR > queries.tsv\n"
    "  dossier-bench run --index DIR --queries queries.tsv --threads 1,2\n"
    "  dossier-bench run --index DIR --cold --rate 200 --format json > a.json\n"
    "  dossier-bench compare a.json b.json\n"
    "\n"
    "The index is --index DIR, or $DOSSIER_INDEX, or the nearest folder "
    ".dossier from\nhere upward, or $XDG_DATA_HOME/dossier/default "
    "(~/.local/share/dossier/default).\n"
    "\n"
    "Exit status: 0 done, 2 usage error, 3 index missing, damaged or "
    "incompatible, or\nan answer was wrong, 4 some articles could not be "
    "indexed, 130 interrupted. \nOptions of a command: dossier-bench "
    "COMMAND --help\n";

constexpr const char* kCommandFooter =
    "Where the index is, examples, exit status: dossier-bench --help\n";

constexpr std::uint64_t kGreatest = std::numeric_limits<std::int64_t>::max();

void add_number_option(CLI::App& command, const char* name,
                       std::uint64_t& value, std::uint64_t greatest,
                       const char* help) {
  command.add_option(name, value, help)
      ->option_text("N")
      ->check(whole_number_up_to(greatest));
}

}  // namespace

CommandLine::CommandLine() : app_(kAbout, "dossier-bench") {
  set_up_subcommands(app_, kExamples);
  add_index_option(app_);
  add_generate_option(app_);
  define_corpus();
  define_index();
  define_queries();
  define_run();
  define_compare();
  define_serve();
}

CLI::App& CommandLine::define(const char* name, const char* help,
                              std::function<ExitStatus()> run) {
  CLI::App* command = app_.add_subcommand(name, help);
  command->group("Commands");
  command->footer(kCommandFooter);
  command->callback([this, run] { chosen_ = run; });
  return *command;
}

void CommandLine::add_index_option(CLI::App& command) {
  command.add_option("--index", index_, "folder of the index")
      ->option_text("DIR");
}

void CommandLine::define_corpus() {
  CLI::App& command =
      define("corpus", "write synthetic articles, as JSON Lines",
             [this] { return run_corpus(corpus_); });
  command.add_option("--articles", corpus_.articles, "how many")
      ->option_text("N")
      ->required()
      ->check(whole_number_up_to(kGreatest));
  add_number_option(command, "--seed", corpus_.corpus.seed, kGreatest,
                    "other articles for every number (default 1)");
  command
      .add_option("--words", corpus_.corpus.words,
                  "of an article's text, on average (default 207)")
      ->option_text("N")
      ->check(whole_number_from(1, 100'000));
  command.footer(
      "The same seed gives the same articles on every machine; a small "
      "corpus is the\nbeginning of a large one.\n\n" +
      std::string(kCommandFooter));
}

void CommandLine::define_index() {
  CLI::App& command =
      define("index", "index articles, and tell the time and room they take",
             [this] { return run_index(indexing_); });
  command
      .add_option("PATH", indexing_.paths,
                  "folders or files, as for dossier-index add")
      ->option_text("...")
      ->required();
  command
      .add_option("--index", indexing_.index, "folder to write, new or empty")
      ->option_text("DIR")
      ->required();
  command
      .add_option("--threads", indexing_.threads,
                  "threads to use; 0, the default: one a core")
      ->option_text("N")
      ->check(whole_number_up_to(1024));
  add_format_option(command, indexing_.format);
}

void CommandLine::define_queries() {
  CLI::App& command =
      define("queries", "draw a query log from the articles of an index",
             [this] { return run_queries(index_, run_.draw); });
  add_index_option(command);
  add_drawing_options(command);
  std::string classes = "Classes of queries:\n";
  for (const QueryClass& known : kQueryClasses) {
    std::string name(known.name);
    name.resize(14, ' ');
    classes += "  " + name + std::string(known.help) + "\n";
  }
  command.footer(
      "Writes a query a line: CLASS, a tab, the query; * finds "
      "every article.\n\n" +
      classes + "\n" + kCommandFooter);
}

void CommandLine::add_drawing_options(CLI::App& command) {
  command
      .add_option("--classes", run_.draw.classes,
                  "only these classes, with commas between them")
      ->option_text("NAME,...")
      ->delimiter(',')
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--queries-a-class", run_.draw.queries_a_class,
                  "how many (default 100)")
      ->option_text("N")
      ->check(whole_number_up_to(1'000'000));
  add_number_option(command, "--seed", run_.draw.seed, kGreatest,
                    "other queries for every number (default 1)");
}

void CommandLine::define_run() {
  CLI::App& command =
      define("run", "check the answers to a query log, and time them",
             [this] { return run_run(index_, run_); });
  add_index_option(command);
  command
      .add_option("--queries", run_.log,
                  "a log; without one, queries are drawn")
      ->option_text("FILE");
  add_drawing_options(command);
  define_loops(command);
  define_requests(command);
  add_format_option(command, run_.format);
  command.footer(
      "Closed loop: each thread asks when it has the answer to its last "
      "question. Open\nloop: questions come at a steady rate, and latency "
      "counts from when they were\ndue. Both after two passes that warm "
      "caches. See docs/benchmarks.md.\n\n" +
      std::string(kCommandFooter));
}

void CommandLine::define_loops(CLI::App& command) {
  command
      .add_option("--threads", run_.threads,
                  "that ask at once; several numbers: one after\n"
                  "the other (default 1)")
      ->option_text("N,...")
      ->delimiter(',')
      ->check(whole_number_from(1, 1024));
  command
      .add_option("--rounds", run_.rounds,
                  "of the closed loop, through all queries\n(default 5)")
      ->option_text("N")
      ->check(whole_number_from(1, 100'000));
  command
      .add_option("--rate", run_.rates,
                  "measure the open loop too, at so many queries a\nsecond")
      ->option_text("RATE,...")
      ->delimiter(',')
      ->check(positive_number());
  command
      .add_option("--seconds", run_.seconds,
                  "length of the open loop (default 10)")
      ->option_text("N")
      ->check(positive_number());
  command.add_flag("--cold", run_.cold,
                   "measure cold too: the index closed, dropped from\n"
                   "the page cache and opened again for each query");
  command
      .add_option("--cold-queries", run_.cold_queries,
                  "of a class, for --cold (default 20)")
      ->option_text("N")
      ->check(whole_number_from(1, 100'000));
}

void CommandLine::define_requests(CLI::App& command) {
  add_facets_option(command, run_.facets);
  command.add_option("--hits", run_.hits, "to rank and read (default 10)")
      ->option_text("N")
      ->check(whole_number_up_to(1'000'000));
  CLI::Option* const snippets = command.add_flag("--snippets", run_.snippets,
                                                 "cut a snippet for each hit");
  command
      .add_flag("--rank-only", run_.rank_only,
                "rank the hits, without reading what is stored of\n"
                "them: as match loops are usually measured")
      ->excludes(snippets);
  command
      .add_option("--check", run_.checks,
                  "how many queries to check against a scan of all\n"
                  "articles first; 0: none (default: by the size of\n"
                  "the index, at least one of each class)")
      ->option_text("N")
      ->check(whole_number_up_to(kGreatest));
}

void CommandLine::define_compare() {
  CLI::App& command = define("compare", "compare two results of run",
                             [this] { return run_compare(compare_); });
  command.add_option("A", compare_.before, "JSON of one run")
      ->option_text(" ")
      ->required();
  command.add_option("B", compare_.after, "JSON of another")
      ->option_text(" ")
      ->required();
  add_format_option(command, compare_.format);
  command.footer(
      "Ratios are B / A. By rounds: those of the extreme rounds of one and "
      "the other;\nfaster or slower is told only where even these agree."
      "\n\n" +
      std::string(kCommandFooter));
}

void CommandLine::define_serve() {
  CLI::App& command =
      define("serve", "answer the commands of search-benchmark-game",
             [this] { return run_serve(index_, serve_); });
  add_index_option(command);
  add_facets_option(command, serve_.facets);
  command.add_flag("--exact-words", serve_.exact_words,
                   "find each word as it stands, stop words too");
  command.footer(
      "Reads COMMAND, a tab and a query a line, and writes a line for each: "
      "COUNT,\nTOP_10, TOP_10_COUNT, TOP_10_FACETS. All words with + in "
      "front are required;\nwithout, they are alternatives.\n\n" +
      std::string(kCommandFooter));
}

void CommandLine::add_format_option(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text (the default) or json")
      ->option_text("FORMAT")
      ->check(one_of({"text", "json"}));
}

void CommandLine::add_facets_option(CLI::App& command,
                                    std::vector<std::string>& facets) {
  command
      .add_option_function<std::vector<std::string>>(
          "--facets",
          [&facets](const std::vector<std::string>& names) {
            facets = names;
            if (names.size() == 1 && names[0] == "none") facets.clear();
          },
          "to count, ten values each, or none (default\n"
          "country,system,official)")
      ->option_text("NAME,...")
      ->delimiter(',')
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(facet_name());
}
