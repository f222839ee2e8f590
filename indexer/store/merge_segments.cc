// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Two ways to merge. Compaction keeps every document: posting lists and columns
// are joined, streams recoded and blocks of records copied.
// Rewriting drops the dead: the living go through SegmentWriter again, in
// batches, from their token streams and records, and the batches are compacted.
#include "indexer/store/merge_segments.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <numeric>
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

// A rewrite makes segments of so many documents, or so much memory, and joins
// them.
constexpr std::uint32_t kRewriteDocuments = 16'000;
constexpr std::size_t kRewriteMemory = 128 << 20;
// Documents between two questions whether to go on.
constexpr std::uint32_t kInterruptStride = 1024;

using Segments = std::vector<std::shared_ptr<const Segment>>;

class Interrupt {
 public:
  explicit Interrupt(const std::function<bool()>& asked) : asked_(asked) {}

  void check() const {
    if (asked_ && asked_())
      throw Error(ErrorCode::Cancelled, "merging segments: interrupted");
  }

 private:
  const std::function<bool()>& asked_;
};

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

// Joins segments without dropping anything.
class Compaction {
 public:
  Compaction(Segments segments, std::filesystem::path folder, std::string name,
             const Interrupt& interrupt)
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
  const Interrupt& interrupt_;

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

// Writes the living documents anew, in segments of one batch each.
class Rewriter {
 public:
  Rewriter(std::filesystem::path folder, std::string name,
           const Interrupt& interrupt)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        interrupt_(interrupt) {}
  ~Rewriter() {
    writer_.reset();
    remove_all(batches_);
  }
  Rewriter(const Rewriter&) = delete;
  Rewriter& operator=(const Rewriter&) = delete;

  void add(const Segment& segment, DocNumber doc, RecordCursor& records);
  // Merges what was added into one segment. REQUIRES at least one document.
  SegmentFiles finish();

 private:
  void close_batch();
  std::string next_name() {
    return name_ + "-part" + std::to_string(next_part_++);
  }
  // Closed batches are kept as names: thousands of open segments would use up
  // the file descriptors.
  using Batches = std::vector<SegmentFiles>;
  void join_groups();
  Segments open(std::span<const SegmentFiles> batches) const;
  void remove_all(std::span<const SegmentFiles> batches) const;

  std::filesystem::path folder_;
  std::string name_;
  const Interrupt& interrupt_;
  int next_part_ = 0;
  std::unique_ptr<SegmentWriter> writer_;
  Batches batches_;
};

void Rewriter::add(const Segment& segment, DocNumber doc,
                   RecordCursor& records) {
  if (!writer_) {
    interrupt_.check();
    writer_ = std::make_unique<SegmentWriter>(folder_, next_name());
  }
  Document document;
  document.record = records.record(doc);
  document.day = segment.days()[doc];
  document.lead_words = segment.lead_words()[doc];
  TokenStreamReader reader(segment.token_stream(doc));
  auto* words = &document.title_words;
  for (WordNumber word; reader.next(word);) {
    if (word == kTitleEnd)
      words = &document.text_words;
    else
      words->push_back(segment.word(word));
  }
  writer_->add(document, segment.revision(doc));
  if (writer_->size() == kRewriteDocuments ||
      writer_->memory() >= kRewriteMemory)
    close_batch();
}

void Rewriter::close_batch() {
  if (!writer_) return;
  batches_.push_back(writer_->finish());
  writer_.reset();
}

Segments Rewriter::open(std::span<const SegmentFiles> batches) const {
  Segments segments;
  for (const SegmentFiles& files : batches)
    segments.push_back(Segment::open(folder_, files));
  return segments;
}

void Rewriter::remove_all(std::span<const SegmentFiles> batches) const {
  for (const SegmentFiles& files : batches) remove_segment(folder_, files.name);
}

// Many batches are joined in rounds, since Xapian opens files for each.
void Rewriter::join_groups() {
  const Batches all = batches_;
  Batches joined;
  for (std::size_t begin = 0; begin < all.size(); begin += kMaxMergeInputs) {
    auto group = std::span(all).subspan(
        begin, std::min(kMaxMergeInputs, all.size() - begin));
    joined.push_back(
        Compaction(open(group), folder_, next_name(), interrupt_).run());
    batches_.push_back(joined.back());  // removed if what follows fails
    remove_all(group);
  }
  batches_ = std::move(joined);
}

SegmentFiles Rewriter::finish() {
  close_batch();
  while (batches_.size() > kMaxMergeInputs) join_groups();
  return Compaction(open(batches_), folder_, name_, interrupt_).run();
}

bool is_dead(const MergeInput& input, DocNumber doc) {
  return input.dead != nullptr && input.dead->size() > 0 &&
         input.dead->test(doc);
}

MergeResult rewrite(std::span<const MergeInput> inputs,
                    const std::filesystem::path& folder,
                    const std::string& name, const Interrupt& interrupt) {
  MergeResult result;
  Rewriter rewriter(folder, name, interrupt);
  bool any_lives = false;
  for (const MergeInput& input : inputs) {
    const Segment& segment = *input.segment;
    RecordCursor records(segment.record_file());
    for (DocNumber doc = 0; doc < segment.size(); ++doc) {
      if (is_dead(input, doc)) continue;
      rewriter.add(segment, doc, records);
      any_lives = true;
    }
  }
  if (any_lives) result.files = rewriter.finish();
  return result;
}

MergeResult compact(std::span<const MergeInput> inputs,
                    const std::filesystem::path& folder,
                    const std::string& name, const Interrupt& interrupt) {
  MergeResult result;
  Segments segments;
  std::size_t documents = 0, dead = 0;
  for (const MergeInput& input : inputs) {
    segments.push_back(input.segment);
    documents += input.segment->size();
    if (input.dead) dead += input.dead->count();
  }
  result.files = Compaction(segments, folder, name, interrupt).run();

  if (dead == 0) return result;
  result.dead = Bitmap(documents);
  DocNumber moved = 0;
  for (const MergeInput& input : inputs)
    for (DocNumber doc = 0; doc < input.segment->size(); ++doc, ++moved)
      if (is_dead(input, doc)) result.dead.set(moved);
  return result;
}

}  // namespace

MergeResult merge_segments(std::span<const MergeInput> inputs,
                           const std::filesystem::path& folder,
                           const std::string& name, MergeWay way,
                           const std::function<bool()>& interrupted) {
  std::uint64_t documents = 0, dead = 0;
  for (const MergeInput& input : inputs) {
    documents += input.segment->size();
    if (input.dead) dead += input.dead->count();
  }
  const bool rewrites =
      way != MergeWay::Compact &&
      (dead * 5 > documents || (way == MergeWay::DropDead && dead > 0));
  Interrupt interrupt(interrupted);
  return rewrites ? rewrite(inputs, folder, name, interrupt)
                  : compact(inputs, folder, name, interrupt);
}

}  // namespace dossier::internal
