// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_NAME_CUTTER_H_
#define DOSSIER_INDEXER_ENTITIES_NAME_CUTTER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/name_trie.h"
#include "indexer/entities/pieces.h"
#include "indexer/entities/tables.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {

// A name of a table cut into pieces.
struct CutName {
  std::vector<std::uint32_t> words;  // of the trie
  std::uint16_t spaces = 0;          // as AliasRecord::spaces
  std::uint8_t flags = 0;            // kDigits, kLower, kMarked, kComma
  bool has_stem = false;
};

// Cuts the names of the tables as the recogniser cuts articles.
class NameCutter {
 public:
  NameCutter(NameTrie& trie, FaultList& faults)
      : trie_(trie), faults_(faults) {}

  // Nothing, and a warning, if the name has no word or too many. A word before
  // "~" is a stem.
  std::optional<CutName> cut(std::string_view name, RowPlace place);

 private:
  std::uint32_t word(std::string_view name, const Piece& piece);

  NameTrie& trie_;
  FaultList& faults_;
  Tokenizer tokenizer_;
  TokenizedText tokens_;
  std::vector<Piece> pieces_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_NAME_CUTTER_H_
