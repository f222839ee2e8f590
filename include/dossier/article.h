// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_ARTICLE_H_
#define DOSSIER_ARTICLE_H_

#include <string>
#include <vector>

namespace dossier {

// A facet value that an article brings along, beside what is recognised in its
// text. `facet` is "country", "system", "official", "person" or "class"; `id`
// is the entity's id, such as "SYR" or "mig-29"; an empty `label` means that
// the gazetteer's label, or else the id, is shown.
struct EntityTag {
  std::string facet;
  std::string id;
  std::string label;
};

// One article, as it comes from an archive. All strings are UTF-8; bytes that
// are not, and NUL, are replaced by U+FFFD when the article is indexed, and
// counted.
// Only `title` or `text` is required.
struct Article {
  std::string id;     // unique in an index; a newer copy replaces an older one.
                      // Empty: a hash of the content serves
  std::string title;  // the headline
  std::string text;   // paragraphs separated by newlines; no markup
  std::string date;   // ISO 8601, read as a day as written, without time zone;
                      // "2012-03" counts as its first day; empty or unreadable
                      // (also years from 9999) means no date
  std::string source;    // the outlet, such as "Harbour Wire"
  std::string url;       // kept, not fetched
  std::string language;  // ISO 639-1 code; empty or "auto" means detect
  std::vector<EntityTag> entities;
};

}  // namespace dossier

#endif  // DOSSIER_ARTICLE_H_
