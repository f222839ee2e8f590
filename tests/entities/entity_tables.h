// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Small tables for tests of the recogniser, and a short way to write down what
// it finds.
#ifndef DOSSIER_TESTS_ENTITIES_ENTITY_TABLES_H_
#define DOSSIER_TESTS_ENTITIES_ENTITY_TABLES_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/recogniser.h"

namespace dossier::internal {

// A table written with single spaces around "|" for tabs:
//   "id | facet | label"
TableSource table(std::string name, std::string_view rows);

// Tables with a few countries, systems, people and titles.
std::vector<TableSource> small_tables();

// The gazetteer of small_tables(), compiled once.
std::shared_ptr<const Gazetteer> small_gazetteer();

struct Text {
  std::string_view title;
  std::string_view text;
  std::string_view language = "en";
  std::string_view day = "";
};

// The ids found of a facet in order of first mention, separated by spaces.
std::string ids(Facet facet, const Text& text);
// "text/rule" of every mention of the facet, separated by "; ".
std::string mentions(Facet facet, const Text& text);

struct Case {
  std::string_view text;
  std::string_view expected;  // ids, or mentions
};

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_ENTITIES_ENTITY_TABLES_H_
