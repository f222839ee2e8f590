// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference.h"

namespace {

constexpr const char* kScript = R"fish(# fish completion for @PROGRAM@
function __@NAME@_values # WHAT START BEFORE: what begins so
    set -l words (commandline -opc)
    set -l places
    for option in --index --queries
        for i in (seq (count $words))
            if test $words[$i] = $option -a $i -lt (count $words)
                set -a places $option $words[(math $i + 1)]
            else if string match -q -- "$option=*" $words[$i]
                set -a places $words[$i]
            end
        end
    end
    for line in (dossier-search $places --complete "$argv[1]=$argv[2]" 2>/dev/null)
        echo "$argv[3]$line"
    end
end

function __@NAME@_second_of # OPTION: its second value is being typed
    set -l words (commandline -opc)
    test (count $words) -ge 3; and test $words[-2] = $argv[1]
end

function __@NAME@_word
    __@NAME@_values word (commandline -ct | string replace -a '"' '')
end

function __@NAME@_option_values # FACET
    __@NAME@_values $argv[1] (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
end

function __@NAME@_facet_and_value # SEPARATOR
    set -l word (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
    set -l parts (string split -m 1 -- $argv[1] "$word")
    if test (count $parts) -eq 2
        __@NAME@_values $parts[1] $parts[2] "$parts[1]$argv[1]"
    else
        for facet in @FACETS@
            echo "$facet$argv[1]"
        end
    end
end

complete -c @PROGRAM@ -f
@LINES@)fish";

std::string quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

// -r: it takes a value; -F: that is a file; -x: it is none.
std::string action(const OptionReference& option) {
  switch (option.kind) {
    case ValueKind::None:
      return "";
    case ValueKind::Folder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::File:
      return " -r -F";
    case ValueKind::Text:
      return " -x";
    case ValueKind::Choice:
      return " -x -a '" + spaced(option.choices) + "'";
    case ValueKind::Facet:
      return " -x -a '@FACETS@ none'";
    case ValueKind::Facets:
      return " -x -a '(__@NAME@_option_values facets)'";
    case ValueKind::SavedQuery:
      return " -x -a '(__@NAME@_option_values query)'";
    case ValueKind::FacetValue:
      return " -x -a '(__@NAME@_option_values " +
             option.names.back().substr(2) + ")'";
    case ValueKind::FacetAndValue:
      return " -x -a '(__@NAME@_facet_and_value =)'";
  }
  return "";
}

std::string last_word(const std::string& text) {
  return text.substr(text.rfind(' ') + 1);
}

// When the command is the one that is being typed.
std::string condition(const ProgramReference& program,
                      const CommandReference& command) {
  if (!program.has_commands()) return {};
  if (command.name.empty()) return " -n __fish_use_subcommand";
  return " -n '__fish_seen_subcommand_from " + last_word(command.name) + "'";
}

std::string lines(const ProgramReference& program,
                  const CommandReference& command) {
  const std::string start =
      "complete -c @PROGRAM@" + condition(program, command);
  std::string text;
  if (!command.name.empty()) {
    const std::size_t space = command.name.rfind(' ');
    text +=
        "complete -c @PROGRAM@ -n " +
        (space == std::string::npos ? "__fish_use_subcommand"
                                    : "'__fish_seen_subcommand_from " +
                                          command.name.substr(0, space) + "'") +
        " -a " + last_word(command.name) + " -d " + quoted(command.about) +
        "\n";
  }
  for (const OptionReference& option : command.options) {
    text += start;
    for (const std::string& name : option.names)
      text += name.starts_with("--") ? " -l " + name.substr(2)
                                     : " -s " + name.substr(1);
    text += (option.values > 1 ? " -x" : action(option)) + " -d " +
            quoted(option.help) + "\n";
    if (option.values > 1)  // complete knows options of one value alone
      text += "complete -c @PROGRAM@ -n '__@NAME@_second_of " +
              option.names.back() + "'" + action(option) + "\n";
  }
  if (command.arguments.empty()) return text;
  if (command.arguments.front().names.front() == "QUERY")
    return text + start + " -a '(__@NAME@_word)'\n";
  if (command.arguments.front().kind == ValueKind::File)
    return text + start + " -F\n";
  return text;
}

}  // namespace

std::string fish_completion(const ProgramReference& program) {
  std::string all;
  for (const CommandReference& command : program.commands)
    all += lines(program, command);
  std::string script = replaced(kScript, "@LINES@", all);
  script = replaced(script, "@FACETS@", facet_names(program));
  script = replaced(script, "@NAME@", function_name(program));
  return replaced(script, "@PROGRAM@", program.name);
}
