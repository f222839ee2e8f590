// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-index: the write side on the command line.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "cli/console.h"
#include "cli/location.h"
#include "cli/parse_error.h"
#include "cli/reference.h"
#include "cli/subcommands.h"
#include "dossier/error.h"
#include "indexer/cli/commands.h"
#include "indexer/store/manifest.h"
#include "indexer/text/language.h"

const char* const program_name = "dossier-index";

namespace {

using dossier::ErrorCode;

constexpr const char* kAbout =
    "Fills and tends an index of news articles: full text, and exact counts of "
    "the\ncountries, weapon systems and officials that they name. Search it "
    "with\ndossier-search.";

constexpr const char* kExamples =
    "Examples:\n"
    "  dossier-index add news/             a folder, with everything below\n"
    "  dossier-index add archive.jsonl.gz  JSON Lines: {\"id\", \"title\", "
    "\"text\", ...}\n"
    "  dossier-index add --delete-missing news/\n"
    "                                      again: takes what is new or "
    "changed,\n"
    "                                      drops what is gone\n"
    "  dossier-index annotate letter.txt   shows what is recognised, touches "
    "no index\n"
    "  dossier-index stats                 what is in the index\n"
    "\n"
    "The index is --index DIR, or $DOSSIER_INDEX, or the nearest folder "
    ".dossier from\nhere upward, or $XDG_DATA_HOME/dossier/default "
    "(~/.local/share/dossier/default).\n"
    "\n"
    "Exit status: 0 done, 2 usage error, 3 index missing, damaged or "
    "incompatible,\n4 done in part (what failed is named), 75 locked by "
    "another writer,\n130 interrupted. Options of a command: dossier-index "
    "COMMAND --help\n";

constexpr const char* kCommandFooter =
    "Where the index is, examples, exit status: dossier-index --help\n";

void add_threads_option(CLI::App& command, unsigned& threads) {
  command
      .add_option("--threads", threads,
                  "threads to use; 0, the default: one a core")
      ->option_text("N")
      ->check(whole_number_up_to(1024));
}

void add_progress_option(CLI::App& command, bool& progress) {
  command.add_flag("--progress", progress,
                   "show progress though standard error is no terminal");
}

void add_gazetteer_option(CLI::App& command,
                          std::vector<std::filesystem::path>& files,
                          const char* help) {
  command.add_option("--gazetteer", files, help)
      ->option_text("FILE ...")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

// An unset variable of a script, most likely.
CLI::Validator not_empty() {
  return CLI::Validator(
      [](const std::string& text) {
        return std::string(text.empty() ? "an empty name" : "");
      },
      "");
}

CLI::Validator language_code() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        if (text == "auto" ||
            !dossier::internal::normalise_language(text).empty())
          return {};
        return "'" + text + "' is neither auto nor a language, such as en";
      },
      "");
}

void add_input_options(CLI::App& command, InputOptions& input) {
  command
      .add_option("--input-format", input.format,
                  "auto (by name, else by content; standard input:\n"
                  "jsonl), text, html or jsonl")
      ->option_text("FORMAT")
      ->check(one_of({"auto", "text", "html", "jsonl"}));
  command
      .add_option("--map", input.maps,
                  "the JSON key of a field, as in title=headline")
      ->option_text("FIELD=KEY ...")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--language", input.language,
                  "of articles that do not say: auto, or a code\nsuch as en")
      ->option_text("CODE")
      ->check(language_code());
}

// Every subcommand with its options; run() calls the one that was chosen.
class CommandLine {
 public:
  CommandLine() : app_(kAbout, "dossier-index") {
    set_up_subcommands(app_, kExamples);
    add_index_option(app_);
    add_generate_option(app_);
    define_add();
    define_annotate();
    define_remove();
    define_reindex();
    define_correct();
    define_retag();
    define_stats();
    define_verify();
    define_compact();
    define_export();
    define_gazetteer();
  }

  CLI::App& app() { return app_; }
  ExitStatus run() { return chosen_(); }

 private:
  // Whatever goes wrong with a disk, people ask first what became of the index.
  ExitStatus writing(const std::function<ExitStatus()>& command) const {
    try {
      return command();
    } catch (const dossier::Error& error) {
      if (error.code() != ErrorCode::Io ||
          !dossier::internal::has_index(index_location(index_, false)))
        throw;
      tell(error.what());
      tell(
          "the index is as after its last commit; when this is mended, run "
          "the same again");
      return ExitStatus::Index;
    }
  }

  CLI::App& define(const char* name, const char* help,
                   std::function<ExitStatus()> run) {
    CLI::App* command = app_.add_subcommand(name, help);
    command->group("Commands");
    command->footer(kCommandFooter);
    command->callback([this, run] { chosen_ = run; });
    return *command;
  }

  // One that changes the index.
  CLI::App& define_writing(const char* name, const char* help,
                           const std::function<ExitStatus()>& run) {
    return define(name, help, [this, run] { return writing(run); });
  }

  // Before the subcommand or after it.
  void add_index_option(CLI::App& command) {
    command.add_option("--index", index_, "folder of the index")
        ->option_text("DIR");
  }

  void define_add() {
    CLI::App& command =
        define_writing("add", "add articles, and refresh those that changed",
                       [this] { return run_add(index_, add_); });
    command
        .add_option("PATH", add_.input.paths,
                    "folders, files, or - for standard input: JSON Lines,\n"
                    "unless --input-format says text or html")
        ->option_text("...")
        ->required()
        ->check(not_empty());
    add_index_option(command);
    add_input_options(command, add_.input);
    add_gazetteer_option(
        command, add_.gazetteer_files,
        "table that extends the gazetteer; kept in the\nindex");
    command.add_flag("--delete-missing", add_.delete_missing,
                     "remove articles whose files are gone from below\n"
                     "the folders named (not if a folder is empty or\n"
                     "gone itself)");
    add_threads_option(command, add_.threads);
    command
        .add_option("--max-article-bytes", add_.max_article_bytes,
                    "refuse longer articles (default 16777216)")
        ->option_text("N")
        ->check(whole_number_up_to(std::numeric_limits<std::int64_t>::max()));
    command
        .add_option("--max-article-words", add_.max_words,
                    "refuse articles of more words (default 1000000)")
        ->option_text("N")
        ->check(whole_number_up_to(std::numeric_limits<std::uint32_t>::max()));
    add_progress_option(command, add_.progress);
    command.footer(
        "Files that did not change since the last time are skipped. The last "
        "line on\nstandard output is: committed revision R, N articles\n\n" +
        std::string(kCommandFooter));
  }

  void define_annotate() {
    CLI::App& command = define(
        "annotate", "show the entities that articles name, without index",
        [this] { return run_annotate(annotate_); });
    command
        .add_option("PATH", annotate_.input.paths,
                    "folders or files; without any, JSON Lines from\n"
                    "standard input")
        ->option_text("...")
        ->check(not_empty());
    add_input_options(command, annotate_.input);
    command
        .add_option("--format", annotate_.output,
                    "jsonl (one object an article) or text (marked)")
        ->option_text("FORMAT")
        ->check(one_of({"jsonl", "text"}));
    command.add_flag("--with-text", annotate_.with_text,
                     "add title and text, in which the offsets count");
    add_gazetteer_option(command, annotate_.gazetteer_files,
                         "table that extends the gazetteer");
    add_threads_option(command, annotate_.threads);
  }

  void define_remove() {
    CLI::App& command = define_writing("remove", "remove articles", [this] {
      return run_remove(index_, remove_);
    });
    command
        .add_option("ID", remove_.ids,
                    "ids of articles; write -- before one that begins\n"
                    "with -")
        ->option_text("...")
        ->required();
    add_index_option(command);
  }

  void define_reindex() {
    CLI::App& command = define_writing(
        "reindex", "rebuild from the stored text under today's settings",
        [this] { return run_reindex(index_, reindex_); });
    add_index_option(command);
    add_gazetteer_option(
        command, reindex_.gazetteer_files,
        "table that extends the gazetteer; kept in the\nindex");
    add_threads_option(command, reindex_.threads);
    add_progress_option(command, reindex_.progress);
  }

  void define_correct() {
    CLI::App& command = define_writing(
        "correct", "decide what counts under a facet value, and how",
        [this] { return run_correct(index_, correct_); });
    command
        .add_option("CORRECTION", correct_.columns,
                    "block VALUE [SPELLING], merge VALUE INTO,\n"
                    "rename VALUE LABEL, split VALUE NEW SPELLING,\n"
                    "alias VALUE SPELLING")
        ->option_text("...");
    command
        .add_option("--file", correct_.file,
                    "a file of corrections, with tabs between the\n"
                    "columns; -: standard input")
        ->option_text("FILE")
        ->check(not_empty());
    command.add_flag("--list", correct_.list, "show those of the index");
    command.add_flag("--remove", correct_.remove,
                     "take away the lines that begin with these columns");
    add_index_option(command);
    command.footer(
        "A VALUE is a facet and an id. Examples:\n"
        "  dossier-index correct merge official:walid-muallem "
        "official:walid-al-moallem\n"
        "  dossier-index correct rename system:s-300 'S-300 (SA-10)'\n"
        "  dossier-index correct block system:patriot Patriots\n"
        "Corrections hold for what is added later; for the articles that are "
        "there, run\ndossier-index retag. docs/corrections.md says more.\n\n" +
        std::string(kCommandFooter));
  }

  void define_retag() {
    CLI::App& command = define_writing(
        "retag", "recognise again, rewrite the articles that change",
        [this] { return run_retag(index_, retag_); });
    add_index_option(command);
    add_threads_option(command, retag_.threads);
    add_progress_option(command, retag_.progress);
  }

  void define_stats() {
    CLI::App& command = define("stats", "figures of the index",
                               [this] { return run_stats(index_, stats_); });
    add_index_option(command);
    command.add_flag("--json", stats_.json, "as JSON");
    command.add_flag("--officials", stats_.officials,
                     "people whose names are spelled alike and who may be\n"
                     "one, with what speaks for it, instead");
  }

  void define_verify() {
    CLI::App& command =
        define("verify", "check every checksum and structure",
               [this] { return run_verify(index_, progress_); });
    add_index_option(command);
    add_progress_option(command, progress_);
  }

  void define_compact() {
    CLI::App& command = define_writing(
        "compact", "merge all segments, without replaced articles",
        [this] { return run_compact(index_); });
    add_index_option(command);
  }

  void define_export() {
    CLI::App& command = define("export", "write an ordinary Xapian database",
                               [this] { return run_export(index_, xapian_); });
    add_index_option(command);
    command.add_option("--xapian", xapian_, "folder to write, new or empty")
        ->option_text("DIR")
        ->required();
  }

  void define_gazetteer() {
    CLI::App* const group = app_.add_subcommand(
        "gazetteer", "check: report the faults of gazetteer tables");
    group->group("Commands");
    group->require_subcommand(1);
    CLI::App* const check = group->add_subcommand(
        "check",
        "report the faults of gazetteer tables, compiled together with those "
        "of the program");
    check->callback(
        [this] { chosen_ = [this] { return run_gazetteer_check(tables_); }; });
    check->add_option("FILE", tables_, "tables of your own")
        ->option_text("...")
        ->check(not_empty());
    check->footer(
        "The exit status is 2 if there is an error; warnings leave "
        "it 0.");
  }

  CLI::App app_;
  std::function<ExitStatus()> chosen_;
  AddOptions add_;
  AnnotateOptions annotate_;
  RemoveOptions remove_;
  ReindexOptions reindex_;
  CorrectOptions correct_;
  RetagOptions retag_;
  StatsOptions stats_;
  std::optional<std::string> index_;
  bool progress_ = false;
  std::filesystem::path xapian_;
  std::vector<std::filesystem::path> tables_;
};

}  // namespace

int main(int argc, char** argv) {
  CommandLine command_line;
  return run_subcommands(
      command_line.app(), argc, argv, [&] { return command_line.run(); },
      "out of memory; the index is as last committed");
}
