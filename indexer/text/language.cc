// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
// Detection takes longer than all other analysis of a long article. So two
// samples decide if they are clearly of one language, as nearly all are; where
// they are mixed or unclear, everything is read.
constexpr std::size_t kSampleBytes = 512;
constexpr int kClearPercent = 95;
constexpr std::size_t kScriptBytes = 4 * 1024;
constexpr std::size_t kMaxNameBytes = 64;
constexpr char kUndetermined[] = "und";

// The language of a script that hardly any other language of the news is
// written in; nullptr for Latin, Cyrillic, Arabic, Devanagari, Bengali ...
const char* only_language_of(UScriptCode script) {
  switch (script) {
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return "ja";
    case USCRIPT_THAI:
      return "th";
    case USCRIPT_GREEK:
      return "el";
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_ARMENIAN:
      return "hy";
    case USCRIPT_GEORGIAN:
      return "ka";
    case USCRIPT_KHMER:
      return "km";
    case USCRIPT_LAO:
      return "lo";
    case USCRIPT_MYANMAR:
      return "my";
    case USCRIPT_SINHALA:
      return "si";
    case USCRIPT_TAMIL:
      return "ta";
    case USCRIPT_TELUGU:
      return "te";
    case USCRIPT_KANNADA:
      return "kn";
    case USCRIPT_MALAYALAM:
      return "ml";
    case USCRIPT_GUJARATI:
      return "gu";
    case USCRIPT_GURMUKHI:
      return "pa";
    default:
      return nullptr;
  }
}

// For texts too short for statistics: a script that decides it, if most of the
// letters are of that script. Kana beside ideographs is Japanese.
std::string language_by_script(std::string_view text) {
  std::size_t letters = 0;
  std::size_t ideographs = 0;
  std::unordered_map<std::string_view, std::size_t> votes;
  text = truncate_utf8(text, kScriptBytes);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    const auto character = static_cast<UChar32>(c.value);
    if (!u_isalpha(character)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &status);
    ++letters;
    if (script == USCRIPT_HAN) ++ideographs;
    if (const char* language = only_language_of(script)) ++votes[language];
  }
  for (const auto& [language, count] : votes) {
    const bool takes_ideographs = language == "ja" || language == "ko";
    if ((takes_ideographs ? count + ideographs : count) * 2 > letters) {
      return std::string(language);
    }
  }
  // Two ideographs may be a name in a Japanese headline; take them anyway, for
  // the words are cut by the same dictionary.
  return ideographs * 2 > letters ? "zh" : kUndetermined;
}

// Codes that CLD2 and older standards use, and one code for what one stemmer
// and one stop-word list serve.
std::string_view current_code(std::string_view code) {
  static constexpr std::array<std::array<std::string_view, 2>, 9> kRenamed = {{
      {"iw", "he"},
      {"in", "id"},
      {"ji", "yi"},
      {"jw", "jv"},
      {"mo", "ro"},
      {"nb", "no"},
      {"sh", "sr"},
      {"fil", "tl"},
      {"cmn", "zh"},
  }};
  for (const auto& [old_code, code_now] : kRenamed) {
    if (code == old_code) return code_now;
  }
  return code;
}

using Names = std::unordered_map<std::string, std::string>;

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), ascii_lower);
  return result;
}

// Every language code ICU knows, and every English name, to the code.
Names load_names() {
  Names names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr;
       ++code) {
    const std::string now(current_code(*code));
    names.emplace(*code, now);
    names.emplace(uloc_getISO3Language(*code), now);
    icu::UnicodeString name;
    icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
    std::string utf8;
    name.toUTF8String(utf8);
    names.emplace(lower(utf8), now);
  }
  // Bibliographic codes of ISO 639-2, and names in daily use.
  static constexpr std::array<std::array<const char*, 2>, 29> kMore = {{
      {"alb", "sq"},      {"arm", "hy"},       {"baq", "eu"},
      {"bur", "my"},      {"chi", "zh"},       {"cze", "cs"},
      {"dut", "nl"},      {"fre", "fr"},       {"geo", "ka"},
      {"ger", "de"},      {"gre", "el"},       {"ice", "is"},
      {"mac", "mk"},      {"may", "ms"},       {"per", "fa"},
      {"rum", "ro"},      {"slo", "sk"},       {"tib", "bo"},
      {"wel", "cy"},      {"cmn", "zh"},       {"iw", "he"},
      {"in", "id"},       {"ji", "yi"},        {"farsi", "fa"},
      {"mandarin", "zh"}, {"castilian", "es"}, {"flemish", "nl"},
      {"jw", "jv"},       {"burmese", "my"},
  }};
  for (const auto& [name, code] : kMore) names.insert_or_assign(name, code);
  names.insert_or_assign(kUndetermined, kUndetermined);
  names.erase("");
  return names;
}

// The language of at least so many percent of the text, if that is reliable;
// else nothing.
std::string detect_by_statistics(std::string_view text, int least_percent) {
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                                   CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(
      text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true,
      &no_hints, /*flags=*/0, languages, percents, scores,
      /*resultchunkvector=*/nullptr, &text_bytes, &reliable);
  if (!reliable || percents[0] < least_percent ||
      languages[0] == CLD2::UNKNOWN_LANGUAGE)
    return {};
  return normalise_language(CLD2::LanguageCode(languages[0]));
}

// A piece of the beginning and one of the middle.
std::string samples_of(std::string_view text) {
  std::string samples(truncate_utf8(text, kSampleBytes));
  samples += '\n';
  std::size_t middle = text.size() / 2;
  while (is_utf8_continuation(text[middle])) ++middle;
  return samples.append(truncate_utf8(text.substr(middle), kSampleBytes));
}

}  // namespace

std::string detect_language(std::string_view valid_utf8) {
  const std::string_view text = truncate_utf8(valid_utf8, kReadBytes);
  if (text.size() > 2 * kSampleBytes)
    if (std::string code =
            detect_by_statistics(samples_of(text), kClearPercent);
        !code.empty())
      return code;
  if (std::string code = detect_by_statistics(text, 50); !code.empty())
    return code;
  return language_by_script(text);
}

std::string normalise_language(std::string_view name) {
  static const Names names = load_names();
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = name.find_first_not_of(kSpace);
  if (begin == std::string_view::npos || name.size() > kMaxNameBytes) return {};
  name = name.substr(begin, name.find_last_not_of(kSpace) - begin + 1);

  const std::string wanted = lower(name);
  auto found = names.find(wanted);
  if (found == names.end()) {
    // "en-US", "zh_Hant", "Chinese (Simplified)", "en_US.UTF-8"
    const std::size_t end = wanted.find_first_of("-_ (.@");
    if (end == std::string::npos) return {};
    found = names.find(wanted.substr(0, end));
    if (found == names.end()) return {};
    const bool is_code = end <= 3 && wanted[end] != ' ' && wanted[end] != '(';
    const bool is_name_with_note =
        end > 3 && wanted.find('(', end) != std::string::npos;
    if (!is_code && !is_name_with_note) return {};
  }
  return found->second;
}

std::string language_of(std::string_view given, std::string_view title,
                        std::string_view text) {
  if (!given.empty() && given != "auto") {
    if (std::string known = normalise_language(given); !known.empty()) {
      return known;
    }
  }
  std::string beginning(truncate_utf8(title, kReadBytes));
  beginning += '\n';
  beginning += truncate_utf8(text, kReadBytes);
  return detect_language(beginning);
}

}  // namespace dossier::internal
