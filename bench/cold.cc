// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cold.h"

#include <algorithm>
#include <map>

#include "bench/page_cache.h"
#include "dossier/error.h"

Measurement run_cold(const std::filesystem::path& folder,
                     const std::vector<Question>& questions,
                     const ColdOptions& options) {
  Measurement measurement;
  measurement.mode = Mode::Cold;
  std::map<std::string, Tally> tallies;
  std::vector<double> opening;
  QueryLog names;
  const Clock::time_point start = Clock::now();
  for (const Question& question : questions) {
    names.push_back({question.query_class, ""});
    Tally& tally = tallies[question.query_class];
    if (tally.size() == options.queries_a_class) continue;
    if (options.cancelled && *options.cancelled)
      throw dossier::Error(dossier::ErrorCode::Cancelled,
                           "measuring: cancelled");
    const CachedBytes bytes = drop_cached_pages(folder);
    measurement.index_bytes = bytes.all;
    measurement.bytes_left = std::max(measurement.bytes_left, bytes.cached);
    const Clock::time_point before = Clock::now();
    const dossier::Index index = dossier::Index::open(folder);
    opening.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - before)
            .count());
    const Sample sample = ask(index, question);
    tally.add(sample.wall_ms(), sample);
  }
  measurement.seconds =
      std::chrono::duration<double>(Clock::now() - start).count();
  measurement.opening = distribution_of(std::move(opening));
  for (const std::string& name : classes_of(names)) {
    ClassFigures figures = tallies[name].figures(name);
    count_matches(questions, figures);
    measurement.classes.push_back(std::move(figures));
  }
  return measurement;
}
