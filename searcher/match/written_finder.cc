// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/written_finder.h"

#include <algorithm>
#include <utility>

#include "searcher/match/evaluator.h"
#include "searcher/query/word_notation.h"

namespace dossier::internal {
namespace {

// Articles read between looks at the clock.
constexpr std::size_t kBlock = 64;

}  // namespace

WrittenFinder::WrittenFinder(const Segment& segment, std::string written,
                             std::vector<std::string> words, ArticlePart part)
    : written_(std::move(written)),
      words_(std::move(words)),
      part_(part),
      records_(segment.record_file()) {
  is_plain_ = std::all_of(written_.begin(), written_.end(), [](char c) {
    return c != ' ' && static_cast<unsigned char>(c) < 0x80;
  });
}

bool WrittenFinder::matches(DocNumber doc) {
  const StoredRecord record = records_.record(doc);
  const std::size_t lead = record.lead_size, end = record.text.size();
  switch (part_) {
    case ArticlePart::Title:
      return stands_in(record.title, 0, record.title.size());
    case ArticlePart::Lead:
      return stands_in(record.text, 0, lead);
    case ArticlePart::Body:
      return stands_in(record.text, lead, end);
    case ArticlePart::Whole:
      break;
  }
  return stands_in(record.title, 0, record.title.size()) ||
         stands_in(record.text, 0, end);
}

bool WrittenFinder::stands_in(std::string_view text, std::size_t first,
                              std::size_t last) {
  return is_plain_ ? plain_stands_in(text, first, last)
                   : row_stands_in(text, first, last);
}

// What stands between two spaces is cut into the same words by itself as
// within the text. So only what has the letters is cut.
bool WrittenFinder::plain_stands_in(std::string_view text, std::size_t first,
                                    std::size_t last) {
  constexpr std::string_view kSpaces = " \n";
  for (std::size_t at = first; (at = text.find(written_, at)) < last;) {
    const std::size_t begin = text.find_last_of(kSpaces, at) + 1;
    const std::size_t end =
        std::min(text.find_first_of(kSpaces, at), text.size());
    if (row_stands_in(text.substr(begin, end - begin),
                      std::max(first, begin) - begin, last - begin))
      return true;
    at = end;
  }
  return false;
}

bool WrittenFinder::row_stands_in(std::string_view text, std::size_t first,
                                  std::size_t last) {
  tokenizer_.tokenize(text, tokens_);
  const std::vector<Token>& tokens = tokens_.tokens;
  for (std::size_t i = 0; i + words_.size() <= tokens.size(); ++i) {
    if (!has_row(i)) continue;
    const std::uint32_t begin = tokens[i].start;
    const std::uint32_t end = tokens[i + words_.size() - 1].end;
    if (begin < first || tokens[i + words_.size() - 1].start >= last) continue;
    const auto here = text.substr(begin, end - begin);
    if (here == written_ || as_written(here) == written_) return true;
  }
  return false;
}

bool WrittenFinder::has_row(std::size_t first) const {
  for (std::size_t k = 0; k < words_.size(); ++k)
    if (tokens_.term(tokens_.tokens[first + k]) != words_[k]) return false;
  return true;
}

// The folded words are looked for as a phrase; the articles that have it are
// read.
DocSet Evaluator::as_written(const PlanNode& node, DocRange range) {
  DocSet set = all_of(node, range);
  Candidates candidates{std::move(set.docs), {std::move(set.scores)}};
  keep_written(node, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::keep_written(const PlanNode& node, Candidates& candidates) {
  if (candidates.docs.empty()) return;
  auto& finder = written_[&node];
  if (!finder) {
    const PlanNode& phrase = node.children.front();
    std::vector<std::string> words;
    for (const TermGroup& group : phrase.groups) words.push_back(group.text);
    finder = std::make_unique<WrittenFinder>(segment_, node.written,
                                             std::move(words), phrase.part);
  }
  keep_if(candidates, kBlock,
          [&](std::size_t i) { return finder->matches(candidates.docs[i]); });
}

}  // namespace dossier::internal
