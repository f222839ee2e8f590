// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles with the places that name entities marked, for people; and why an
// article counts under a value, for people and programs.
#ifndef DOSSIER_SEARCHER_PRESENT_MENTIONS_H_
#define DOSSIER_SEARCHER_PRESENT_MENTIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "dossier/annotation.h"
#include "dossier/article.h"
#include "dossier/explanation.h"
#include "dossier/search.h"

namespace dossier::internal {

struct MentionStyle {
  std::size_t width = 80;  // of the terminal, in cells
  bool color = false;      // else mentions stand in square brackets
};

// The whole article, each paragraph followed by its mentions with their values
// and rules, then its entities. Both fields are valid UTF-8.
std::string text_annotation(const Article& article,
                            const Annotation& annotation,
                            const MentionStyle& style);

// The paragraphs of the article that the explanations point to, long ones cut.
std::string text_explanations(const Article& article,
                              const std::vector<Explanation>& explanations,
                              const MentionStyle& style);

// One object on one line, without its end. Each source has its mentions, and
// the paragraphs that they are in, to which `highlight` refers in code points.
std::string json_explanations(const IndexIdentity& index,
                              const Article& article,
                              const std::vector<Explanation>& explanations);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_MENTIONS_H_
