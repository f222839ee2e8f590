// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measurement.h"

#include <algorithm>

const char* to_string(Mode mode) {
  switch (mode) {
    case Mode::Closed:
      return "closed";
    case Mode::Open:
      return "open";
    case Mode::Cold:
      return "cold";
  }
  return "";
}

void Tally::add(const Tally& other) {
  latencies_.insert(latencies_.end(), other.latencies_.begin(),
                    other.latencies_.end());
  cpu_.insert(cpu_.end(), other.cpu_.begin(), other.cpu_.end());
  search_ms_ += other.search_ms_;
}

ClassFigures Tally::figures(const std::string& name) const {
  ClassFigures figures;
  figures.name = name;
  figures.latency = distribution_of(latencies_);
  figures.cpu = distribution_of(cpu_);
  figures.search_ms =
      search_ms_ / static_cast<double>(std::max<std::size_t>(1, size()));
  return figures;
}

void count_matches(const std::vector<Question>& questions,
                   ClassFigures& figures) {
  for (const Question& question : questions) {
    if (question.query_class != figures.name) continue;
    ++figures.queries;
    figures.matches += question.total;
  }
}
