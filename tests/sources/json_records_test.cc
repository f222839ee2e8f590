// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Each record as "line: bytes", or "line! fault".
std::vector<std::string> records_of(std::string_view content,
                                    std::uint64_t max_bytes = 1000) {
  const ContentDescriptor file(content);
  ByteReader reader(file.fd(), "file", {});
  JsonRecords records(reader, max_bytes);
  std::vector<std::string> result;
  while (const auto record = records.next()) {
    const std::string line = std::to_string(records.line());
    result.push_back(record->fault != nullptr ? line + "! " + record->fault
                                              : line + ": " + *record->bytes);
  }
  return result;
}

TEST(JsonRecords, CutsAtLines) {
  EXPECT_THAT(records_of("{\"a\":1}\n{\"b\":2}\n"),
              ElementsAre("1: {\"a\":1}", "2: {\"b\":2}"));
  EXPECT_THAT(records_of("{\"a\":1}\n{\"b\":2}"),
              ElementsAre("1: {\"a\":1}", "2: {\"b\":2}"));
}

TEST(JsonRecords, SkipsBlankLinesAndTheByteOrderMark) {
  EXPECT_THAT(records_of("\xEF\xBB\xBF\n \r\n{\"a\":1}\n\n{\"b\":2}\n\n"),
              ElementsAre("3: {\"a\":1}", "5: {\"b\":2}"));
  EXPECT_THAT(records_of(""), IsEmpty());
  EXPECT_THAT(records_of(" \n\n"), IsEmpty());
}

TEST(JsonRecords, KeepsABrokenLineToItself) {
  EXPECT_THAT(records_of("{\"a\":\"x\n{\"b\":2}\n"),
              ElementsAre("1: {\"a\":\"x", "2: {\"b\":2}"));
}

TEST(JsonRecords, NamesALongLineAndGoesOn) {
  const std::string longer(50, 'x');
  EXPECT_THAT(records_of("{}\n" + longer + "\n{}\n", 20),
              ElementsAre("1: {}", "2! longer than the bound for one article",
                          "3: {}"));
  EXPECT_THAT(records_of(longer + "\n{}\n", 20),
              ElementsAre("1! longer than the bound for one article", "2: {}"));
}

TEST(JsonRecords, DoesNotHoldALongLine) {
  const std::string content = std::string(4 << 20, 'x') + "\n{}\n";
  EXPECT_THAT(records_of(content, 100),
              ElementsAre("1! longer than the bound for one article", "2: {}"));
}

TEST(JsonRecords, CutsAnArrayIntoItsObjects) {
  EXPECT_THAT(records_of("[{\"a\":[1]},\n {\"b\":\"}\\\"{\"}]\n"),
              ElementsAre("1: {\"a\":[1]}", "2: {\"b\":\"}\\\"{\"}"));
  EXPECT_THAT(records_of("[]"), IsEmpty());
}

TEST(JsonRecords, NamesWhatIsNoObjectInAnArray) {
  EXPECT_THAT(records_of("[{},\n 12, \n{}]"),
              ElementsAre("1: {}", "2! expected an object", "3: {}"));
  EXPECT_THAT(records_of("[{}"),
              ElementsAre("1: {}", "1! the array is not closed"));
}

TEST(JsonRecords, TakesAnArrayInTheArrayForAValue) {
  EXPECT_THAT(records_of("[[]]"), ElementsAre("1: []"));
  EXPECT_THAT(records_of("[{},\n[{\"a\":[1]}], {}]\n[{}]"),
              ElementsAre("1: {}", "2: [{\"a\":[1]}]", "2: {}", "3: {}"));
}

TEST(JsonRecords, TakesObjectsWrittenOverSeveralLines) {
  EXPECT_THAT(records_of("{\n \"a\": 1\n}\n{\n \"b\": 2}\n"),
              ElementsAre("1: {\n \"a\": 1\n}", "4: {\n \"b\": 2}"));
}

TEST(JsonRecords, NamesALongObjectOfAnArrayAndGoesOn) {
  const std::string longer = "{\"a\":\"" + std::string(50, 'x') + "\"}";
  EXPECT_THAT(records_of("[" + longer + ",{}]", 20),
              ElementsAre("1! longer than the bound for one article", "1: {}"));
}

TEST(JsonRecords, RefusesUtf16) {
  using namespace std::string_literals;
  EXPECT_EQ(error_of([] { records_of("\xFF\xFE{\0}\0"s); }),
            "JSON in UTF-16 or UTF-32, which must be UTF-8");
}

}  // namespace
}  // namespace dossier::internal
