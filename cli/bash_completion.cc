// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference.h"

namespace {

// Bash cuts the line at = and : as well as at spaces: the script puts such
// words together again, and gives back only what follows the last cut.
constexpr const char* kScript = R"bash(# bash completion for @PROGRAM@
_@NAME@_values() {  # WHAT START LEAD: what begins so
  local start=${2#[\"\']} word
  start=${start//\\/}
  while IFS=$'\t' read -r word _; do
    # Within a query, a name of several words would need quotation marks.
    [[ $1 == word && $word == *[[:space:]]* ]] && continue
    [[ $1 == facets || $2 == [\"\']* ]] || printf -v word %q "$word"
    COMPREPLY+=("$3$word")
  done < <(dossier-search ${index:+--index "$index"} \
    ${queries:+--queries "$queries"} --complete "$1=$start" 2>/dev/null)
  [[ ${COMPREPLY[0]} == *[:,] ]] && compopt -o nospace 2>/dev/null
}

_@NAME@() {
  local -a words=()
  local at word glued= raw= current lead
  COMPREPLY=()
  for ((at = 1; at <= COMP_CWORD; ++at)); do
    word=${COMP_WORDS[at]}
    if ((${#words[@]})) && [[ $glued || $word == [=:]* ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
    glued=
    [[ $word == [=:] ]] && glued=1
    raw=${word##*[=:]}
  done
  ((${#words[@]})) || return 0
  current=${words[-1]}
  unset 'words[-1]'

  local command= option= index= queries= skip=0 verbatim=
  for word in "${words[@]}"; do
    if ((skip)); then
      [[ $option == --index ]] && index=${word/#\~/$HOME}
      [[ $option == --queries ]] && queries=${word/#\~/$HOME}
      ((--skip)) || option=
      continue
    fi
    case $word in
      --) verbatim=1 ;;
      --index=*) index=${word#*=} ;;
      --queries=*) queries=${word#*=} ;;
      -*)
        case "$command $word" in
@VALUED@          *) ;;
        esac
        ((skip)) && option=$word
        ;;
      *)
        case "${command:+$command }$word" in
@COMMANDS@          *) ;;
        esac
        ;;
    esac
  done

  ((skip > 1)) && return 0  # the first of two values
  lead=
  if [[ ! $option && ! $verbatim && $current == --*=* ]]; then
    option=${current%%=*} lead=${current%%=*}=
    current=${current#*=}
  fi
  if [[ ! $option && ! $verbatim && $current == -* ]]; then
    local options=
    case $command in
@OPTIONS@    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return 0
  fi
  case "$command ${option:-argument}" in
@VALUES@    *) ;;
  esac
  # Only what follows the last cut is replaced.
  lead+=$current
  lead=${lead%"$raw"}
  COMPREPLY=("${COMPREPLY[@]#"$lead"}")
  return 0
}
complete -F _@NAME@ @PROGRAM@
)bash";

std::string quoted(const std::string& text) { return "'" + text + "'"; }

std::string patterns(const CommandReference& command,
                     const OptionReference& option) {
  std::string text;
  for (const std::string& name : option.names)
    text += (text.empty() ? "" : "|") + quoted(command.name + " " + name);
  return text;
}

// How the value of an option is completed. "$lead" stands before it in the
// same word.
std::string action(const OptionReference& option) {
  const std::string words = R"(mapfile -t COMPREPLY < <(compgen -P "$lead" )";
  switch (option.kind) {
    case ValueKind::Folder:
      return words + R"(-d -- "$current"); compopt -o filenames 2>/dev/null)";
    case ValueKind::File:
      return words + R"(-f -- "$current"); compopt -o filenames 2>/dev/null)";
    case ValueKind::Choice:
      return words + "-W '" + spaced(option.choices) + R"(' -- "$current"))";
    case ValueKind::Facet:
      return words + R"(-W '@FACETS@ none' -- "$current"))";
    case ValueKind::Facets:
      return R"(_@NAME@_values facets "$current" "$lead")";
    case ValueKind::SavedQuery:
      return R"(_@NAME@_values query "$current" "$lead")";
    case ValueKind::FacetValue:
      return "_@NAME@_values " + option.names.back().substr(2) +
             R"( "$current" "$lead")";
    case ValueKind::FacetAndValue:
      return R"(if [[ $current == *=* ]]; then _@NAME@_values "${current%%=*}" )"
             R"("${current#*=}" "$lead${current%%=*}="; else )" +
             words +
             R"(-S = -W '@FACETS@' -- "$current"); )"
             R"(compopt -o nospace 2>/dev/null; fi)";
    case ValueKind::None:
    case ValueKind::Text:
      return ":";
  }
  return ":";
}

// The words that follow: of a query, files or commands.
std::string argument_action(const ProgramReference& program,
                            const CommandReference& command) {
  std::vector<std::string> below;
  const std::string prefix = command.name.empty() ? "" : command.name + " ";
  for (const CommandReference& other : program.commands)
    if (&other != &command && other.name.starts_with(prefix) &&
        other.name.find(' ', prefix.size()) == std::string::npos)
      below.push_back(other.name.substr(prefix.size()));
  if (!below.empty())
    return "mapfile -t COMPREPLY < <(compgen -W '" + spaced(below) +
           R"(' -- "$current"))";
  if (command.arguments.empty()) return ":";
  if (command.arguments.front().kind == ValueKind::File)
    return action(command.arguments.front());
  if (command.arguments.front().names.front() != "QUERY") return ":";
  return R"([[ $current ]] && _@NAME@_values word "$current" '')";
}

}  // namespace

std::string bash_completion(const ProgramReference& program) {
  std::string valued, commands, options, values;
  for (const CommandReference& command : program.commands) {
    if (!command.name.empty())
      commands += "          " + quoted(command.name) +
                  ") command=" + quoted(command.name) + " ;;\n";
    std::vector<std::string> names;
    for (const OptionReference& option : command.options) {
      names.insert(names.end(), option.names.begin(), option.names.end());
      if (option.values == 0) continue;
      valued += "          " + patterns(command, option) +
                ") skip=" + std::to_string(option.values) + " ;;\n";
      values +=
          "    " + patterns(command, option) + ") " + action(option) + " ;;\n";
    }
    options += "      " + quoted(command.name) +
               ") options=" + quoted(spaced(names)) + " ;;\n";
    values += "    " + quoted(command.name + " argument") + ") " +
              argument_action(program, command) + " ;;\n";
  }
  std::string script = replaced(kScript, "@VALUED@", valued);
  script = replaced(script, "@COMMANDS@", commands);
  script = replaced(script, "@OPTIONS@", options);
  script = replaced(script, "@VALUES@", values);
  script = replaced(script, "@FACETS@", facet_names(program));
  script = replaced(script, "@NAME@", function_name(program));
  return replaced(script, "@PROGRAM@", program.name);
}
