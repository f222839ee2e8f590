// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <thread>

#include "bench/check.h"
#include "bench/cli/commands.h"
#include "bench/cold.h"
#include "bench/digest.h"
#include "bench/format.h"
#include "bench/loops.h"
#include "bench/opening.h"
#include "bench/run_result.h"
#include "cli/console.h"
#include "cli/location.h"
#include "cli/signals.h"
#include "dossier/error.h"

namespace fs = std::filesystem;
using dossier::Error;
using dossier::ErrorCode;

namespace {

// So that posting lists that recur are in memory: a list that is only sought in
// is unpacked when it comes up again.
constexpr int kWarmingPasses = 2;

QueryLog log_of(const fs::path& folder, const RunCommand& command) {
  if (!command.log) {
    DrawOptions draw = command.draw;
    draw.cancelled = &watch_signals();
    return draw_queries(folder, draw);
  }
  QueryLog log = read_query_log(*command.log);
  const std::set<std::string> wanted(command.draw.classes.begin(),
                                     command.draw.classes.end());
  if (!wanted.empty())
    std::erase_if(log, [&](const LoggedQuery& query) {
      return !wanted.contains(query.query_class);
    });
  return log;
}

RunResult::Log describe(const QueryLog& log, const RunCommand& command) {
  return {log.size(), classes_of(log).size(),
          command.log ? command.log->filename().string()
                      : "drawn with seed " + std::to_string(command.draw.seed),
          digest(to_tsv(log))};
}

unsigned core_count() {
  return std::max(1u, std::thread::hardware_concurrency());
}

// Measures, and shows each table as soon as there is one.
class Run {
 public:
  Run(fs::path folder, const RunCommand& command)
      : folder_(std::move(folder)),
        command_(command),
        cancelled_(watch_signals()) {
    result_.host = this_host();
    result_.asked_for = {command.facets, command.hits, command.snippets,
                         command.rank_only, &cancelled_};
  }

  void prepare() {
    const auto index = dossier::Index::open(folder_);
    result_.index = index.stats();
    if (!index.warning().empty()) tell("warning: " + index.warning());
    const QueryLog log = log_of(folder_, command_);
    if (log.empty())
      throw Error(ErrorCode::InvalidArgument,
                  "there are no queries of these classes to measure with");
    result_.log = describe(log, command_);
    questions_ = questions_of(log, result_.asked_for);
    ask_first(index, questions_);
  }

  void check() {
    const std::uint64_t articles = result_.index.identity.articles;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(
        questions_.size(),
        command_.checks.value_or(usual_checks(articles, result_.log.classes))));
    if (count > 0)
      tell("checking the answers to " + counted(count, "query", "queries") +
           " by reading " + counted(articles, "article"));
    result_.check =
        check_answers(folder_, questions_, count, core_count(), &cancelled_);
    reset_peak_memory();
    show(heading_text(result_));
  }

  void measure_cold() {
    add(run_cold(folder_, questions_, {command_.cold_queries, &cancelled_}));
  }

  void measure_warm() {
    result_.opening = time_opening(folder_);
    show(opening_text(result_.opening));
    const auto index = dossier::Index::open(folder_);
    for (int pass = 0; pass < kWarmingPasses; ++pass)
      for (const Question& question : questions_) ask(index, question);
    for (const unsigned threads : command_.threads)
      add(run_closed_loop(index, questions_, {threads, command_.rounds}));
    for (const double rate : command_.rates)
      for (const unsigned threads : command_.threads)
        add(run_open_loop(index, questions_,
                          {threads, rate, command_.seconds, command_.draw.seed,
                           &cancelled_}));
    result_.memory = memory_use();
  }

  void finish() {
    show(memory_text(result_.memory));
    if (command_.format == "json") print(to_json(result_));
  }

 private:
  void add(Measurement measurement) {
    show(to_text(measurement));
    result_.measurements.push_back(std::move(measurement));
  }

  void show(const std::string& text) const {
    if (command_.format == "json") return;
    print(text);
    flush_output();
  }

  const fs::path folder_;
  const RunCommand& command_;
  const std::atomic<bool>& cancelled_;
  RunResult result_;
  std::vector<Question> questions_;
};

}  // namespace

ExitStatus run_run(const std::optional<std::string>& index,
                   const RunCommand& command) {
  Run run(index_location(index, false), command);
  run.prepare();
  run.check();
  // While nothing is cached by this process.
  if (command.cold) run.measure_cold();
  run.measure_warm();
  run.finish();
  return ExitStatus::Done;
}
