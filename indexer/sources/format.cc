// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/format.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/sources/ascii.h"
#include "indexer/sources/charset.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLookedAt = 4096;  // bytes of content that decide

constexpr auto kCompressed = std::to_array<std::string_view>(
    {".gz", ".bz2", ".xz", ".zst", ".lzma", ".lz", ".lz4", ".z"});

constexpr auto kFormats =
    std::to_array<std::pair<std::string_view, InputFormat>>({
        {".txt", InputFormat::Text},
        {".text", InputFormat::Text},
        {".md", InputFormat::Text},
        {".html", InputFormat::Html},
        {".htm", InputFormat::Html},
        {".xhtml", InputFormat::Html},
        {".jsonl", InputFormat::JsonLines},
        {".ndjson", InputFormat::JsonLines},
        {".json", InputFormat::JsonLines},
    });

constexpr auto kOtherContent = std::to_array<std::string_view>({
    ".7z",   ".aac",   ".apk",  ".avi",     ".avif",   ".bin", ".bmp",
    ".css",  ".csv",   ".db",   ".deb",     ".dll",    ".doc", ".docx",
    ".eot",  ".epub",  ".exe",  ".flac",    ".gif",    ".gpg", ".heic",
    ".ico",  ".iso",   ".jar",  ".jpeg",    ".jpg",    ".js",  ".m4a",
    ".m4v",  ".map",   ".mjs",  ".mkv",     ".mov",    ".mp3", ".mp4",
    ".mpeg", ".mpg",   ".o",    ".odp",     ".ods",    ".odt", ".ogg",
    ".otf",  ".pack",  ".pdf",  ".parquet", ".pickle", ".pkl", ".png",
    ".ppt",  ".pptx",  ".ps",   ".psd",     ".pyc",    ".rar", ".rpm",
    ".rtf",  ".so",    ".svg",  ".sqlite",  ".swf",    ".tar", ".tbz",
    ".tgz",  ".tif",   ".tiff", ".tsv",     ".ttf",    ".txz", ".warc",
    ".wasm", ".wav",   ".webm", ".webp",    ".wma",    ".wmv", ".woff",
    ".xls",  ".woff2", ".xlsx", ".zip",
});

template <typename List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string suffix_of(const std::filesystem::path& name) {
  return ascii_lower(name.extension().native());
}

std::filesystem::path without_compression(const std::filesystem::path& file) {
  const std::filesystem::path name = file.filename();
  return contains(kCompressed, suffix_of(name)) ? name.stem() : name;
}

// "{" with a key or an end after it, "[" with an object or an end after it.
bool looks_like_json(std::string_view content) {
  const std::string_view inside =
      ascii_trim(content.substr(std::min<std::size_t>(1, content.size())));
  if (content.starts_with('{')) {
    return inside.empty() || inside.front() == '"' || inside.front() == '}';
  }
  return content.starts_with('[') &&
         (inside.empty() || inside.front() == '{' || inside.front() == ']');
}

bool looks_like_html(std::string_view content) {
  if (!content.starts_with('<')) return false;
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<title", "<meta"}) {
    if (content.find(tag) != std::string_view::npos) return true;
  }
  return false;
}

// `bytes` without the character that its end may have cut.
std::string_view whole_characters(std::string_view bytes) {
  std::size_t end = bytes.size();
  while (end > 0 && is_utf8_continuation(bytes[end - 1])) --end;
  if (end > 0 && (bytes[end - 1] & 0x80) != 0) --end;
  return bytes.substr(0, end);
}

// A NUL or two are an accident in a text, and mended like other broken bytes.
// Many, or some between bytes that are no UTF-8, are another kind of content.
bool has_zeros_of_no_text(std::string_view begin) {
  constexpr std::size_t kRare = 16;  // at most one byte in so many
  const auto zeros = std::count(begin.begin(), begin.end(), '\0');
  if (zeros == 0) return false;
  return static_cast<std::size_t>(zeros) * kRare > begin.size() ||
         !is_valid_utf8(whole_characters(begin));
}

}  // namespace

InputFormat format_of_name(const std::filesystem::path& file) {
  const std::string suffix = suffix_of(without_compression(file));
  for (const auto& [known, format] : kFormats) {
    if (suffix == known) return format;
  }
  return InputFormat::Auto;
}

InputFormat format_of_content(std::string_view begin) {
  std::string lower = ascii_lower(begin.substr(0, kLookedAt));
  // UTF-16 of ASCII without its zeros is enough to know it by.
  if (has_wide_byte_order_mark(lower)) std::erase(lower, '\0');
  const std::size_t mark = lower.find_first_of("<{[");
  const std::string_view before = std::string_view(lower).substr(0, mark);
  const bool begins_with_it =
      std::all_of(before.begin(), before.end(), [](char c) {
        return is_ascii_space(c) || (c & 0x80) != 0;  // also byte order marks
      });
  if (mark == std::string::npos || !begins_with_it) return InputFormat::Text;
  const std::string_view content = std::string_view(lower).substr(mark);
  if (looks_like_json(content)) return InputFormat::JsonLines;
  return looks_like_html(content) ? InputFormat::Html : InputFormat::Text;
}

bool is_binary(std::string_view begin) {
  begin = begin.substr(0, kLookedAt);
  if (has_wide_byte_order_mark(begin)) return false;
  return has_zeros_of_no_text(begin) || begin.starts_with("%PDF-") ||
         begin.starts_with("{\\rtf") || begin.starts_with("PK\3\4");
}

bool has_other_content(const std::filesystem::path& file) {
  const std::filesystem::path name = without_compression(file);
  // A compressed list of files ("x.tar.gz") as well as a plain one.
  return contains(kOtherContent, suffix_of(name));
}

}  // namespace dossier::internal
