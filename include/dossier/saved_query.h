// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SAVED_QUERY_H_
#define DOSSIER_SAVED_QUERY_H_

#include <string>

namespace dossier {

// A query with a name: where a query has query:NAME, it stands in parentheses.
// It may have others in it, but not itself.
struct SavedQuery {
  std::string name;  // compared without regard to the case of ASCII letters
  std::string query;
};

}  // namespace dossier

#endif  // DOSSIER_SAVED_QUERY_H_
