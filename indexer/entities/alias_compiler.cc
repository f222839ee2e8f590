// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/alias_compiler.h"

#include <algorithm>

#include "indexer/entities/spelling_key.h"
#include "indexer/text/fold.h"
#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

constexpr std::uint32_t kEveryFacet = 0x0f;  // of a denied phrase

// A word that opens (or ends) the names of this many known people is taken for
// a given (or family) name wherever it is capitalised.
constexpr std::size_t kPeopleForGivenName = 2;
constexpr std::size_t kPeopleForFamilyName = 1;
constexpr std::size_t kShortestNameWord = 3;  // bytes

}  // namespace

LanguageNumbers::LanguageNumbers(const Tables& tables) : codes_{"und", "en"} {
  const auto add = [&](std::string_view code) {
    if (std::find(codes_.begin(), codes_.end(), code) == codes_.end() &&
        codes_.size() < 255)
      codes_.emplace_back(code);
  };
  for (const AliasRow& row : tables.aliases) add(row.language);
  for (const TermRow& row : tables.terms) add(row.language);
  for (const InflectionRow& row : tables.inflections) add(row.language);
}

std::uint8_t LanguageNumbers::number(std::string_view code) const {
  const auto at = std::find(codes_.begin(), codes_.end(), code);
  return at == codes_.end() ? std::uint8_t{0}
                            : static_cast<std::uint8_t>(at - codes_.begin());
}

void AliasCompiler::run() {
  for (const AliasRow& row : tables_.aliases) {
    if (row.dropped) note_drop(row);
    if (!row.dropped && entities_.is_maker(row.id))
      maker_names_.insert({row.id, fold(row.alias)});
  }
  for (const AliasRow& row : tables_.aliases) {
    if (entities_.is_maker(row.id))
      add_maker_name(row);
    else
      add_alias(row);
  }
  add_labels();
  add_denials();
}

AliasRecord AliasCompiler::record(const CutName& name, std::uint32_t entity,
                                  std::string_view written,
                                  std::string_view language, AliasKind kind,
                                  std::uint8_t flags) {
  AliasRecord alias{};
  alias.entity = entity;
  alias.written = strings_.add(written);
  alias.spaces = name.spaces;
  alias.language = languages_.number(language);
  alias.kind = static_cast<std::uint8_t>(kind);
  alias.flags = static_cast<std::uint8_t>(flags | name.flags);
  alias.pieces = static_cast<std::uint8_t>(name.words.size());
  return alias;
}

void AliasCompiler::add_alias(const AliasRow& row) {
  const std::uint32_t entity = entities_.number(row.id);
  if (entity == kNoEntity)
    return faults_.error(row.place, "unknown id " + quote(row.id));
  spelled_.insert({entity, fold(row.alias)});
  if (row.dropped || is_dropped(row, entity)) return;
  const bool stem = row.kind == AliasKind::Stem;
  const auto name = cutter_.cut(
      stem ? std::string(row.alias) + '~' : std::string(row.alias), row.place);
  if (!name) return;
  AliasRecord alias =
      record(*name, entity, row.alias, row.language, row.kind, row.flags);
  alias.names_maker =
      maker_names_.contains({entities_.row(entity).maker, fold(row.alias)});
  if (!stem) note_duplicate(row, entity);
  if (row.kind == AliasKind::Surname)
    surnames_[name->words.back()].push_back(alias);
  const bool is_alone =
      (row.flags & kSafe) || (name->words.size() > 1 && !(row.flags & kCase));
  if (row.kind != AliasKind::Surname || is_alone)
    trie_.add_alias(trie_.path(name->words), alias);
  if (entities_.is_person(entity) && row.kind != AliasKind::Surname)
    note_person(*name, alias, entity);
}

// Names of makers of several words keep other readings away.
void AliasCompiler::add_maker_name(const AliasRow& row) {
  if ((row.flags & kContext) || row.dropped) return;
  const auto name = cutter_.cut(row.alias, row.place);
  if (name && name->words.size() > 1)
    trie_.add_alias(trie_.path(name->words),
                    record(*name, kEveryFacet, row.alias, row.language,
                           AliasKind::Denied, row.flags));
}

// The label is a name, unless the tables say how it is to be taken.
void AliasCompiler::add_labels() {
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const EntityRow& row = entities_.row(i);
    if (spelled_.count({i, fold(row.label)})) continue;
    const auto name = cutter_.cut(row.label, row.place);
    if (!name) continue;
    const AliasRecord alias =
        record(*name, i, row.label, "und", AliasKind::Name, 0);
    trie_.add_alias(trie_.path(name->words), alias);
    if (entities_.is_person(i)) note_person(*name, alias, i);
  }
}

void AliasCompiler::add_denials() {
  for (const DenyRow& row : tables_.denials) {
    const auto name = cutter_.cut(row.phrase, row.place);
    if (name)
      trie_.add_alias(
          trie_.path(name->words),
          record(*name, row.facets, row.phrase, "und", AliasKind::Denied, 0));
  }
}

void AliasCompiler::note_drop(const AliasRow& row) {
  dropped_.insert({entities_.number(row.id), fold(row.alias), row.place.table,
                   std::string(row.language)});
}

// A table takes away aliases of the tables before it.
bool AliasCompiler::is_dropped(const AliasRow& row,
                               std::uint32_t entity) const {
  const std::string folded = fold(row.alias);
  for (auto at = dropped_.lower_bound({entity, folded, 0, ""});
       at != dropped_.end() && std::get<0>(*at) == entity &&
       std::get<1>(*at) == folded;
       ++at) {
    const bool later = std::get<2>(*at) > row.place.table;
    const bool speaks =
        std::get<3>(*at) == "und" || std::get<3>(*at) == row.language;
    if (later && speaks) return true;
  }
  return false;
}

void AliasCompiler::note_duplicate(const AliasRow& row, std::uint32_t entity) {
  if ((row.flags & kContext) || row.kind == AliasKind::Surname) return;
  std::string key =
      row.flags & kCase ? std::string(row.alias) : fold(row.alias);
  key += '\t';
  key += row.language;
  key += static_cast<char>('0' + static_cast<int>(entities_.row(entity).facet));
  const auto [at, fresh] = strong_.try_emplace(std::move(key), entity);
  if (!fresh && at->second != entity)
    faults_.warning(row.place, quote(row.alias) +
                                   " is also a strong alias of " +
                                   quote(entities_.row(at->second).id));
}

// A person is found by the last word of a name, too; and names of people teach
// which words are given and family names.
void AliasCompiler::note_person(const CutName& name, const AliasRecord& alias,
                                std::uint32_t entity) {
  if (name.words.size() < 2) return;
  const std::uint32_t first = name.words.front(), last = name.words.back();
  note_spelling(alias, entity);
  givers_[first].insert(entity);
  bearers_[last].insert(entity);
  AliasRecord by_surname = alias;
  by_surname.kind = static_cast<std::uint8_t>(AliasKind::Surname);
  by_surname.flags &= static_cast<std::uint8_t>(~kSafe);
  auto& list = surnames_[last];
  const bool known =
      std::any_of(list.begin(), list.end(),
                  [&](const AliasRecord& a) { return a.entity == entity; });
  if (!known) list.push_back(by_surname);
}

void AliasCompiler::note_spelling(const AliasRecord& alias,
                                  std::uint32_t entity) {
  const std::string key = spelling_key(strings_.text(alias.written));
  if (key.find(kNameSeparator) == std::string::npos) return;
  const bool needs_context = (alias.flags & kContext) != 0;
  const auto [at, fresh] = spellings_.try_emplace(
      std::pair(hash_spelling(key), entity), needs_context);
  at->second &= needs_context;
}

std::vector<SpellingRecord> AliasCompiler::spellings() const {
  std::vector<SpellingRecord> records;
  records.reserve(spellings_.size());
  for (const auto& [place, needs_context] : spellings_)
    records.push_back({place.first, place.second, needs_context});
  return records;
}

void AliasCompiler::mark_name_words() const {
  const auto mark = [&](const auto& people, std::size_t least,
                        std::uint8_t flag) {
    for (const auto& [word, entities] : people) {
      const std::string& text = trie_.text(word);
      if (entities.size() < least || text.size() < kShortestNameWord ||
          is_stop_word(text, "en"))
        continue;
      trie_.words()[word].flags |= flag;
    }
  };
  mark(givers_, kPeopleForGivenName, kGivenName);
  mark(bearers_, kPeopleForFamilyName, kFamilyName);
}

std::vector<AliasRecord> AliasCompiler::take_surnames() {
  std::vector<AliasRecord> all;
  for (const auto& [word, list] : surnames_) {
    WordRecord& record = trie_.words()[word];
    const std::size_t count = std::min<std::size_t>(list.size(), 0xffff);
    record.first_surname = static_cast<std::uint32_t>(all.size());
    record.surname_count = static_cast<std::uint16_t>(count);
    all.insert(all.end(), list.begin(),
               list.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return all;
}

}  // namespace dossier::internal
