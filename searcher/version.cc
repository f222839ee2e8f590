// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/version.h"

namespace dossier::internal {

const char* library_version() { return DOSSIER_VERSION; }

}  // namespace dossier::internal
