// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/entity_json.h"

namespace dossier::internal {

nlohmann::ordered_json office_json(const Office& office) {
  nlohmann::ordered_json json = {{"role", office.role}};
  if (!office.country.empty()) json["country"] = office.country;
  return json;
}

nlohmann::ordered_json mention_json(const Mention& mention) {
  return {{"field", mention.field == Mention::Field::Title ? "title" : "text"},
          {"start", mention.start},
          {"end", mention.end},
          {"text", mention.text},
          {"rule", mention.rule}};
}

}  // namespace dossier::internal
