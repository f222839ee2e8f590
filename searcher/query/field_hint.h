// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_FIELD_HINT_H_
#define DOSSIER_SEARCHER_QUERY_FIELD_HINT_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// The field that was meant by a name that is none; empty if nothing is near.
// What others call a field is near, and so is a beginning of three letters;
// else a third of the letters may differ.
std::string nearest_field(std::string_view name);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_FIELD_HINT_H_
