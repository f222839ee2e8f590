// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_DESIGNATIONS_H_
#define DOSSIER_INDEXER_ENTITIES_DESIGNATIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/lookup.h"

namespace dossier::internal {

// Known letters with a number, that no alias of the gazetteer covers: HQ-77,
// SS-N-31, 9K999, Project 20999, Type 059D.
struct SpottedDesignation {
  std::size_t first;         // spots
  std::size_t prefix_count;  // of them, before the number
  std::size_t count;
  const PrefixRecord* prefix;
  bool spaced;  // between prefix and number
  bool bare;    // "HQ77": nothing between them

  // Whether it needs no noun near.
  bool is_distinctive() const {
    return !prefix->needs_context && !spaced && !bare;
  }
};

// Reads designations by the prefixes of prefixes*.tsv.
class DesignationReader {
 public:
  DesignationReader(const CompiledForm& form, const ArticleView& article,
                    const Lookup& lookup)
      : form_(form), article_(article), lookup_(lookup) {}

  // Those of the article, in order, none within another.
  void find_all(std::vector<SpottedDesignation>& out) const;

  // "HQ-77B": one label for every spelling, without the s of a plural.
  std::string label(const SpottedDesignation& designation) const;

 private:
  bool read(std::size_t i, SpottedDesignation& out) const;
  void read_prefix(std::size_t i, std::uint32_t word,
                   SpottedDesignation& out) const;
  bool is_written_so(std::size_t i, std::size_t pieces,
                     const PrefixRecord& prefix) const;
  bool read_number(SpottedDesignation& out) const;
  bool is_number(std::size_t spot, const PrefixRecord& prefix) const;
  bool is_date(std::size_t first) const;
  bool is_pennant(std::size_t number, const SpottedDesignation& out) const;
  bool is_suffix_list(const SpottedDesignation& designation) const;

  const CompiledForm& form_;
  const ArticleView& article_;
  const Lookup& lookup_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_DESIGNATIONS_H_
