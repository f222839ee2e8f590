// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/parse_error.h"

namespace {

// What the value of an option is called says what it is. "V" is a value of the
// facet that has the option's name.
constexpr std::array<std::pair<std::string_view, ValueKind>, 11> kKinds{{
    {"DIR", ValueKind::Folder},
    {"FILE", ValueKind::File},
    {"PATH", ValueKind::File},
    {"A", ValueKind::File},
    {"B", ValueKind::File},
    {"V", ValueKind::FacetValue},
    {"NAME[:N]", ValueKind::Facet},
    {"ROWS[:N],COLUMNS[:M]", ValueKind::Facets},
    {"FACET=V", ValueKind::FacetAndValue},
    {"ID FACET=V", ValueKind::FacetAndValue},
    {"NAME", ValueKind::SavedQuery},
}};

// The values that one_of (parse_error.h) or a type name lists: "{a|b}".
std::vector<std::string> choices(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), '|');
}

ValueKind kind_of(std::string_view value) {
  for (const auto& [name, kind] : kKinds)
    if (name == value) return kind;
  return ValueKind::Text;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// "FILE" of "FILE ...": that an option may be repeated is said otherwise.
std::string without_dots(const std::string& text) {
  const std::size_t dots = text.find(" ...");
  return dots == std::string::npos ? text : text.substr(0, dots);
}

OptionReference as_reference(const CLI::Option& option) {
  OptionReference result;
  result.help = on_one_line(option.get_description());
  result.group = option.get_group();
  result.repeatable =
      option.get_items_expected_max() > 1 &&
      option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  if (option.get_positional()) {
    result.names = {option.get_name()};
    result.repeatable = option.get_items_expected_max() > 1;
    result.values = 1;
    result.kind = kind_of(option.get_name());
    return result;
  }
  for (const std::string& name : option.get_snames())
    result.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    result.names.push_back("--" + name);
  if (option.get_items_expected_max() == 0) return result;
  result.value = without_dots(option.get_option_text());
  result.values = std::max(1, option.get_items_expected_min());
  result.choices = choices(option);
  result.kind =
      result.choices.empty() ? kind_of(result.value) : ValueKind::Choice;
  return result;
}

// Those of a command end by pointing to --help, where a man page is one text.
std::vector<std::string> paragraphs(const std::string& text, bool of_command) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    std::string paragraph = text.substr(at, end - at);
    while (!paragraph.empty() && paragraph.back() == '\n') paragraph.pop_back();
    if (!of_command || !paragraph.ends_with(" --help"))
      result.push_back(std::move(paragraph));
    at = end + 2;
  }
  return result;
}

void add_command(const CLI::App& app, const std::string& name,
                 std::vector<CommandReference>& commands) {
  CommandReference command;
  command.name = name;
  command.about = on_one_line(app.get_description());
  command.notes = paragraphs(app.get_footer(), !name.empty());
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? command.arguments : command.options)
        .push_back(as_reference(*option));
  commands.push_back(std::move(command));
  for (const CLI::App* below : app.get_subcommands(nullptr))
    add_command(*below, (name.empty() ? "" : name + " ") + below->get_name(),
                commands);
}

std::string generated(const CLI::App& app, const std::string& what) {
  const ProgramReference program = reference(app);
  if (what == "man") return man_page(program);
  if (what == "complete-bash") return bash_completion(program);
  if (what == "complete-zsh") return zsh_completion(program);
  return fish_completion(program);
}

}  // namespace

ProgramReference reference(const CLI::App& app) {
  ProgramReference program{app.get_name(), {}};
  add_command(app, "", program.commands);
  return program;
}

void add_generate_option(CLI::App& app) {
  app.add_option_function<std::string>(
         "--generate",
         [&app](const std::string& what) {
           std::string text = generated(app, what);
           text.pop_back();  // whoever prints it ends the line
           throw CLI::CallForVersion(text, 0);
         },
         "print the man page, or completion for a shell:\n"
         "man, complete-bash, complete-zsh, complete-fish")
      ->option_text("WHAT")
      ->trigger_on_parse()
      ->check(
          one_of({"man", "complete-bash", "complete-zsh", "complete-fish"}));
}

std::string replaced(std::string text, std::string_view mark,
                     std::string_view by) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;
       at += by.size())
    text.replace(at, mark.size(), by);
  return text;
}

std::string spaced(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words)
    line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string facet_names(const ProgramReference& program) {
  std::vector<std::string> names;
  for (const CommandReference& command : program.commands)
    for (const OptionReference& option : command.options)
      if (option.kind == ValueKind::FacetValue)
        names.push_back(option.names.back().substr(2));
  return spaced(names);
}

std::string function_name(const ProgramReference& program) {
  return replaced(program.name, "-", "_");
}
