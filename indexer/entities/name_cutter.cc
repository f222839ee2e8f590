// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/name_cutter.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr std::size_t kMostPieces = 16;   // of a name; also bits of `spaces`
constexpr std::size_t kShortestStem = 3;  // bytes, all of them in the filter

bool is_stem(std::string_view name, const Piece& piece) {
  return piece.end < name.size() && name[piece.end] == '~';
}

}  // namespace

std::uint32_t NameCutter::word(std::string_view name, const Piece& piece) {
  const std::string_view term =
      std::string_view(tokens_.terms).substr(piece.term_start, piece.term_size);
  const bool stem = is_stem(name, piece) && term.size() >= kShortestStem;
  return stem ? trie_.stem(term) : trie_.word(term);
}

std::optional<CutName> NameCutter::cut(std::string_view name, RowPlace place) {
  tokenizer_.tokenize(name, tokens_);
  pieces_.clear();
  append_pieces(name, tokens_, pieces_);
  if (pieces_.empty() || pieces_.size() > kMostPieces) {
    faults_.warning(place,
                    quote(name) + " has " +
                        (pieces_.empty() ? "no word" : "too many words"));
    return std::nullopt;
  }
  CutName out;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& p = pieces_[i];
    out.words.push_back(word(name, p));
    out.has_stem |= is_stem(name, p);
    if (i > 0 && p.gap >= Gap::Space)
      out.spaces |= static_cast<std::uint16_t>(1u << i);
    if (i > 0 && p.gap >= Gap::Comma) out.flags |= kComma;
    if (p.shape == Shape::Digits) out.flags |= kDigits;
  }
  if (pieces_[0].shape == Shape::Lower) out.flags |= kLower;
  if (std::any_of(name.begin(), name.end(),
                  [](char c) { return static_cast<unsigned char>(c) > 127; }))
    out.flags |= kMarked;
  return out;
}

}  // namespace dossier::internal
