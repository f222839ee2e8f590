// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_ARTICLE_PART_H_
#define DOSSIER_ARTICLE_PART_H_

#include <cstdint>

namespace dossier {

// Where in an article something stands. The lead is the first two paragraphs
// of the text, but no more than about 120 words of it; the body is the rest.
// What begins in a part stands in it.
enum class ArticlePart : std::uint8_t { Whole, Title, Lead, Body };

// A number for each part.
struct PartCounts {
  std::uint64_t title = 0, lead = 0, body = 0;

  friend bool operator==(const PartCounts&, const PartCounts&) = default;
};

}  // namespace dossier

#endif  // DOSSIER_ARTICLE_PART_H_
