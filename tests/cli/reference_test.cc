// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Man pages and completion: that they agree with --help and are well formed,
// and what Bash offers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using Names = std::set<std::string>;

const std::vector<std::string> kPrograms = {
    DOSSIER_INDEX_PROGRAM, DOSSIER_SEARCH_PROGRAM, DOSSIER_BENCH_PROGRAM};

// What the pattern's first group matches.
Names matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern,
                              std::regex::ECMAScript | std::regex::multiline);
  Names names;
  for (std::sregex_iterator i(text.begin(), text.end(), expression), end;
       i != end; ++i)
    names.insert((*i)[1]);
  return names;
}

std::string without(std::string text, const std::string& part) {
  for (std::size_t at; (at = text.find(part)) != std::string::npos;)
    text.erase(at, part.size());
  return text;
}

class Reference : public ProgramTest {
 protected:
  std::string output(const std::string& program,
                     const std::vector<std::string>& arguments) const {
    const ProgramResult result =
        run_program(program, arguments, folder_.path());
    EXPECT_EQ(result.status, 0) << result.err;
    return result.out;
  }

  // Long options of --help, of all commands.
  Names options_of_help(const std::string& program) const {
    std::string help = output(program, {"--help"});
    for (const std::string& command : matches(help, "^  ([a-z]+) {4,}"))
      help += output(program, {command, "--help"});
    if (help.find("  gazetteer ") != std::string::npos)
      help += output(program, {"gazetteer", "check", "--help"});
    return matches(help, "^  (?:-[a-z],)?(--[a-z0-9-]+)");
  }

  bool has(const std::string& tool) const {
    return shell("command -v " + tool + " >/dev/null").status == 0;
  }
};

TEST_F(Reference, ManPagesAndScriptsHaveTheOptionsOfHelp) {
  for (const std::string& program : kPrograms) {
    const Names help = options_of_help(program);
    ASSERT_THAT(help, Contains("--generate"));
    const std::string man = output(program, {"--generate", "man"});
    EXPECT_EQ(matches(without(man, "\\"), "fB(--[a-z0-9-]+)fR"), help)
        << program;
    std::string offered;
    const std::string bash = output(program, {"--generate", "complete-bash"});
    for (const std::string& line : matches(bash, "options='(.*)'"))
      offered += " " + line;
    EXPECT_EQ(matches(offered, "(--[a-z0-9-]+)"), help) << program;
    const std::string zsh = output(program, {"--generate", "complete-zsh"});
    EXPECT_EQ(matches(zsh, "'(?:\\*|\\([^)]*\\))(--[a-z0-9-]+)=?\\["), help);
    std::string completed;
    const std::string script = output(program, {"--generate", "complete-fish"});
    for (const std::string& line : matches(script, "^complete -c (.*)"))
      completed += line + "\n";
    Names fish;
    for (const std::string& name : matches(completed, " -l ([a-z0-9-]+)"))
      fish.insert("--" + name);
    EXPECT_EQ(fish, help) << program;
  }
}

TEST_F(Reference, ScriptsAreWellFormed) {
  for (const std::string shell_name : {"bash", "zsh", "fish"}) {
    if (!has(shell_name)) continue;
    for (const std::string& program : kPrograms) {
      write_file(folder_ / "script",
                 output(program, {"--generate", "complete-" + shell_name}));
      const ProgramResult checked = shell(shell_name + " -n script");
      EXPECT_EQ(checked.status, 0) << shell_name << ": " << checked.err;
      EXPECT_EQ(checked.err, "");
    }
  }
}

TEST_F(Reference, ManPagesAreWellFormed) {
  if (!has("groff")) GTEST_SKIP() << "groff is not installed";
  write_file(folder_ / "query.7",
             read_file(DOSSIER_SOURCE_DIR "/docs/man/dossier-query.7"));
  for (const std::string& program : kPrograms)
    write_file(folder_ / (program.substr(program.rfind('/') + 1) + ".1"),
               output(program, {"--generate", "man"}));
  const ProgramResult checked =
      shell("for page in *.[17]; do groff -ww -man -Tutf8 $page; done");
  EXPECT_EQ(checked.err, "");
  EXPECT_THAT(checked.out, testing::HasSubstr("DOSSIER"));
}

TEST_F(Reference, QueryPageHasTheRepairsOfTheDocumentation) {
  const Names documented =
      matches(read_file(DOSSIER_SOURCE_DIR "/docs/query-language.md"),
              "^\\| `([a-z0-9-]+)` \\| .* \\| .* \\| .* \\|$");
  const std::string page =
      without(read_file(DOSSIER_SOURCE_DIR "/docs/man/dossier-query.7"), "\\");
  ASSERT_THAT(documented, IsSupersetOf({"dash", "smart-quotes"}));
  EXPECT_THAT(matches(page, "^\\.BR? ([a-z0-9-]+)(?: [,.])?$"),
              IsSupersetOf(documented));
}

TEST_F(Reference, AnUnknownThingToGenerateIsAnError) {
  const ProgramResult result = search({"--generate", "complete-csh"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, testing::HasSubstr("complete-bash"));
}

class Completion : public Reference {
 protected:
  void SetUp() override {
    if (!has("bash")) GTEST_SKIP() << "bash is not installed";
    make_index(
        R"({"id": "1", "text": "x", "source": "Harbour Wire", "entities": [{"facet": "country", "id": "SYR"}, {"facet": "country", "id": "SAU"}]})"
        "\n"
        R"({"id": "2", "text": "x", "entities": [{"facet": "country", "id": "SYR"}]})"
        "\n");
  }

  // What Bash offers for the last of the words, cut as Bash cuts them.
  std::vector<std::string> offered(const std::string& program,
                                   const std::string& words) const {
    const std::string path = DOSSIER_SEARCH_PROGRAM;
    const std::string name = program.substr(program.rfind('/') + 1);
    std::string function = "_" + name;
    function[function.find('-')] = '_';
    write_file(folder_ / "script",
               output(program, {"--generate", "complete-bash"}));
    const ProgramResult result = run_program(
        "/bin/sh",
        {"-c", "exec bash -c '. ./script; COMP_WORDS=(" + name + " " + words +
                   "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); " + function +
                   "; printf \"%s\\n\" \"${COMPREPLY[@]}\"'"},
        folder_.path(),
        {"",
         {{"PATH", path.substr(0, path.rfind('/')) +
                       ":/usr/local/bin:/usr/bin:/bin"}}});
    EXPECT_EQ(result.err, "");
    std::vector<std::string> lines;
    std::istringstream out(result.out);
    for (std::string line; std::getline(out, line);)
      if (!line.empty()) lines.push_back(line);
    return lines;
  }
};

TEST_F(Completion, OffersCommandsAndTheirOptions) {
  const std::string program = DOSSIER_INDEX_PROGRAM;
  EXPECT_THAT(offered(program, "re"),
              ElementsAre("remove", "reindex", "retag"));
  EXPECT_THAT(offered(program, "--index x add --del"),
              ElementsAre("--delete-missing"));
  EXPECT_THAT(offered(program, "retag --del"), IsEmpty());
  EXPECT_THAT(offered(program, "gazetteer \"\""), ElementsAre("check"));
  EXPECT_THAT(offered(program, "add --input-format j"), ElementsAre("jsonl"));
}

TEST_F(Completion, OffersValuesThatTheIndexHas) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  EXPECT_THAT(offered(program, "--country s"), ElementsAre("SYR", "SAU"));
  EXPECT_THAT(offered(program, "--country = s"), ElementsAre("SYR", "SAU"));
  EXPECT_THAT(offered(program, "--country Syri"), ElementsAre("Syria"));
  EXPECT_THAT(offered(program, "--source har"), ElementsAre("Harbour\\ Wire"));
  EXPECT_THAT(offered(program, "--exclude country = sa"), ElementsAre("SAU"));
  EXPECT_THAT(offered(program, "jets country : sa"), ElementsAre("SAU"));
  EXPECT_THAT(offered(program, "--index nowhere --country s"), IsEmpty());
}

TEST_F(Completion, OffersChoicesFacetsAndFiles) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  EXPECT_THAT(offered(program, "--format js"), ElementsAre("json", "jsonl"));
  EXPECT_THAT(offered(program, "--facet off"), ElementsAre("official"));
  EXPECT_THAT(offered(program, "--exclude cou"), ElementsAre("country="));
  EXPECT_THAT(offered(program, "--batch scr"), ElementsAre("script"));
  EXPECT_THAT(offered(program, "--format jsonl --facets-o"),
              ElementsAre("--facets-only"));
}

// An option whose help lists its values is one of a closed set.
TEST_F(Completion, OffersTheValuesOfEveryClosedSet) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  EXPECT_THAT(offered(program, "--count s"), ElementsAre("stories"));
  EXPECT_THAT(offered(program, "--timeline w"), ElementsAre("week"));
  EXPECT_THAT(offered(program, "--timeline = mo"), ElementsAre("month"));
  EXPECT_THAT(offered(program, "--facet-order n"), ElementsAre("name"));
  EXPECT_THAT(offered(program, "--pivot-by s"), ElementsAre("sentence"));
  EXPECT_THAT(offered(program, "--facet-tree \"\""),
              ElementsAre("country", "system", "class"));
  EXPECT_THAT(offered(program, "--in l"), ElementsAre("lead"));
  EXPECT_THAT(offered(program, "--match a"), ElementsAre("all", "any"));
  EXPECT_THAT(offered(program, "--sort d"), ElementsAre("date"));
  EXPECT_THAT(offered(program, "--color al"), ElementsAre("always"));
  EXPECT_THAT(offered(program, "--generate complete-b"),
              ElementsAre("complete-bash"));
}

TEST_F(Completion, OffersFacetsOneAfterTheOther) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  EXPECT_THAT(offered(program, "--pivot c"), ElementsAre("country,", "class,"));
  EXPECT_THAT(offered(program, "--pivot country,s"),
              ElementsAre("country,system", "country,source"));
  EXPECT_THAT(offered(program, "--why x cou"), ElementsAre("country="));
  EXPECT_THAT(offered(program, "--why x country = sy"), ElementsAre("SYR"));
  EXPECT_THAT(offered(program, "--why sy"), IsEmpty());
}

TEST_F(Completion, OffersWordsOfQueries) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  EXPECT_THAT(offered(program, "cou"), ElementsAre("country:"));
  EXPECT_THAT(offered(program, "lead : cou"), ElementsAre("country:"));
  EXPECT_THAT(offered(program, "lead : source : h"), IsEmpty());
  EXPECT_THAT(offered(program, "jets lead : country : sy"), ElementsAre("SYR"));
  EXPECT_THAT(offered(program, "ti"), ElementsAre("title:"));
  EXPECT_THAT(offered(program, "country : saudi"), ElementsAre("SAU"));
}

TEST_F(Completion, OffersSavedQueries) {
  const std::string program = DOSSIER_SEARCH_PROGRAM;
  write_file(folder_ / "mine.tsv",
             "arms\tmissile*\nair force\t\"air force\"\n");
  EXPECT_THAT(offered(program, "--queries mine.tsv query : ar"),
              ElementsAre("arms"));
  EXPECT_THAT(offered(program, "--queries mine.tsv --forget a"),
              ElementsAre("arms", "air\\ force"));
  EXPECT_EQ(search({"--queries", "mine.tsv", "--complete", "word=query:"}).out,
            "query:arms\tmissile*\nquery:\"air force\"\t\"air force\"\n");
}

TEST_F(Completion, ValuesCanBeListedByHowTheyBegin) {
  EXPECT_EQ(search({"--complete", "country=s"}).out,
            "SYR\tSyria, 2\nSAU\tSaudi Arabia, 1\n");
  EXPECT_EQ(search({"--complete", "country=xyz"}).status, 1);
  EXPECT_EQ(search({"--complete", "weapon=x"}).status, 2);
  EXPECT_EQ(search({"--complete", "country"}).status, 2);
}

}  // namespace
}  // namespace dossier::test
