// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/segment_rewriter.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// A rewrite makes segments of so many documents, or so much memory, and joins
// them.
constexpr std::uint32_t kRewriteDocuments = 16'000;
constexpr std::size_t kRewriteMemory = 128 << 20;

}  // namespace

void SegmentRewriter::add(const Segment& segment, DocNumber doc,
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

void SegmentRewriter::close_batch() {
  if (!writer_) return;
  batches_.push_back(writer_->finish());
  writer_.reset();
}

Segments SegmentRewriter::open(std::span<const SegmentFiles> batches) const {
  Segments segments;
  for (const SegmentFiles& files : batches)
    segments.push_back(Segment::open(folder_, files));
  return segments;
}

void SegmentRewriter::remove_all(std::span<const SegmentFiles> batches) const {
  for (const SegmentFiles& files : batches) remove_segment(folder_, files.name);
}

// Many batches are joined in rounds.
void SegmentRewriter::join_groups() {
  const Batches all = batches_;
  Batches joined;
  for (std::size_t begin = 0; begin < all.size(); begin += kMaxMergeInputs) {
    auto group = std::span(all).subspan(
        begin, std::min(kMaxMergeInputs, all.size() - begin));
    joined.push_back(
        join_segments(open(group), folder_, next_name(), interrupt_));
    batches_.push_back(joined.back());  // removed if what follows fails
    remove_all(group);
  }
  batches_ = std::move(joined);
}

SegmentFiles SegmentRewriter::finish() {
  close_batch();
  while (batches_.size() > kMaxMergeInputs) join_groups();
  return join_segments(open(batches_), folder_, name_, interrupt_);
}

}  // namespace dossier::internal
