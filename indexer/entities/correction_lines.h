// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_CORRECTION_LINES_H_
#define DOSSIER_INDEXER_ENTITIES_CORRECTION_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/fields.h"

namespace dossier::internal {

// A value of an entity facet, written "official:sergey-lavrov".
struct EntityValue {
  Facet facet = Facet::Country;
  std::string id;

  friend auto operator<=>(const EntityValue&, const EntityValue&) = default;
};
std::string to_string(const EntityValue& value);

// What a user decides about a value; docs/corrections.md has the columns.
struct Correction {
  enum class Kind { Block, Merge, Rename, Split, Alias };
  Kind kind;
  EntityValue value;
  EntityValue other;      // merge: into which; split: what parts from it
  EntityValue condition;  // split: named in the article, if it has an id
  std::string spelling;   // block, split: as written; alias: to be found
  std::string label;      // rename; of a value that no table has
  std::size_t line = 0;   // where it stands, from 1

  friend bool operator==(const Correction& a, const Correction& b) {
    return a.kind == b.kind && a.value == b.value && a.other == b.other &&
           a.condition == b.condition && a.spelling == b.spelling &&
           a.label == b.label;
  }
};

// Reads lines of columns between tabs; blank ones and those that begin with #
// are passed over. Throws Error (InvalidArgument) that names the first bad line
// and what is wrong with it, after `name` ("corrections.tsv:3: ..."): a wrong
// number of columns, an unknown facet, text that is not UTF-8, a line of more
// than 64 KiB.
std::vector<Correction> parse_corrections(std::string_view text,
                                          const std::string& name);

// One line, without the line break.
std::string format_correction(const Correction& correction);

// Throws Error (InvalidArgument) if they do not go together: merges in a
// circle, or of one value into two.
void check_merges(const std::vector<Correction>& corrections,
                  const std::string& name);

[[noreturn]] void fail_line(const std::string& name, std::size_t line,
                            const std::string& reason);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_CORRECTION_LINES_H_
