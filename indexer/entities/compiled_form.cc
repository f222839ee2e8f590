// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/compiled_form.h"

#include <algorithm>
#include <utility>

namespace dossier::internal {
namespace {

// No chain in a table that compile() made is longer.
constexpr std::size_t kLongestProbe = 4096;
constexpr std::size_t kMostStemTries = 64;

constexpr std::array<std::uint32_t, kSectionCount> kRecordSize{
    1,
    sizeof(TextRef),
    sizeof(EntityRecord),
    sizeof(std::uint32_t),
    sizeof(WordRecord),
    sizeof(WordSlot),
    sizeof(StateRecord),
    sizeof(Edge),
    sizeof(AliasRecord),
    sizeof(TermRecord),
    sizeof(StemRecord),
    1,
    sizeof(InflectionRecord),
    sizeof(AliasRecord),
    sizeof(PrefixRecord),
    sizeof(OfficeRecord),
    sizeof(std::uint32_t),
    sizeof(SpellingRecord),
};

// Words are short: a loop beats a call.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) return false;
  return true;
}

bool is_power_of_two(std::size_t n) { return n != 0 && (n & (n - 1)) == 0; }

}  // namespace

const char* CompiledForm::check(std::string_view block) {
  GazetteerHeader header;
  if (block.size() < sizeof header) return "it is too short";
  if (reinterpret_cast<std::uintptr_t>(block.data()) % 8 != 0)
    return "it is not aligned";
  std::memcpy(&header, block.data(), sizeof header);
  if (header.magic != kGazetteerMagic) return "it is no compiled gazetteer";
  if (header.format != kGazetteerFormat ||
      header.settings != kGazetteerSettings)
    return "it has another format";
  if (header.size != block.size()) return "its size is wrong";
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    const SectionPlace& place = header.sections[i];
    if (place.offset % 8 != 0 || place.offset > block.size() ||
        place.size > block.size() - place.offset ||
        place.size % kRecordSize[i] != 0)
      return "a section is out of place";
  }
  const auto count = [&](Section s) {
    const auto i = static_cast<std::size_t>(s);
    return header.sections[i].size / kRecordSize[i];
  };
  if (!is_power_of_two(count(Section::WordSlots)) ||
      !is_power_of_two(count(Section::Edges)) ||
      count(Section::StemFilter) != kStemFilterBits / 8)
    return "a table has a wrong size";
  return nullptr;
}

CompiledForm::CompiledForm(std::string_view block) {
  GazetteerHeader header;
  std::memcpy(&header, block.data(), sizeof header);
  const auto read = [&]<class T>(Section section, std::span<const T>& out) {
    const SectionPlace& place =
        header.sections[static_cast<std::size_t>(section)];
    out = {reinterpret_cast<const T*>(block.data() + place.offset),
           place.size / sizeof(T)};
  };
  const SectionPlace& strings =
      header.sections[static_cast<std::size_t>(Section::Strings)];
  strings_ = block.substr(strings.offset, strings.size);
  read(Section::Languages, languages_);
  read(Section::Entities, entities_);
  read(Section::Ancestors, ancestors_);
  read(Section::Words, words_);
  read(Section::WordSlots, word_slots_);
  read(Section::States, states_);
  read(Section::Edges, edges_);
  read(Section::Aliases, aliases_);
  read(Section::Terms, terms_);
  read(Section::Stems, stems_);
  read(Section::StemFilter, stem_filter_);
  read(Section::Inflections, inflections_);
  read(Section::Surnames, surnames_);
  read(Section::Prefixes, prefixes_);
  read(Section::Offices, offices_);
  read(Section::Holders, holders_);
  read(Section::Spellings, spellings_);
}

std::uint32_t CompiledForm::find_entity(std::uint8_t facet,
                                        std::string_view id) const {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(entities_.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const EntityRecord& e = entity(middle);
    const int order =
        e.facet != facet ? (e.facet < facet ? -1 : 1) : text(e.id).compare(id);
    if (order == 0) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return kNoEntity;
}

std::uint32_t CompiledForm::find_word(std::string_view term,
                                      std::uint32_t hash) const {
  const std::size_t mask = word_slots_.size() - 1;
  std::size_t at = hash & mask;
  for (std::size_t probe = 0; probe < kLongestProbe; ++probe) {
    const WordSlot& slot = word_slots_[at];
    if (slot.word == 0) return 0;
    if (slot.hash == hash && is_same(text(word(slot.word).text), term))
      return slot.word;
    at = (at + 1) & mask;
  }
  return 0;
}

std::uint32_t CompiledForm::step(std::uint32_t state,
                                 std::uint32_t word) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = hash_edge(state, word) & mask;
  for (std::size_t probe = 0; probe < kLongestProbe; ++probe) {
    const Edge& edge = edges_[at];
    if (edge.next == 0) return 0;
    if (edge.state == state && edge.word == word) return edge.next;
    at = (at + 1) & mask;
  }
  return 0;
}

std::size_t CompiledForm::find_stems(std::string_view term,
                                     std::span<std::uint32_t> out) const {
  if (term.empty()) return 0;
  const std::size_t bit = stem_filter_bit(term);
  if ((stem_filter_[bit / 8] >> (bit % 8) & 1) == 0) return 0;
  // The stems that begin the term stand in order of length among those not
  // after it; each step back shortens the term to what it shares.
  const auto less = [&](std::string_view t, const StemRecord& s) {
    return t < text(s.text);
  };
  std::string_view rest = term;
  auto end = stems_.end();
  std::size_t found = 0;
  for (std::size_t tries = 0;
       tries < kMostStemTries && !rest.empty() && found < out.size(); ++tries) {
    const auto after = std::upper_bound(stems_.begin(), end, rest, less);
    if (after == stems_.begin()) break;
    const auto nearest = after - 1;
    const std::string_view stem = text(nearest->text);
    const std::size_t shared = static_cast<std::size_t>(
        std::mismatch(stem.begin(), stem.end(), rest.begin(), rest.end())
            .first -
        stem.begin());
    if (shared == stem.size()) out[found++] = nearest->word;
    rest = rest.substr(0, shared);
    end = nearest;
  }
  return found;
}

const PrefixRecord* CompiledForm::find_prefix(std::uint32_t state) const {
  const auto at = std::lower_bound(
      prefixes_.begin(), prefixes_.end(), state,
      [](const PrefixRecord& p, std::uint32_t s) { return p.state < s; });
  return at != prefixes_.end() && at->state == state && state != 0 ? &*at
                                                                   : nullptr;
}

std::span<const std::uint32_t> CompiledForm::holders(std::uint32_t country,
                                                     Role role) const {
  const auto key = [&](std::uint32_t i) {
    const OfficeRecord& o = office(i);
    return std::pair(o.country, o.role);
  };
  const std::pair wanted(country, static_cast<std::uint8_t>(role));
  const auto first =
      std::partition_point(holders_.begin(), holders_.end(),
                           [&](std::uint32_t i) { return key(i) < wanted; });
  const auto last = std::partition_point(
      first, holders_.end(), [&](std::uint32_t i) { return key(i) == wanted; });
  return {first, last};
}

std::span<const InflectionRecord> CompiledForm::inflections(
    std::uint8_t language, InflectionKind kind) const {
  const std::pair wanted(language, kind);
  const auto first = std::partition_point(
      inflections_.begin(), inflections_.end(),
      [&](const auto& r) { return std::pair(r.language, r.kind) < wanted; });
  const auto last = std::partition_point(
      first, inflections_.end(),
      [&](const auto& r) { return std::pair(r.language, r.kind) == wanted; });
  return {first, last};
}

std::span<const SpellingRecord> CompiledForm::find_spelling(
    std::uint64_t key) const {
  const auto found =
      std::ranges::equal_range(spellings_, key, {}, &SpellingRecord::key);
  return {found.begin(), found.end()};
}

std::uint8_t CompiledForm::find_language(std::string_view code) const {
  for (std::size_t i = 0; i < languages_.size() && i < 256; ++i)
    if (text(languages_[i]) == code) return static_cast<std::uint8_t>(i);
  return 0;
}

}  // namespace dossier::internal
