// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_NAME_TRIE_H_
#define DOSSIER_INDEXER_ENTITIES_NAME_TRIE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// Strings of the compiled form, each kept once.
class StringPool {
 public:
  TextRef add(std::string_view text);
  // Holds until the next add().
  std::string_view text(TextRef ref) const {
    return std::string_view(bytes_).substr(ref.offset, ref.size);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, TextRef> known_;
};

// Words and the trie over them, as long as they grow.
class NameTrie {
 public:
  explicit NameTrie(StringPool& strings);

  // The number of a folded piece; a new one if it is not known.
  std::uint32_t word(std::string_view term);
  // The number of the word that stands for all that begin with `stem`.
  std::uint32_t stem(std::string_view stem);
  // The state that a row of words leads to.
  std::uint32_t path(const std::vector<std::uint32_t>& words);

  void add_alias(std::uint32_t state, const AliasRecord& alias) {
    alias_lists_[state].push_back(alias);
  }
  void add_term(std::uint32_t state, const TermRecord& term);

  std::vector<WordRecord>& words() { return words_; }
  const std::string& text(std::uint32_t word) const { return texts_[word]; }

  // The sections of the compiled form.
  void write_states(std::vector<StateRecord>& states,
                    std::vector<AliasRecord>& aliases,
                    std::vector<TermRecord>& terms) const;
  std::vector<Edge> edge_table() const;
  std::vector<WordSlot> slot_table() const;
  void write_stems(std::vector<StemRecord>& stems,
                   std::vector<std::uint8_t>& filter);

 private:
  std::uint32_t new_state();

  StringPool& strings_;
  std::vector<WordRecord> words_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_, stems_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::unordered_set<std::uint32_t> parents_;
  std::vector<std::vector<AliasRecord>> alias_lists_;
  std::vector<std::vector<TermRecord>> term_lists_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_NAME_TRIE_H_
