// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_REFUSED_ARTICLE_H_
#define DOSSIER_TESTS_REFUSED_ARTICLE_H_

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_folder.h"
#include "indexer/store/segment_writer.h"

namespace dossier {

// Puts an article into the index that its analyser would refuse, for it has no
// words: as if an earlier build had taken it.
inline void add_refused_article(const std::filesystem::path& index,
                                const std::string& id) {
  using internal::IndexFolder;
  IndexFolder folder(index, IndexFolder::Purpose::Write);
  internal::SegmentWriter writer(folder.scratch(), "refused");
  internal::Document document;
  document.record.id = id;
  document.record.language = "und";
  writer.add(document);
  std::vector<internal::LiveSegment> segments = folder.segments();
  segments.push_back(folder.take_in(folder.adopt(writer.finish()), {}));
  folder.publish(folder.manifest(), std::move(segments), nullptr);
}

}  // namespace dossier

#endif  // DOSSIER_TESTS_REFUSED_ARTICLE_H_
