// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/evaluator.h"

#include <algorithm>
#include <utility>

namespace dossier::internal {
namespace {

bool is_one_term(const PlanNode& node) {
  return node.kind == PlanKind::Terms && node.group.terms.size() == 1 &&
         !node.group.title_only;
}

// Adds up parts of so few matches that sorting them costs less than windows.
DocSet sort_together(const std::vector<DocSet>& parts) {
  std::vector<std::pair<DocNumber, float>> all;
  for (const DocSet& part : parts)
    part.for_each(
        [&](DocNumber doc, float score) { all.emplace_back(doc, score); });
  // Stable, which keeps the order of the query among a document's scores.
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

// One bit a document of the range for which holds(document).
template <typename Holds>
Bitmap bits_where(DocRange range, Holds holds) {
  Bitmap bits(range.size());
  DocNumber doc = range.first;
  for (std::uint64_t& word : bits.words()) {
    const DocNumber end = std::min(doc + 64, range.last);
    std::uint64_t built = 0;
    for (DocNumber bit = 0; doc < end; ++doc, ++bit)
      built |= std::uint64_t{holds(doc)} << bit;
    word = built;
  }
  return bits;
}

}  // namespace

Evaluator::Evaluator(const Segment& segment, PostingReader& postings,
                     std::span<const ValueNumber> to_global,
                     const Deadline& deadline)
    : segment_(segment),
      postings_(postings),
      to_global_(to_global),
      deadline_(deadline) {}

DocSet Evaluator::evaluate(const PlanNode& node, DocRange range) {
  deadline_.check();
  switch (node.kind) {
    case PlanKind::Terms:
      return terms(node.group, range);
    case PlanKind::Phrase:
      return phrase(node, range);
    case PlanKind::Prefix:
      return prefix(node, range);
    case PlanKind::AsWritten:
      return as_written(node, range);
    case PlanKind::Near:
      return near(node, range);
    case PlanKind::Values: {
      DocSet set = DocSet::make_dense(range);
      set.bits = with_values(node.facet, node.values, range, node.part);
      return set;
    }
    case PlanKind::Days:
      return days(node.days, range);
    case PlanKind::Since:
      return since(node.revision, range);
    case PlanKind::And:
      return all_of(node, range);
    case PlanKind::Or:
      return any_of(node, range);
    case PlanKind::Not:
      return complement(evaluate(node.children.front(), range), range);
    case PlanKind::Article: {
      DocSet set;
      const auto doc = segment_.find(node.article);
      if (doc && *doc >= range.first && *doc < range.last)
        set.docs.push_back(*doc);
      return set;
    }
    case PlanKind::Prefer:
      return preferred(node, range);
    case PlanKind::Everything:
      break;
  }
  DocSet everything = DocSet::make_dense(range);
  everything.bits.set_all();
  return everything;
}

DocSet Evaluator::complement(DocSet set, DocRange range) {
  make_dense(set, range);
  DocSet rest = DocSet::make_dense(range);
  rest.bits.set_all();
  auto& words = rest.bits.words();
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i] &= ~set.bits.words()[i];
  return rest;
}

// Lists.

Evaluator::List Evaluator::list(const std::string& term) {
  if (const auto known = lists_.find(term); known != lists_.end())
    return known->second;
  List list = postings_.list(term);
  lists_.emplace(term, list);
  return list;
}

Evaluator::List Evaluator::recurring_list(const std::string& term) {
  if (const auto known = lists_.find(term); known != lists_.end())
    return known->second;
  List list = postings_.recurring_list(term);
  if (list) lists_.emplace(term, list);
  return list;
}

std::uint32_t Evaluator::frequency(const TermGroup& group) {
  std::uint32_t sum = 0;
  for (const std::string& term : group.terms) {
    const auto known = lists_.find(term);
    sum += known != lists_.end() && known->second
               ? static_cast<std::uint32_t>(known->second->size())
               : postings_.document_frequency(term);
  }
  return sum;
}

std::uint64_t Evaluator::estimate(const PlanNode& node) {
  if (const List kept = kept_matches(node)) return kept->size();
  switch (node.kind) {
    case PlanKind::Terms:
      return frequency(node.group);
    case PlanKind::Phrase: {
      std::uint64_t least = segment_.size();
      for (const TermGroup& group : node.groups)
        least = std::min<std::uint64_t>(least, frequency(group));
      return least;
    }
    case PlanKind::AsWritten:
    case PlanKind::Near:
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
    case PlanKind::Prefer:
      return estimate(node.children.front());
    case PlanKind::Since: {
      const auto runs = segment_.revisions();
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs[i].revision > node.revision)
          sum += (i + 1 < runs.size() ? runs[i + 1].first : segment_.size()) -
                 runs[i].first;
      return sum;
    }
    default:
      return segment_.size();
  }
}

void Evaluator::load(const PlanNode& node) {
  if (kept_matches(node)) return;
  auto load_group = [&](const TermGroup& group) {
    for (const std::string& term : group.terms) list(term);
    for (const std::string& term : group.title_terms) list(term);
  };
  load_group(node.group);
  for (const TermGroup& group : node.groups) load_group(group);
  for (const ExpandedWord& word : node.words)
    for (const std::string& term : word.terms) list(term);
  for (const PlanNode& child : node.children) load(child);
}

// Terms.

DocSet Evaluator::one_term(const std::string& term, float weight,
                           DocRange range) {
  DocSet set;
  const List postings = list(term);
  if (!postings) return set;
  set.docs = postings->docs_in(range);
  const auto impacts = postings->impacts().subspan(
      postings->places(range).first, set.docs.size());
  set.scores.resize(impacts.size());
  const float unit = weight * kImpactUnit;
  for (std::size_t i = 0; i < impacts.size(); ++i)
    set.scores[i] = unit * static_cast<float>(impacts[i]);
  return set;
}

DocSet Evaluator::terms(const TermGroup& group, DocRange range) {
  DocSet set;
  if (group.terms.size() == 1) {
    set = one_term(group.terms[0], group.weight, range);
  } else if (range.size() <= Accumulator::kWindow) {
    accumulator_.begin(range);
    for (const std::string& term : group.terms)
      if (const List postings = list(term))
        accumulator_.add(*postings, group.weight);
    set = accumulator_.take();
  } else {
    std::vector<DocSet> parts;
    for (const std::string& term : group.terms)
      parts.push_back(one_term(term, group.weight, range));
    set = sort_together(parts);
  }
  if (!group.title_only) return set;
  Candidates candidates{std::move(set.docs), {std::move(set.scores)}};
  keep_titled(group, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::keep_titled(const TermGroup& group, Candidates& candidates) {
  std::vector<std::uint32_t> kept;
  for (const std::string& term : group.title_terms) {
    const List postings = list(term);
    if (!postings) continue;
    find_common(candidates.docs, *postings, common_);
    kept.insert(kept.end(), common_.candidates.begin(),
                common_.candidates.end());
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  candidates.keep(kept);
}

// OR.

DocSet Evaluator::any_of(const PlanNode& node, DocRange range) {
  const bool windowed = range.size() <= Accumulator::kWindow;
  // What is not a plain list comes first: it may take the accumulator itself.
  std::vector<DocSet> parts(node.children.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!windowed || !is_one_term(node.children[i]))
      parts[i] = evaluate(node.children[i], range);
  if (!windowed) return sort_together(parts);

  accumulator_.begin(range);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PlanNode& child = node.children[i];
    if (!is_one_term(child)) {
      accumulator_.add(parts[i]);
    } else if (const List postings = list(child.group.terms[0])) {
      accumulator_.add(*postings, child.group.weight);
    }
  }
  return accumulator_.take();
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

Bitmap Evaluator::with_values(Facet facet, std::span<const ValueNumber> values,
                              DocRange range, ArticlePart part) {
  const std::vector<ValueNumber> local = local_values(facet, values);
  if (local.empty()) return Bitmap(range.size());
  if (is_entity_facet(facet)) {
    Bitmap bits(range.size());
    for (ValueNumber value : local) {
      const List postings =
          list(boolean_term(field_of(facet).prefix, segment_.value(value).id));
      if (postings) postings->add_to(bits.words(), range);
    }
    if (part != ArticlePart::Whole) keep_mentioned(local, range, part, bits);
    return bits;
  }
  std::vector<char> wanted(segment_.value_count() + 1);
  for (ValueNumber value : local) wanted[value] = 1;
  const auto column = segment_.single_values(facet);
  const ValueNumber none = segment_.value_count();
  return bits_where(range, [&](DocNumber doc) {
    return wanted[std::min(column[doc], none)] != 0;
  });
}

// Drops the documents that mention none of the values, which ascend, in the
// part.
void Evaluator::keep_mentioned(std::span<const ValueNumber> local,
                               DocRange range, ArticlePart part,
                               Bitmap& bits) const {
  bits.for_each([&](std::size_t place) {
    const auto doc = static_cast<DocNumber>(range.first + place);
    bool mentioned = false;
    segment_.entity_rows().for_each_in(part, doc, [&](ValueNumber value) {
      mentioned |= std::binary_search(local.begin(), local.end(), value);
    });
    if (!mentioned) bits.reset(place);
  });
}

DocSet Evaluator::days(DayRange wanted, DocRange range) const {
  DocSet set = DocSet::make_dense(range);
  const auto days = segment_.days();
  set.bits = bits_where(
      range, [&](DocNumber doc) { return wanted.contains(days[doc]); });
  return set;
}

DocSet Evaluator::since(std::uint64_t revision, DocRange range) const {
  DocSet set = DocSet::make_dense(range);
  const auto runs = segment_.revisions();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].revision <= revision) continue;
    const DocNumber end =
        i + 1 < runs.size() ? runs[i + 1].first : segment_.size();
    for (DocNumber doc = std::max(runs[i].first, range.first);
         doc < std::min(end, range.last); ++doc)
      set.bits.set(doc - range.first);
  }
  return set;
}

// Explanations.

bool Evaluator::explain(const PlanNode& node, DocNumber doc, bool matches,
                        std::vector<ScorePart>& parts) {
  if (node.kind == PlanKind::Prefer) {
    if (!explain(node.children.front(), doc, matches, parts)) return false;
    for (std::size_t i = 1; i < node.children.size(); ++i)
      explain(node.children[i], doc, false, parts);
    return true;
  }
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
    const DocNumber first = doc & ~DocNumber{63};
    const DocRange around{first, std::min(first + 64, segment_.size())};
    Candidates one{{doc}, {{}}};
    restrict_to(node, 0, around, one);
    if (one.docs.empty()) return false;
  }
  for (const TermGroup* group : ranking_groups(node))
    for (const std::string& term : group->terms) {
      const auto cursor = postings_.cursor(term);
      if (!cursor || cursor->seek(doc) != doc) continue;
      const std::uint32_t frequency = cursor->frequency();
      parts.push_back({term, group->weight * postings_.impact(frequency, doc),
                       frequency, group->document_frequency,
                       group->added ? ScoreKind::Feedback : ScoreKind::Word});
    }
  return true;
}

}  // namespace dossier::internal
