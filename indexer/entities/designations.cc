// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/designations.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestPrefix = 4;   // spots
constexpr std::size_t kLongestVariant = 4;  // letters
constexpr std::size_t kMostPieces = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

bool has_lower_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Project" and "Type", unlike "HQ" and "Yak", are words before a number.
bool is_word(const PrefixRecord& prefix, std::string_view label) {
  return prefix.needs_context && label.size() > 3 &&
         std::all_of(label.begin() + 1, label.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void DesignationReader::find_all(std::vector<SpottedDesignation>& out) const {
  std::size_t free = 0;  // spots before it belong to a designation
  for (const std::uint32_t i : lookup_.openers()) {
    SpottedDesignation found{};
    if (i < free || i + 1 >= article_.size() || !read(i, found)) continue;
    const Match* const owner = lookup_.covering(i);
    if (owner != nullptr && (owner->first < i || owner->count > 1)) continue;
    if (is_suffix_list(found)) continue;
    out.push_back(found);
    free = i + found.count;
  }
}

bool DesignationReader::read(std::size_t i, SpottedDesignation& out) const {
  const Spot& spot = article_[i];
  if (spot.piece.gap == Gap::Glued) return false;
  out = {i, 0, 0, nullptr, false, false};
  read_prefix(i, spot.word, out);
  if (out.prefix == nullptr && spot.forms != 0)  // "проекта 22350"
    for (const std::uint32_t word : article_.forms(spot))
      if (out.prefix == nullptr) read_prefix(i, word, out);
  return out.prefix != nullptr && read_number(out);
}

// The longest prefix at spot i that begins with this word.
void DesignationReader::read_prefix(std::size_t i, std::uint32_t word,
                                    SpottedDesignation& out) const {
  if (word == 0 || !(form_.word(word).flags & kOpensPrefix)) return;
  std::uint32_t state = form_.word(word).state;
  for (std::size_t pieces = 1; state != 0 && pieces <= kLongestPrefix;
       ++pieces) {
    const std::size_t next = i + pieces;
    if (next >= article_.size()) return;
    const PrefixRecord* const prefix = form_.find_prefix(state);
    if (prefix != nullptr && article_[next].piece.shape == Shape::Digits &&
        is_written_so(i, pieces, *prefix)) {
      out.prefix = prefix;
      out.prefix_count = pieces;
    }
    const Gap gap = article_.gap(next);
    if (gap != Gap::Glued && gap != Gap::Hyphen && gap != Gap::Loose) return;
    state = form_.step(state, article_[next].word);
  }
}

// As the table writes it, or all in capitals; a word in lower case, too.
// "Beechcraft BE35" is no Be-35, though "MIG-35" is a MiG-35.
bool DesignationReader::is_written_so(std::size_t i, std::size_t pieces,
                                      const PrefixRecord& prefix) const {
  if (is_word(prefix, form_.text(prefix.label))) return true;
  if (same_letters(article_.written(i, pieces), form_.text(prefix.written)))
    return true;
  if (prefix.needs_context && article_[i].style != CaseStyle::Caps &&
      has_lower_case(form_.text(prefix.written)))
    return false;
  for (std::size_t k = i; k < i + pieces; ++k) {
    const Piece& p = article_[k].piece;
    const bool one_capital = p.shape == Shape::Capital && p.end - p.start <= 2;
    if (p.shape != Shape::Upper && p.shape != Shape::Digits && !one_capital)
      return false;
  }
  return true;
}

// "052", and of words "636.3".
bool DesignationReader::is_number(std::size_t spot,
                                  const PrefixRecord& prefix) const {
  std::string_view digits = article_.written(spot, 1);
  if (is_word(prefix, form_.text(prefix.label)))
    digits = digits.substr(0, digits.find('.'));
  return std::all_of(digits.begin(), digits.end(), is_digit) &&
         digits.size() >= prefix.min_digits &&
         digits.size() <= prefix.max_digits;
}

bool DesignationReader::read_number(SpottedDesignation& out) const {
  const ArticleView& a = article_;
  const std::size_t number = out.first + out.prefix_count;
  const Gap gap = a.gap(number);
  out.spaced = gap == Gap::Space || gap == Gap::Loose;
  if (gap > Gap::Loose || (out.spaced && !out.prefix->spaced) ||
      a.is_abbreviation(number - 1) ||
      a[number].in_title != a[out.first].in_title)
    return false;
  if (!is_number(number, *out.prefix) || !a.joins_designation(number) ||
      is_date(out.first) || is_pennant(number, out))
    return false;
  // "BMP7" may be a molecule; 9K720 and MiG29 are written so.
  const Piece& letters = a[number - 1].piece;
  out.bare = gap == Gap::Glued && letters.shape == Shape::Upper &&
             a[out.first].piece.shape != Shape::Digits;
  out.count = out.prefix_count + 1;
  std::size_t end = number + 1;
  while (end < a.size() && a.gap(end) == Gap::Glued &&
         out.count < kMostPieces) {
    ++out.count;
    ++end;
  }
  // "F-16" of "F-16,000" or of "A-10-12" is a number of something else.
  return end >= a.size() || a[end].piece.shape != Shape::Digits ||
         a.gap(end) >= Gap::Space;
}

// "7-APR-87": what stands behind a number and a hyphen belongs to it.
bool DesignationReader::is_date(std::size_t first) const {
  return first > 0 && article_.gap(first) == Gap::Hyphen &&
         article_[first - 1].piece.shape == Shape::Digits;
}

// "HMAS Canberra (L02)", "patrol car CH-02": the numbers of types begin with no
// 0 unless a word stands before.
bool DesignationReader::is_pennant(std::size_t number,
                                   const SpottedDesignation& out) const {
  return article_.written(number, 1).starts_with('0') &&
         !is_word(*out.prefix, form_.text(out.prefix->label));
}

// "MiG-29M/M2", "MiG-29 M/M2": what stands after a slash behind a system lists
// its variants. "MiG-29/F-99" lists systems.
bool DesignationReader::is_suffix_list(const SpottedDesignation& d) const {
  const ArticleView& a = article_;
  const std::size_t i = d.first;
  if (i == 0 || a.gap(i) != Gap::Loose || a[i].in_title != a[i - 1].in_title ||
      a.gap(i + 1) != Gap::Glued || !d.prefix->needs_context)
    return false;
  if (a.field(i)[a[i].piece.start - 1] != '/') return false;
  std::size_t before = i - 1;
  const auto is_letters = [&](std::size_t spot) {
    const Piece& p = a[spot].piece;
    return p.end - p.start <= kLongestVariant &&
           (p.shape == Shape::Upper || p.shape == Shape::Capital);
  };
  if (lookup_.covering(before) == nullptr && before > 0 && is_letters(before) &&
      a.gap(before) <= Gap::Loose)
    --before;
  const Match* const owner = lookup_.covering(before);
  if (owner == nullptr) return false;
  for (const AliasRecord* alias : lookup_.readings(*owner))
    if (alias->entity < form_.entity_count() &&
        form_.entity(alias->entity).facet ==
            static_cast<std::uint8_t>(Facet::System))
      return true;
  return false;
}

std::string DesignationReader::label(const SpottedDesignation& d) const {
  std::string label(form_.text(d.prefix->label));
  // 9K720, Project 636, HQ-77.
  if (is_word(*d.prefix, label))
    label += ' ';
  else if (!has_digit(label))
    label += '-';
  const std::size_t end = d.first + d.count;
  for (std::size_t k = d.first + d.prefix_count; k < end; ++k) {
    const bool plural = k + 1 == end && article_.written(k, 1) == "s" &&
                        k > d.first + d.prefix_count;
    if (!plural) label += article_.written(k, 1);
  }
  return label;
}

}  // namespace dossier::internal
