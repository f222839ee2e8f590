// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/displayable.h"

#include <unicode/normalizer2.h>

#include <cstdint>
#include <limits>
#include <utility>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNoRange = std::numeric_limits<std::size_t>::max();

// Below the combining marks, nothing composes with what stands before it.
constexpr char32_t kFirstCombining = 0x300;

bool composes_with_previous(char32_t c) {
  if (c < kFirstCombining) return false;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc =
      icu::Normalizer2::getNFCInstance(status);
  return nfc != nullptr && !nfc->hasBoundaryBefore(static_cast<UChar32>(c));
}

// Text cut before each character that does not compose with the previous one
// can be normalised piece by piece, and so each piece's place in the output is
// known: that is how places survive NFC.
class DisplayWriter {
 public:
  // The next character; `range` is the number of the marked range it is in.
  void add(char32_t c, std::size_t range) {
    switch (how_shown(c)) {
      case Shown::NotAtAll:
        return;
      case Shown::AsSpace:
        end_piece();
        space_pending_ = true;
        return;
      case Shown::AsItIs:
        break;
    }
    if (!composes_with_previous(c)) end_piece();
    if (space_pending_ && !out_.text.empty()) {
      out_.text += ' ';
      ++length_;
    }
    space_pending_ = false;
    append_utf8(piece_, c);
    if (c >= kFirstCombining) piece_is_plain_ = false;
    if (piece_range_ == kNoRange) piece_range_ = range;
  }

  Snippet finish() {
    end_piece();
    return std::move(out_);
  }

 private:
  void end_piece() {
    if (piece_.empty()) return;
    const std::size_t start = length_;
    const std::string& shown =
        piece_is_plain_ ? piece_ : (piece_ = to_nfc(piece_));
    length_ += count_code_points(shown);
    out_.text += shown;
    if (piece_range_ != kNoRange) mark(start);
    piece_.clear();
    piece_is_plain_ = true;
    piece_range_ = kNoRange;
  }

  // Marks from `start` to the end of the output.
  void mark(std::size_t start) {
    auto& marks = out_.highlights;
    const bool goes_on = !marks.empty() && (last_range_ == piece_range_ ||
                                            marks.back().second == start);
    if (goes_on) {
      marks.back().second = length_;
    } else {
      marks.emplace_back(start, length_);
    }
    last_range_ = piece_range_;
  }

  Snippet out_;
  std::size_t length_ = 0;  // of out_.text, in code points
  bool space_pending_ = false;
  std::string piece_;  // not yet in out_
  bool piece_is_plain_ = true;
  std::size_t piece_range_ = kNoRange;
  std::size_t last_range_ = kNoRange;
};

}  // namespace

Shown how_shown(char32_t c) {
  if (c < 0x80) {
    if (c > 0x20 && c != 0x7F) return Shown::AsItIs;
    return c == ' ' || (c >= '\t' && c <= '\r') ? Shown::AsSpace
                                                : Shown::NotAtAll;
  }
  if (c == 0x85 || c == 0xA0) return Shown::AsSpace;
  if (c < 0xA0 || c == 0xAD) return Shown::NotAtAll;
  if (c < 0x2000) {
    if (c == 0x1680) return Shown::AsSpace;
    return c == 0x61C || c == 0x180E ? Shown::NotAtAll : Shown::AsItIs;
  }
  if (c <= 0x206F) {
    if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F)
      return Shown::AsSpace;
    const bool joiner = c == 0x200C || c == 0x200D;
    const bool format =
        c <= 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && !joiner);
    return format && !joiner ? Shown::NotAtAll : Shown::AsItIs;
  }
  if (c == 0x3000) return Shown::AsSpace;
  const bool invisible = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
  return invisible ? Shown::NotAtAll : Shown::AsItIs;
}

Snippet make_displayable(std::string_view valid,
                         const std::vector<ByteRange>& marked) {
  DisplayWriter writer;
  std::size_t range = 0;
  for (std::size_t at = 0; at < valid.size();) {
    const CodePoint c = decode_utf8(valid, at);
    while (range < marked.size() && marked[range].end <= at) ++range;
    const bool inside = range < marked.size() && marked[range].start <= at;
    writer.add(c.value, inside ? range : kNoRange);
    at += c.size;
  }
  return writer.finish();
}

std::string displayable(std::string_view valid) {
  return make_displayable(valid, {}).text;
}

}  // namespace dossier::internal
