// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_VERSION_H_
#define DOSSIER_SEARCHER_VERSION_H_

namespace dossier::internal {

// Of this library, such as "0.1.0".
const char* library_version();

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_VERSION_H_
