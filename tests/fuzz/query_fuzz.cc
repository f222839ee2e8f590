// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The query parser. The first byte chooses the mode, the language and the part
// of articles to look in, the rest is the query. What must hold: it is read or refused by an Error (BadQuery),
// whatever is said about it is UTF-8, and what was understood, typed, comes to
// rest: understood once more it is the same.
#include <cstdint>
#include <string>
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
  context.in = static_cast<ArticlePart>(choice >> 2 & 3);
  return context;
}

// Within the bounds, which what is understood may be beyond: it is longer.
std::string understood_again(const std::string& understood,
                             const ParserContext& context) {
  try {
    return to_query_text(parse_query(understood, context).root);
  } catch (const Error& error) {
    require(error.code() == ErrorCode::BadQuery);
    return understood;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view query(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  try {
    const ParserContext context = context_of(data[0]);
    const ParsedQuery parsed = parse_query(query, context);
    const std::string understood = to_query_text(parsed.root);
    require(is_valid_utf8(understood));
    // Not at once: the row "f 16" of "F-.16" is a designation when it is typed.
    // Stop words and words side by side are read anew otherwise.
    if (context.languages.empty() && context.match == MatchMode::All) {
      const std::string again = understood_again(understood, context);
      require(understood_again(again, context) == again);
    }
    for (const Repair& repair : parsed.repairs)
      require(is_valid_utf8(repair.from) && is_valid_utf8(repair.to));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::BadQuery);
  }
  return 0;
}
