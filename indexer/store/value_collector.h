// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_VALUE_COLLECTOR_H_
#define DOSSIER_INDEXER_STORE_VALUE_COLLECTOR_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/columns.h"
#include "indexer/store/document.h"
#include "indexer/store/interner.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {

// Collects the facet values of documents, and numbers them by facet and id
// once all are known.
class ValueCollector {
 public:
  // Adds the document's rows to `columns`, in numbers of its own.
  void add(const Document& document, ColumnData& columns);
  // Writes the dictionary into `columns` and renumbers the rows.
  void finish(ColumnData& columns);

 private:
  ValueNumber number_of(Facet facet, std::string_view id,
                        std::string_view label);
  std::string folded(std::string_view label);
  static void sort_rows(ColumnData& columns);

  Interner keys_;  // one byte for the facet, then the id
  std::vector<std::string> labels_;
  std::string key_;
  Tokenizer tokenizer_;
  TokenizedText tokens_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_VALUE_COLLECTOR_H_
