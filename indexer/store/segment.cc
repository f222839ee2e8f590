// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/segment.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/columns.h"
#include "indexer/store/postings.h"
#include "indexer/store/record_file.h"
#include "indexer/store/section_file.h"
#include "indexer/store/string_list.h"

namespace dossier::internal {
namespace {

__extension__ using Wide = unsigned __int128;  // no part of ISO C++

class OpenSegment final : public Segment {
 public:
  OpenSegment(const std::filesystem::path& folder, const SegmentFiles& files)
      : name_(files.name),
        published_(files.revision),
        postings_file_(MappedFile::open(folder, files.postings)),
        columns_file_(MappedFile::open(folder, files.columns)),
        records_(MappedFile::open(folder, files.records)) {
    read_columns();
    if (records_.size() != size_)
      throw Error(ErrorCode::Corrupt,
                  "opening " + (folder / files.records.name).string() +
                      ": it does not fit the columns");
    check_postings(*postings_file_, size_, total_length_);
  }

  const std::string& name() const override { return name_; }

  std::unique_ptr<Postings> postings() const override {
    return make_postings(postings_file_, size_);
  }

  FacetValue value(ValueNumber number) const override {
    std::size_t facet = 0;
    while (facet + 1 < kFacetCount && number >= value_first_[facet + 1])
      ++facet;
    return {static_cast<Facet>(facet), value_ids_[number],
            value_labels_[number]};
  }

  std::string_view folded_label(ValueNumber number) const override {
    return value_folded_labels_[number];
  }

  std::uint32_t single_value_documents(ValueNumber value) const override {
    const std::size_t place = value - value_first_[kEntityFacetCount];
    return place < single_documents_.size() ? single_documents_[place] : 0;
  }

  std::string_view id(DocNumber doc) const override { return ids_[doc]; }

  std::optional<DocNumber> find(std::string_view id) const override {
    const std::uint64_t hash = xxh3(id);
    std::size_t at = first_hash_above(hash);
    // Equal hashes stand in order of document; the last copy counts.
    while (at > 0 && id_hashes_[at - 1] == hash) {
      DocNumber doc = id_hash_docs_[--at];
      if (doc < size_ && ids_[doc] == id) return doc;
    }
    return std::nullopt;
  }

  std::uint32_t word_count() const override { return words_.size(); }

  std::optional<WordNumber> find_word(std::string_view folded) const override {
    std::uint32_t sorted = words_.lower_bound(0, words_.size(), folded);
    if (sorted == words_.size() || words_[sorted] != folded)
      return std::nullopt;
    return word_number_by_sorted_[sorted];
  }

  std::pair<std::uint32_t, std::uint32_t> words_with_prefix(
      std::string_view prefix) const override {
    std::uint32_t first = words_.lower_bound(0, words_.size(), prefix);
    std::uint32_t last = first, end = words_.size();
    while (last < end) {
      std::uint32_t middle = last + (end - last) / 2;
      if (words_[middle].starts_with(prefix))
        last = middle + 1;
      else
        end = middle;
    }
    return {first, last};
  }

  std::string_view word_by_sorted(std::uint32_t sorted) const override {
    return words_[sorted];
  }

  WordNumber number_by_sorted(std::uint32_t sorted) const override {
    return word_number_by_sorted_[sorted];
  }

  // A damaged stream may hold any number: what is no word has no letters.
  std::string_view word(WordNumber number) const override {
    if (number - 1 >= word_sorted_by_number_.size()) return {};
    std::uint32_t sorted = word_sorted_by_number_[number - 1];
    return sorted < words_.size() ? words_[sorted] : std::string_view();
  }

  std::uint32_t word_frequency(WordNumber number) const override {
    return number - 1 < word_frequencies_.size() ? word_frequencies_[number - 1]
                                                 : 0;
  }

  std::string_view token_stream(DocNumber doc) const override {
    std::size_t end =
        std::min<std::uint64_t>(stream_offsets_[doc + 1], stream_bytes_.size());
    std::size_t begin = std::min<std::uint64_t>(stream_offsets_[doc], end);
    return stream_bytes_.substr(begin, end - begin);
  }

  StoredRecord record(DocNumber doc) const override {
    return records_.record(doc);
  }

  void check(CheckDepth depth) const override {
    check_documents();
    check_values();
    check_words();
    if (depth == CheckDepth::Arrays) return;
    check_streams();
    check_records();
  }

  std::span<const RevisionRun> revisions() const override { return revisions_; }

  const MappedFile& postings_file() const override { return *postings_file_; }
  const RecordFile& record_file() const override { return records_; }

 private:
  void read_columns();
  void read_entity_rows(const SectionFile& file);
  void read_revisions(const SectionFile& file);
  std::size_t first_hash_above(std::uint64_t hash) const;

  void check_documents() const;
  void check_values() const;
  void check_words() const;
  void check_streams() const;
  void check_records() const;
  void check_parts(DocNumber doc, const StoredRecord& record) const;
  void require(bool sound, const char* what) const {
    if (!sound)
      throw Error(ErrorCode::Corrupt,
                  "checking " + columns_file_->path() + ": unsound " + what);
  }

  std::string name_;
  std::uint64_t published_;
  std::shared_ptr<const MappedFile> postings_file_;
  std::shared_ptr<const MappedFile> columns_file_;
  RecordFile records_;

  StringTable value_ids_, value_labels_, value_folded_labels_;
  std::span<const std::uint32_t> single_documents_;
  StringTable ids_;
  std::span<const std::uint64_t> id_hashes_;
  std::span<const DocNumber> id_hash_docs_;
  StringTable words_;
  std::span<const WordNumber> word_number_by_sorted_;
  std::span<const std::uint32_t> word_sorted_by_number_;
  std::span<const std::uint32_t> word_frequencies_;
  std::span<const std::uint64_t> stream_offsets_;
  std::string_view stream_bytes_;
  std::vector<RevisionRun> revisions_;
};

// After this every span has the length that its use relies on. What stands in
// the arrays, such as the rows of entities, is looked at by check() when a file
// is new: opening takes the same time at every size.
void OpenSegment::read_columns() {
  SectionFile file(columns_file_->bytes(), kColumnsMagic,
                   columns_file_->path());
  size_ = file.documents();
  total_length_ = file.total_length();
  if (size_ == 0 || size_ == kNoDoc) file.fail("it has no documents");
  const std::size_t size = size_;
  lengths_ = file.array<std::uint32_t>(kColLengths, size);
  days_ = file.array<Day>(kColDays, size);
  lead_words_ = file.array<std::uint32_t>(kColLeadWords, size);
  ranks_ = file.array<std::uint32_t>(kColRanks, size);

  auto singles =
      file.array<ValueNumber>(kColSingleValues, kSingleFacetCount * size);
  for (std::size_t i = 0; i < kSingleFacetCount; ++i)
    single_values_[i] = singles.subspan(i * size, size);

  const std::size_t words = (size + 63) / 64;
  auto bits = file.array<std::uint64_t>(kColHasValue, kFacetCount * words);
  for (std::size_t i = 0; i < kFacetCount; ++i)
    has_value_[i] = bits.subspan(i * words, words);

  auto firsts = file.array<ValueNumber>(kColValueFirst, kFacetCount + 1);
  if (firsts.front() != 0 || !std::is_sorted(firsts.begin(), firsts.end()) ||
      firsts.back() == kNoValue)
    file.fail("the numbers of facet values are out of order");
  std::copy(firsts.begin(), firsts.end(), value_first_);
  read_entity_rows(file);

  value_ids_ =
      file.strings(kColValueIdOffsets, kColValueIdBytes, value_count());
  value_labels_ = file.strings(kColLabelOffsets, kColLabelBytes, value_count());
  value_folded_labels_ =
      file.strings(kColFoldedOffsets, kColFoldedBytes, value_count());

  single_documents_ = file.array<std::uint32_t>(
      kColSingleDocuments, value_count() - value_first_[kEntityFacetCount]);

  ids_ = file.strings(kColIdOffsets, kColIdBytes, size);
  id_hashes_ = file.array<std::uint64_t>(kColIdHashes, size);
  id_hash_docs_ = file.array<DocNumber>(kColIdHashDocs, size);

  words_ = file.strings(kColWordOffsets, kColWordBytes);
  word_number_by_sorted_ =
      file.array<WordNumber>(kColWordNumberBySorted, words_.size());
  word_sorted_by_number_ =
      file.array<std::uint32_t>(kColWordSortedByNumber, words_.size());
  word_frequencies_ =
      file.array<std::uint32_t>(kColWordFrequencies, words_.size());

  stream_offsets_ = file.array<std::uint64_t>(kColStreamOffsets, size + 1);
  stream_bytes_ = file.bytes(kColStreamBytes);

  story_keys_ = file.array<StoryKey>(kColStoryKeys);
  story_key_docs_ = file.array<DocNumber>(kColStoryKeyDocs, story_keys_.size());
  read_revisions(file);
}

// What a run of articles was written into has revision 0: it came with the one
// that the segment is in first.
void OpenSegment::read_revisions(const SectionFile& file) {
  const auto starts = file.array<DocNumber>(kColRevisionStarts);
  const auto numbers = file.array<std::uint64_t>(kColRevisions, starts.size());
  if (starts.empty() || starts.front() != 0 || starts.back() >= size_ ||
      std::adjacent_find(starts.begin(), starts.end(),
                         std::greater_equal<>()) != starts.end())
    file.fail("its revisions are out of order");
  for (std::size_t i = 0; i < starts.size(); ++i)
    revisions_.push_back(
        {starts[i], numbers[i] != 0 ? numbers[i] : published_});
}

void OpenSegment::read_entity_rows(const SectionFile& file) {
  const auto offsets =
      file.array<std::uint32_t>(kColEntityOffsets, std::size_t{size_} + 1);
  const auto parts = file.array<std::uint8_t>(kColEntityParts);
  std::size_t values = 0;
  if (value_first_[kEntityFacetCount] < EntityRows::kNarrowEnd) {
    const auto narrow = file.array<std::uint16_t>(kColEntityValues);
    entity_rows_ = EntityRows(offsets, narrow, parts);
    values = narrow.size();
  } else {
    const auto wide = file.array<ValueNumber>(kColEntityValues);
    entity_rows_ = EntityRows(offsets, wide, parts);
    values = wide.size();
  }
  if (offsets.front() != 0 || offsets.back() != values ||
      parts.size() != values)
    file.fail("the rows of entities lie outside");
}

// The place after the last hash that is not above `hash`. Hashes are evenly
// spread, so that a first guess by proportion is off by some square root of
// the number; a search in doubling steps from there touches few pages.
std::size_t OpenSegment::first_hash_above(std::uint64_t hash) const {
  const std::size_t size = id_hashes_.size();
  auto guess = static_cast<std::size_t>(static_cast<Wide>(hash) * size >> 64);
  std::size_t low = guess, high = guess, step = 16;
  while (low > 0 && id_hashes_[low - 1] > hash) {
    low -= std::min(low, step);
    step *= 2;
  }
  step = 16;
  while (high < size && id_hashes_[high] <= hash) {
    high += std::min(size - high, step);
    step *= 2;
  }
  auto begin = id_hashes_.begin();
  return static_cast<std::size_t>(
      std::upper_bound(begin + static_cast<std::ptrdiff_t>(low),
                       begin + static_cast<std::ptrdiff_t>(high), hash) -
      begin);
}

bool is_permutation(std::span<const std::uint32_t> numbers,
                    std::uint32_t first) {
  std::vector<bool> seen(numbers.size());
  for (std::uint32_t number : numbers) {
    if (number - first >= seen.size() || seen[number - first]) return false;
    seen[number - first] = true;
  }
  return true;
}

bool is_sound(const StringTable& strings) {
  auto offsets = strings.offsets();
  return offsets.front() == 0 && offsets.back() == strings.bytes().size() &&
         std::is_sorted(offsets.begin(), offsets.end());
}

bool is_ascending(const StringTable& strings, std::uint32_t first,
                  std::uint32_t last) {
  for (std::uint32_t i = first + 1; i < last; ++i)
    if (strings[i - 1] >= strings[i]) return false;
  return true;
}

void OpenSegment::check_documents() const {
  require(std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0}) ==
              total_length_,
          "lengths");
  require(is_permutation(ranks_, 0), "ranks");
  require(is_sound(ids_), "ids");
  require(std::is_sorted(story_keys_.begin(), story_keys_.end()) &&
              std::all_of(story_key_docs_.begin(), story_key_docs_.end(),
                          [this](DocNumber doc) { return doc < size_; }),
          "keys of stories");
  require(std::is_sorted(id_hashes_.begin(), id_hashes_.end()) &&
              is_permutation(id_hash_docs_, 0),
          "hashes of ids");
}

void OpenSegment::check_values() const {
  require(is_sound(value_ids_) && is_sound(value_labels_) &&
              is_sound(value_folded_labels_),
          "facet values");
  for (const FacetField& field : kFacets) {
    auto [first, last] = values_of_facet(field.facet);
    require(is_ascending(value_ids_, first, last), "order of facet values");
  }
  const auto offsets = entity_rows_.offsets();
  require(std::is_sorted(offsets.begin(), offsets.end()), "rows of entities");
  const auto parts = entity_rows_.parts();
  require(std::all_of(parts.begin(), parts.end(),
                      [](std::uint8_t bits) { return bits <= PartSet::kAll; }),
          "parts of articles");
  const std::size_t facet_words = (size_ + 63) / 64;
  std::vector<std::uint64_t> bits(kFacetCount * facet_words);
  std::vector<std::uint32_t> documents(single_documents_.size());
  auto set = [&](std::size_t facet, DocNumber doc) {
    bits[facet * facet_words + doc / 64] |= std::uint64_t{1} << doc % 64;
  };
  for (DocNumber doc = 0; doc < size_; ++doc) {
    std::size_t facet = 0;
    ValueNumber next = 0;
    entity_rows_.for_each(doc, [&](ValueNumber value) {
      require(value < value_first_[kEntityFacetCount] && value >= next,
              "rows of entities");
      next = value + 1;
      while (value >= value_first_[facet + 1]) ++facet;
      set(facet, doc);
    });
    for (facet = kEntityFacetCount; facet < kFacetCount; ++facet) {
      ValueNumber number = single_values_[facet - kEntityFacetCount][doc];
      if (number == kNoValue) continue;
      require(number >= value_first_[facet] && number < value_first_[facet + 1],
              "single values");
      set(facet, doc);
      ++documents[number - value_first_[kEntityFacetCount]];
    }
  }
  require(
      std::equal(documents.begin(), documents.end(), single_documents_.begin()),
      "numbers of documents");
  for (std::size_t facet = 0; facet < kFacetCount; ++facet)
    require(std::equal(has_value_[facet].begin(), has_value_[facet].end(),
                       bits.begin() +
                           static_cast<std::ptrdiff_t>(facet * facet_words)),
            "bitmaps of facets");
}

void OpenSegment::check_words() const {
  require(is_sound(words_) && is_ascending(words_, 0, words_.size()),
          "order of words");
  require(is_permutation(word_number_by_sorted_, 1), "numbers of words");
  for (std::uint32_t i = 0; i < words_.size(); ++i)
    require(word_sorted_by_number_[word_number_by_sorted_[i] - 1] == i,
            "numbers of words");
  require(std::is_sorted(word_frequencies_.rbegin(), word_frequencies_.rend()),
          "frequencies of words");
  require(stream_offsets_.front() == 0 &&
              stream_offsets_.back() == stream_bytes_.size() &&
              std::is_sorted(stream_offsets_.begin(), stream_offsets_.end()),
          "offsets of token streams");
}

void OpenSegment::check_streams() const {
  std::vector<std::uint32_t> frequencies(words_.size());
  for (DocNumber doc = 0; doc < size_; ++doc) {
    std::string_view stream = token_stream(doc);
    require(!stream.empty() && (stream.back() & 0x80) != 0, "token stream");
    TokenStreamReader reader(stream);
    std::uint64_t length = 0, weight = kTitleWeight;
    std::size_t title_ends = 0, text_words = 0;
    for (WordNumber word; reader.next(word);) {
      if (word == kTitleEnd) {
        ++title_ends;
        weight = 1;
        continue;
      }
      require(word <= words_.size(), "token stream");
      ++frequencies[word - 1];
      length += weight;
      text_words += title_ends;
    }
    // Designations add to the length, but not to the stream.
    require(title_ends == 1 && length <= lengths_[doc], "token stream");
    require(lead_words_[doc] <= text_words, "lead");
  }
  require(std::equal(frequencies.begin(), frequencies.end(),
                     word_frequencies_.begin()),
          "frequencies of words");
}

void OpenSegment::check_records() const {
  RecordCursor cursor(records_);
  for (DocNumber doc = 0; doc < size_; ++doc) {
    const StoredRecord record = cursor.record(doc);
    require(record.id == ids_[doc], "order of records");
    check_parts(doc, record);
  }
}

// What a record says of its mentions, of its entities and of the row of them
// agrees: an entity is mentioned where its own mentions are, or those of what
// is under it.
void OpenSegment::check_parts(DocNumber doc, const StoredRecord& record) const {
  std::vector<PartSet> own(record.entities.size());
  PartSet any;
  for (const StoredMention& mention : record.mentions) {
    own[mention.entity].add(PartSet::of(part_of(mention, record)));
    any.add(own[mention.entity]);
  }
  const auto offsets = entity_rows_.offsets();
  require(offsets[doc + 1] - offsets[doc] == own.size(), "rows of entities");
  std::size_t place = offsets[doc];
  entity_rows_.for_each(doc, [&](ValueNumber number) {
    const FacetValue row = value(number);
    const auto entity = std::find_if(
        record.entities.begin(), record.entities.end(),
        [&](const auto& e) { return e.facet == row.facet && e.id == row.id; });
    require(entity != record.entities.end(), "rows of entities");
    const auto e = static_cast<std::size_t>(entity - record.entities.begin());
    const unsigned parts = entity->parts.bits();
    require((own[e].bits() & ~parts) == 0 && (parts & ~any.bits()) == 0 &&
                entity_rows_.parts()[place++] == parts,
            "parts of articles");
  });
}

}  // namespace

std::uint64_t Segment::revision(DocNumber doc) const {
  const auto runs = revisions();
  return std::prev(std::upper_bound(runs.begin(), runs.end(), doc,
                                    [](DocNumber at, const RevisionRun& run) {
                                      return at < run.first;
                                    }))
      ->revision;
}

std::shared_ptr<const Segment> Segment::open(
    const std::filesystem::path& folder, const SegmentFiles& files) {
  return std::make_shared<OpenSegment>(folder, files);
}

}  // namespace dossier::internal
