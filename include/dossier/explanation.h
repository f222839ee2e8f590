// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_EXPLANATION_H_
#define DOSSIER_EXPLANATION_H_

#include <string>
#include <vector>

#include "dossier/annotation.h"

namespace dossier {

// Why an article counts under a facet value.
struct Explanation {
  std::string facet, id, label;
  // What the article names that makes it count: the value itself, or one under
  // it, such as a variant of the system or a system of the class. One without
  // mentions was brought along by the article.
  std::vector<EntityMentions> sources;
};

}  // namespace dossier

#endif  // DOSSIER_EXPLANATION_H_
