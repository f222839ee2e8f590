// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/locale/encoding.hpp>

namespace dossier::internal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

// A UTF-8 text in another character set.
std::string in_charset(const std::string& utf8, const std::string& charset) {
  return boost::locale::conv::from_utf<char>(utf8, charset);
}

struct Converted {
  std::string text;
  std::vector<std::string> warnings;
};

Converted converted(std::string_view bytes, std::string_view declared = "",
                    bool is_html = false) {
  Converted result;
  result.text = to_utf8(bytes, declared, is_html, result.warnings);
  return result;
}

TEST(Charset, KeepsUtf8WhateverIsDeclared) {
  const Converted result = converted("Дамаск", "windows-1251");
  EXPECT_EQ(result.text, "Дамаск");
  EXPECT_THAT(result.warnings, IsEmpty());
}

TEST(Charset, DropsTheByteOrderMarkAndReplacesNul) {
  EXPECT_EQ(converted("\xEF\xBB\xBFone\0two"s).text, "one\ufffdtwo");
}

TEST(Charset, ReadsUtf16And32ByTheirMarks) {
  EXPECT_EQ(converted("\xFF\xFE" + in_charset("Київ", "UTF-16LE")).text,
            "Київ");
  EXPECT_EQ(converted("\xFE\xFF" + in_charset("Київ", "UTF-16BE")).text,
            "Київ");
  EXPECT_EQ(converted("\xFF\xFE\0\0"s + in_charset("Київ", "UTF-32LE")).text,
            "Київ");
}

TEST(Charset, BelievesADeclarationOfOtherwiseInvalidBytes) {
  for (const char* charset : {"windows-1251", "koi8-r", "iso-8859-5"}) {
    const std::string bytes = in_charset("Дамаск", charset);
    EXPECT_EQ(converted(bytes, charset).text, "Дамаск") << charset;
  }
}

TEST(Charset, ReadsLabelsAsTheWebDoes) {
  EXPECT_EQ(converted("\x93word\x94", "iso-8859-1").text, "“word”");
  EXPECT_EQ(converted(in_charset("東京", "windows-31j"), "Shift_JIS").text,
            "東京");
}

TEST(Charset, DetectsACharacterSetThatIsNotDeclared) {
  const std::string text =
      "Министр иностранных дел России прибыл в Дамаск и встретился с "
      "президентом Сирии, сообщило агентство в понедельник.";
  EXPECT_EQ(converted(in_charset(text, "windows-1251")).text, text);
  const std::string french =
      "Le ministre a déclaré que les avions avaient été livrés à la Syrie "
      "avant l'été, selon une dépêche de l'agence.";
  EXPECT_EQ(converted(in_charset(french, "windows-1252")).text, french);
}

TEST(Charset, ReplacesBrokenPartsOfUtf8) {
  const Converted result = converted("Дама\xD1 и Алеппо", "windows-1251");
  EXPECT_EQ(result.text, "Дама\uFFFD и Алеппо");
  EXPECT_THAT(result.warnings, ElementsAre("1 invalid byte sequence replaced"));
}

TEST(Charset, IgnoresUnknownAndHidingDeclarations) {
  EXPECT_EQ(converted("plain +ADw-script+AD4-", "utf-7").text,
            "plain +ADw-script+AD4-");
  EXPECT_EQ(converted("Hügel und Täler, Flüsse, Gärten, Städte und Wälder",
                      "no-such-charset")
                .text,
            "Hügel und Täler, Flüsse, Gärten, Städte und Wälder");
}

}  // namespace
}  // namespace dossier::internal
