// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COMPILED_GAZETTEER_H_
#define DOSSIER_INDEXER_ENTITIES_COMPILED_GAZETTEER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/gazetteer.h"

namespace dossier::internal {

// Every gazetteer is one of these; the recogniser reads the form directly.
class CompiledGazetteer : public Gazetteer {
 public:
  // REQUIRES CompiledForm::check(block) found nothing; the block outlives it.
  explicit CompiledGazetteer(std::string_view block);

  const CompiledForm& form() const { return form_; }

  std::string_view bytes() const override { return block_; }
  std::string version() const override;
  std::size_t entity_count() const override;
  GazetteerEntity entity(EntityNumber) const override;
  std::optional<EntityNumber> find(Facet facet,
                                   std::string_view id) const override;
  std::vector<EntityNumber> ancestors(EntityNumber) const override;
  std::vector<EntityNumber> find_by_name(Facet facet,
                                         std::string_view name) const override;
  bool is_spaced_prefix(std::string_view folded) const override;

 private:
  std::string_view block_;
  CompiledForm form_;
};

// A gazetteer over a copy of a block that compile() returned.
std::shared_ptr<const Gazetteer> open_compiled(std::string_view block);

// A gazetteer over a block of `size` bytes; messages call it `name`. Throws
// Error (Corrupt, Incompatible).
std::shared_ptr<const Gazetteer> open_compiled(
    std::unique_ptr<std::uint64_t[]> memory, std::size_t size,
    const std::string& name);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COMPILED_GAZETTEER_H_
