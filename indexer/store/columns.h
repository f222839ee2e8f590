// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The column file of a segment: its sections, and how it is written.
#ifndef DOSSIER_INDEXER_STORE_COLUMNS_H_
#define DOSSIER_INDEXER_STORE_COLUMNS_H_

#include <compare>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/section_file.h"
#include "indexer/store/segment.h"
#include "indexer/store/sketch.h"
#include "indexer/store/string_list.h"
#include "indexer/store/token_stream.h"

namespace dossier::internal {

// Numbers are part of the format.
enum ColumnSection : std::uint32_t {
  kColLengths = 1,
  kColDays = 2,
  kColRanks = 3,
  kColSingleValues = 4,  // source, then language, then year
  kColEntityOffsets = 5,
  kColEntityValues = 6,
  kColHasValue = 7,    // one bitmap a facet, one after the other
  kColValueFirst = 8,  // first value of each facet, and the end
  kColValueIdOffsets = 9,
  kColValueIdBytes = 10,
  kColLabelOffsets = 11,
  kColLabelBytes = 12,
  kColFoldedOffsets = 13,
  kColFoldedBytes = 14,
  kColIdOffsets = 15,
  kColIdBytes = 16,
  kColIdHashes = 17,  // ascending
  kColIdHashDocs = 18,
  kColWordOffsets = 19,  // in byte order
  kColWordBytes = 20,
  kColWordNumberBySorted = 21,
  kColWordSortedByNumber = 22,
  kColWordFrequencies = 23,  // by number
  kColStreamOffsets = 24,
  kColStreamBytes = 25,
  kColSingleDocuments = 26,  // by value, from the first source on
  kColStoryKeys = 27,        // ascending
  kColStoryKeyDocs = 28,
  kColRevisionStarts = 29,  // the document from which on ...
  kColRevisions = 30,       // ... this is the revision
  kColEntityParts = 31,     // of each of kColEntityValues
  kColLeadWords = 32,
};

inline constexpr std::size_t kSingleFacetCount =
    kFacetCount - kEntityFacetCount;

struct KeyOfDoc {
  StoryKey key;
  DocNumber doc;

  friend auto operator<=>(const KeyOfDoc&, const KeyOfDoc&) = default;
};

// The columns of a segment before they are written: what cannot be derived
// from the rest.
struct ColumnData {
  std::vector<std::uint32_t> lengths;
  std::vector<Day> days;
  std::vector<ValueNumber> single_values[kSingleFacetCount];
  std::vector<std::uint32_t> entity_offsets{0};
  std::vector<ValueNumber> entity_values;
  std::vector<std::uint8_t> entity_parts;  // a PartSet for each value
  std::vector<std::uint32_t> lead_words;   // first ones of the text
  StringList ids;

  ValueNumber value_first[kFacetCount + 1] = {};
  StringList value_ids, value_labels, value_folded_labels;

  // In any order: ColumnsWriter sorts them.
  std::vector<KeyOfDoc> story_keys;
  // Ascending by document, the first one 0.
  std::vector<RevisionRun> revisions;

  StringList words;                             // in byte order
  std::vector<std::uint32_t> word_frequencies;  // in the same order

  // Documents from `doc` on came with this revision. REQUIRES rising `doc`.
  void add_revision(DocNumber doc, std::uint64_t revision) {
    if (revisions.empty() || revisions.back().revision != revision)
      revisions.push_back({doc, revision});
  }
};

// The words numbered by falling frequency, equal ones in byte order: the
// number of each sorted word.
std::vector<WordNumber> number_words(
    std::span<const std::uint32_t> frequencies_by_sorted);

// Writes a column file: first every document's token stream, in order, then
// the rest. Numbers are those of number_words(data.word_frequencies).
class ColumnsWriter {
 public:
  explicit ColumnsWriter(const std::filesystem::path& path);

  void append_stream(std::string_view stream);
  FileInfo finish(ColumnData& data);

 private:
  FileWriter file_;
  SectionWriter sections_;
  std::vector<std::uint64_t> stream_offsets_{0};
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_COLUMNS_H_
