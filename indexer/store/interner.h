// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_INTERNER_H_
#define DOSSIER_INDEXER_STORE_INTERNER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/string_list.h"

namespace dossier::internal {

// Gives equal strings the same number, counting from 0 in order of first
// sight. An open-addressed table over one arena: no allocation a string.
class Interner {
 public:
  Interner() : slots_(1024) {}

  std::uint32_t intern(std::string_view text) {
    if (strings_.size() * 2 >= slots_.size()) grow();
    const std::uint64_t hash = xxh3(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = hash & (slots_.size() - 1);;
         at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.number_plus_1 == 0) {
        strings_.add(text);
        hashes_.push_back(hash);
        slot = {strings_.size(), tag};
        return strings_.size() - 1;
      }
      if (slot.tag == tag && strings_[slot.number_plus_1 - 1] == text)
        return slot.number_plus_1 - 1;
    }
  }

  std::uint32_t size() const { return strings_.size(); }
  std::string_view operator[](std::uint32_t number) const {
    return strings_[number];
  }
  // xxh3() of it.
  std::uint64_t hash(std::uint32_t number) const { return hashes_[number]; }
  std::size_t memory() const {
    return strings_.memory() + slots_.size() * sizeof(Slot) +
           hashes_.size() * sizeof(hashes_[0]);
  }

 private:
  struct Slot {
    std::uint32_t number_plus_1 = 0;
    std::uint32_t tag = 0;  // half of the hash, so that few strings are read
  };

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (std::uint32_t number = 0; number < strings_.size(); ++number) {
      const std::uint64_t hash = hashes_[number];
      std::size_t at = hash & (larger.size() - 1);
      while (larger[at].number_plus_1 != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = {number + 1, static_cast<std::uint32_t>(hash >> 32)};
    }
    slots_ = std::move(larger);
  }

  StringList strings_;
  std::vector<std::uint64_t> hashes_;
  std::vector<Slot> slots_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_INTERNER_H_
