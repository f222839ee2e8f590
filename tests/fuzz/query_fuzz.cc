// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The query parser. The first byte chooses the mode and the language, the rest
// is the query. What must hold: it is read or refused by an Error (BadQuery),
// and whatever is said about it is UTF-8.
#include <cstdint>
#include <string_view>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/query/parser.h"
#include "tests/fuzz/require.h"

namespace {

using namespace dossier;
using namespace dossier::internal;

ParserContext context_of(std::uint8_t choice) {
  ParserContext context;
  context.match = choice & 1 ? MatchMode::Any : MatchMode::All;
  context.spaced_prefix = [](std::string_view folded) {
    return folded == "mig" || folded == "f";
  };
  if (choice & 2) context.languages = {"en", "de"};
  return context;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view query(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  try {
    const ParsedQuery parsed = parse_query(query, context_of(data[0]));
    require(is_valid_utf8(to_query_text(parsed.root)));
    for (const Repair& repair : parsed.repairs)
      require(is_valid_utf8(repair.from) && is_valid_utf8(repair.to));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::BadQuery);
  }
  return 0;
}
