// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/title_weight.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/store/fields.h"

namespace dossier::internal {
namespace {

class TitleWeighedCursor final : public PostingCursor {
 public:
  TitleWeighedCursor(std::unique_ptr<PostingCursor> all,
                     std::unique_ptr<PostingCursor> titles,
                     std::uint32_t weight)
      : all_(std::move(all)), titles_(std::move(titles)), weight_(weight) {}

  std::size_t read(DocNumber* docs, std::uint32_t* frequencies,
                   std::size_t capacity) override {
    const std::size_t count = all_->read(docs, frequencies, capacity);
    if (frequencies)
      for (std::size_t i = 0; i < count; ++i)
        frequencies[i] = weighed(docs[i], frequencies[i]);
    return count;
  }

  DocNumber seek(DocNumber doc) override { return at_ = all_->seek(doc); }
  std::uint32_t frequency() override { return weighed(at_, all_->frequency()); }

 private:
  // Documents come in ascending order.
  std::uint32_t weighed(DocNumber doc, std::uint32_t frequency) {
    if (!started_ || title_ < doc) title_ = titles_->seek(doc);
    started_ = true;
    if (title_ != doc) return frequency;
    return frequency - std::min(frequency, kTitleWeight) + weight_;
  }

  std::unique_ptr<PostingCursor> all_, titles_;
  std::uint32_t weight_;
  DocNumber at_ = kNoDoc;
  DocNumber title_ = 0;  // the first title at or after the last document
  bool started_ = false;
};

}  // namespace

std::unique_ptr<PostingCursor> with_title_weight(
    std::unique_ptr<PostingCursor> cursor, Postings& postings,
    std::string_view term, std::uint32_t title_weight) {
  if (!term.starts_with(kStemPrefix)) return cursor;
  auto titles = postings.open(std::string(kTitlePrefix) +
                              std::string(term.substr(kStemPrefix.size())));
  if (!titles) return cursor;
  return std::make_unique<TitleWeighedCursor>(std::move(cursor),
                                              std::move(titles), title_weight);
}

}  // namespace dossier::internal
