// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_INDEXER_TESTING_H_
#define DOSSIER_TESTS_INDEXER_TESTING_H_

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "dossier/dossier.h"
#include "indexer/store/snapshot.h"
#include "tests/temporary_folder.h"

namespace dossier {

inline Article make_article(const std::string& id, const std::string& title,
                            const std::string& text = "Some words.") {
  Article article;
  article.id = id;
  article.title = title;
  article.text = text;
  article.date = "2013-05-28";
  article.language = "en";
  return article;
}

inline WriterOptions on_threads(unsigned threads) {
  WriterOptions options;
  options.threads = threads;
  return options;
}

// Titles of the living articles by id, read from the disk.
inline std::map<std::string, std::string> titles(
    const std::filesystem::path& index) {
  const auto snapshot = internal::Snapshot::open(index);
  std::map<std::string, std::string> result;
  for (std::size_t s = 0; s < snapshot->segments.size(); ++s) {
    const internal::Segment& segment = *snapshot->segments[s];
    const internal::Bitmap& dead = snapshot->dead[s];
    for (internal::DocNumber doc = 0; doc < segment.size(); ++doc) {
      if (dead.size() > 0 && dead.test(doc)) continue;
      const internal::StoredRecord record = segment.record(doc);
      // Twice the same id would be a fault that a map hides.
      if (!result.emplace(record.id, record.title).second)
        result[record.id] = "(twice)";
    }
  }
  if (result.size() != snapshot->articles) result["(count differs)"] = "";
  return result;
}

inline void write_text(const std::filesystem::path& path,
                       const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

inline std::string line(const std::string& id, const std::string& title) {
  return "{\"id\": \"" + id + "\", \"title\": \"" + title + "\"}\n";
}

}  // namespace dossier

#endif  // DOSSIER_TESTS_INDEXER_TESTING_H_
