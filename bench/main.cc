// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-bench: measures the two other programs, on the command line.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <sstream>
#include <string>

#include "bench/cli/commands.h"
#include "cli/console.h"
#include "cli/descriptors.h"
#include "cli/parse_error.h"
#include "dossier/error.h"

const char* const program_name = "dossier-bench";

namespace {

using dossier::ErrorCode;

constexpr const char* kAbout =
    "Measures how long searches of an index take, and indexing; makes articles "
    "and\nqueries to measure with.";

constexpr const char* kExamples =
    "Examples:\n"
    "  dossier-bench corpus --articles 300000 > corpus.jsonl\n"
    "  dossier-bench queries --index DIR > queries.tsv\n"
    "\n"
    "The index is --index DIR, or $DOSSIER_INDEX, or the nearest folder "
    ".dossier from\nhere upward, or $XDG_DATA_HOME/dossier/default "
    "(~/.local/share/dossier/default).\n"
    "\n"
    "Exit status: 0 done, 2 usage error, 3 index missing, damaged or "
    "incompatible,\n130 interrupted. Options of a command: dossier-bench "
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

// Every subcommand with its options; run() calls the one that was chosen.
class CommandLine {
 public:
  CommandLine() : app_(kAbout, "dossier-bench") {
    app_.set_help_flag("-h,--help", "show this help");
    app_.set_version_flag("--version", "dossier-bench " DOSSIER_VERSION,
                          "show the version");
    app_.get_formatter()->column_width(26);
    app_.get_formatter()->label("SUBCOMMAND", "COMMAND ...");
    app_.footer(kExamples);
    app_.require_subcommand(1);
    add_index_option(app_);
    define_corpus();
    define_queries();
  }

  CLI::App& app() { return app_; }
  ExitStatus run() { return chosen_(); }

 private:
  CLI::App& define(const char* name, const char* help,
                   std::function<ExitStatus()> run) {
    CLI::App* command = app_.add_subcommand(name, help);
    command->group("Commands");
    command->footer(kCommandFooter);
    command->callback([this, run] { chosen_ = run; });
    return *command;
  }

  // Before the subcommand or after it.
  void add_index_option(CLI::App& command) {
    command.add_option("--index", index_, "folder of the index")
        ->option_text("DIR");
  }

  void define_corpus() {
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
        ->check(whole_number_up_to(100'000));
    command.footer(
        "The same seed gives the same articles on every machine; a small "
        "corpus is the\nbeginning of a large one.\n\n" +
        std::string(kCommandFooter));
  }

  void define_queries() {
    CLI::App& command =
        define("queries", "draw a query log from the articles of an index",
               [this] { return run_queries(index_, draw_); });
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

  void add_drawing_options(CLI::App& command) {
    command
        .add_option("--classes", draw_.classes,
                    "only these classes, with commas between them")
        ->option_text("NAME,...")
        ->delimiter(',')
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        .add_option("--queries-a-class", draw_.queries_a_class,
                    "how many (default 100)")
        ->option_text("N")
        ->check(whole_number_up_to(1'000'000));
    add_number_option(command, "--seed", draw_.seed, kGreatest,
                      "other queries for every number (default 1)");
  }

  CLI::App app_;
  std::function<ExitStatus()> chosen_;
  std::optional<std::string> index_;
  CorpusCommand corpus_;
  DrawOptions draw_;
};

// Whatever --help or --version ask for.
int show_help(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream text;
  app.exit(error, text, text);
  print(text.str());
  flush_output();
  return exit_status(ExitStatus::Done);
}

int run(int argc, char** argv) {
  CommandLine command_line;
  try {
    command_line.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return show_help(command_line.app(), error);
    tell(explain(command_line.app(), error));
    return exit_status(ExitStatus::Usage);
  }
  const ExitStatus status = command_line.run();
  flush_output();
  return exit_status(status);
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  try {
    return run(argc, argv);
  } catch (const OutputClosed&) {
    return exit_status(ExitStatus::Done);
  } catch (const dossier::Error& error) {
    tell(error.code() == ErrorCode::Cancelled ? "interrupted" : error.what());
    if (const char* hint = remedy(error.code())) tell(hint);
    return exit_status(error.code());
  } catch (const std::bad_alloc&) {
    tell("out of memory");
    return exit_status(ExitStatus::Index);
  } catch (const std::exception& error) {
    tell(error.what());
    return exit_status(ExitStatus::Index);
  }
}
