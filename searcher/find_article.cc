// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/find_article.h"

namespace dossier::internal {

std::optional<DocPlace> find_article(const Snapshot& snapshot,
                                     std::string_view id) {
  for (std::size_t s = snapshot.segments.size(); s-- > 0;) {
    const auto doc = snapshot.segments[s]->find(id);
    const Bitmap& dead = snapshot.dead[s];
    if (doc && (dead.size() == 0 || !dead.test(*doc)))
      return DocPlace{static_cast<std::uint32_t>(s), *doc};
  }
  return std::nullopt;
}

}  // namespace dossier::internal
