// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_GAZETTEER_H_
#define DOSSIER_INDEXER_ENTITIES_GAZETTEER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/fields.h"

namespace dossier::internal {

// One row of an entities table. Views hold as long as the gazetteer.
struct GazetteerEntity {
  Facet facet;  // Country, System, Official, Person or Class
  std::string_view id;
  std::string_view label;
  std::string_view kind;     // the table's column "class"
  std::string_view country;  // an id of a country, or empty
  std::string_view maker;
  std::string_view qid;
};

using EntityNumber = std::uint32_t;

// A table as text, with the name that messages use.
struct TableSource {
  std::string name;  // "aliases-countries.tsv"
  std::string text;
};

// A fault in a table: where, and what.
struct TableFault {
  std::string where;  // "aliases.tsv:17"
  std::string reason;
  bool is_error;  // false: a warning, the row is used
};

// The compiled tables: entities, aliases, offices, titles, prefixes and
// phrases that are no entity, in one block of bytes that is mapped and not
// parsed. Immutable; shared by threads.
class Gazetteer {
 public:
  // The tables that come with the library. Costs nothing after the first call.
  static std::shared_ptr<const Gazetteer> builtin();

  // A compiled form written earlier (by compile()), mapped. Throws Error
  // (Corrupt, Incompatible, Io). Opening checks the structure it will read.
  static std::shared_ptr<const Gazetteer> map(const std::filesystem::path&);

  // Compiles tables; a later table overrides an earlier one. Faults are
  // appended to `faults`; if one is an error, returns nothing: nothing is
  // half-applied.
  static std::optional<std::string> compile(
      const std::vector<TableSource>& tables, std::vector<TableFault>& faults);

  // The built-in tables as text, for compiling them with a user's own.
  static std::vector<TableSource> builtin_tables();

  virtual ~Gazetteer() = default;

  // The whole compiled form; to be written into an index.
  virtual std::string_view bytes() const = 0;
  // Hash of the content in 16 hexadecimal digits.
  virtual std::string version() const = 0;

  virtual std::size_t entity_count() const = 0;
  virtual GazetteerEntity entity(EntityNumber) const = 0;
  virtual std::optional<EntityNumber> find(Facet facet,
                                           std::string_view id) const = 0;
  // Parents and their parents, nearest first, without the entity itself.
  virtual std::vector<EntityNumber> ancestors(EntityNumber) const = 0;

  // Entities of the facet with an alias or label whose folded words are those
  // of `name`, or whose surname alone it is; the surest readings only; if there
  // is none, people whose full name is spelled like it. For what a user types,
  // in any language.
  virtual std::vector<EntityNumber> find_by_name(
      Facet facet, std::string_view name) const = 0;

  // True for a folded designation prefix that joins over a space ("f").
  virtual bool is_spaced_prefix(std::string_view folded) const = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_GAZETTEER_H_
