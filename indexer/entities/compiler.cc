// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables -> the compiled form: rows are checked against each other, names are
// cut into pieces, and everything is laid out as compiled_form.h says.
#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/entities/alias_compiler.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/entity_numbers.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/name_cutter.h"
#include "indexer/entities/name_trie.h"
#include "indexer/entities/tables.h"
#include "indexer/entities/word_class.h"
#include "indexer/text/fold.h"
#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

using Sections = std::array<std::string, kSectionCount>;

template <class T>
void put(Sections& sections, Section section, const std::vector<T>& rows) {
  sections[static_cast<std::size_t>(section)].assign(
      reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T));
}

std::string join(const Sections& sections) {
  GazetteerHeader header{};
  header.magic = kGazetteerMagic;
  header.format = kGazetteerFormat;
  header.settings = kGazetteerSettings;
  std::string block(sizeof header, '\0');
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    block.resize((block.size() + 7) / 8 * 8);
    header.sections[i] = {static_cast<std::uint32_t>(block.size()),
                          static_cast<std::uint32_t>(sections[i].size())};
    block += sections[i];
  }
  block.resize((block.size() + 7) / 8 * 8);
  header.size = block.size();
  header.checksum =
      XXH3_64bits(block.data() + sizeof header, block.size() - sizeof header);
  std::memcpy(block.data(), &header, sizeof header);
  return block;
}

class Compiler {
 public:
  Compiler(const Tables& tables, FaultList& faults)
      : tables_(tables),
        faults_(faults),
        entities_(tables),
        languages_(tables),
        trie_(strings_),
        cutter_(trie_, faults),
        aliases_(tables, entities_, languages_, strings_, trie_, cutter_,
                 faults) {}

  std::optional<std::string> compile() {
    entities_.check(faults_);
    if (faults_.has_error()) return std::nullopt;
    aliases_.run();
    add_terms();
    add_prefixes();
    add_offices();
    if (faults_.has_error()) return std::nullopt;
    add_word_classes();
    aliases_.mark_name_words();
    return lay_out();
  }

 private:
  void add_terms() {
    for (const TermRow& row : tables_.terms) {
      const auto name = cutter_.cut(row.term, row.place);
      if (!name) continue;
      const auto role = row.kind == TermKind::Noun
                            ? static_cast<std::uint8_t>(row.category)
                            : static_cast<std::uint8_t>(row.role);
      trie_.add_term(trie_.path(name->words),
                     {static_cast<std::uint8_t>(row.kind), role,
                      languages_.number(row.language),
                      static_cast<std::uint8_t>(name->words.size())});
    }
  }

  void add_prefixes() {
    for (const PrefixRow& row : tables_.prefixes) {
      const auto name = cutter_.cut(row.prefix, row.place);
      if (!name) continue;
      trie_.words()[name->words[0]].flags |= kOpensPrefix;
      prefixes_.push_back({trie_.path(name->words), strings_.add(row.prefix),
                           strings_.add(row.category),
                           strings_.add(row.country), strings_.add(row.label),
                           row.min_digits, row.max_digits, row.needs_context,
                           row.spaced});
    }
    std::sort(prefixes_.begin(), prefixes_.end(),
              [](const PrefixRecord& a, const PrefixRecord& b) {
                return a.state < b.state;
              });
  }

  void add_offices() {
    for (const OfficeRow& row : tables_.offices) {
      const std::uint32_t entity = entities_.number(row.id);
      if (entity == kNoEntity) {
        faults_.error(row.place, "unknown id " + quote(row.id));
        continue;
      }
      OfficeRecord office{};
      office.entity = entity;
      office.country = entities_.number(row.country);
      office.from = row.from;
      office.to = row.to;
      office.role = static_cast<std::uint8_t>(row.role);
      offices_.push_back(office);
    }
    std::stable_sort(offices_.begin(), offices_.end(),
                     [](const OfficeRecord& a, const OfficeRecord& b) {
                       return a.entity < b.entity;
                     });
  }

  void add_word_classes() {
    for (const WordRow& row : tables_.words) {
      const std::string folded = fold(row.word);
      if (folded.empty()) continue;
      WordRecord& word = trie_.words()[trie_.word(folded)];
      if (row.word_class != WordClass::None)
        word.word_class = static_cast<std::uint8_t>(row.word_class);
      word.flags |= row.flags;
    }
    // All of them, so that the recogniser need not ask twice.
    for (std::string_view stop : stop_words_of("en")) {
      WordRecord& word = trie_.words()[trie_.word(stop)];
      if (word.word_class == static_cast<std::uint8_t>(WordClass::None))
        word.word_class = static_cast<std::uint8_t>(WordClass::Stop);
    }
  }

  std::vector<InflectionRecord> inflections() {
    std::vector<InflectionRecord> rows;
    for (const InflectionRow& row : tables_.inflections)
      rows.push_back({strings_.add(fold(row.form)),
                      strings_.add(fold(row.lemma)),
                      languages_.number(row.language),
                      row.kind,
                      {}});
    const auto key = [&](const InflectionRecord& r) {
      const auto text = [&](TextRef ref) {
        return std::string_view(strings_.bytes()).substr(ref.offset, ref.size);
      };
      return std::tuple(r.language, r.kind, text(r.form), text(r.lemma));
    };
    std::sort(rows.begin(), rows.end(),
              [&](const InflectionRecord& a, const InflectionRecord& b) {
                return key(a) < key(b);
              });
    return rows;
  }

  // The offices of a country's role together, in order of time.
  std::vector<std::uint32_t> holders() const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < offices_.size(); ++i)
      if (offices_[i].country != kNoEntity) all.push_back(i);
    std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto key = [&](std::uint32_t i) {
        const OfficeRecord& o = offices_[i];
        return std::tuple(o.country, o.role, o.from, i);
      };
      return key(a) < key(b);
    });
    return all;
  }

  std::string lay_out() {
    Sections sections;
    std::vector<std::uint32_t> all_ancestors;
    put(sections, Section::Entities, entity_records(all_ancestors));
    put(sections, Section::Ancestors, all_ancestors);

    std::vector<StateRecord> states;
    std::vector<AliasRecord> aliases;
    std::vector<TermRecord> terms;
    trie_.write_states(states, aliases, terms);
    put(sections, Section::States, states);
    put(sections, Section::Aliases, aliases);
    put(sections, Section::Terms, terms);
    put(sections, Section::Edges, trie_.edge_table());
    put(sections, Section::Surnames, aliases_.take_surnames());
    put(sections, Section::Words, trie_.words());
    put(sections, Section::WordSlots, trie_.slot_table());

    std::vector<StemRecord> stems;
    std::vector<std::uint8_t> filter;
    trie_.write_stems(stems, filter);
    put(sections, Section::Stems, stems);
    put(sections, Section::StemFilter, filter);
    put(sections, Section::Inflections, inflections());
    put(sections, Section::Prefixes, prefixes_);
    put(sections, Section::Offices, offices_);
    put(sections, Section::Holders, holders());
    put(sections, Section::Spellings, aliases_.spellings());

    std::vector<TextRef> languages;
    for (const std::string& code : languages_.codes())
      languages.push_back(strings_.add(code));
    put(sections, Section::Languages, languages);
    sections[static_cast<std::size_t>(Section::Strings)] = strings_.bytes();
    return join(sections);
  }

  std::vector<EntityRecord> entity_records(
      std::vector<std::uint32_t>& all_ancestors) {
    std::vector<EntityRecord> records;
    auto office = offices_.begin();
    for (std::uint32_t i = 0; i < entities_.size(); ++i) {
      EntityRecord record = entity_record(entities_.row(i));
      const auto above = entities_.ancestors(i);
      record.first_ancestor = static_cast<std::uint32_t>(all_ancestors.size());
      record.ancestor_count = static_cast<std::uint32_t>(above.size());
      all_ancestors.insert(all_ancestors.end(), above.begin(), above.end());
      record.first_office =
          static_cast<std::uint32_t>(office - offices_.begin());
      while (office != offices_.end() && office->entity == i) {
        ++office;
        ++record.office_count;
      }
      records.push_back(record);
    }
    for (std::uint32_t i = 0; i < entities_.size(); ++i) {
      // A state that joined another (East Germany) did not become it.
      const auto& successors = entities_.row(i).successors;
      if (successors.size() < 2) continue;
      for (std::string_view id : successors) {
        const std::uint32_t successor = entities_.number(id);
        if (successor != kNoEntity) records[successor].former = i;
      }
    }
    return records;
  }

  EntityRecord entity_record(const EntityRow& row) {
    EntityRecord record{};
    record.id = strings_.add(row.id);
    record.label = strings_.add(row.label);
    record.kind = strings_.add(row.kind);
    record.country = strings_.add(row.country);
    record.maker = strings_.add(row.maker);
    record.qid = strings_.add(row.qid);
    record.country_entity = entities_.number(row.country);
    record.former = kNoEntity;
    record.from = row.from;
    record.to = row.to;
    record.facet = static_cast<std::uint8_t>(row.facet);
    return record;
  }

  const Tables& tables_;
  FaultList& faults_;
  EntityNumbers entities_;
  LanguageNumbers languages_;
  StringPool strings_;
  NameTrie trie_;
  NameCutter cutter_;
  AliasCompiler aliases_;
  std::vector<PrefixRecord> prefixes_;
  std::vector<OfficeRecord> offices_;
};

}  // namespace

std::optional<std::string> Gazetteer::compile(
    const std::vector<TableSource>& sources, std::vector<TableFault>& faults) {
  FaultList list(sources, faults);
  const Tables tables = read_tables(sources, list);
  if (list.has_error()) return std::nullopt;
  return Compiler(tables, list).compile();
}

}  // namespace dossier::internal
