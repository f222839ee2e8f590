// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/utf8.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/text/random_text.h"

namespace dossier::internal {
namespace {

using namespace std::string_literals;

struct Cleaning {
  std::string bytes;
  std::string clean;
  std::size_t replaced;
};

const Cleaning kCleanings[] = {
    {"", "", 0},
    {"plain", "plain", 0},
    {"naïve Русский 漢字 😀", "naïve Русский 漢字 😀", 0},
    {"\xEF\xBB\xBF"
     "after a byte order mark",
     "after a byte order mark", 0},
    {"a\xEF\xBB\xBF"
     "b",
     "a\xEF\xBB\xBF"
     "b",
     0},                     // only a leading one is a mark of byte order
    {"a\0b\0"s, "a�b�", 2},  // valid, but nobody's text
    {"\x80", "�", 1},
    {"\xFF\xFE", "��", 2},
    {"\xC0\xAF", "��", 2},       // overlong slash
    {"\xC1\xBF", "��", 2},       // overlong
    {"\xE0\x80\xAF", "���", 3},  // overlong
    {"\xF0\x80\x80\xAF", "����", 4},
    {"\xED\xA0\x80", "���", 3},  // surrogate D800
    {"\xED\xBF\xBF", "���", 3},  // surrogate DFFF
    {"\xED\x9F\xBF", "\xED\x9F\xBF", 0},
    {"\xEE\x80\x80", "\xEE\x80\x80", 0},
    {"\xF4\x90\x80\x80", "����", 4},  // U+110000
    {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", 0},
    {"\xF5\x80", "��", 2},
    {"a\xE2\x82", "a�", 1},  // cut short: one maximal part
    {"\xE2\x82z", "�z", 1},
    {"\xF0\x9F\x98", "�", 1},
    {"\xF0\x9F\x98\xE2\x82\xAC", "�€", 1},
    // The example of Unicode 15, table 3-8.
    {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", "a���b�c��d", 6},
};

TEST(Utf8, CleansStrictly) {
  for (const Cleaning& expected : kCleanings) {
    std::size_t replaced = 0;
    EXPECT_EQ(clean_utf8(expected.bytes, &replaced), expected.clean);
    EXPECT_EQ(replaced, expected.replaced) << expected.clean;
    const bool has_nul = expected.bytes.find('\0') != std::string::npos;
    EXPECT_EQ(is_valid_utf8(expected.bytes), expected.replaced == 0 || has_nul)
        << expected.clean;
  }
}

TEST(Utf8, AddsToTheNumberOfReplacements) {
  std::size_t replaced = 5;
  clean_utf8("\xFF", &replaced);
  EXPECT_EQ(replaced, 6U);
}

TEST(Utf8, ReplacingKeepsTheNumberOfCodePoints) {
  EXPECT_EQ(replace_ill_formed("\uFEFFa\0\0 long line of b\0é"s),
            "\uFEFFa�� long line of b�é");
}

TEST(Utf8, FindsAnErrorBehindLongAscii) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string ascii(length, 'a');
    EXPECT_TRUE(is_valid_utf8(ascii));
    EXPECT_FALSE(is_valid_utf8(ascii + '\xC3'));
    EXPECT_EQ(clean_utf8(ascii + '\xC3' + ascii), ascii + "�" + ascii);
  }
}

TEST(Utf8, RandomBytesBecomeValid) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  for (int i = 0; i < 20000; ++i) {
    std::string bytes;
    for (std::size_t n = below(random, 12); n > 0; --n) {
      bytes += static_cast<char>(below(random, 256));
    }
    const std::string clean = clean_utf8(bytes);
    ASSERT_TRUE(is_valid_utf8(clean));
    std::size_t replaced = 0;
    ASSERT_EQ(
        clean_utf8(clean, &replaced).size() + replaced,
        clean.starts_with("\xEF\xBB\xBF") ? clean.size() - 3 : clean.size());
  }
}

TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint decoded = decode_utf8(bytes, 0);
    ASSERT_EQ(decoded.value, c);
    ASSERT_EQ(decoded.size, bytes.size());
    ASSERT_TRUE(is_valid_utf8(bytes));
  }
}

TEST(Utf8, WritesNoSurrogateAndNothingBeyondUnicode) {
  std::string bytes;
  append_utf8(bytes, 0xD800);
  append_utf8(bytes, 0x110000);
  EXPECT_EQ(bytes, "��");
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("F‑16 в небе 😀"), 13U);
}

TEST(Utf8, TruncatesBetweenCodePoints) {
  EXPECT_EQ(truncate_utf8("jets", 4), "jets");
  EXPECT_EQ(truncate_utf8("jets", 3), "jet");
  EXPECT_EQ(truncate_utf8("aé😀", 7), "aé😀");
  EXPECT_EQ(truncate_utf8("aé😀", 6), "aé");
  EXPECT_EQ(truncate_utf8("aé😀", 2), "a");
  EXPECT_EQ(truncate_utf8("😀", 3), "");
  EXPECT_EQ(truncate_utf8("jets", 0), "");
}

TEST(Utf8, ComposesForDisplay) {
  EXPECT_EQ(to_nfc("plain"), "plain");
  EXPECT_EQ(to_nfc("e\u0301te\u0301"), "été");
  EXPECT_EQ(to_nfc("ﬁ Å"), "ﬁ Å");  // canonical only: the ligature stays
  EXPECT_EQ(to_nfc("か\u3099"), "が");
}

}  // namespace
}  // namespace dossier::internal
