// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/segment_writer.h"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

#include "indexer/store/columns.h"
#include "indexer/store/interner.h"
#include "indexer/store/posting_collector.h"
#include "indexer/store/posting_runs.h"
#include "indexer/store/record_file.h"
#include "indexer/store/term_counter.h"
#include "indexer/store/value_collector.h"

namespace dossier::internal {

struct SegmentWriter::Impl {
  Impl(std::filesystem::path folder_, std::string name_)
      : folder(std::move(folder_)),
        name(std::move(name_)),
        records(folder / (name + ".records")),
        terms(words) {}

  std::uint32_t add_word(std::string_view folded) {
    std::uint32_t word = words.intern(folded);
    if (word == word_frequencies.size()) word_frequencies.push_back(0);
    ++word_frequencies[word];
    tokens.push_back(word + 1);
    return word;
  }
  // Notes the keys by which near-duplicates of the last text are found.
  void add_story_keys(std::size_t words_of_title);
  // Sorts the vocabulary into the columns. Returns the code word of each of the
  // batch's own word numbers plus one; at 0, that of the title's end.
  std::vector<PackedWord> finish_words();
  FileInfo write_columns();
  FileInfo write_postings();

  std::filesystem::path folder;
  std::string name;
  RecordFileWriter records;
  Interner words;
  std::vector<std::uint32_t> word_frequencies;
  TermCounter terms;
  PostingCollector postings;
  ValueCollector values;
  ColumnData columns;
  // Streams in the batch's own word numbers plus one; 0 ends a title.
  std::vector<std::uint32_t> tokens;
  std::vector<std::size_t> token_offsets{0};
  // Kept for their memory.
  std::vector<std::uint64_t> word_hashes, shingles;
};

void SegmentWriter::Impl::add_story_keys(std::size_t words_of_title) {
  const std::size_t first =
      token_offsets[token_offsets.size() - 2] + words_of_title + 1;
  word_hashes.clear();
  for (std::size_t i = first; i < tokens.size(); ++i)
    word_hashes.push_back(words.hash(tokens[i] - 1));
  hash_shingles(word_hashes, shingles);
  StoryKeys keys;
  if (!story_keys(shingles, keys)) return;
  const auto doc = static_cast<DocNumber>(columns.lengths.size());
  for (const StoryKey key : keys) columns.story_keys.push_back({key, doc});
}

std::vector<PackedWord> SegmentWriter::Impl::finish_words() {
  std::vector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return words[a] < words[b];
  });
  for (std::uint32_t word : order) {
    columns.words.add(words[word]);
    columns.word_frequencies.push_back(word_frequencies[word]);
  }
  std::vector<WordNumber> numbers = number_words(columns.word_frequencies);
  std::vector<PackedWord> codes(order.size() + 1);
  codes[0] = pack_word(kTitleEnd);
  for (std::size_t i = 0; i < order.size(); ++i)
    codes[order[i] + 1] = pack_word(numbers[i]);
  return codes;
}

FileInfo SegmentWriter::Impl::write_columns() {
  std::vector<PackedWord> codes = finish_words();
  values.finish(columns);
  ColumnsWriter writer(folder / (name + ".columns"));
  StreamEncoder encoder;
  for (std::size_t doc = 0; doc + 1 < token_offsets.size(); ++doc)
    writer.append_stream(encoder.encode(
        std::span(tokens).subspan(token_offsets[doc],
                                  token_offsets[doc + 1] - token_offsets[doc]),
        codes));
  return writer.finish(columns);
}

FileInfo SegmentWriter::Impl::write_postings() {
  PostingsWriter writer(folder / (name + ".postings"), columns.lengths);
  postings.write(terms.terms(), writer);
  return writer.finish(postings.max_frequency());
}

SegmentWriter::SegmentWriter(std::filesystem::path folder, std::string name)
    : impl_(std::make_unique<Impl>(std::move(folder), std::move(name))) {}

SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add(const Document& document, std::uint64_t revision) {
  Impl& s = *impl_;
  const StoredRecord& record = document.record;
  s.terms.begin(language_of(record));
  for (std::string_view word : document.title_words)
    s.terms.add_title_word(s.add_word(word));
  s.tokens.push_back(kTitleEnd);
  for (std::string_view word : document.text_words)
    s.terms.add_text_word(s.add_word(word));
  s.token_offsets.push_back(s.tokens.size());
  s.add_story_keys(document.title_words.size());
  s.terms.add_extras(record);
  s.terms.visit([&](std::uint32_t term, std::uint32_t frequency) {
    s.postings.add(term, frequency);
  });
  s.postings.end_document();

  s.columns.lengths.push_back(article_length(document.title_words.size(),
                                             document.text_words.size(),
                                             record.designations.size()));
  s.columns.days.push_back(document.day);
  s.columns.lead_words.push_back(document.lead_words);
  s.columns.ids.add(record.id);
  s.values.add(document, s.columns);
  s.columns.add_revision(size() - 1, revision);
  s.records.add(record);
}

std::uint32_t SegmentWriter::size() const {
  return static_cast<std::uint32_t>(impl_->columns.lengths.size());
}

std::size_t SegmentWriter::memory() const {
  return impl_->tokens.size() * sizeof(impl_->tokens[0]) +
         impl_->words.memory() + impl_->terms.terms().memory() +
         impl_->postings.memory() + impl_->records.pending_bytes() +
         impl_->columns.ids.memory() +
         impl_->columns.story_keys.size() * sizeof(KeyOfDoc);
}

SegmentFiles SegmentWriter::finish() {
  Impl& s = *impl_;
  SegmentFiles files{s.name, {}, {}, s.records.finish()};
  try {
    files.columns = s.write_columns();
    files.postings = s.write_postings();
  } catch (...) {
    remove_segment(s.folder, s.name);
    throw;
  }
  return files;
}

void remove_segment(const std::filesystem::path& folder,
                    const std::string& name) {
  std::error_code ignored;
  for (const char* ending : {".postings", ".columns", ".records"})
    std::filesystem::remove(folder / (name + ending), ignored);
}

}  // namespace dossier::internal
