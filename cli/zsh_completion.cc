// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference.h"

namespace {

constexpr const char* kScript = R"zsh(#compdef @PROGRAM@

_@NAME@_values() {  # WHAT: what begins with what is typed
  local -a lines found shown open open_shown
  local line option
  local -a places
  for option in --index --queries; do
    [[ -n $opt_args[$option] ]] && places+=($option "${(Q)opt_args[$option]}")
  done
  lines=(${(f)"$(dossier-search $places --complete "$1=${(Q)PREFIX}" \
    2>/dev/null)"})
  for line in $lines; do
    if [[ ${line%%$'\t'*} == *[:,] ]]; then
      open+=("${line%%$'\t'*}")
      open_shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
    else
      found+=("${line%%$'\t'*}")
      shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
    fi
  done
  # They begin so in any case of letters, which -U does not ask about again.
  # What something has to follow gets no space behind it.
  (( $#found )) && compadd -U -l -d shown -a found
  (( $#open )) && compadd -U -S '' -l -d open_shown -a open
}

_@NAME@_facets() {
  compadd "$@" @FACETS@
}

_@NAME@_facet_and_value() {
  if compset -P '(#b)(*)='; then
    _@NAME@_values "$match[1]"
  else
    _@NAME@_facets -S '='
  fi
}

@FUNCTIONS@
_@NAME@ "$@"
)zsh";

// Within '...[HELP]:...' of _arguments.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
    if (c == '\'') out += "\\''";
  }
  return out;
}

std::string action(const OptionReference& option) {
  switch (option.kind) {
    case ValueKind::Folder:
      return "_files -/";
    case ValueKind::File:
      return "_files";
    case ValueKind::Choice:
      return "(" + spaced(option.choices) + ")";
    case ValueKind::Facet:
      return "_@NAME@_facets";
    case ValueKind::Facets:
      return " _@NAME@_values facets";
    case ValueKind::SavedQuery:
      return " _@NAME@_values query";
    case ValueKind::FacetValue:
      // After a space, _arguments adds no arguments of its own.
      return " _@NAME@_values " + option.names.back().substr(2);
    case ValueKind::FacetAndValue:
      return "_@NAME@_facet_and_value";
    case ValueKind::None:
    case ValueKind::Text:
      return " ";
  }
  return " ";
}

// One argument of _arguments: '*--country=[help]:V:action'.
std::string specification(const OptionReference& option) {
  std::string text;
  for (const std::string& name : option.names) {
    std::string value;
    for (int i = 0; i < option.values; ++i)
      value += ":" + escaped(option.value) + ":" +
               (i + 1 < option.values ? " " : action(option));
    std::string before = "*";
    if (!option.repeatable) before = "(" + spaced(option.names) + ")";
    text += " \\\n    '" + before + name +
            (option.values == 1 && name.starts_with("--") ? "=" : "") + "[" +
            escaped(option.help) + "]" + value + "'";
  }
  return text;
}

std::string argument(const CommandReference& command) {
  if (command.arguments.empty()) return {};
  const OptionReference& first = command.arguments.front();
  std::string completed = action(first);
  if (first.names.front() == "QUERY") completed = " _@NAME@_values word";
  return " \\\n    '*:" + first.names.front() + ":" + completed + "'";
}

std::string function_of(const CommandReference& command) {
  return command.name.empty() ? "_@NAME@"
                              : "_@NAME@_" + replaced(command.name, " ", "_");
}

// The commands right below this one, as _describe takes them, and the calls of
// their functions.
void add_below(const ProgramReference& program, const CommandReference& command,
               std::string& described, std::string& calls) {
  const std::string prefix = command.name.empty() ? "" : command.name + " ";
  for (const CommandReference& other : program.commands) {
    if (other.name.empty() || &other == &command ||
        !other.name.starts_with(prefix) ||
        other.name.find(' ', prefix.size()) != std::string::npos)
      continue;
    const std::string name = other.name.substr(prefix.size());
    described += "\n      '" + name + ":" + escaped(other.about) + "'";
    calls += "\n      " + name + ") " + function_of(other) + "_command ;;";
  }
}

std::string function(const ProgramReference& program,
                     const CommandReference& command) {
  std::string options;
  for (const OptionReference& option : command.options)
    options += specification(option);
  std::string described, calls;
  add_below(program, command, described, calls);
  const std::string name =
      function_of(command) + (command.name.empty() ? "" : "_command");
  if (described.empty())
    return name + "() {\n  _arguments -s -S" + options + argument(command) +
           "\n}\n\n";
  return name + "() {\n  local curcontext=$curcontext state line\n" +
         "  local -A opt_args\n  _arguments -C" + options +
         " \\\n    '1: :->command' \\\n    '*:: :->rest'\n" +
         "  case $state in\n  command)\n    local -a commands\n" +
         "    commands=(" + described + "\n    )\n" +
         "    _describe -t commands command commands\n    ;;\n  rest)\n" +
         "    case $words[1] in" + calls + "\n    esac\n    ;;\n  esac\n}\n\n";
}

}  // namespace

std::string zsh_completion(const ProgramReference& program) {
  std::string functions;
  for (const CommandReference& command : program.commands)
    functions += function(program, command);
  std::string script = replaced(kScript, "@FUNCTIONS@", functions);
  script = replaced(script, "@FACETS@", facet_names(program));
  script = replaced(script, "@NAME@", function_name(program));
  return replaced(script, "@PROGRAM@", program.name);
}
