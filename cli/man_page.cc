// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A man page in the macros of man(7).
#include <cctype>

#include "cli/reference.h"

namespace {

// Text that roff prints as it is.
std::string escaped(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && c == '.') out += "\\&";
    line_begins = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '"')
      out += "\\(dq";
    else if (c == '`')
      out += "\\(ga";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else
      out += c;
  }
  return out;
}

std::string bold(const std::string& text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(const std::string& text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(c));
  return text;
}

std::string section(const std::string& title) {
  return ".SH \"" + escaped(title) + "\"\n";
}

std::string as_typed(const std::string& text) {
  return ".PP\n.nf\n" + escaped(text) + "\n.fi\n";
}

// The first sentence, as it goes on after "name \-".
std::string summary(const std::string& about) {
  std::string text = about.substr(0, about.find(". "));
  if (text.ends_with('.')) text.pop_back();
  text[0] = static_cast<char>(std::tolower(text[0]));
  return text;
}

std::string entry(const OptionReference& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "" : ", ") + bold(name);
  if (!option.value.empty()) names += " " + italic(option.value);
  return ".TP\n" + names + "\n" + escaped(option.help) +
         (option.repeatable ? " (repeatable)" : "") + "\n";
}

std::string argument_entry(const OptionReference& argument) {
  return ".TP\n" + italic(argument.names.front()) +
         (argument.repeatable ? " ..." : "") + "\n" + escaped(argument.help) +
         "\n";
}

std::string entries(const CommandReference& command, bool help_too) {
  std::string text;
  std::string group = "Options";
  for (const OptionReference& argument : command.arguments)
    text += argument_entry(argument);
  for (const OptionReference& option : command.options) {
    if (!help_too && option.names.back() == "--help") continue;
    if (option.group != group)
      text += ".SS \"" + escaped(group = option.group) + "\"\n";
    text += entry(option);
  }
  return text;
}

std::string arguments(const CommandReference& command) {
  std::string text;
  for (const OptionReference& argument : command.arguments)
    text += " " + ("[" + italic(argument.names.front())) +
            (argument.repeatable ? " ..." : "") + "]";
  return text;
}

std::string synopsis(const ProgramReference& program) {
  std::string text = bold(program.name) + " [" + italic("OPTIONS") + "]" +
                     arguments(program.itself());
  if (program.has_commands()) text += " " + italic("COMMAND") + " ...";
  return text + "\n";
}

std::string commands(const ProgramReference& program) {
  if (!program.has_commands()) return {};
  std::string text = section("COMMANDS");
  for (std::size_t i = 1; i < program.commands.size(); ++i) {
    const CommandReference& command = program.commands[i];
    text += ".SS \"" + escaped(command.name) + "\"\n" + bold(program.name) +
            " " + bold(command.name) + " [" + italic("OPTIONS") + "]" +
            arguments(command) + "\n.PP\n" + escaped(command.about) + ".\n" +
            entries(command, false);
    for (const std::string& note : command.notes) text += as_typed(note);
  }
  return text;
}

// "Examples:\n…" and "Exit status: …" are sections by that name.
std::string notes(const CommandReference& program) {
  std::string before, examples, status;
  for (const std::string& note : program.notes) {
    if (note.starts_with("Examples:\n"))
      examples = section("EXAMPLES") + as_typed(note.substr(10));
    else if (note.starts_with("Exit status: "))
      status = section("EXIT STATUS") + escaped(note.substr(13)) + "\n";
    else
      before += ".PP\n" + escaped(note) + "\n";
  }
  return section("NOTES") + before + status + examples;
}

}  // namespace

std::string man_page(const ProgramReference& program) {
  std::string text = ".TH " + upper(escaped(program.name)) + " 1 \"\" \"" +
                     program.name + " " DOSSIER_VERSION "\" \"Dossier\"\n";
  text += section("NAME") + escaped(program.name) + " \\- " +
          escaped(summary(program.itself().about)) + "\n";
  text += section("SYNOPSIS") + synopsis(program);
  text += section("DESCRIPTION") + escaped(program.itself().about) + "\n";
  text += section("OPTIONS") + entries(program.itself(), true);
  text += commands(program) + notes(program.itself());
  text += section("SEE ALSO");
  text +=
      ".BR dossier\\-index (1),\n.BR dossier\\-search (1),\n"
      ".BR dossier\\-bench (1),\n.BR dossier\\-query (7)\n";
  return text;
}
