// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_CLASS_NOUNS_H_
#define DOSSIER_INDEXER_ENTITIES_CLASS_NOUNS_H_

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// A set of noun categories, a bit each.
class NounSet {
 public:
  constexpr NounSet() = default;
  constexpr NounSet(std::initializer_list<NounCategory> categories) {
    for (const NounCategory c : categories) add(c);
  }
  constexpr void add(NounCategory c) {
    bits_ |= std::uint32_t{1} << static_cast<unsigned>(c);
  }
  constexpr bool meets(NounSet other) const { return bits_ & other.bits_; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint32_t bits_ = 0;
};

// What nouns tell of the systems of a class of classes*.tsv.
struct ClassNouns {
  NounSet called;  // these may follow the name: "Puma helicopter"; empty: any
  NounSet misled;  // these nearby do not make a word the name of one
};

ClassNouns nouns_of_class(const CompiledForm& form, std::string_view class_id);

// The class of what such a noun names, empty if that is told by other nouns.
std::string_view class_of_noun(NounSet nouns);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_CLASS_NOUNS_H_
