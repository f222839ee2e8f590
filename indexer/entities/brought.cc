// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/brought.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "indexer/store/fields.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMaxIdBytes = 180;  // with a prefix, a term
constexpr std::size_t kMaxLabelBytes = 1000;

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

// "'x'", cut to what a message can hold.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShown = 40;
  const std::string_view shown = truncate_utf8(text, kShown);
  return "'" + std::string(shown) + (shown.size() < text.size() ? "…'" : "'");
}

// Why an entity that an article brought cannot be used; empty if it can.
std::string reason_against(const EntityTag& tag) {
  const std::optional<Facet> facet = facet_by_name(tag.facet);
  if (!facet || !is_entity_facet(*facet))
    return "there is no entity facet " + in_quotes(tag.facet);
  if (tag.id.empty()) return "its id is empty";
  if (tag.id.size() > kMaxIdBytes)
    return "its id is longer than " + std::to_string(kMaxIdBytes) + " bytes";
  if (has_control_character(tag.id)) return "its id has control characters";
  if (tag.label.size() > kMaxLabelBytes)
    return "its label is longer than " + std::to_string(kMaxLabelBytes) +
           " bytes";
  return {};
}

}  // namespace

std::string fault_of_brought(const EntityTag& tag) {
  const std::string reason = reason_against(tag);
  if (reason.empty()) return {};
  return "entity " + in_quotes(tag.id) + " ignored: " + reason;
}

}  // namespace dossier::internal
