// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BIBTEX_H_
#define DOSSIER_BIBTEX_H_

#include <string>

#include "dossier/search.h"

namespace dossier {

// A hit as an entry of a BibTeX database, with the line end behind it. The key
// is the article's id, in which a byte other than a letter, a digit or one of
// "-./:_" becomes "+" and two hexadecimal digits: two ids never have one key.
// Text is UTF-8, as biber reads it, with TeX's special characters escaped.
//
// REQUIRES a hit with its stored fields (SearchRequest::records); snippets are
// not needed. May be called from several threads at once.
std::string bibtex_entry(const Hit& hit);

}  // namespace dossier

#endif  // DOSSIER_BIBTEX_H_
