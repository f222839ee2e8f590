// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_FOUND_H_
#define DOSSIER_INDEXER_ENTITIES_FOUND_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/recogniser.h"

namespace dossier::internal {

// Gathers what the rules find in one article, each entity once.
class Found {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             Recognition& out);

  // An entity of the gazetteer at spots [first, first + count).
  void add(std::uint32_t entity, std::size_t first, std::size_t count,
           Rule rule);
  // An entity that is not in the gazetteer; `parent` is one that is, or
  // kNoEntity. Where the gazetteer has this id after all, it is that one.
  void add(Facet facet, std::string_view id, std::string_view label,
           std::uint32_t parent, std::size_t first, std::size_t count,
           Rule rule);

  // The office of the person added last.
  void set_office(std::string_view role, std::string_view country);

  // The class of the system added last.
  void set_class(std::string_view system_class) {
    out_->entities[last_].system_class = system_class;
  }

  // Whether an entity was found at this spot.
  bool is_taken(std::size_t spot) const {
    return spot < taken_.size() && taken_[spot];
  }

  // Orders the mentions, drops what stands in boilerplate alone, tells focus.
  void finish();

 private:
  struct Sight {
    int weight = 0;
    bool in_body = false;  // outside boilerplate
    bool is_new = false;   // not of the gazetteer
  };

  std::uint32_t index_of(std::uint32_t entity);
  void mention(std::uint32_t index, std::size_t first, std::size_t count,
               Rule rule);
  std::vector<std::string> ancestor_ids(std::uint32_t entity,
                                        bool itself) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  Recognition* out_ = nullptr;
  std::vector<Sight> sights_;
  std::uint32_t last_ = 0;   // the entity added last
  std::vector<bool> taken_;  // by spot
  std::unordered_map<std::uint32_t, std::uint32_t> by_entity_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_FOUND_H_
