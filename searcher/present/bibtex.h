// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_BIBTEX_H_
#define DOSSIER_SEARCHER_PRESENT_BIBTEX_H_

#include <string>

#include "dossier/search.h"

namespace dossier::internal {

// The hit as an entry of BibTeX, with its line ends. The key is the article's
// id, other characters than letters, digits and "-./:_" as +XX for each byte,
// so that different articles have different keys. Fields without a value are
// left out.
std::string bibtex_entry(const Hit& hit);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_BIBTEX_H_
