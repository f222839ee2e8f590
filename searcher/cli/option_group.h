// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OPTION_GROUP_H_
#define DOSSIER_SEARCHER_CLI_OPTION_GROUP_H_

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

// Options that the help shows together, under a heading of their own.
class OptionGroup {
 public:
  OptionGroup(CLI::App& app, std::string heading)
      : app_(app), heading_(std::move(heading)) {}

  CLI::Option* add(const std::string& name, std::string& value,
                   const std::string& shown, const std::string& help) {
    return named(app_.add_option(name, value, help), shown);
  }

  // An option that may be given several times, with one value each time.
  CLI::Option* add(const std::string& name, std::vector<std::string>& values,
                   const std::string& shown, const std::string& help) {
    return named(app_.add_option(name, values, help), shown)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  // An option of several values, one after the other.
  CLI::Option* add_row(const std::string& name,
                       std::vector<std::string>& values, int count,
                       const std::string& shown, const std::string& help) {
    return app_.add_option(name, values, help)
        ->option_text(shown)
        ->group(heading_)
        ->expected(count);
  }

  CLI::Option* add_flag(const std::string& name, bool& value,
                        const std::string& help) {
    return app_.add_flag(name, value, help)->group(heading_);
  }

 private:
  CLI::Option* named(CLI::Option* option, const std::string& shown) {
    return option->option_text(shown)->type_name(shown)->group(heading_);
  }

  CLI::App& app_;
  std::string heading_;
};

#endif  // DOSSIER_SEARCHER_CLI_OPTION_GROUP_H_
