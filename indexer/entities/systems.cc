// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/systems.h"

#include <algorithm>
#include <string>

#include "indexer/entities/slug.h"

namespace dossier::internal {
namespace {

constexpr auto kSystem = static_cast<std::uint8_t>(Facet::System);
constexpr std::size_t kNounReach = 4;       // spots
constexpr std::size_t kLongestVariant = 4;  // letters

AliasKind kind_of(const AliasRecord& a) {
  return static_cast<AliasKind>(a.kind);
}

Rule rule_of(AliasKind kind) {
  switch (kind) {
    case AliasKind::Designation:
      return Rule::Designation;
    case AliasKind::Reporting:
      return Rule::Reporting;
    default:
      return Rule::Name;
  }
}

}  // namespace

void SystemRules::run(const CompiledForm& form, const ArticleView& article,
                      const Lookup& lookup, Found& found) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  found_ = &found;
  unsure_.clear();
  designations_.clear();
  sure_spots_.clear();
  sure_entities_.clear();

  find_designations();
  const auto in_designation = [&](const Match& match) {
    return std::any_of(
        designations_.begin(), designations_.end(), [&](const Designation& d) {
          return match.first < d.first + d.count && d.first < match.end();
        });
  };
  for (const Match& match : lookup.matches()) {
    const AliasRecord* sure = nullptr;
    bool any = false;
    for (const AliasRecord* alias : lookup.readings(match)) {
      if (!is_system(*alias)) continue;
      any = true;
      if (sure == nullptr && is_sure(match, *alias)) sure = alias;
    }
    if (!any || is_denied(match) || in_designation(match)) continue;
    if (sure == nullptr) {
      unsure_.push_back(&match);
      continue;
    }
    accept(match, *sure);
    sure_spots_.push_back(match.first);
    sure_entities_.push_back(sure->entity);
  }
  for (const Designation& d : designations_)
    if (!d.prefix->needs_context && !d.spaced) sure_spots_.push_back(d.first);
  std::sort(sure_spots_.begin(), sure_spots_.end());

  for (const Match* match : unsure_) {
    const AliasRecord* alias = nullptr;
    for (const AliasRecord* reading : lookup.readings(*match))
      if (is_system(*reading) && alias == nullptr) alias = reading;
    const bool named_before =
        std::find(sure_entities_.begin(), sure_entities_.end(),
                  alias->entity) != sure_entities_.end();
    if (named_before || has_noun_near(match->first, match->end()) ||
        ((alias->flags & kDigits) && has_system_in_sentence(match->first)))
      accept(*match, *alias);
  }
  for (const Designation& d : designations_) {
    const bool distinctive = !d.prefix->needs_context && !d.spaced;
    if (distinctive || has_noun_near(d.first, d.first + d.count) ||
        has_system_in_sentence(d.first))
      accept(d);
  }
}

bool SystemRules::is_system(const AliasRecord& alias) const {
  return kind_of(alias) != AliasKind::Denied &&
         alias.entity < form_->entity_count() &&
         form_->entity(alias.entity).facet == kSystem;
}

bool SystemRules::is_denied(const Match& match) const {
  for (const AliasRecord* alias : lookup_->readings(match))
    if (kind_of(*alias) == AliasKind::Denied && (alias->entity >> kSystem & 1))
      return true;
  return false;
}

// In capitals and in headlines a single word without a digit is never sure.
bool SystemRules::is_sure(const Match& match, const AliasRecord& alias) const {
  if (alias.flags & kContext) return false;
  const bool one_word = match.count == 1 && !(alias.flags & kDigits);
  return !(one_word && (*article_)[match.first].style == CaseStyle::Caps);
}

// Prefix + number + suffix where no alias reaches as far.
void SystemRules::find_designations() {
  for (std::size_t i = 0; i + 1 < article_->size(); ++i) {
    Designation found;
    if ((*article_)[i + 1].piece.shape != Shape::Digits ||
        !read_designation(i, found))
      continue;
    const Match* const owner = lookup_->covering(i);
    if (owner != nullptr && (owner->first < i || owner->count > 1)) continue;
    if (is_suffix_list(found)) continue;
    designations_.push_back(found);
    i += found.count - 1;
  }
}

// "MiG-29M/M2", "MiG-29 M/M2": what stands after a slash behind a system lists
// its variants. "MiG-29/F-99" lists systems.
bool SystemRules::is_suffix_list(const Designation& d) const {
  const ArticleView& a = *article_;
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
  if (lookup_->covering(before) == nullptr && before > 0 &&
      is_letters(before) && a.gap(before) <= Gap::Loose)
    --before;
  const Match* const owner = lookup_->covering(before);
  if (owner == nullptr) return false;
  for (const AliasRecord* alias : lookup_->readings(*owner))
    if (is_system(*alias)) return true;
  return false;
}

bool SystemRules::read_designation(std::size_t i, Designation& out) const {
  const ArticleView& a = *article_;
  const Spot& letters = a[i];
  if (letters.word == 0 || letters.piece.gap == Gap::Glued ||
      !letters.piece.capitalised())
    return false;
  const PrefixRecord* const prefix =
      form_->find_prefix(form_->word(letters.word).state);
  if (prefix == nullptr) return false;
  // As the table writes it, or all in capitals.
  const std::string_view written = a.written(i, 1);
  if (written != form_->text(prefix->written) &&
      letters.piece.shape != Shape::Upper && written.size() > 1)
    return false;
  const Spot& number = a[i + 1];
  const Gap gap = number.piece.gap;
  const bool spaced = gap == Gap::Space || gap == Gap::Loose;
  if (gap > Gap::Loose || (spaced && !prefix->spaced)) return false;
  const std::string_view digits = a.written(i + 1, 1);
  const bool plain = std::all_of(digits.begin(), digits.end(),
                                 [](char c) { return c >= '0' && c <= '9'; });
  if (!plain || digits.size() < prefix->min_digits ||
      digits.size() > prefix->max_digits)
    return false;
  out = {i, i, 2, prefix, spaced};
  for (std::size_t k = i + 2;
       k < a.size() && a.gap(k) == Gap::Glued && out.count < 6; ++k)
    ++out.count;
  // "F-16" of "F-16,000" or of "A-10-12" is a number of something else.
  const std::size_t end = i + out.count;
  if (end < a.size() && a[end].piece.shape == Shape::Digits &&
      a.gap(end) < Gap::Space)
    return false;
  return true;
}

bool SystemRules::has_noun_near(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  const auto has_noun = [&](std::size_t spot) {
    for (const TermRecord& t : form_->terms(form_->state(a[spot].term_state)))
      if (static_cast<TermKind>(t.kind) == TermKind::Noun) return true;
    return false;
  };
  for (std::size_t k = end, n = 0; k < a.size() && n < kNounReach; ++k, ++n) {
    if (a.gap(k) >= Gap::Sentence) break;
    if (has_noun(k)) return true;
  }
  for (std::size_t k = first, n = 0; k > 0 && n < kNounReach; --k, ++n) {
    if (a.gap(k) >= Gap::Sentence) break;
    if (has_noun(k - 1)) return true;
  }
  return false;
}

bool SystemRules::has_system_in_sentence(std::size_t spot) const {
  const std::size_t begin = article_->sentence_begin(spot);
  const std::size_t end = article_->sentence_end(spot);
  const auto at =
      std::lower_bound(sure_spots_.begin(), sure_spots_.end(), begin);
  return at != sure_spots_.end() && *at < end;
}

// A suffix that the table does not have files under the stem and keeps its
// form as written.
void SystemRules::accept(const Match& match, const AliasRecord& alias) {
  const bool plural =
      match.suffix == 1 && article_->term(match.first + match.count) == "s";
  found_->add(
      alias.entity, match.first, match.count + match.suffix,
      match.suffix == 0 || plural ? rule_of(kind_of(alias)) : Rule::Pattern);
}

// An entity by its id, or kNoEntity. The table is sorted by facet and id.
std::uint32_t SystemRules::find_system(std::string_view id) const {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(form_->entity_count());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const EntityRecord& e = form_->entity(middle);
    if (e.facet < kSystem || (e.facet == kSystem && form_->text(e.id) < id))
      low = middle + 1;
    else
      high = middle;
  }
  if (low >= form_->entity_count()) return kNoEntity;
  const EntityRecord& e = form_->entity(low);
  return e.facet == kSystem && form_->text(e.id) == id ? low : kNoEntity;
}

void SystemRules::accept(const Designation& d) {
  // "MIG 99" and "MiG-99" are one system.
  std::string label(form_->text(d.prefix->written));
  label += '-';
  for (std::size_t k = d.first + 1; k < d.first + d.count; ++k) {
    const bool plural = k + 1 == d.first + d.count && k > d.first + 1 &&
                        article_->written(k, 1) == "s";
    if (!plural) label += article_->written(k, 1);
  }
  // The table writes some without the hyphen: K-2 is its K2.
  const std::string id = slug(label);
  std::uint32_t known = find_system(id);
  if (known == kNoEntity) {
    std::string joined = id;
    std::erase(joined, '-');
    known = find_system(joined);
  }
  if (known != kNoEntity) {
    found_->add(known, d.first, d.count, Rule::Pattern);
    return;
  }
  std::uint32_t family = kNoEntity;
  if (const Match* const owner = lookup_->covering(d.first))
    for (const AliasRecord* alias : lookup_->readings(*owner))
      if (is_system(*alias)) family = alias->entity;
  found_->add(Facet::System, id, label, family, d.first, d.count,
              Rule::Pattern);
}

}  // namespace dossier::internal
