// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "dossier/error.h"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string error_of(std::string_view content) {
  try {
    parse_query_log(content, "log.tsv");
  } catch (const dossier::Error& error) {
    EXPECT_EQ(error.code(), dossier::ErrorCode::InvalidArgument);
    return error.what();
  }
  return "no error";
}

TEST(QueryLog, HasAClassAndAQueryALine) {
  const QueryLog log = parse_query_log(
      "term\tjets\n\nphrase\t\"air defence\"\r\nall\t*", "log.tsv");
  EXPECT_THAT(log, ElementsAre(LoggedQuery{"term", "jets"},
                               LoggedQuery{"phrase", "\"air defence\""},
                               LoggedQuery{"all", "*"}));
}

TEST(QueryLog, IsReadAsItWasWritten) {
  const QueryLog log = {{"or", "a OR b"}, {"term", "a"}, {"or", "b OR c"}};
  EXPECT_EQ(parse_query_log(to_tsv(log), ""), log);
  EXPECT_THAT(classes_of(log), ElementsAre("or", "term"));
}

TEST(QueryLog, NamesTheLineThatIsWrong) {
  EXPECT_THAT(error_of("term\tjets\njets\n"), HasSubstr("log.tsv:2: "));
  EXPECT_THAT(error_of("\tjets\n"), HasSubstr("log.tsv:1: "));
  EXPECT_THAT(error_of("term\t\n"), HasSubstr("log.tsv:1: "));
}

TEST(QueryLog, MayNotBeEmpty) {
  EXPECT_THAT(error_of("\n"), HasSubstr("no query"));
}

}  // namespace
