// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_BROUGHT_H_
#define DOSSIER_INDEXER_ENTITIES_BROUGHT_H_

#include <string>

#include "dossier/article.h"

namespace dossier::internal {

// Why an entity that an article brought along is ignored, naming it: it is of
// an unknown facet, or its id is empty, too long or has control characters, or
// its label is too long. Empty if it can be used. REQUIRES valid UTF-8.
std::string fault_of_brought(const EntityTag& tag);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_BROUGHT_H_
