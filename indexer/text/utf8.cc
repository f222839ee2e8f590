// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>

#include <algorithm>
#include <cstring>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";    // U+FFFD
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // U+FEFF

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

// Number of ASCII bytes from `at` on, eight at a time.
std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const std::size_t begin = at;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at - begin;
}

// The sequence that begins at a byte: a whole character, or the maximal part
// of one (at least a byte), which counts as one error.
struct Sequence {
  std::size_t size;
  bool well_formed;
};

// Unicode 15, table 3-7: the lead byte settles the length and the range of the
// second byte; the others are 80..BF.
Sequence sequence_at(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead == 0xE0) low = 0xA0;   // overlong
  if (lead == 0xED) high = 0x9F;  // surrogates
  if (lead == 0xF0) low = 0x90;   // overlong
  if (lead == 0xF4) high = 0x8F;  // above U+10FFFF
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == bytes.size()) return {i, false};
    const std::uint8_t byte = byte_at(bytes, at + i);
    if (byte < low || byte > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {size, true};
}

// Appends ASCII with U+FFFD for each NUL. Returns how many there were.
std::size_t append_without_nul(std::string& out, std::string_view ascii) {
  std::size_t replaced = 0;
  for (std::size_t nul; (nul = ascii.find('\0')) != ascii.npos; ++replaced) {
    out.append(ascii, 0, nul).append(kReplacement);
    ascii.remove_prefix(nul + 1);
  }
  out += ascii;
  return replaced;
}

}  // namespace

CodePoint decode_utf8(std::string_view valid, std::size_t at) {
  const char32_t lead = byte_at(valid, at);
  const auto tail = [&](std::size_t i) -> char32_t {
    return byte_at(valid, at + i) & 0x3FU;
  };
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | tail(1), 2};
  if (lead < 0xF0) {
    return {(lead & 0x0FU) << 12 | tail(1) << 6 | tail(2), 3};
  }
  return {(lead & 0x07U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
    out += kReplacement;
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = ascii_run(bytes, 0); at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.well_formed) return false;
    at += sequence.size;
    if (at < bytes.size() && byte_at(bytes, at) < 0x80) {
      at += ascii_run(bytes, at);
    }
  }
  return true;
}

std::string replace_ill_formed(std::string_view bytes, std::size_t* replaced) {
  std::string clean;
  clean.reserve(bytes.size());
  std::size_t errors = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 0x80) {
      const std::string_view run = bytes.substr(at, ascii_run(bytes, at));
      errors += append_without_nul(clean, run);
      at += run.size();
      continue;
    }
    const Sequence sequence = sequence_at(bytes, at);
    if (sequence.well_formed) {
      clean.append(bytes, at, sequence.size);
    } else {
      clean += kReplacement;
      ++errors;
    }
    at += sequence.size;
  }
  if (replaced != nullptr) *replaced += errors;
  return clean;
}

std::string clean_utf8(std::string_view bytes, std::size_t* replaced) {
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  return replace_ill_formed(bytes, replaced);
}

std::size_t count_code_points(std::string_view valid) {
  return static_cast<std::size_t>(
      std::count_if(valid.begin(), valid.end(),
                    [](char byte) { return !is_utf8_continuation(byte); }));
}

std::size_t CodePointCounter::before(std::size_t byte) {
  byte = std::min(byte, text_.size());
  if (byte < byte_) byte_ = count_ = 0;
  count_ += count_code_points(text_.substr(byte_, byte - byte_));
  byte_ = byte;
  return count_;
}

std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && is_utf8_continuation(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string to_nfc(std::string_view valid) {
  if (ascii_run(valid, 0) == valid.size()) return std::string(valid);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Incompatible, "cannot load ICU's NFC data");
  }
  const icu::StringPiece source(valid.data(),
                                static_cast<std::int32_t>(valid.size()));
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, source, sink, nullptr, status);
  if (U_FAILURE(status)) return std::string(valid);
  return composed;
}

}  // namespace dossier::internal
