// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/proximity_matcher.h"

#include <algorithm>
#include <string_view>

#include "indexer/store/token_stream.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Between the last word of the title and the first of the text: more than any
// distance or row.
constexpr std::uint32_t kTitleGap = 1 << 16;

bool have_same_letter(std::string_view a, std::string_view b) {
  const std::size_t size =
      std::min<std::size_t>(decode_utf8(a, 0).size, a.size());
  return b.starts_with(a.substr(0, size));
}

bool is_letter_byte(char c) { return c < '0' || c > '9'; }

}  // namespace

ProximityMatcher::ProximityMatcher(const Proximity& wanted,
                                   const Segment& segment)
    : wanted_(wanted), segment_(segment) {
  for (const ProximityPart& part : wanted.parts)
    for (const TestRow& row : part.rows)
      reads_body_ |=
          row.part == ArticlePart::Whole || row.part == ArticlePart::Body;
  for (std::size_t i = 0; i < wanted.tests.size(); ++i) {
    const WordTest& test = wanted.tests[i];
    const Bits bit = Bits{1} << i;
    if (test.any) for_any_ |= bit;
    has_forms_ |= !test.form_of.empty();
    for (const std::string& word : test.words) add_word(word, bit);
    if (!test.designation_start.empty())
      add_designations(test.designation_start, bit);
  }
}

void ProximityMatcher::add_word(std::string_view word, Bits bit) {
  if (const auto number = segment_.find_word(word)) fixed_[*number] |= bit;
}

void ProximityMatcher::add_designations(const std::string& start, Bits bit) {
  const auto [first, last] = segment_.words_with_prefix(start);
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string_view word = segment_.word_by_sorted(at);
    if (word.size() == start.size() || is_letter_byte(word[start.size()]))
      fixed_[segment_.number_by_sorted(at)] |= bit;
  }
}

// One for all if no stems are needed.
ProximityMatcher::Language& ProximityMatcher::language_of(DocNumber doc) {
  const ValueNumber value =
      has_forms_ ? segment_.single_values(Facet::Language)[doc] : kNoValue;
  const auto known = languages_.find(value);
  if (known != languages_.end()) return known->second;
  const std::string_view code = value < segment_.value_count()
                                    ? segment_.value(value).id
                                    : std::string_view();
  Language language{Stemmer(code), Stemmer::keeps_first_letter(code), {}, {}};
  for (std::size_t i = 0; i < wanted_.tests.size(); ++i)
    if (const std::string& word = wanted_.tests[i].form_of; !word.empty())
      language.stems.emplace_back(language.stemmer.stem(word), Bits{1} << i);
  language.bits.resize(std::size_t{segment_.word_count()} + 1);
  return languages_.emplace(value, std::move(language)).first->second;
}

ProximityMatcher::Bits ProximityMatcher::bits_of(WordNumber word,
                                                 Language& language) const {
  if (word >= language.bits.size()) return 0;  // of a damaged stream
  Bits& bits = language.bits[word];
  if (bits & kKnown) return bits & ~kKnown;
  bits = for_any_;
  if (const auto found = fixed_.find(word); found != fixed_.end())
    bits |= found->second;
  if (!language.stems.empty())
    bits |= bits_of_forms(segment_.word(word), language);
  const Bits found = bits;
  bits |= kKnown;
  return found;
}

// To stem a word takes a microsecond, and most words begin otherwise.
ProximityMatcher::Bits ProximityMatcher::bits_of_forms(
    std::string_view word, Language& language) const {
  const auto may_be_form = [&](const auto& stem) {
    return !language.keeps_first_letter || have_same_letter(stem.first, word);
  };
  if (std::none_of(language.stems.begin(), language.stems.end(), may_be_form))
    return 0;
  Bits bits = 0;
  const std::string_view stem = language.stemmer.stem(word);
  for (const auto& [wanted, bit] : language.stems)
    if (stem == wanted) bits |= bit;
  return bits;
}

std::string_view ProximityMatcher::stream_of(DocNumber doc) const {
  const std::string_view stream = segment_.token_stream(doc);
  if (reads_body_) return stream;
  const std::string_view lead =
      part_of_stream(stream, ArticlePart::Lead, segment_.lead_words()[doc]);
  return stream.substr(
      0, static_cast<std::size_t>(lead.data() + lead.size() - stream.data()));
}

void ProximityMatcher::read(DocNumber doc) {
  places_.clear();
  title_places_ = 0;
  Language& language = language_of(doc);
  TokenStreamReader reader(stream_of(doc));
  std::uint32_t at = 0, text = 0;  // text: where it begins
  for (WordNumber word; reader.next(word); ++at) {
    if (word == kTitleEnd) {
      title_places_ = places_.size();
      at += kTitleGap;
      text = at + 1;
    } else if (const Bits bits = bits_of(word, language)) {
      places_.push_back({at, bits});
    }
  }
  const std::uint32_t body = text + segment_.lead_words()[doc];
  const auto after_lead =
      std::partition_point(places_.begin(), places_.end(),
                           [body](const Place& p) { return p.at < body; });
  lead_places_ = static_cast<std::size_t>(after_lead - places_.begin());
}

std::pair<std::size_t, std::size_t> ProximityMatcher::places_of(
    ArticlePart part) const {
  switch (part) {
    case ArticlePart::Title:
      return {0, title_places_};
    case ArticlePart::Lead:
      return {title_places_, lead_places_};
    case ArticlePart::Body:
      return {lead_places_, places_.size()};
    case ArticlePart::Whole:
      break;
  }
  return {0, places_.size()};
}

// Every beginning with every end that it may have, for either may be what
// stands near a neighbour. From a beginning on, the tests between are met as
// early as can be: what ends the row behind them ends it.
void ProximityMatcher::find_row(const TestRow& row,
                                std::vector<Interval>& found) const {
  const std::size_t size = row.tests.size();
  const std::size_t longest = size + row.slop;
  const auto passes = [&](const Place& place, std::size_t test) {
    return (place.bits >> row.tests[test] & 1) != 0;
  };
  const auto [first, last] = places_of(row.part);
  for (std::size_t i = first; i < last; ++i) {
    const std::uint32_t begin = places_[i].at;
    if (!passes(places_[i], 0)) continue;
    if (size == 1) found.push_back({begin, begin + 1});
    std::size_t met = 1;
    for (std::size_t k = i + 1; k < last && size > 1; ++k) {
      const std::uint32_t end = places_[k].at + 1;
      if (end - begin > longest) break;
      if (!passes(places_[k], met)) continue;
      if (met + 1 < size)
        ++met;
      else
        found.push_back({begin, end});
    }
  }
}

std::vector<ProximityMatcher::Interval> ProximityMatcher::intervals(
    const ProximityPart& part) {
  std::vector<Interval> found;
  for (const TestRow& row : part.rows) find_row(row, found);
  std::sort(found.begin(), found.end(),
            [](Interval a, Interval b) { return a.begin < b.begin; });
  return found;
}

bool ProximityMatcher::matches(DocNumber doc) {
  read(doc);
  std::vector<Interval> near = intervals(wanted_.parts.front());
  for (std::size_t i = 1; i < wanted_.parts.size() && !near.empty(); ++i) {
    const std::uint32_t distance = wanted_.distances[i - 1];
    std::vector<std::uint32_t> ends;
    for (const Interval& interval : near) ends.push_back(interval.end);
    std::sort(ends.begin(), ends.end());
    // One begins at most so far behind this, or ends so far before it.
    const auto has_neighbour = [&](const Interval& interval) {
      const auto behind = std::lower_bound(
          near.begin(), near.end(), interval.end,
          [](Interval a, std::uint32_t at) { return a.begin < at; });
      if (behind != near.end() && behind->begin < interval.end + distance)
        return true;
      const auto before =
          std::upper_bound(ends.begin(), ends.end(), interval.begin);
      return before != ends.begin() &&
             interval.begin < *(before - 1) + distance;
    };
    std::vector<Interval> next = intervals(wanted_.parts[i]);
    std::erase_if(next, [&](const Interval& interval) {
      return !has_neighbour(interval);
    });
    near = std::move(next);
  }
  return !near.empty();
}

}  // namespace dossier::internal
