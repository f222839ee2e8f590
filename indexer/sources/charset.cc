// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/charset.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <boost/locale/encoding.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/sources/ascii.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

using namespace std::string_view_literals;

// ICU's confidence is 0 to 100; 10 is what it gives to a mere possibility.
constexpr std::int32_t kLeastConfidence = 20;
constexpr std::size_t kDetectionBytes = 128 << 10;

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};
// The marks of UTF-32 come first: the one of UTF-16LE begins like UTF-32LE's.
constexpr std::array<ByteOrderMark, 4> kWideMarks = {{
    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
}};

// Labels that on the web mean another, larger character set
// (https://encoding.spec.whatwg.org/#names-and-labels).
constexpr std::pair<std::string_view, const char*> kWebLabels[] = {
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"euc-kr", "cp949"},
    {"ks_c_5601-1987", "cp949"},
    {"cp1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
};

// Empty for a label that says nothing: "utf-8" (the bytes are not), "utf-16"
// (they would have a byte order mark) and UTF-7, which hides markup.
std::string resolve_label(std::string_view declared) {
  const std::string label = ascii_lower(ascii_trim(declared));
  if (label.starts_with("utf") || label.starts_with("unicode")) return {};
  for (const auto& [name, charset] : kWebLabels) {
    if (label == name) return charset;
  }
  return label;
}

// Nothing if the character set is unknown.
std::optional<std::string> convert(std::string_view bytes,
                                   const std::string& charset,
                                   std::vector<std::string>& warnings) {
  namespace conv = boost::locale::conv;
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  try {
    try {
      return conv::to_utf<char>(begin, end, charset, conv::stop);
    } catch (const conv::conversion_error&) {
      std::string text = conv::to_utf<char>(begin, end, charset, conv::skip);
      warnings.push_back("bytes that " + charset +
                         " does not define were left out");
      return text;
    }
  } catch (const conv::invalid_charset_error&) {
    return std::nullopt;
  }
}

// True if damaged UTF-8 explains the bytes better than another character set:
// in text of another one, hardly any two bytes form a character by chance.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
    if (size == 1) {
      ++i;
    } else if (is_valid_utf8(bytes.substr(i, size))) {
      ++good;
      i += size;
    } else {
      ++broken;
      ++i;
    }
  }
  return good > broken;
}

std::string detect_charset(std::string_view bytes, bool is_html) {
  const auto first_high = std::find_if(bytes.begin(), bytes.end(),
                                       [](char c) { return (c & 0x80) != 0; });
  const std::size_t begin =
      std::max<std::ptrdiff_t>(0, first_high - bytes.begin() - 1024);
  bytes = bytes.substr(begin, kDetectionBytes);

  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status)) return {};
  ucsdet_enableInputFilter(detector.get(), is_html);
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  if (ucsdet_getConfidence(match, &status) < kLeastConfidence) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) ? resolve_label(name) : std::string();
}

}  // namespace

bool has_wide_byte_order_mark(std::string_view bytes) {
  return std::any_of(
      kWideMarks.begin(), kWideMarks.end(),
      [&](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
}

std::string mend_utf8(std::string_view bytes,
                      std::vector<std::string>& warnings) {
  std::size_t replaced = 0;
  std::string text = clean_utf8(bytes, &replaced);
  if (replaced > 0) {
    warnings.push_back(std::to_string(replaced) +
                       (replaced == 1 ? " invalid byte sequence replaced"
                                      : " invalid byte sequences replaced"));
  }
  return text;
}

std::string to_utf8(std::string_view bytes, std::string_view declared,
                    bool is_html, std::vector<std::string>& warnings) {
  for (const ByteOrderMark& mark : kWideMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const auto text =
        convert(bytes.substr(mark.bytes.size()), mark.charset, warnings);
    if (text) return clean_utf8(*text);
  }
  const std::string charset = resolve_label(declared);
  // Pure ASCII but for its escape sequences, so it looks like UTF-8.
  const bool has_escapes = charset.starts_with("iso-2022-jp") &&
                           bytes.find('\x1B') != std::string_view::npos;
  if (!has_escapes && (is_valid_utf8(bytes) || is_mostly_utf8(bytes))) {
    return mend_utf8(bytes, warnings);
  }
  for (const std::string& guess : {charset, detect_charset(bytes, is_html)}) {
    if (guess.empty()) continue;
    if (const auto text = convert(bytes, guess, warnings)) {
      return clean_utf8(*text);
    }
  }
  return mend_utf8(bytes, warnings);
}

}  // namespace dossier::internal
