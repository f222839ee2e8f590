// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/repair_text.h"

namespace dossier::internal {
namespace {

std::string what_was_done(const Repair& repair) {
  if (repair.kind == "similar-words" || repair.kind == "other-scripts")
    return repair.from + " stands for: " + repair.to;
  if (repair.from.empty()) return "added: " + repair.to;
  if (repair.to.empty()) return "left out: " + repair.from;
  return "changed: " + repair.from + " to " + repair.to;
}

}  // namespace

std::string repair_text(const Repair& repair) {
  if (repair.kind == "unknown-value")  // nothing was done
    return "no article has " + repair.from +
           (repair.to.empty() ? "" : "; perhaps " + repair.to);
  return what_was_done(repair) + " (" + repair.kind + ")";
}

std::string repairs_text(const std::vector<Repair>& repairs) {
  std::string text;
  for (const Repair& repair : repairs)
    text += (text.empty() ? "" : "; ") + repair_text(repair);
  return text;
}

}  // namespace dossier::internal
