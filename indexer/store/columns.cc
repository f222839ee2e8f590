// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/columns.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <string>
#include <utility>

namespace dossier::internal {
namespace {

// A document's place in the order of ranks, mostly decided by two integers:
// ids are compared as strings only if day and the first eight bytes are equal.
struct RankKey {
  std::uint32_t day;  // falling days, no day last
  DocNumber doc;
  std::uint64_t id_start;
};

RankKey rank_key(const ColumnData& data, DocNumber doc) {
  // kNoDay is the smallest day, so it comes last by itself.
  RankKey key{~(static_cast<std::uint32_t>(data.days[doc]) ^ 0x80000000u), doc,
              0};
  std::string_view id = data.ids[doc];
  char start[sizeof key.id_start] = {};
  if (!id.empty())
    std::memcpy(start, id.data(), std::min(id.size(), sizeof start));
  std::memcpy(&key.id_start, start, sizeof start);
  key.id_start = __builtin_bswap64(key.id_start);
  return key;
}

std::vector<std::uint32_t> ranks_of(const ColumnData& data) {
  const auto size = static_cast<DocNumber>(data.lengths.size());
  std::vector<RankKey> keys;
  keys.reserve(size);
  for (DocNumber doc = 0; doc < size; ++doc)
    keys.push_back(rank_key(data, doc));
  std::sort(keys.begin(), keys.end(), [&](const RankKey& a, const RankKey& b) {
    if (a.day != b.day) return a.day < b.day;
    if (a.id_start != b.id_start) return a.id_start < b.id_start;
    int order = data.ids[a.doc].compare(data.ids[b.doc]);
    return order != 0 ? order < 0 : a.doc < b.doc;
  });
  std::vector<std::uint32_t> ranks(size);
  for (std::uint32_t rank = 0; rank < size; ++rank)
    ranks[keys[rank].doc] = rank;
  return ranks;
}

std::vector<std::uint64_t> has_value_bits(const ColumnData& data) {
  const std::size_t size = data.lengths.size();
  const std::size_t words = (size + 63) / 64;
  std::vector<std::uint64_t> bits(kFacetCount * words);
  auto set = [&](std::size_t facet, std::size_t doc) {
    bits[facet * words + doc / 64] |= std::uint64_t{1} << doc % 64;
  };
  for (std::size_t doc = 0; doc < size; ++doc) {
    for (std::uint32_t i = data.entity_offsets[doc];
         i < data.entity_offsets[doc + 1]; ++i) {
      std::size_t facet = 0;
      while (data.entity_values[i] >= data.value_first[facet + 1]) ++facet;
      set(facet, doc);
    }
    for (std::size_t single = 0; single < kSingleFacetCount; ++single)
      if (data.single_values[single][doc] != kNoValue)
        set(kEntityFacetCount + single, doc);
  }
  return bits;
}

// How many documents have each single value.
std::vector<std::uint32_t> single_documents(const ColumnData& data) {
  const ValueNumber first = data.value_first[kEntityFacetCount];
  std::vector<std::uint32_t> documents(data.value_first[kFacetCount] - first);
  for (const auto& values : data.single_values)
    for (ValueNumber value : values)
      if (value != kNoValue) ++documents[value - first];
  return documents;
}

void write_ids(SectionWriter& out, const StringList& ids) {
  out.strings(kColIdOffsets, kColIdBytes, ids);
  std::vector<std::pair<std::uint64_t, DocNumber>> hashed;
  hashed.reserve(ids.size());
  for (DocNumber doc = 0; doc < ids.size(); ++doc)
    hashed.emplace_back(xxh3(ids[doc]), doc);
  std::sort(hashed.begin(), hashed.end());
  std::vector<std::uint64_t> hashes;
  std::vector<DocNumber> docs;
  for (auto [hash, doc] : hashed) {
    hashes.push_back(hash);
    docs.push_back(doc);
  }
  out.array(kColIdHashes, hashes);
  out.array(kColIdHashDocs, docs);
}

void write_words(SectionWriter& out, const ColumnData& data) {
  out.strings(kColWordOffsets, kColWordBytes, data.words);
  std::vector<WordNumber> numbers = number_words(data.word_frequencies);
  std::vector<std::uint32_t> sorted(numbers.size()),
      frequencies(numbers.size());
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    sorted[numbers[i] - 1] = i;
    frequencies[numbers[i] - 1] = data.word_frequencies[i];
  }
  out.array(kColWordNumberBySorted, numbers);
  out.array(kColWordSortedByNumber, sorted);
  out.array(kColWordFrequencies, frequencies);
}

void write_story_keys(SectionWriter& out, std::vector<KeyOfDoc>& keys) {
  std::sort(keys.begin(), keys.end());
  std::vector<StoryKey> sorted;
  std::vector<DocNumber> docs;
  sorted.reserve(keys.size());
  docs.reserve(keys.size());
  for (const auto& [key, doc] : keys) {
    sorted.push_back(key);
    docs.push_back(doc);
  }
  out.array(kColStoryKeys, sorted);
  out.array(kColStoryKeyDocs, docs);
}

void write_revisions(SectionWriter& out,
                     const std::vector<RevisionRun>& revisions) {
  std::vector<DocNumber> starts;
  std::vector<std::uint64_t> numbers;
  for (const RevisionRun& run : revisions) {
    starts.push_back(run.first);
    numbers.push_back(run.revision);
  }
  out.array(kColRevisionStarts, starts);
  out.array(kColRevisions, numbers);
}

void write_entity_values(SectionWriter& out, const ColumnData& data) {
  if (data.value_first[kEntityFacetCount] >= EntityRows::kNarrowEnd) {
    out.array(kColEntityValues, data.entity_values);
    return;
  }
  const std::vector<std::uint16_t> narrow(data.entity_values.begin(),
                                          data.entity_values.end());
  out.array(kColEntityValues, narrow);
}

}  // namespace

std::vector<WordNumber> number_words(
    std::span<const std::uint32_t> frequencies_by_sorted) {
  std::vector<std::uint32_t> order(frequencies_by_sorted.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return frequencies_by_sorted[a] > frequencies_by_sorted[b];
                   });
  std::vector<WordNumber> numbers(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) numbers[order[i]] = i + 1;
  return numbers;
}

ColumnsWriter::ColumnsWriter(const std::filesystem::path& path)
    : file_(path), sections_(kColumnsMagic, [this](std::string_view bytes) {
        file_.append(bytes);
      }) {
  sections_.begin(kColStreamBytes);
}

void ColumnsWriter::append_stream(std::string_view stream) {
  sections_.append(stream);
  stream_offsets_.push_back(stream_offsets_.back() + stream.size());
}

FileInfo ColumnsWriter::finish(ColumnData& data) {
  sections_.end();
  sections_.array(kColStreamOffsets, stream_offsets_);
  sections_.array(kColLengths, data.lengths);
  sections_.array(kColDays, data.days);
  sections_.array(kColRanks, ranks_of(data));
  sections_.begin(kColSingleValues);
  for (const auto& values : data.single_values)
    sections_.append(
        SectionWriter::as_bytes(std::span<const ValueNumber>(values)));
  sections_.end();
  sections_.array(kColSingleDocuments, single_documents(data));
  sections_.array(kColEntityOffsets, data.entity_offsets);
  write_entity_values(sections_, data);
  sections_.array(kColEntityParts, data.entity_parts);
  sections_.array(kColLeadWords, data.lead_words);
  sections_.array(kColHasValue, has_value_bits(data));
  sections_.bytes(
      kColValueFirst,
      SectionWriter::as_bytes(std::span<const ValueNumber>(data.value_first)));
  sections_.strings(kColValueIdOffsets, kColValueIdBytes, data.value_ids);
  sections_.strings(kColLabelOffsets, kColLabelBytes, data.value_labels);
  sections_.strings(kColFoldedOffsets, kColFoldedBytes,
                    data.value_folded_labels);
  write_ids(sections_, data.ids);
  write_words(sections_, data);
  write_story_keys(sections_, data.story_keys);
  write_revisions(sections_, data.revisions);
  sections_.finish(static_cast<std::uint32_t>(data.lengths.size()),
                   std::accumulate(data.lengths.begin(), data.lengths.end(),
                                   std::uint64_t{0}));
  return file_.finish();
}

}  // namespace dossier::internal
