// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_TABLES_H_
#define DOSSIER_INDEXER_ENTITIES_TABLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/word_class.h"
#include "indexer/text/date.h"

namespace dossier::internal {

// Where a row stands, for messages.
struct RowPlace {
  std::uint32_t table = 0;  // index into the sources
  std::uint32_t line = 0;   // from 1
};

// The rows of all tables, checked one by one. Views into the sources.
struct EntityRow {
  RowPlace place;
  Facet facet;
  // Makers are no facet: their names keep other readings away ("Antonov Design
  // Bureau" is nobody's surname), and systems point to them.
  bool is_maker = false;
  std::string_view id, label, kind, country, maker, qid;
  std::vector<std::string_view> parents, successors;
  Day from = kNoDay, to = kNoDay;
};
struct AliasRow {
  RowPlace place;
  std::string_view id, alias, language;
  AliasKind kind;
  std::uint8_t flags;
  bool dropped;  // kind "-": takes an earlier table's alias away
};
struct OfficeRow {
  RowPlace place;
  std::string_view id, country;
  Role role;
  Day from = kNoDay, to = kNoDay;
};
struct TermRow {  // titles*.tsv and nouns*.tsv
  RowPlace place;
  std::string_view language, term;
  TermKind kind;
  Role role = Role::None;
  NounCategory category = NounCategory::Other;
};
struct WordRow {  // words*.tsv
  RowPlace place;
  std::string_view word;
  WordClass word_class = WordClass::None;
  std::uint8_t flags = 0;  // of WordRecord
};
struct InflectionRow {
  RowPlace place;
  std::string_view language, form, lemma;
  InflectionKind kind;
};
struct PrefixRow {
  RowPlace place;
  std::string_view prefix, category, country, label;
  std::uint8_t min_digits, max_digits;
  bool needs_context, spaced;
};
struct DenyRow {
  RowPlace place;
  std::string_view phrase;
  std::uint8_t facets;  // bit by Facet
};

struct Tables {
  std::vector<EntityRow> entities;
  std::vector<AliasRow> aliases;
  std::vector<OfficeRow> offices;
  std::vector<TermRow> terms;
  std::vector<PrefixRow> prefixes;
  std::vector<DenyRow> denials;
  std::vector<WordRow> words;
  std::vector<InflectionRow> inflections;
};

// In quotation marks, for messages; no more than the beginning.
std::string quote(std::string_view text);

// Collects faults; after a thousand of a sort it only counts, so that a file
// that is no table at all does not fill the memory.
class FaultList {
 public:
  FaultList(const std::vector<TableSource>& sources,
            std::vector<TableFault>& faults)
      : sources_(sources), faults_(faults) {}

  void error(RowPlace place, std::string reason) {
    add(place, std::move(reason), true);
  }
  void warning(RowPlace place, std::string reason) {
    add(place, std::move(reason), false);
  }
  bool has_error() const { return errors_ > 0; }

 private:
  void add(RowPlace place, std::string reason, bool is_error);

  const std::vector<TableSource>& sources_;
  std::vector<TableFault>& faults_;
  std::size_t errors_ = 0, warnings_ = 0;
};

// Reads every table; the kind of a table is told from the beginning of its base
// name ("aliases-x.tsv"), or else from its columns. A later table's row
// replaces an earlier table's row of the same id, or of the same id, alias and
// language.
Tables read_tables(const std::vector<TableSource>& sources, FaultList& faults);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_TABLES_H_
