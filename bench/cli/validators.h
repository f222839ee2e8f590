// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What options of dossier-bench take; the messages read like those of
// cli/parse_error.h.
#ifndef DOSSIER_BENCH_CLI_VALIDATORS_H_
#define DOSSIER_BENCH_CLI_VALIDATORS_H_

#include <CLI/CLI.hpp>
#include <cstdint>

CLI::Validator whole_number_from(std::uint64_t least, std::uint64_t greatest);
CLI::Validator positive_number();
// The name of a facet, or "none".
CLI::Validator facet_name();

#endif  // DOSSIER_BENCH_CLI_VALIDATORS_H_
