// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_CHECK_H_
#define DOSSIER_BENCH_CHECK_H_

#include <filesystem>
#include <optional>
#include <vector>

#include "bench/question.h"
#include "bench/run_result.h"

// How many queries are checked unless one says: as many as keep the reference
// to a minute or two of CPU, and at least one of each class.
std::size_t usual_checks(std::uint64_t articles, std::size_t classes);

// Compares the answers to `count` of the questions, spread evenly over the
// classes, with those of the reference: totals, and every count of the facets.
// Throws dossier::Error (Corrupt) that names the query and the first
// difference; Cancelled.
RunResult::Check check_answers(const std::filesystem::path& folder,
                               const std::vector<Question>& questions,
                               std::size_t count, unsigned threads,
                               const std::atomic<bool>* cancelled);

#endif  // DOSSIER_BENCH_CHECK_H_
