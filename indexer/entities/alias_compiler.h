// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ALIAS_COMPILER_H_
#define DOSSIER_INDEXER_ENTITIES_ALIAS_COMPILER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/entities/entity_numbers.h"
#include "indexer/entities/name_cutter.h"
#include "indexer/entities/name_trie.h"
#include "indexer/entities/tables.h"

namespace dossier::internal {

// Numbers of languages; "und" is 0 and "en" is 1.
class LanguageNumbers {
 public:
  explicit LanguageNumbers(const Tables& tables);
  std::uint8_t number(std::string_view code) const;
  const std::vector<std::string>& codes() const { return codes_; }

 private:
  std::vector<std::string> codes_;
};

// Puts the names of entities, and phrases that are none, into the trie; learns
// surnames and which words are names of people.
class AliasCompiler {
 public:
  AliasCompiler(const Tables& tables, const EntityNumbers& entities,
                const LanguageNumbers& languages, StringPool& strings,
                NameTrie& trie, NameCutter& cutter, FaultList& faults)
      : tables_(tables),
        entities_(entities),
        languages_(languages),
        strings_(strings),
        trie_(trie),
        cutter_(cutter),
        faults_(faults) {}

  void run();

  // Sets the flags of words that begin or end names of people.
  void mark_name_words() const;
  // Notes in the words of the trie where their surnames stand.
  std::vector<AliasRecord> take_surnames();
  // Full names of people by their spelling keys, in order.
  std::vector<SpellingRecord> spellings() const;

 private:
  AliasRecord record(const CutName& name, std::uint32_t entity,
                     std::string_view written, std::string_view language,
                     AliasKind kind, std::uint8_t flags);
  void add_alias(const AliasRow& row);
  void add_maker_name(const AliasRow& row);
  void add_labels();
  void add_denials();
  void note_drop(const AliasRow& row);
  bool is_dropped(const AliasRow& row, std::uint32_t entity) const;
  void note_duplicate(const AliasRow& row, std::uint32_t entity);
  void note_person(const CutName& name, const AliasRecord& alias,
                   std::uint32_t entity);
  void note_spelling(const AliasRecord& alias, std::uint32_t entity);

  const Tables& tables_;
  const EntityNumbers& entities_;
  const LanguageNumbers& languages_;
  StringPool& strings_;
  NameTrie& trie_;
  NameCutter& cutter_;
  FaultList& faults_;
  std::set<std::pair<std::uint32_t, std::string>> spelled_;
  std::set<std::pair<std::string_view, std::string>> maker_names_;  // folded
  // Entity, folded alias, table and language of what a table takes away.
  std::set<std::tuple<std::uint32_t, std::string, std::uint32_t, std::string>>
      dropped_;
  std::unordered_map<std::string, std::uint32_t> strong_;
  // By key and entity: whether every such name needs context.
  std::map<std::pair<std::uint64_t, std::uint32_t>, bool> spellings_;
  // By word; ordered, so that equal tables compile to equal bytes.
  std::map<std::uint32_t, std::vector<AliasRecord>> surnames_;
  std::map<std::uint32_t, std::set<std::uint32_t>> givers_, bearers_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ALIAS_COMPILER_H_
