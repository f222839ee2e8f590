// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A list is cut into chunks of some 2,000 bytes, each an entry of the table:
//
//   key of the first     term
//   key of each further  term, NUL, first docid (ordered as bytes are)
//   tag of the first     documents, occurrences, first docid - 1, then as below
//   tag of each          '1' if it is the last, else '0'; last docid less the
//                        first; the postings as in a PostingRun
//
// Docids are document numbers plus one. The lengths of documents are a list of
// the same kind, with 0 documents and occurrences.
#include "indexer/store/posting_runs.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/varint.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostEntryBytes = 2 * kMostVarintBytes32;
constexpr std::size_t kMostDocidBytes = 5;
// Documents, occurrences, first docid; the mark of the last, last docid.
constexpr std::size_t kMostHeadBytes = 5 + 10 + 5 + 1 + 5;

// The bytes of a docid in a key, in number and in order: two for what is below
// 2^15, else as many ones as bytes beyond the second, a zero, and the number.
void append_docid(std::string& key, std::uint32_t docid) {
  std::size_t size = 2;
  while (size < kMostDocidBytes && docid >> (7 * size + 1) != 0) ++size;
  const unsigned ones = 0xff00u >> (size - 2) & 0xff;
  for (std::size_t i = size; i-- > 0;) {
    const std::size_t shift = 8 * i;
    unsigned byte = shift < 32 ? docid >> shift & 0xff : 0;
    if (i == size - 1) byte |= ones;
    key += static_cast<char>(byte);
  }
}

// False if the bytes are not those of one docid.
bool read_docid(std::string_view bytes, std::uint32_t& docid) {
  if (bytes.size() < 2) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto ones = static_cast<std::size_t>(std::countl_one(first));
  if (bytes.size() != ones + 2 || ones > kMostDocidBytes - 2) return false;
  std::uint64_t value = first & (0x7fu >> ones);
  for (char byte : bytes.substr(1))
    value = value << 8 | static_cast<unsigned char>(byte);
  docid = static_cast<std::uint32_t>(value);
  return value > 0 && value <= std::numeric_limits<std::uint32_t>::max();
}

GlassStatistics statistics_of(std::span<const std::uint32_t> lengths) {
  GlassStatistics statistics;
  statistics.documents = static_cast<std::uint32_t>(lengths.size());
  for (std::uint32_t length : lengths) {
    statistics.total_length += length;
    statistics.longest = std::max(statistics.longest, length);
    if (length > 0 &&
        (statistics.shortest == 0 || length < statistics.shortest))
      statistics.shortest = length;
  }
  return statistics;
}

}  // namespace

PostingsWriter::PostingsWriter(const std::filesystem::path& path,
                               std::span<const std::uint32_t> lengths)
    : file_(path), table_(file_), statistics_(statistics_of(lengths)) {
  begin_list(glass::kLengthsKey, 0, 0);
  for (DocNumber doc = 0; doc < lengths.size(); ++doc)
    add_entry(doc, lengths[doc]);
  end();
}

void PostingsWriter::begin(std::string_view term, std::uint32_t documents,
                           std::uint64_t occurrences) {
  assert(term.find('\0') == term.npos);
  begin_list(term, documents, occurrences);
}

void PostingsWriter::begin_list(std::string_view key, std::uint32_t documents,
                                std::uint64_t occurrences) {
  key_ = key;
  list_head_.clear();
  append_varint(list_head_, documents);
  append_varint(list_head_, occurrences);
  chunk_.clear();
  capacity_ = glass::kMostItemBytes - glass::kLeafHeadBytes - key.size() - 1 -
              kMostDocidBytes - kMostHeadBytes;
}

void PostingsWriter::add(const PostingRun& run, DocNumber base) {
  DocNumber doc = base + run.first;
  std::string_view rest = run.entries;
  if (chunk_.size() + kMostEntryBytes + rest.size() <= capacity_) {
    if (chunk_.empty())
      first_ = doc;
    else
      append_varint(chunk_, doc - last_ - 1);
    chunk_ += rest;
    last_ = base + run.last;
    return;
  }
  for (std::uint64_t number; take_varint(rest, number);) {
    add_entry(doc, number);
    if (take_varint(rest, number)) doc += static_cast<DocNumber>(number) + 1;
  }
}

void PostingsWriter::add_entry(DocNumber doc, std::uint64_t frequency) {
  if (!chunk_.empty()) {
    if (chunk_.size() + kMostEntryBytes > capacity_)
      close_chunk(false);
    else
      append_varint(chunk_, doc - last_ - 1);
  }
  if (chunk_.empty()) first_ = doc;
  append_varint(chunk_, frequency);
  last_ = doc;
}

void PostingsWriter::close_chunk(bool is_last) {
  chunk_key_ = key_;
  chunk_head_ = list_head_;
  if (!list_head_.empty()) {
    append_varint(chunk_head_, first_);
  } else {
    // The key of lengths has an end of its own.
    if (key_ != glass::kLengthsKey) chunk_key_ += '\0';
    append_docid(chunk_key_, first_ + 1);
  }
  chunk_head_ += is_last ? '1' : '0';
  append_varint(chunk_head_, last_ - first_);
  table_.add(chunk_key_, chunk_head_, chunk_);
  list_head_.clear();
  chunk_.clear();
}

void PostingsWriter::end() {
  if (!chunk_.empty()) close_chunk(true);
}

FileInfo PostingsWriter::finish(std::uint32_t max_frequency) {
  statistics_.max_frequency = max_frequency;
  table_.finish(statistics_);
  return file_.finish();
}

PostingsReader::PostingsReader(const MappedFile& file)
    : path_(file.path()), table_(file.bytes(), file.path()) {}

void PostingsReader::fail() const {
  throw Error(ErrorCode::Corrupt,
              "reading " + path_ + ": a posting list is damaged");
}

std::uint64_t PostingsReader::number(std::string_view& bytes) const {
  std::uint64_t value;
  if (!take_varint(bytes, value)) fail();
  return value;
}

bool PostingsReader::next_term() {
  for (PostingRun rest; next_run(rest);) continue;
  do {
    if (!table_.next()) return false;
  } while (table_.key().front() == '\0');  // it is no term
  term_ = table_.key();
  if (term_.find('\0') != term_.npos) fail();
  std::string_view tag = table_.tag();
  const std::uint64_t documents = number(tag);
  if (documents > std::numeric_limits<std::uint32_t>::max()) fail();
  documents_ = static_cast<std::uint32_t>(documents);
  occurrences_ = number(tag);
  read_chunk(number(tag), tag);
  return true;
}

bool PostingsReader::next_run(PostingRun& run) {
  if (!has_run_) {
    if (is_last_) return false;
    // The table moves only now: the run before was a view of its entry.
    if (!table_.next()) fail();
    const std::string_view key = table_.key();
    std::uint32_t docid;
    if (!key.starts_with(term_) || key.size() == term_.size() ||
        key[term_.size()] != '\0' ||
        !read_docid(key.substr(term_.size() + 1), docid))
      fail();
    read_chunk(docid - 1, table_.tag());
  }
  run = run_;
  has_run_ = false;
  return true;
}

void PostingsReader::read_chunk(std::uint64_t first, std::string_view tag) {
  if (tag.empty() || (tag[0] != '0' && tag[0] != '1')) fail();
  is_last_ = tag[0] == '1';
  tag.remove_prefix(1);
  const std::uint64_t last = first + number(tag);
  if (last < first || last >= kNoDoc || tag.empty()) fail();
  run_ = {static_cast<DocNumber>(first), static_cast<DocNumber>(last), tag};
  has_run_ = true;
}

}  // namespace dossier::internal
