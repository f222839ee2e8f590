// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_PARAGRAPHS_H_
#define DOSSIER_SEARCHER_PRESENT_PARAGRAPHS_H_

#include <string_view>
#include <vector>

#include "dossier/annotation.h"
#include "dossier/article.h"
#include "searcher/present/displayable.h"

namespace dossier::internal {

// A mention, with the entity it names, in a paragraph.
struct PlacedMention {
  const EntityMentions* entity;
  const Mention* mention;
  ByteRange place;  // in the paragraph
};

// A paragraph of an article: the title, or a part of the text.
struct MarkedParagraph {
  Mention::Field field;
  std::string_view text;
  std::vector<PlacedMention> mentions;  // by place

  // The mentions' places, ascending and disjoint: overlapping ones are joined.
  std::vector<ByteRange> marks() const;
};

// The article cut into paragraphs with the mentions of these entities: at blank
// lines if the text has any, else at line ends. Blank paragraphs are left out.
// The result points into both arguments. Linear, but for ordering the mentions.
std::vector<MarkedParagraph> mark_paragraphs(
    const Article& article, const std::vector<EntityMentions>& entities);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_PARAGRAPHS_H_
