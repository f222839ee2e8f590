// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A record of a search to be kept beside its results: what was asked with every
// option that changes the answer, what was understood, how much was found, and
// the index, its revision, the gazetteer and the program that it was asked of.
// It is one JSON object as docs/schema/manifest.schema.json has it, in UTF-8 on
// one line without its end.
//
// All are functions of their arguments alone and may be called from several
// threads at once.
#ifndef DOSSIER_MANIFEST_H_
#define DOSSIER_MANIFEST_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/batch.h"
#include "dossier/comparison.h"
#include "dossier/search.h"

namespace dossier {

// Of one search. Hits, facets and tables are left out.
std::string manifest(const Answer& answer);

// Of Index::compare(): as of the first query, with the second beside it.
std::string manifest(const Comparison& comparison);

// Of many queries asked with the options of one request, whose own query does
// not count. An error stands in the place of what its query found. Of the
// answers nothing is looked at that manifest(answer) leaves out.
std::string batch_manifest(const IndexIdentity& index,
                           const SearchRequest& request,
                           const std::vector<BatchRow>& rows);

struct NamedRequest {
  std::string name;  // of the query in a batch; empty: no batch
  SearchRequest request;
  std::optional<std::string> compared_with = {};  // the second query of two
  IndexIdentity index = {};  // that was asked; another may answer otherwise
};

// What a manifest says was asked, to be asked again: one request, or those of a
// batch in its order. Limits of time are not recorded and are the default ones.
// On the revision of the manifest the answers are the same. Throws Error
// (InvalidArgument) for what is no manifest, and for one with an option that
// this version does not know.
std::vector<NamedRequest> requests_of(std::string_view manifest);

}  // namespace dossier

#endif  // DOSSIER_MANIFEST_H_
