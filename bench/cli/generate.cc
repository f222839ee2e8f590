// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The subcommands that make material: corpus, queries.
#include <atomic>

#include "bench/cli/commands.h"
#include "cli/console.h"
#include "cli/location.h"
#include "cli/signals.h"
#include "dossier/error.h"

namespace {

constexpr std::size_t kChunkBytes = 1 << 20;

}  // namespace

ExitStatus run_corpus(const CorpusCommand& command) {
  const std::atomic<bool>& stopped = watch_signals();
  SyntheticCorpus corpus(command.corpus);
  std::string lines;
  for (std::uint64_t i = 0; i < command.articles; ++i) {
    append_json_line(corpus.next(), lines);
    if (lines.size() < kChunkBytes) continue;
    if (stopped) return ExitStatus::Interrupted;
    print(lines);
    lines.clear();
  }
  print(lines);
  return ExitStatus::Done;
}

ExitStatus run_queries(const std::optional<std::string>& index,
                       DrawOptions options) {
  options.cancelled = &watch_signals();
  const QueryLog log = draw_queries(index_location(index, false), options);
  if (log.empty())
    throw dossier::Error(dossier::ErrorCode::InvalidArgument,
                         "drawing queries: the index has no articles that "
                         "would give one");
  print(to_tsv(log));
  return ExitStatus::Done;
}
