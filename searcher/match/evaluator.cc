// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/evaluator.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace dossier::internal {
namespace {

// Postings copied out of Xapian at a time, and between looks at the clock.
constexpr std::size_t kBlock = 4096;

// Seeking costs about as much as reading this many postings.
constexpr std::uint64_t kSeekCost = 8;

// A list of more than one document in this many is kept as bits.
constexpr std::uint64_t kDenseShare = 32;

// Words of a phrase that more than one document in this many has are not
// worth intersecting with: the token stream tells faster.
constexpr std::uint64_t kCommonShare = 8;

// Keeps the candidates whose place in `keep` is not 0.
void compress(const std::vector<char>& keep, std::vector<DocNumber>& docs,
              std::vector<std::vector<float>>& scores) {
  auto squeeze = [&](auto& values) {
    if (values.empty()) return;
    std::size_t to = 0;
    for (std::size_t i = 0; i < keep.size(); ++i)
      if (keep[i]) values[to++] = values[i];
    values.resize(to);
  };
  for (auto& row : scores) squeeze(row);
  squeeze(docs);
}

// The sum of the rows, in order; empty if no row has scores.
std::vector<float> add_up(std::vector<std::vector<float>> rows) {
  std::vector<float> sum;
  for (std::vector<float>& row : rows) {
    if (row.empty()) continue;
    if (sum.empty()) {
      sum = std::move(row);
    } else {
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i];
    }
  }
  return sum;
}

bool is_one_term(const PlanNode& node) {
  return node.kind == PlanKind::Terms && node.group.terms.size() == 1 &&
         !node.group.title_only;
}

void make_dense(DocSet& set, std::size_t size) {
  if (set.dense) return;
  DocSet dense;
  dense.dense = true;
  dense.bits = Bitmap(size);
  if (!set.scores.empty()) dense.scores.resize(size);
  for (std::size_t i = 0; i < set.docs.size(); ++i) {
    dense.bits.set(set.docs[i]);
    if (!set.scores.empty()) dense.scores[set.docs[i]] = set.scores[i];
  }
  set = std::move(dense);
}

}  // namespace

Evaluator::Evaluator(const Segment& segment, Postings& postings,
                     std::span<const ValueNumber> to_global, Bm25Length length,
                     const Deadline& deadline)
    : segment_(segment),
      postings_(postings),
      to_global_(to_global),
      length_(length),
      deadline_(deadline) {}

DocSet Evaluator::evaluate(const PlanNode& node) const {
  switch (node.kind) {
    case PlanKind::Everything:
      return everything();
    case PlanKind::Terms:
      return terms(node.group);
    case PlanKind::Phrase:
      return phrase(node);
    case PlanKind::Prefix:
      return prefix(node);
    case PlanKind::Values: {
      DocSet set;
      set.dense = true;
      set.bits = with_values(node.facet, node.values);
      return set;
    }
    case PlanKind::Days:
      return days(node.days);
    case PlanKind::And:
      return all_of(node);
    case PlanKind::Or:
      return any_of(node);
    case PlanKind::Not:
      break;
  }
  return complement(evaluate(node.children.front()));
}

DocSet Evaluator::everything() const {
  DocSet set;
  set.dense = true;
  set.bits = Bitmap(segment_.size());
  set.bits.set_all();
  return set;
}

DocSet Evaluator::complement(DocSet set) const {
  make_dense(set, segment_.size());
  DocSet all = everything();
  auto& words = all.bits.words();
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i] &= ~set.bits.words()[i];
  return all;
}

// Terms.

std::uint32_t Evaluator::frequency(const TermGroup& group) const {
  std::uint32_t sum = 0;
  for (const std::string& term : group.terms)
    sum += postings_.document_frequency(term);
  return sum;
}

DocSet Evaluator::one_term(const std::string& term, float weight) const {
  DocSet set;
  auto cursor = postings_.open(term, PostingAccess::Whole);
  if (!cursor) return set;
  std::size_t expected = postings_.document_frequency(term);
  set.docs.resize(expected);
  set.scores.resize(expected);
  std::vector<std::uint32_t> frequencies(std::min(expected, kBlock));
  const auto lengths = segment_.lengths();
  std::size_t filled = 0;
  while (filled < expected) {
    std::size_t count =
        cursor->read(set.docs.data() + filled, frequencies.data(),
                     std::min(expected - filled, kBlock));
    if (!count) break;
    for (std::size_t i = 0; i < count; ++i)
      set.scores[filled + i] =
          length_.score(weight, frequencies[i], lengths[set.docs[filled + i]]);
    filled += count;
    deadline_.check();
  }
  set.docs.resize(filled);
  set.scores.resize(filled);
  return set;
}

void Evaluator::add_term(const std::string& term, float weight,
                         DocSet& dense) const {
  auto cursor = postings_.open(term, PostingAccess::Whole);
  if (!cursor) return;
  DocNumber docs[kBlock];
  std::uint32_t frequencies[kBlock];
  const auto lengths = segment_.lengths();
  while (std::size_t count = cursor->read(docs, frequencies, kBlock)) {
    for (std::size_t i = 0; i < count; ++i) {
      dense.scores[docs[i]] +=
          length_.score(weight, frequencies[i], lengths[docs[i]]);
      dense.bits.set(docs[i]);
    }
    deadline_.check();
  }
}

DocSet Evaluator::terms(const TermGroup& group) const {
  DocSet set;
  if (group.terms.empty()) return set;
  if (group.terms.size() == 1) {
    set = one_term(group.terms[0], group.weight);
  } else {
    set.dense = true;
    set.bits = Bitmap(segment_.size());
    set.scores.resize(segment_.size());
    for (const std::string& term : group.terms)
      add_term(term, group.weight, set);
  }
  if (!group.title_only) return set;

  Bitmap in_title(segment_.size());
  for (const std::string& term : group.title_terms)
    one_term(term, 0).for_each(
        [&](DocNumber doc, float) { in_title.set(doc); });
  DocSet titled;
  set.for_each([&](DocNumber doc, float score) {
    if (!in_title.test(doc)) return;
    titled.docs.push_back(doc);
    titled.scores.push_back(score);
  });
  return titled;
}

// AND.

std::uint64_t Evaluator::estimate(const PlanNode& node) const {
  switch (node.kind) {
    case PlanKind::Terms:
      return frequency(node.group);
    case PlanKind::Phrase: {
      std::uint64_t least = segment_.size();
      for (const TermGroup& group : node.groups)
        least = std::min<std::uint64_t>(least, frequency(group));
      return least;
    }
    case PlanKind::And: {
      std::uint64_t least = segment_.size();
      for (const PlanNode& child : node.children)
        least = std::min(least, estimate(child));
      return least;
    }
    case PlanKind::Or: {
      std::uint64_t sum = 0;
      for (const PlanNode& child : node.children) sum += estimate(child);
      return std::min<std::uint64_t>(sum, segment_.size());
    }
    default:
      return segment_.size();
  }
}

DocSet Evaluator::all_of(const PlanNode& node) const {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < node.children.size(); ++i)
    order.emplace_back(estimate(node.children[i]), i);
  std::stable_sort(
      order.begin(), order.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });

  const std::size_t first = order.front().second;
  Candidates candidates;
  candidates.scores.resize(node.children.size());
  const bool scores_last = is_one_term(node.children[first]);
  if (scores_last)
    read_frequencies(node.children[first].group.terms[0], first, candidates);
  else
    take_candidates(evaluate(node.children[first]), first, candidates);
  for (std::size_t i = 1; i < order.size() && !candidates.docs.empty(); ++i)
    restrict_to(node.children[order[i].second], order[i].second, candidates);

  if (scores_last)
    score_frequencies(node.children[first].group.weight, first, candidates);

  DocSet set;
  set.docs = std::move(candidates.docs);
  if (!set.docs.empty()) set.scores = add_up(std::move(candidates.scores));
  return set;
}

void Evaluator::take_candidates(DocSet set, std::size_t part,
                                Candidates& candidates) const {
  if (!set.dense) {
    candidates.docs = std::move(set.docs);
    candidates.scores[part] = std::move(set.scores);
    return;
  }
  set.for_each([&](DocNumber doc, float score) {
    candidates.docs.push_back(doc);
    if (!set.scores.empty()) candidates.scores[part].push_back(score);
  });
}

// Most documents of the rarest term drop out, so their scores are made last:
// until then, the row holds frequencies, which a float holds exactly.
void Evaluator::read_frequencies(const std::string& term, std::size_t part,
                                 Candidates& candidates) const {
  auto cursor = postings_.open(term, PostingAccess::Whole);
  if (!cursor) return;
  DocNumber docs[kBlock];
  std::uint32_t frequencies[kBlock];
  std::vector<float>& row = candidates.scores[part];
  while (std::size_t count = cursor->read(docs, frequencies, kBlock)) {
    candidates.docs.insert(candidates.docs.end(), docs, docs + count);
    row.insert(row.end(), frequencies, frequencies + count);
    deadline_.check();
  }
}

void Evaluator::score_frequencies(float weight, std::size_t part,
                                  Candidates& candidates) const {
  const auto lengths = segment_.lengths();
  std::vector<float>& row = candidates.scores[part];
  for (std::size_t i = 0; i < row.size(); ++i)
    row[i] = length_.score(weight, static_cast<std::uint32_t>(row[i]),
                           lengths[candidates.docs[i]]);
}

void Evaluator::restrict_to(const PlanNode& node, std::size_t part,
                            Candidates& candidates) const {
  if (node.kind == PlanKind::Everything) return;
  if (node.kind == PlanKind::Phrase) {
    restrict_to_phrase(node, part, candidates);
    return;
  }
  if (node.kind == PlanKind::Terms && !node.group.title_only) {
    if (frequency(node.group) > kSeekCost * candidates.docs.size())
      restrict_by_seeking(node.group, part, candidates);
    else
      restrict_by_reading(node.group, part, candidates);
    return;
  }
  if (node.kind == PlanKind::Not) {
    Candidates dropped = candidates;
    dropped.scores.assign(1, {});
    restrict_to(node.children.front(), 0, dropped);
    std::vector<char> keep(candidates.docs.size());
    auto drop = dropped.docs.begin();
    for (std::size_t i = 0; i < keep.size(); ++i) {
      bool found = drop != dropped.docs.end() && *drop == candidates.docs[i];
      keep[i] = !found;
      drop += found;
    }
    compress(keep, candidates.docs, candidates.scores);
    return;
  }
  intersect(evaluate(node), part, candidates);
}

void Evaluator::restrict_by_seeking(const TermGroup& group, std::size_t part,
                                    Candidates& candidates) const {
  const auto lengths = segment_.lengths();
  std::vector<char> keep(candidates.docs.size());
  std::vector<float> scores(candidates.docs.size());
  for (const std::string& term : group.terms) {
    auto cursor = postings_.open(term, PostingAccess::Seek);
    if (!cursor) continue;
    for (std::size_t i = 0; i < candidates.docs.size(); ++i) {
      DocNumber doc = candidates.docs[i];
      if (i % kBlock == 0) deadline_.check();
      DocNumber found = cursor->seek(doc);
      if (found == kNoDoc) break;
      if (found != doc) continue;
      keep[i] = 1;
      scores[i] =
          length_.score(group.weight, cursor->frequency(), lengths[doc]);
    }
  }
  candidates.scores[part] = std::move(scores);
  compress(keep, candidates.docs, candidates.scores);
}

void Evaluator::restrict_by_reading(const TermGroup& group, std::size_t part,
                                    Candidates& candidates) const {
  const auto lengths = segment_.lengths();
  std::vector<char> keep(candidates.docs.size());
  std::vector<float> scores(candidates.docs.size());
  DocNumber docs[kBlock];
  std::uint32_t frequencies[kBlock];
  for (const std::string& term : group.terms) {
    auto cursor = postings_.open(term, PostingAccess::Whole);
    if (!cursor) continue;
    std::size_t at = 0;
    while (std::size_t count = cursor->read(docs, frequencies, kBlock)) {
      deadline_.check();
      for (std::size_t i = 0; i < count; ++i) {
        while (at < candidates.docs.size() && candidates.docs[at] < docs[i])
          ++at;
        if (at == candidates.docs.size()) break;
        if (candidates.docs[at] != docs[i]) continue;
        keep[at] = 1;
        scores[at] =
            length_.score(group.weight, frequencies[i], lengths[docs[i]]);
      }
      if (at == candidates.docs.size()) break;
    }
  }
  candidates.scores[part] = std::move(scores);
  compress(keep, candidates.docs, candidates.scores);
}

void Evaluator::intersect(const DocSet& set, std::size_t part,
                          Candidates& candidates) const {
  const bool scored = !set.scores.empty();
  std::vector<char> keep(candidates.docs.size());
  std::vector<float> scores(scored ? candidates.docs.size() : 0);
  std::size_t at = 0;
  for (std::size_t i = 0; i < candidates.docs.size(); ++i) {
    DocNumber doc = candidates.docs[i];
    if (set.dense) {
      keep[i] = set.bits.test(doc);
      if (scored) scores[i] = set.scores[doc];
      continue;
    }
    while (at < set.docs.size() && set.docs[at] < doc) ++at;
    if (at == set.docs.size()) break;
    if (set.docs[at] != doc) continue;
    keep[i] = 1;
    if (scored) scores[i] = set.scores[at];
  }
  candidates.scores[part] = std::move(scores);
  compress(keep, candidates.docs, candidates.scores);
}

// OR.

DocSet Evaluator::any_of(const PlanNode& node) const {
  bool sparse = estimate(node) * kDenseShare < segment_.size();
  if (!sparse) {
    DocSet sum;
    sum.dense = true;
    sum.bits = Bitmap(segment_.size());
    sum.scores.resize(segment_.size());
    for (const PlanNode& child : node.children) {
      if (is_one_term(child)) {
        add_term(child.group.terms[0], child.group.weight, sum);
        continue;
      }
      evaluate(child).for_each([&](DocNumber doc, float score) {
        sum.bits.set(doc);
        sum.scores[doc] += score;
      });
    }
    return sum;
  }
  // Few documents: put the lists behind each other and sort, keeping the order
  // of the query among the scores of one document.
  std::vector<std::pair<DocNumber, float>> all;
  for (const PlanNode& child : node.children)
    evaluate(child).for_each(
        [&](DocNumber doc, float score) { all.emplace_back(doc, score); });
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first < b.first;
  });
  DocSet sum;
  for (const auto& [doc, score] : all) {
    if (!sum.docs.empty() && sum.docs.back() == doc) {
      sum.scores.back() += score;
    } else {
      sum.docs.push_back(doc);
      sum.scores.push_back(score);
    }
  }
  return sum;
}

// Phrases.

DocSet Evaluator::phrase(const PlanNode& node) const {
  // Candidates have the rarest word, and every other that is not common.
  std::vector<std::pair<std::uint32_t, const TermGroup*>> order;
  for (const TermGroup& group : node.groups)
    order.emplace_back(frequency(group), &group);
  std::stable_sort(
      order.begin(), order.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  DocSet set;
  if (order.front().first == 0) return set;
  DocSet rarest = terms(*order.front().second);
  Candidates candidates;
  candidates.scores.resize(1);
  rarest.for_each(
      [&](DocNumber doc, float) { candidates.docs.push_back(doc); });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i].first * kCommonShare > segment_.size()) break;
    restrict_by_seeking(*order[i].second, 0, candidates);
    candidates.scores[0].clear();
  }
  restrict_to_phrase(node, 0, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::restrict_to_phrase(const PlanNode& node, std::size_t part,
                                   Candidates& candidates) const {
  std::vector<WordNumber> words;
  for (const TermGroup& group : node.groups) {
    auto word = segment_.find_word(group.text);
    if (!word) {
      candidates.docs.clear();
      for (auto& row : candidates.scores) row.clear();
      return;
    }
    words.push_back(*word);
  }
  std::string code = encode_phrase(words.data(), words.size());
  StreamPart where = node.title_only ? StreamPart::Title : StreamPart::Any;
  std::vector<char> keep(candidates.docs.size());
  for (std::size_t i = 0; i < candidates.docs.size(); ++i) {
    if (i % kBlock == 0) deadline_.check();
    keep[i] =
        contains_phrase(segment_.token_stream(candidates.docs[i]), code, where);
  }
  compress(keep, candidates.docs, candidates.scores);
  candidates.scores[part] = score(node.groups, candidates.docs);
}

std::vector<float> Evaluator::score(const std::vector<TermGroup>& groups,
                                    const std::vector<DocNumber>& docs) const {
  const auto lengths = segment_.lengths();
  std::vector<float> scores(docs.size());
  for (const TermGroup& group : groups)
    for (const std::string& term : group.terms) {
      auto cursor = postings_.open(term, PostingAccess::Seek);
      if (!cursor) continue;
      for (std::size_t i = 0; i < docs.size(); ++i) {
        DocNumber found = cursor->seek(docs[i]);
        if (found == kNoDoc) break;
        if (found == docs[i])
          scores[i] += length_.score(group.weight, cursor->frequency(),
                                     lengths[docs[i]]);
      }
    }
  return scores;
}

// Prefixes: the documents with a stem of an expanded word, if their stream has
// such a word itself ("deliveri" also stands for "delivery", which does not
// begin with "deliveries").
DocSet Evaluator::prefix(const PlanNode& node) const {
  std::map<std::string_view, std::vector<std::string>> codes_of_term;
  for (const ExpandedWord& expanded : node.words) {
    auto word = segment_.find_word(expanded.word);
    if (!word) continue;
    for (const std::string& term : expanded.terms)
      codes_of_term[term].push_back(encode_phrase(&*word, 1));
  }
  StreamPart where = node.title_only ? StreamPart::Title : StreamPart::Any;
  DocSet set;
  set.dense = true;
  set.bits = Bitmap(segment_.size());
  for (const auto& [term, codes] : codes_of_term) {
    DocSet with_stem = one_term(std::string(term), 0);
    for (std::size_t i = 0; i < with_stem.docs.size(); ++i) {
      if (i % kBlock == 0) deadline_.check();
      DocNumber doc = with_stem.docs[i];
      if (set.bits.test(doc)) continue;
      std::string_view stream = segment_.token_stream(doc);
      for (const std::string& code : codes)
        if (contains_phrase(stream, code, where)) {
          set.bits.set(doc);
          break;
        }
    }
  }
  return set;
}

// Explanations.

bool Evaluator::explain(const PlanNode& node, DocNumber doc, bool matches,
                        std::vector<ScorePart>& parts) const {
  const std::size_t before = parts.size();
  if (node.kind == PlanKind::And || node.kind == PlanKind::Or) {
    const bool is_and = node.kind == PlanKind::And;
    std::size_t matching = 0;
    for (const PlanNode& child : node.children)
      matching += explain(child, doc, matches && is_and, parts);
    if (is_and ? matching == node.children.size() : matching > 0) return true;
    parts.resize(before);
    return false;
  }
  if (!matches) {
    Candidates one;
    one.docs = {doc};
    one.scores.resize(1);
    restrict_to(node, 0, one);
    if (one.docs.empty()) return false;
  }
  const std::uint32_t length = segment_.lengths()[doc];
  for (const TermGroup* group : ranking_groups(node))
    for (const std::string& term : group->terms) {
      auto cursor = postings_.open(term, PostingAccess::Seek);
      if (!cursor || cursor->seek(doc) != doc) continue;
      const std::uint32_t frequency = cursor->frequency();
      parts.push_back({term, length_.score(group->weight, frequency, length),
                       frequency, group->document_frequency});
    }
  return true;
}

// Facet values and days.

std::vector<ValueNumber> Evaluator::local_values(
    Facet facet, std::span<const ValueNumber> global) const {
  // Both numberings are by facet, then id, so the map rises.
  auto [first, last] = segment_.values_of_facet(facet);
  auto begin = to_global_.begin() + first, end = to_global_.begin() + last;
  std::vector<ValueNumber> local;
  for (ValueNumber value : global) {
    auto found = std::lower_bound(begin, end, value);
    if (found != end && *found == value)
      local.push_back(static_cast<ValueNumber>(found - to_global_.begin()));
  }
  return local;
}

Bitmap Evaluator::with_values(Facet facet,
                              std::span<const ValueNumber> values) const {
  Bitmap bits(segment_.size());
  std::vector<ValueNumber> local = local_values(facet, values);
  if (local.empty()) return bits;
  if (is_entity_facet(facet)) {
    for (ValueNumber value : local) {
      std::string term =
          boolean_term(field_of(facet).prefix, segment_.value(value).id);
      for (DocNumber doc : one_term(term, 0).docs) bits.set(doc);
    }
    return bits;
  }
  std::vector<char> wanted(segment_.value_count());
  for (ValueNumber value : local) wanted[value] = 1;
  const auto column = segment_.single_values(facet);
  for (DocNumber doc = 0; doc < column.size(); ++doc)
    if (column[doc] != kNoValue && wanted[column[doc]]) bits.set(doc);
  return bits;
}

DocSet Evaluator::days(DayRange range) const {
  DocSet set;
  set.dense = true;
  set.bits = Bitmap(segment_.size());
  const auto days = segment_.days();
  for (DocNumber doc = 0; doc < days.size(); ++doc)
    if (days[doc] != kNoDay && days[doc] >= range.first &&
        days[doc] <= range.last)
      set.bits.set(doc);
  return set;
}

}  // namespace dossier::internal
