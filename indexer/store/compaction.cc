// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/compaction.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <span>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/columns.h"
#include "indexer/store/record_file.h"
#include "indexer/store/segment_writer.h"
#include "indexer/store/sorted_merge.h"
#include "indexer/store/term_merge.h"
#include "indexer/store/value_map.h"

namespace dossier::internal {
namespace {

// Merges one list of each segment, such as the words: `begins` and `ends` by
// segment.
template <class Range, class StringAt, class Visit>
void merge_lists(const Segments& segments, Range range_of, StringAt string_at,
                 Visit visit) {
  std::vector<std::uint32_t> begins, ends;
  for (const auto& segment : segments) {
    auto [begin, end] = range_of(*segment);
    begins.push_back(begin);
    ends.push_back(end);
  }
  merge_sorted(
      begins, ends,
      [&](std::uint32_t list, std::uint32_t place) {
        return string_at(*segments[list], place);
      },
      visit);
}

class Compaction {
 public:
  Compaction(Segments segments, std::filesystem::path folder, std::string name,
             const MergeInterrupt& interrupt)
      : segments_(std::move(segments)),
        folder_(std::move(folder)),
        name_(std::move(name)),
        interrupt_(interrupt) {}

  SegmentFiles run() {
    try {
      SegmentFiles files;
      files.name = name_;
      files.columns = write_columns();
      interrupt_.check();
      files.records = write_records();
      interrupt_.check();
      files.postings = write_postings();
      interrupt_.check();
      return files;
    } catch (...) {
      remove_segment(folder_, name_);
      throw;
    }
  }

 private:
  FileInfo write_columns();
  FileInfo write_records();
  FileInfo write_postings();

  void merge_words();
  void merge_values();
  void join_rows();

  Segments segments_;
  std::filesystem::path folder_;
  std::string name_;
  const MergeInterrupt& interrupt_;

  ColumnData columns_;
  // By segment: its word at each sorted place -> the sorted place here.
  std::vector<std::vector<std::uint32_t>> word_places_;
  // By segment: its value -> the value here.
  std::vector<std::vector<ValueNumber>> values_;
};

void Compaction::merge_words() {
  for (const auto& segment : segments_)
    word_places_.emplace_back(segment->word_count());
  merge_lists(
      segments_,
      [](const Segment& segment) {
        return std::pair(0u, segment.word_count());
      },
      [](const Segment& segment, std::uint32_t sorted) {
        return segment.word_by_sorted(sorted);
      },
      [&](std::string_view word, const std::vector<ListPlace>& places) {
        std::uint64_t frequency = 0;
        for (auto [list, place] : places) {
          const Segment& segment = *segments_[list];
          frequency += segment.word_frequency(segment.number_by_sorted(place));
          word_places_[list][place] = columns_.words.size();
        }
        columns_.words.add(word);
        columns_.word_frequencies.push_back(
            static_cast<std::uint32_t>(std::min<std::uint64_t>(
                frequency, std::numeric_limits<std::uint32_t>::max())));
      });
}

void Compaction::merge_values() {
  for (const auto& segment : segments_)
    values_.emplace_back(segment->value_count());
  for (const FacetField& field : kFacets) {
    merge_lists(
        segments_,
        [&](const Segment& segment) {
          return segment.values_of_facet(field.facet);
        },
        [](const Segment& segment, ValueNumber number) {
          return segment.value(number).id;
        },
        [&](std::string_view id, const std::vector<ListPlace>& places) {
          for (auto [list, place] : places)
            values_[list][place] = columns_.value_ids.size();
          const ListPlace chosen =
              choose_label(segments_, field.facet, id, places);
          columns_.value_ids.add(id);
          columns_.value_labels.add(
              segments_[chosen.list]->value(chosen.place).label);
          columns_.value_folded_labels.add(
              segments_[chosen.list]->folded_label(chosen.place));
        });
    columns_.value_first[static_cast<std::size_t>(field.facet) + 1] =
        columns_.value_ids.size();
  }
}

template <class T>
void append(std::vector<T>& to, std::span<const T> from) {
  to.insert(to.end(), from.begin(), from.end());
}

void Compaction::join_rows() {
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const Segment& segment = *segments_[s];
    const auto first = static_cast<DocNumber>(columns_.lengths.size());
    for (std::size_t i = 0; i < segment.story_keys().size(); ++i)
      columns_.story_keys.push_back(
          {segment.story_keys()[i], first + segment.story_key_docs()[i]});
    for (const RevisionRun& run : segment.revisions())
      columns_.add_revision(first + run.first, run.revision);
    append(columns_.lengths, segment.lengths());
    append(columns_.days, segment.days());
    append(columns_.lead_words, segment.lead_words());
    for (DocNumber doc = 0; doc < segment.size(); ++doc)
      columns_.ids.add(segment.id(doc));

    auto renumbered = [&](ValueNumber value) {
      if (value == kNoValue) return kNoValue;
      if (value >= values_[s].size())
        throw Error(ErrorCode::Corrupt, "merging segment " + segment.name() +
                                            ": a facet value out of range");
      return values_[s][value];
    };
    // Both sides number by facet and id, so rows stay ascending.
    const auto base = static_cast<std::uint32_t>(columns_.entity_values.size());
    segment.entity_rows().with_values([&](auto rows) {
      for (ValueNumber value : rows)
        columns_.entity_values.push_back(renumbered(value));
    });
    append(columns_.entity_parts, segment.entity_rows().parts());
    for (std::uint32_t offset : segment.entity_rows().offsets().subspan(1))
      columns_.entity_offsets.push_back(base + offset);
    for (std::size_t i = 0; i < kSingleFacetCount; ++i)
      for (ValueNumber value :
           segment.single_values(static_cast<Facet>(kEntityFacetCount + i)))
        columns_.single_values[i].push_back(renumbered(value));
  }
}

FileInfo Compaction::write_columns() {
  merge_words();
  interrupt_.check();
  merge_values();
  join_rows();
  interrupt_.check();

  ColumnsWriter writer(folder_ / (name_ + ".columns"));
  const std::vector<WordNumber> numbers =
      number_words(columns_.word_frequencies);
  StreamEncoder encoder;
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const Segment& segment = *segments_[s];
    std::vector<PackedWord> codes(segment.word_count() + 1,
                                  pack_word(kTitleEnd));
    for (std::uint32_t sorted = 0; sorted < segment.word_count(); ++sorted) {
      WordNumber number = segment.number_by_sorted(sorted);
      if (number < codes.size())
        codes[number] = pack_word(numbers[word_places_[s][sorted]]);
    }
    for (DocNumber doc = 0; doc < segment.size(); ++doc) {
      if (doc % kInterruptStride == 0) interrupt_.check();
      writer.append_stream(encoder.recode(segment.token_stream(doc), codes));
    }
  }
  return writer.finish(columns_);
}

FileInfo Compaction::write_records() {
  RecordFileWriter writer(folder_ / (name_ + ".records"));
  for (const auto& segment : segments_) {
    interrupt_.check();
    writer.add_all(segment->record_file());
  }
  return writer.finish();
}

FileInfo Compaction::write_postings() {
  std::deque<PostingsReader> inputs;
  std::vector<DocNumber> bases;
  std::uint32_t max_frequency = 0;
  DocNumber base = 0;
  for (const auto& segment : segments_) {
    inputs.emplace_back(segment->postings_file());
    max_frequency = std::max(max_frequency, inputs.back().max_frequency());
    bases.push_back(base);
    base += segment->size();
  }
  PostingsWriter writer(folder_ / (name_ + ".postings"), columns_.lengths);
  TermMerge merge(inputs);
  for (std::uint32_t terms = 0; merge.next(); ++terms) {
    if (terms % kInterruptStride == 0) interrupt_.check();
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;
    for (std::size_t input : merge.inputs()) {
      documents += inputs[input].documents();
      occurrences += inputs[input].occurrences();
    }
    writer.begin(merge.term(), documents, occurrences);
    for (std::size_t input : merge.inputs())
      for (PostingRun run; inputs[input].next_run(run);)
        writer.add(run, bases[input]);
    writer.end();
  }
  return writer.finish(max_frequency);
}

}  // namespace

SegmentFiles join_segments(const Segments& segments,
                           const std::filesystem::path& folder,
                           const std::string& name,
                           const MergeInterrupt& interrupt) {
  return Compaction(segments, folder, name, interrupt).run();
}

}  // namespace dossier::internal
