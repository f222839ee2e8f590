// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_STOP_WORDS_DATA_H_
#define DOSSIER_INDEXER_TEXT_STOP_WORDS_DATA_H_

#include <cstddef>
#include <string_view>

namespace dossier::internal {

// One file of stopwords/, as it is. cmake/EmbedStopWords.cmake writes the
// definitions of these two.
struct StopWordFile {
  std::string_view language;  // ISO 639-1, from the name of the file
  std::string_view content;   // one word a line, "#" begins a comment
};

extern const StopWordFile* const kStopWordFiles;  // sorted by language
extern const std::size_t kStopWordFileCount;

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_STOP_WORDS_DATA_H_
