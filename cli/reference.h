// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Man pages and completion scripts of a program. They are made from the table
// that also parses its command line and prints --help, the CLI::App, so that
// the three cannot differ.
#ifndef DOSSIER_CLI_REFERENCE_H_
#define DOSSIER_CLI_REFERENCE_H_

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

// What completion offers for a value.
enum class ValueKind {
  None,  // a flag
  Text,
  Folder,
  File,
  Choice,
  Facet,          // a facet's name
  Facets,         // "country,system"
  FacetValue,     // a value of the facet that the option is called after
  FacetAndValue,  // "country=SYR"
  SavedQuery
};

struct OptionReference {
  std::vector<std::string> names;  // with their dashes; of an argument: "PATH"
  std::string value;               // as --help shows it: "DIR"
  int values = 0;                  // how many it takes each time
  ValueKind kind = ValueKind::None;  // of the last; others are text
  std::vector<std::string> choices;
  std::string help;  // on one line
  std::string group;
  bool repeatable = false;
};

// A command, or (the first) the program itself.
struct CommandReference {
  std::string name;   // "add", "gazetteer check"; of the program: ""
  std::string about;  // on one line
  std::vector<std::string> notes;  // paragraphs, with their line breaks
  std::vector<OptionReference> arguments, options;
};

struct ProgramReference {
  std::string name;
  std::vector<CommandReference> commands;

  const CommandReference& itself() const { return commands.front(); }
  bool has_commands() const { return commands.size() > 1; }
};

ProgramReference reference(const CLI::App& app);

std::string man_page(const ProgramReference& program);
std::string bash_completion(const ProgramReference& program);
std::string zsh_completion(const ProgramReference& program);
std::string fish_completion(const ProgramReference& program);

// Adds --generate, which ends parsing as --version does, with a man page or a
// script as its text.
void add_generate_option(CLI::App& app);

// For templates of scripts: `text` with every `mark` replaced.
std::string replaced(std::string text, std::string_view mark,
                     std::string_view by);
// The words with spaces between them.
std::string spaced(const std::vector<std::string>& words);
// Those that have options of their own.
std::string facet_names(const ProgramReference& program);
// "dossier_search": the program's name in names of shell functions.
std::string function_name(const ProgramReference& program);

#endif  // DOSSIER_CLI_REFERENCE_H_
