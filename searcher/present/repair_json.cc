// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/repair_json.h"

namespace dossier::internal {

nlohmann::ordered_json repairs_json(const std::vector<Repair>& repairs) {
  auto list = nlohmann::ordered_json::array();
  for (const Repair& repair : repairs)
    list.push_back(
        {{"kind", repair.kind}, {"from", repair.from}, {"to", repair.to}});
  return list;
}

}  // namespace dossier::internal
