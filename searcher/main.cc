// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-search: the read side on the command line.
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/descriptors.h"
#include "cli/exit_status.h"
#include "cli/location.h"
#include "cli/signals.h"
#include "dossier/batch.h"
#include "dossier/error.h"
#include "dossier/index.h"
#include "indexer/text/utf8.h"
#include "searcher/cli/batch_file.h"
#include "searcher/cli/batch_table.h"
#include "searcher/cli/compare.h"
#include "searcher/cli/complete.h"
#include "searcher/cli/manifest_file.h"
#include "searcher/cli/options.h"
#include "searcher/cli/presenter.h"
#include "searcher/cli/saved.h"
#include "searcher/cli/why.h"
#include "searcher/present/json.h"

const char* const program_name = "dossier-search";

namespace {

using dossier::BatchRow;
using dossier::Error;
using dossier::ErrorCode;
using dossier::Index;

void tell_error(const std::string& message, ErrorCode code) {
  tell(message);
  if (const char* way_out = remedy(code)) tell(way_out);
}

// What the program knows about itself when something goes wrong.
struct State {
  SearchOptions options;
  dossier::IndexIdentity index;
};

// The answer, which is printed as it comes, or the error, which ends its query
// and never the batch; only an interruption does.
BatchRow answer_query(const Index& index, const State& state,
                      const NamedQuery& query, Presenter& presenter) {
  BatchRow row{query.name, query.query, {}, {}, {}};
  try {
    row.answer = presenter.show(index, query.query, query.name);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    row.code = error.code();
    row.error = error.what();
    presenter.show_error(state.index, query.query, query.name, row.code,
                         row.error);
  }
  return row;
}

// `answer` answers a query and prints what became of it.
template <typename AnswerQuery>
ExitStatus run_queries(const std::vector<NamedQuery>& queries,
                       AnswerQuery answer, ManifestFile& manifest) {
  bool failed = false;
  bool found = false;
  for (const NamedQuery& query : queries) {
    BatchRow row = answer(query);
    if (row.answer) {
      found = found || row.answer->total != 0;
    } else {
      failed = true;
      tell_error("query '" + query.name + "': " + row.error, row.code);
    }
    manifest.add(std::move(row));
  }
  if (failed) return ExitStatus::Partly;
  return found ? ExitStatus::Done : ExitStatus::NoHits;
}

ExitStatus run_batch(const Index& index, const State& state,
                     const std::vector<NamedQuery>& queries,
                     ManifestFile& manifest) {
  ExitStatus status;
  if (state.options.batch_table) {
    BatchTable table(state.options, queries);
    status = run_queries(
        queries, [&](const NamedQuery& q) { return table.show(index, q); },
        manifest);
  } else {
    Presenter presenter(state.options);
    status = run_queries(
        queries,
        [&](const NamedQuery& q) {
          return answer_query(index, state, q, presenter);
        },
        manifest);
  }
  manifest.write_batch(state.index);
  return status;
}

ExitStatus run_one(const Index& index, const SearchOptions& options,
                   const ManifestFile& manifest) {
  Presenter presenter(options);
  const dossier::Answer answer =
      presenter.show(index, options.request.query, {});
  manifest.write(answer);
  return answer.total == 0 ? ExitStatus::NoHits : ExitStatus::Done;
}

ExitStatus run(int argc, char** argv, State& state) {
  SearchOptions& options = state.options;
  if (const auto text = parse_options(argc, argv, options)) {
    print(*text);
    return ExitStatus::Done;
  }
  options.request.query = dossier::internal::clean_utf8(options.request.query);
  options.request.cancelled = &watch_signals();
  if (options.list_saved) return list_saved(options);
  if (!options.forget.empty()) return forget_saved(options);
  if (options.complete) return run_complete(options);
  std::vector<NamedQuery> queries;
  if (!options.batch.empty())
    queries = read_batch(options.batch, *options.request.cancelled);
  ManifestFile manifest(options);
  if (options.repeat.empty())
    load_saved(options, queries);
  else
    queries = take_repeated(options);

  const Index index = Index::open(index_location(options.index, false));
  state.index = index.identity();
  const std::string warning = index.warning();
  if (!warning.empty()) tell("warning: " + warning);
  warn_of_another_index(options, state.index);

  if (!options.save.empty()) return save_query(index, options);
  if (!options.why.empty()) return run_why(index, options);
  if (!options.batch.empty()) return run_batch(index, state, queries, manifest);
  if (options.compare) return run_compare(index, options, manifest);
  return run_one(index, options, manifest);
}

// Tells the error on standard error, and on standard output if that is JSON.
int fail(const State& state, ErrorCode code, const std::string& message) {
  tell_error(code == ErrorCode::Cancelled ? "interrupted" : message, code);
  const OutputFormat format = state.options.format;
  if (format == OutputFormat::Json || format == OutputFormat::JsonLines) {
    print(dossier::internal::json_error(state.options.request, state.index,
                                        code, message) +
          '\n');
    flush_output();
  }
  return exit_status(code);
}

int run_and_report(int argc, char** argv) {
  State state;
  try {
    const ExitStatus status = run(argc, argv, state);
    flush_output();
    return exit_status(status);
  } catch (const Error& error) {
    return fail(state, error.code(), error.what());
  } catch (const std::bad_alloc&) {
    return fail(state, ErrorCode::Io,
                "out of memory; ask for fewer hits or facet values at a time, "
                "or close other programs");
  } catch (const std::exception& error) {
    return fail(state, ErrorCode::Io, error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  try {
    return run_and_report(argc, argv);
  } catch (const OutputClosed&) {
    return exit_status(ExitStatus::Done);
  } catch (const std::exception&) {
    // Standard output failed again while the failure was reported.
    return exit_status(ExitStatus::Index);
  }
}
