// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SEGMENT_H_
#define DOSSIER_INDEXER_STORE_SEGMENT_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/store/document.h"
#include "indexer/store/entity_rows.h"
#include "indexer/store/fields.h"
#include "indexer/store/file.h"
#include "indexer/store/sketch.h"
#include "indexer/store/token_stream.h"

namespace dossier::internal {

// Documents of a segment are numbered from 0; Xapian's docid is one more.
using DocNumber = std::uint32_t;
inline constexpr DocNumber kNoDoc = 0xffffffff;

// Facet values of a segment are numbered by facet, then id.
using ValueNumber = std::uint32_t;
inline constexpr ValueNumber kNoValue = 0xffffffff;

struct FacetValue {
  Facet facet;
  std::string_view id;
  std::string_view label;
};

// The three files of a segment, as the manifest names them.
struct SegmentFiles {
  std::string name;   // "seg-000007"
  FileInfo postings;  // name + ".postings": a single-file Xapian database
  FileInfo columns;   // name + ".columns"
  FileInfo records;   // name + ".records"
  // That first published the segment; 0 while it is in nobody's revision.
  std::uint64_t revision = 0;
};

// Documents from `first` on came with this revision of the index.
struct RevisionRun {
  DocNumber first;
  std::uint64_t revision;

  friend bool operator==(const RevisionRun&, const RevisionRun&) = default;
};

// One term's postings in one segment, in order of document. Belongs to the
// thread that made it.
class PostingCursor {
 public:
  virtual ~PostingCursor() = default;
  // Copies up to `capacity` postings from the current one on, and moves past
  // them. Returns how many; 0 at the end. `frequencies` may be null.
  virtual std::size_t read(DocNumber* docs, std::uint32_t* frequencies,
                           std::size_t capacity) = 0;
  // Moves to the first posting with a document >= `doc` and returns its
  // document, or kNoDoc. Never moves back.
  virtual DocNumber seek(DocNumber doc) = 0;
  // Within-document frequency of the current posting; REQUIRES that seek()
  // returned a document and nothing moved since.
  virtual std::uint32_t frequency() = 0;
};

class RecordFile;

// The postings of a segment for one thread: owns a Xapian handle.
class Postings {
 public:
  virtual ~Postings() = default;
  // Number of documents with the term, dead ones included.
  virtual std::uint32_t document_frequency(std::string_view term) = 0;
  // Nothing if no document has the term.
  virtual std::unique_ptr<PostingCursor> open(std::string_view term) = 0;
};

// An immutable set of documents with their postings, columns and records.
// Everything but Postings may be used by several threads at once.
class Segment {
 public:
  // Opens the files, checks sizes and structure, and keeps them open: they may
  // be unlinked afterwards. Throws Error (Corrupt) naming the file.
  static std::shared_ptr<const Segment> open(
      const std::filesystem::path& folder, const SegmentFiles& files);
  virtual ~Segment() = default;

  virtual const std::string& name() const = 0;

  // A handle for the calling thread, over the file opened once.
  virtual std::unique_ptr<Postings> postings() const = 0;

  // Columns. Spans have size() elements.
  std::uint32_t size() const { return size_; }
  std::uint64_t total_length() const { return total_length_; }
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  std::span<const Day> days() const { return days_; }
  // How many words of each text, from its first on, are its lead.
  std::span<const std::uint32_t> lead_words() const { return lead_words_; }
  // Place of each document in the order newer day first, then id: the order
  // among equal scores, as one integer.
  std::span<const std::uint32_t> ranks() const { return ranks_; }
  // The value of a facet with at most one value (Source, Language, Year), or
  // kNoValue.
  std::span<const ValueNumber> single_values(Facet facet) const {
    return single_values_[static_cast<std::size_t>(facet) - kEntityFacetCount];
  }
  // Entity facets, ancestors included, ascending: one row a document, and
  // where in it each is mentioned.
  const EntityRows& entity_rows() const { return entity_rows_; }
  // One bit a document: has at least one value of the facet. (size() + 63) / 64
  // words, unused bits zero.
  std::span<const std::uint64_t> has_value(Facet facet) const {
    return has_value_[static_cast<std::size_t>(facet)];
  }

  // What near-duplicates are found by: pairs, ascending by key, then document.
  std::span<const StoryKey> story_keys() const { return story_keys_; }
  std::span<const DocNumber> story_key_docs() const { return story_key_docs_; }

  // The revision of the index that each document came with: runs, ascending by
  // document, the first from 0 on. 0: a revision that is not published yet.
  virtual std::span<const RevisionRun> revisions() const = 0;
  std::uint64_t revision(DocNumber doc) const;

  // Facet values.
  ValueNumber value_count() const { return value_first_[kFacetCount]; }
  std::pair<ValueNumber, ValueNumber> values_of_facet(Facet facet) const {
    auto f = static_cast<std::size_t>(facet);
    return {value_first_[f], value_first_[f + 1]};
  }
  virtual FacetValue value(ValueNumber) const = 0;
  // The folded words of the label, joined by single spaces.
  virtual std::string_view folded_label(ValueNumber) const = 0;

  // Number of documents, dead ones included, with a value of Source, Language
  // or Year.
  virtual std::uint32_t single_value_documents(ValueNumber) const = 0;

  // Identity. If several documents have the id, find() gives the last: the
  // others are older copies, dead.
  virtual std::string_view id(DocNumber) const = 0;
  virtual std::optional<DocNumber> find(std::string_view id) const = 0;

  // Words: the folded forms of the segment's vocabulary. "Sorted" numbers are
  // places in byte order, for prefixes; word numbers are those of the streams.
  virtual std::uint32_t word_count() const = 0;
  virtual std::optional<WordNumber> find_word(
      std::string_view folded) const = 0;
  // The half-open range of sorted numbers of words that begin with `prefix`.
  virtual std::pair<std::uint32_t, std::uint32_t> words_with_prefix(
      std::string_view prefix) const = 0;
  virtual std::string_view word_by_sorted(std::uint32_t sorted) const = 0;
  virtual WordNumber number_by_sorted(std::uint32_t sorted) const = 0;
  virtual std::string_view word(WordNumber) const = 0;
  // How often the word stands in the segment's articles, all told.
  virtual std::uint32_t word_frequency(WordNumber) const = 0;
  virtual std::string_view token_stream(DocNumber) const = 0;

  // Decompresses: some ten microseconds. Throws Error (Corrupt).
  virtual StoredRecord record(DocNumber) const = 0;

  // Reads the arrays, or everything but the postings, and throws Error
  // (Corrupt) naming the file if anything is not as a writer leaves it. open()
  // does not, for it would cost a pass over the file: whoever opens a file
  // whose checksum nobody has seen hold checks its arrays once.
  enum class CheckDepth { Arrays, Everything };
  virtual void check(CheckDepth depth) const = 0;

  // The files, for merging and verifying.
  virtual const MappedFile& postings_file() const = 0;
  virtual const RecordFile& record_file() const = 0;

 protected:
  std::uint32_t size_ = 0;
  std::uint64_t total_length_ = 0;
  std::span<const std::uint32_t> lengths_;
  std::span<const Day> days_;
  std::span<const std::uint32_t> lead_words_;
  std::span<const std::uint32_t> ranks_;
  std::span<const ValueNumber> single_values_[kFacetCount - kEntityFacetCount];
  EntityRows entity_rows_;
  std::span<const std::uint64_t> has_value_[kFacetCount];
  ValueNumber value_first_[kFacetCount + 1] = {};
  std::span<const StoryKey> story_keys_;
  std::span<const DocNumber> story_key_docs_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SEGMENT_H_
