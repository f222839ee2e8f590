// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/name_trie.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::internal {
namespace {

// Of an open-addressing table that is at most half full.
std::size_t table_size(std::size_t entries) {
  std::size_t size = 16;
  while (size < entries * 2 + 2) size *= 2;
  return size;
}

}  // namespace

TextRef StringPool::add(std::string_view text) {
  if (text.empty()) return {0, 0};
  const auto [at, fresh] = known_.try_emplace(
      std::string(text), TextRef{static_cast<std::uint32_t>(bytes_.size()),
                                 static_cast<std::uint32_t>(text.size())});
  if (fresh) bytes_ += text;
  return at->second;
}

NameTrie::NameTrie(StringPool& strings) : strings_(strings) {
  words_.push_back({});
  texts_.emplace_back();
  new_state();
}

std::uint32_t NameTrie::new_state() {
  alias_lists_.emplace_back();
  term_lists_.emplace_back();
  return static_cast<std::uint32_t>(alias_lists_.size() - 1);
}

std::uint32_t NameTrie::word(std::string_view term) {
  const auto [at, fresh] = numbers_.try_emplace(
      std::string(term), static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    WordRecord record{};
    record.text = strings_.add(term);
    words_.push_back(record);
    texts_.emplace_back(term);
  }
  return at->second;
}

std::uint32_t NameTrie::stem(std::string_view stem) {
  // No piece of a text has this sign, so that the word is found as a stem only.
  const std::uint32_t number = word(std::string(stem) + '~');
  stems_.try_emplace(std::string(stem), number);
  return number;
}

std::uint32_t NameTrie::path(const std::vector<std::uint32_t>& words) {
  std::uint32_t& root = words_[words[0]].state;
  if (root == 0) root = new_state();
  std::uint32_t state = root;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::uint64_t key = std::uint64_t{state} << 32 | words[i];
    const auto [at, fresh] = edges_.try_emplace(key, 0);
    if (fresh) {
      at->second = new_state();
      parents_.insert(state);
    }
    state = at->second;
  }
  return state;
}

void NameTrie::add_term(std::uint32_t state, const TermRecord& term) {
  auto& list = term_lists_[state];
  if (list.size() < 255) list.push_back(term);
}

void NameTrie::write_states(std::vector<StateRecord>& states,
                            std::vector<AliasRecord>& aliases,
                            std::vector<TermRecord>& terms) const {
  for (std::uint32_t s = 0; s < alias_lists_.size(); ++s) {
    const auto& list = alias_lists_[s];
    const std::size_t count = std::min<std::size_t>(list.size(), 0xffff);
    states.push_back({static_cast<std::uint32_t>(aliases.size()),
                      static_cast<std::uint32_t>(terms.size()),
                      static_cast<std::uint16_t>(count),
                      static_cast<std::uint8_t>(term_lists_[s].size()),
                      static_cast<std::uint8_t>(parents_.count(s))});
    aliases.insert(aliases.end(), list.begin(),
                   list.begin() + static_cast<std::ptrdiff_t>(count));
    terms.insert(terms.end(), term_lists_[s].begin(), term_lists_[s].end());
  }
}

std::vector<Edge> NameTrie::edge_table() const {
  std::vector<Edge> table(table_size(edges_.size()));
  const std::size_t mask = table.size() - 1;
  // In the order of their keys, so that equal tables compile to equal bytes.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(edges_.begin(),
                                                              edges_.end());
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [key, next] : sorted) {
    const auto state = static_cast<std::uint32_t>(key >> 32);
    const auto word = static_cast<std::uint32_t>(key);
    std::size_t at = hash_edge(state, word) & mask;
    while (table[at].next != 0) at = (at + 1) & mask;
    table[at] = {state, word, next};
  }
  return table;
}

std::vector<WordSlot> NameTrie::slot_table() const {
  std::vector<WordSlot> table(table_size(words_.size()));
  const std::size_t mask = table.size() - 1;
  for (std::uint32_t w = 1; w < words_.size(); ++w) {
    const std::uint32_t hash = hash_word(texts_[w]);
    std::size_t at = hash & mask;
    while (table[at].word != 0) at = (at + 1) & mask;
    table[at] = {hash, w};
  }
  return table;
}

void NameTrie::write_stems(std::vector<StemRecord>& stems,
                           std::vector<std::uint8_t>& filter) {
  filter.assign(kStemFilterBits / 8, 0);
  const std::map<std::string, std::uint32_t> sorted(stems_.begin(),
                                                    stems_.end());
  for (const auto& [stem, word] : sorted) {
    stems.push_back({strings_.add(stem), word});
    const std::size_t bit = stem_filter_bit(stem);
    filter[bit / 8] |= static_cast<std::uint8_t>(1u << (bit % 8));
  }
}

}  // namespace dossier::internal
