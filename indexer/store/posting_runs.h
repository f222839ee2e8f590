// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Posting lists as bytes, in the form in which Xapian keeps them.
#ifndef DOSSIER_INDEXER_STORE_POSTING_RUNS_H_
#define DOSSIER_INDEXER_STORE_POSTING_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "indexer/store/glass_reader.h"
#include "indexer/store/glass_writer.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// Postings of one term, in order of document: the frequency in the first one,
// then for each further one how many documents were left out, and the
// frequency. Numbers are varints.
struct PostingRun {
  DocNumber first = 0, last = 0;
  std::string_view entries;
};

// Writes the postings file of a segment, list after list. The same postings
// make the same file, whatever runs they come in.
class PostingsWriter {
 public:
  // Begins with the lengths of all documents. Throws Error (Io).
  PostingsWriter(const std::filesystem::path& path,
                 std::span<const std::uint32_t> lengths);

  // The list that follows; terms in ascending order. The counts are those of
  // the whole list.
  void begin(std::string_view term, std::uint32_t documents,
             std::uint64_t occurrences);
  // Appends to the list, with the documents `base` higher.
  void add(const PostingRun& run, DocNumber base = 0);
  void end();

  FileInfo finish(std::uint32_t max_frequency);

 private:
  void begin_list(std::string_view key, std::uint32_t documents,
                  std::uint64_t occurrences);
  void add_entry(DocNumber doc, std::uint64_t frequency);
  void close_chunk(bool is_last);

  FileWriter file_;
  GlassWriter table_;
  GlassStatistics statistics_;
  // The list, and its chunk that is being filled.
  std::string key_;
  std::string list_head_;  // empty after the first chunk
  std::string chunk_;
  std::size_t capacity_ = 0;
  DocNumber first_ = 0, last_ = 0;
  std::string chunk_key_, chunk_head_;  // kept for their memory
};

// Reads them back, in order of term. Throws Error (Corrupt) where the file is
// not as Xapian leaves it.
class PostingsReader {
 public:
  // The file outlives the reader.
  explicit PostingsReader(const MappedFile& file);

  // Moves to the next term; false at the end.
  bool next_term();
  std::string_view term() const { return term_; }
  std::uint32_t documents() const { return documents_; }
  std::uint64_t occurrences() const { return occurrences_; }
  // The next run of the term's; false after the last. The run holds until the
  // next call.
  bool next_run(PostingRun& run);

  std::uint32_t max_frequency() const { return table_.max_frequency(); }

 private:
  std::uint64_t number(std::string_view& bytes) const;
  void read_chunk(std::uint64_t first, std::string_view tag);
  [[noreturn]] void fail() const;

  const std::string& path_;
  GlassReader table_;
  std::string term_;
  std::uint32_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
  PostingRun run_;
  bool has_run_ = false, is_last_ = true;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_POSTING_RUNS_H_
