// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_OFFICE_H_
#define DOSSIER_OFFICE_H_

#include <string>

namespace dossier {

// A public office, as an article tells it or as it was on the article's day.
struct Office {
  std::string role;     // "foreign_minister"; gazetteer/README.md lists them
  std::string country;  // the id of a country; empty where it is not told
};

}  // namespace dossier

#endif  // DOSSIER_OFFICE_H_
