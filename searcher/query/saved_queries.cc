// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/saved_queries.h"

#include <algorithm>

#include "dossier/error.h"
#include "indexer/text/nearest_name.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorCode::BadQuery, "query: " + message);
}

std::string in_small_letters(std::string_view name) {
  std::string small(name);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return small;
}

}  // namespace

const SavedQuery* SavedQueries::find(std::string_view name) const {
  const std::string wanted = in_small_letters(name);
  for (std::size_t i = all_.size(); i-- > 0;)
    if (in_small_letters(all_[i].name) == wanted) return &all_[i];
  return nullptr;
}

std::string SavedQueries::nearest(std::string_view name) const {
  NearestName nearest(in_small_letters(name));
  for (const SavedQuery& saved : all_)
    nearest.offer(in_small_letters(clean_utf8(saved.name)), saved.name);
  return nearest.found();
}

std::string_view SavedQueries::enter(std::string_view name) {
  const SavedQuery* const saved = find(name);
  if (!saved) {
    const std::string near = nearest(name);
    fail("no saved query is called '" + std::string(name) + "'; " +
         (all_.empty()                       ? "there are none"
          : all_.size() == 1 && near.empty() ? "there is one other"
          : near.empty() ? "there are " + std::to_string(all_.size())
                         : "did you mean '" + near + "'?"));
  }
  if (std::find(open_.begin(), open_.end(), saved) != open_.end()) {
    std::string way;
    for (const SavedQuery* outer : open_) way += outer->name + " > ";
    fail("saved queries have each other in them without end: " + way +
         saved->name);
  }
  if (open_.size() == kMaxSavedNesting)
    fail("saved queries have each other in them more than " +
         std::to_string(kMaxSavedNesting) + " deep, at '" + saved->name + "'");
  if (++uses_ > kMaxSavedUses)
    fail("it uses saved queries more than " + std::to_string(kMaxSavedUses) +
         " times, those in others included");
  open_.push_back(saved);
  return saved->query;
}

}  // namespace dossier::internal
