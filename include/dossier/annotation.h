// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_ANNOTATION_H_
#define DOSSIER_ANNOTATION_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dossier/article.h"
#include "dossier/office.h"

namespace dossier {

// One place in an article that names an entity.
struct Mention {
  enum class Field { Title, Text };
  Field field = Field::Text;
  std::size_t start = 0;  // Unicode code points from the field's beginning
  std::size_t end = 0;    // exclusive
  std::string text;       // as written there
  std::string rule;       // why it counts, such as "name" or "designation"
};

// An entity that an article names, with every place that names it.
struct EntityMentions {
  std::string facet;  // "country", "system", "official" or "person"
  std::string id;
  std::string label;
  bool focus = false;  // named in the title or the lead, or three times
  std::vector<Mention> mentions;  // in text order; empty if the article brought
                                  // the entity along
  std::optional<Office> office = {};  // of a person
};

// Everything recognised in one article.
struct Annotation {
  std::string id;
  std::string language;  // given or detected; "und" when unknown
  std::vector<EntityMentions> entities;  // by facet, then id; without ancestors
  // Entities that the article brought along and that cannot be used, each with
  // the reason.
  std::vector<std::string> ignored = {};
};

// Recognises the countries, weapon systems and people that articles name, by
// tables and rules. The tables that come with the library are mapped, so
// construction without `gazetteer_files` is cheap.
//
// annotate() may be called from several threads at once.
class Annotator {
 public:
  // `gazetteer_files` are tables of the user's own that extend or override the
  // built-in ones (see gazetteer/README.md). Throws Error (InvalidArgument)
  // naming file and line if one cannot be used; nothing is then loaded.
  explicit Annotator(
      const std::vector<std::filesystem::path>& gazetteer_files = {});
  ~Annotator();
  Annotator(Annotator&&) noexcept;
  Annotator& operator=(Annotator&&) noexcept;

  // Linear in the length of the article. Throws Error (LimitExceeded) if the
  // article is larger than 16 MiB.
  Annotation annotate(const Article& article) const;

  // A short name for the tables in use, the same for the same content.
  std::string gazetteer_version() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier

#endif  // DOSSIER_ANNOTATION_H_
