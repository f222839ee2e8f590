// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_PARSE_ERROR_H_
#define DOSSIER_CLI_PARSE_ERROR_H_

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

// What is wrong with a command line, for people: names the word, what was
// probably meant, and --help.
std::string explain(const CLI::App& app, const CLI::ParseError& error);

// "there is no option '--counrty', did you mean --country?"
std::string unknown_option(const CLI::App& command, std::string_view argument);

// Validators, whose messages read like the others.
CLI::Validator whole_number_up_to(std::uint64_t greatest);
// Its description lists the names, "{a|b}": completion offers them.
CLI::Validator one_of(std::vector<std::string> names);

#endif  // DOSSIER_CLI_PARSE_ERROR_H_
