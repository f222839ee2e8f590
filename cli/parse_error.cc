// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/parse_error.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "indexer/text/nearest_name.h"
#include "indexer/text/utf8.h"

namespace {

// The word that `word` may be a slip of, else "".
std::string nearest(std::string_view word,
                    const std::vector<std::string>& known) {
  dossier::internal::NearestName nearest(dossier::internal::clean_utf8(word));
  for (const std::string& candidate : known) nearest.offer(candidate);
  return nearest.found();
}

std::string did_you_mean(const std::string& word) {
  return word.empty() ? "" : ", did you mean " + word + "?";
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  const std::string message = "there is no command '" + word + "'";
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr))
    names.push_back(command->get_name());
  std::error_code unreadable;
  if (std::find(names.begin(), names.end(), "add") != names.end() &&
      std::filesystem::exists(word, unreadable))
    return message + "; to index what is there: " + app.get_name() + " add " +
           word;
  return message + did_you_mean(nearest(word, names));
}

// CLI11 begins its messages with a capital, ours go on after a colon. Names of
// options and values are left alone.
std::string uncapitalised(std::string message) {
  if (message.size() > 1 && (message[1] == ' ' || std::islower(message[1])))
    message[0] = static_cast<char>(std::tolower(message[0]));
  return message;
}

std::string what_is_wrong(const CLI::App& app, const CLI::ParseError& error) {
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) &&
      message.ends_with(" missing"))
    return message.substr(0, message.find(':')) + " needs a value";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) &&
      message.find(": At Most 1 required") != std::string::npos)
    return message.substr(0, message.find(':')) + " is given more than once";
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  // What is not known comes first: what is missing may only be misspelt.
  const std::vector<std::string> words = app.remaining(true);
  for (const std::string& word : words)
    if (word.size() > 1 && word[0] == '-' && word != "--")
      return unknown_option(command, word);
  if (chosen.empty() && app.get_require_subcommand_min() > 0)
    return words.empty() ? "a command is missing"
                         : unknown_command(app, words.front());
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !words.empty())
    return command.get_name() + " takes no '" + words.front() + "'";
  return uncapitalised(message);
}

}  // namespace

std::string explain(const CLI::App& app, const CLI::ParseError& error) {
  return what_is_wrong(app, error) + "; see " + program_name + " --help";
}

std::string unknown_option(const CLI::App& command, std::string_view argument) {
  std::string message = "there is no option '" + std::string(argument) + "'";
  if (!argument.starts_with("--")) return message;
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back(name);
  const std::string meant =
      nearest(argument.substr(2, argument.find('=') - 2), names);
  return message + did_you_mean(meant.empty() ? "" : "--" + meant);
}

CLI::Validator whole_number_up_to(std::uint64_t greatest) {
  return CLI::Validator(
      [greatest](const std::string& text) -> std::string {
        std::uint64_t number = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && stop == end && number <= greatest)
          return {};
        return "'" + text + "' is not a whole number up to " +
               std::to_string(greatest);
      },
      "");
}

CLI::Validator one_of(std::vector<std::string> names) {
  std::string listed;
  for (const std::string& name : names)
    listed += (listed.empty() ? "{" : "|") + name;
  return CLI::Validator(
      [names = std::move(names)](const std::string& text) -> std::string {
        std::string list;
        for (const std::string& name : names) {
          if (name == text) return {};
          list += (list.empty() ? "" : ", ") + name;
        }
        return "'" + text + "' is none of " + list;
      },
      listed + "}");
}
