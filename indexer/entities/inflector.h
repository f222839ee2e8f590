// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_INFLECTOR_H_
#define DOSSIER_INDEXER_ENTITIES_INFLECTOR_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// Tells of which words of the gazetteer a word may be a form: "Лаврова" of
// "Лавров", "والرئيس" of "الرئيس", "министру" of the stem "министр~". Goes by
// the endings and prefixes of inflections*.tsv.
class Inflector {
 public:
  static constexpr std::size_t kMostForms = 4;
  using Forms = std::array<std::uint32_t, kMostForms>;  // words; 0: no more

  void begin(const CompiledForm& form, std::uint8_t language);

  // Whether the language has any rules; else only stems are looked for.
  bool has_rules() const { return !suffixes_.empty() || !prefixes_.empty(); }
  bool has_links() const { return !links_.empty(); }

  // Whether a term of a stem of so many bytes is an adjective or the like:
  // "ливанские" of "Ливан~", as "Ливана" is not.
  bool is_derived(std::string_view term, std::size_t stem) const;

  // The words that `term` may be a form of, without itself. False if none.
  bool find(std::string_view term, Forms& forms);

 private:
  void try_base(std::string_view base, bool is_term);
  void try_suffixes(std::string_view base);
  void try_stems(std::string_view base);
  bool is_ending(std::string_view ending) const;
  bool is_suffix(std::string_view ending) const;
  void add(std::uint32_t word);

  const CompiledForm* form_ = nullptr;
  std::span<const InflectionRecord> prefixes_, suffixes_, links_;
  std::size_t longest_suffix_ = 0;  // bytes
  Forms* forms_ = nullptr;
  std::size_t count_ = 0;
  std::string base_, lemma_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_INFLECTOR_H_
