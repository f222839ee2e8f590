// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_FINISH_H_
#define DOSSIER_INDEXER_SOURCES_FINISH_H_

#include "indexer/sources/sources.h"

namespace dossier::internal {

// The checks that articles of every format pass: a date that cannot be read is
// cleared with a warning; the language becomes a code, or that of the options.
// REQUIRES strings of valid UTF-8.
// Throws Error: InvalidArgument if there is neither title nor text;
// LimitExceeded if they are longer than the options allow.
void finish_article(ReadArticle& read, const ReadOptions& options);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_FINISH_H_
