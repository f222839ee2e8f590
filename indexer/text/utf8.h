// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_UTF8_H_
#define DOSSIER_INDEXER_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::internal {

// A code point and the number of bytes it takes; REQUIRES valid UTF-8.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};
CodePoint decode_utf8(std::string_view valid, std::size_t at);
void append_utf8(std::string& out, char32_t code_point);

// True if a character goes on with this byte, and none begins with it.
inline bool is_utf8_continuation(char byte) {
  return (static_cast<std::uint8_t>(byte) & 0xC0U) == 0x80U;
}

// True if `bytes` is well-formed UTF-8 as Unicode 15 defines it (table 3-7):
// no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// `bytes` with every maximal ill-formed part (the practice of Unicode 15,
// section 3.9) and every NUL replaced by U+FFFD: as many code points as before.
// `replaced`, if given, is increased by the number of replacements.
std::string replace_ill_formed(std::string_view bytes,
                               std::size_t* replaced = nullptr);

// The same, without a leading byte order mark.
std::string clean_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

// Number of code points; REQUIRES valid UTF-8.
std::size_t count_code_points(std::string_view valid);

// Code points before bytes of one valid text, each byte looked at once as long
// as the places rise. The text outlives the counter.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view valid) : text_(valid) {}
  // A byte beyond the end counts as the end.
  std::size_t before(std::size_t byte);

 private:
  std::string_view text_;
  std::size_t byte_ = 0, count_ = 0;
};

// The longest beginning of at most `max_bytes` bytes that ends between code
// points; REQUIRES valid UTF-8.
std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);

// Canonical composition (NFC) for display; ASCII is returned as it is.
std::string to_nfc(std::string_view valid);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_UTF8_H_
