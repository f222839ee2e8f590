// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables -> the compiled form: rows are checked against each other, names are
// cut into pieces, and everything is laid out as compiled_form.h says.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/pieces.h"
#include "indexer/entities/spelling_key.h"
#include "indexer/entities/tables.h"
#include "indexer/entities/word_classes.h"
#include "indexer/text/fold.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostPieces = 16;  // of a name; also bits of `spaces`
constexpr std::size_t kMostAncestors = 32;
constexpr std::uint32_t kEveryFacet = 0x0f;  // of a denied phrase

// A word that opens (or ends) the names of this many known people is taken for
// a given (or family) name wherever it is capitalised.
constexpr int kPeopleForGivenName = 2;
constexpr int kPeopleForFamilyName = 1;

class Strings {
 public:
  TextRef add(std::string_view text) {
    if (text.empty()) return {0, 0};
    const auto [at, fresh] = known_.try_emplace(
        std::string(text), TextRef{static_cast<std::uint32_t>(bytes_.size()),
                                   static_cast<std::uint32_t>(text.size())});
    if (fresh) bytes_ += text;
    return at->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, TextRef> known_;
};

// Words and the trie over them, as long as they grow.
class Trie {
 public:
  explicit Trie(Strings& strings) : strings_(strings) {
    words_.push_back({});
    texts_.emplace_back();
    alias_lists_.emplace_back();
    term_lists_.emplace_back();
  }

  std::uint32_t word(std::string_view term) {
    const auto [at, fresh] = numbers_.try_emplace(
        std::string(term), static_cast<std::uint32_t>(words_.size()));
    if (fresh) {
      WordRecord record{};
      record.text = strings_.add(term);
      words_.push_back(record);
      texts_.emplace_back(term);
    }
    return at->second;
  }

  std::uint32_t path(const std::vector<std::uint32_t>& words) {
    std::uint32_t& root = words_[words[0]].state;
    if (root == 0) root = new_state();
    std::uint32_t state = root;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::uint64_t key = std::uint64_t{state} << 32 | words[i];
      const auto [at, fresh] = edges_.try_emplace(key, 0);
      if (fresh) {
        at->second = new_state();
        parents_.insert(state);
      }
      state = at->second;
    }
    return state;
  }

  void add_alias(std::uint32_t state, const AliasRecord& alias) {
    alias_lists_[state].push_back(alias);
  }
  void add_term(std::uint32_t state, const TermRecord& term) {
    auto& list = term_lists_[state];
    if (list.size() < 255) list.push_back(term);
  }

  std::vector<WordRecord>& words() { return words_; }
  const std::string& text(std::uint32_t word) const { return texts_[word]; }

  void write_states(std::vector<StateRecord>& states,
                    std::vector<AliasRecord>& aliases,
                    std::vector<TermRecord>& terms) const {
    for (std::uint32_t s = 0; s < alias_lists_.size(); ++s) {
      const auto& list = alias_lists_[s];
      const std::size_t count = std::min<std::size_t>(list.size(), 0xffff);
      states.push_back({static_cast<std::uint32_t>(aliases.size()),
                        static_cast<std::uint32_t>(terms.size()),
                        static_cast<std::uint16_t>(count),
                        static_cast<std::uint8_t>(term_lists_[s].size()),
                        static_cast<std::uint8_t>(parents_.count(s))});
      aliases.insert(aliases.end(), list.begin(),
                     list.begin() + static_cast<std::ptrdiff_t>(count));
      terms.insert(terms.end(), term_lists_[s].begin(), term_lists_[s].end());
    }
  }

  std::vector<Edge> edge_table() const {
    std::vector<Edge> table(table_size(edges_.size()));
    const std::size_t mask = table.size() - 1;
    // In the order of their keys, so that equal tables compile to equal bytes.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(edges_.begin(),
                                                                edges_.end());
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [key, next] : sorted) {
      const auto state = static_cast<std::uint32_t>(key >> 32);
      const auto word = static_cast<std::uint32_t>(key);
      std::size_t at = hash_edge(state, word) & mask;
      while (table[at].next != 0) at = (at + 1) & mask;
      table[at] = {state, word, next};
    }
    return table;
  }

  std::vector<WordSlot> slot_table() const {
    std::vector<WordSlot> table(table_size(words_.size()));
    const std::size_t mask = table.size() - 1;
    for (std::uint32_t w = 1; w < words_.size(); ++w) {
      const std::uint32_t hash = hash_word(texts_[w]);
      std::size_t at = hash & mask;
      while (table[at].word != 0) at = (at + 1) & mask;
      table[at] = {hash, w};
    }
    return table;
  }

 private:
  std::uint32_t new_state() {
    alias_lists_.emplace_back();
    term_lists_.emplace_back();
    return static_cast<std::uint32_t>(alias_lists_.size() - 1);
  }

  // At most half full.
  static std::size_t table_size(std::size_t entries) {
    std::size_t size = 16;
    while (size < entries * 2 + 2) size *= 2;
    return size;
  }

  Strings& strings_;
  std::vector<WordRecord> words_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::unordered_set<std::uint32_t> parents_;
  std::vector<std::vector<AliasRecord>> alias_lists_;
  std::vector<std::vector<TermRecord>> term_lists_;
};

// A name cut into pieces.
struct CutName {
  std::vector<std::uint32_t> words;
  std::vector<std::string_view> terms;
  std::uint16_t spaces = 0;
  std::uint8_t flags = 0;
};

class Compiler {
 public:
  Compiler(const Tables& tables, FaultList& faults)
      : tables_(tables), faults_(faults), trie_(strings_) {}

  std::optional<std::string> compile() {
    number_languages();
    number_entities();
    check_parents();
    if (faults_.has_error()) return std::nullopt;
    add_aliases();
    add_labels();
    add_denials();
    add_terms();
    add_prefixes();
    add_offices();
    if (faults_.has_error()) return std::nullopt;
    mark_name_words();
    return lay_out();
  }

 private:
  void number_languages() {
    languages_ = {"und", "en"};
    const auto add = [&](std::string_view code) {
      if (std::find(languages_.begin(), languages_.end(), code) ==
              languages_.end() &&
          languages_.size() < 255)
        languages_.emplace_back(code);
    };
    for (const AliasRow& row : tables_.aliases) add(row.language);
    for (const TermRow& row : tables_.terms) add(row.language);
  }

  // "zh-Hant" and "zh-Hans" are one language to the detector.
  std::uint8_t language(std::string_view code) const {
    const auto at = std::find(languages_.begin(), languages_.end(), code);
    return at == languages_.end()
               ? std::uint8_t{0}
               : static_cast<std::uint8_t>(at - languages_.begin());
  }

  void number_entities() {
    order_.reserve(tables_.entities.size());
    for (const EntityRow& row : tables_.entities) {
      if (row.is_maker)
        makers_.insert(row.id);
      else
        order_.push_back(&row);
    }
    std::sort(order_.begin(), order_.end(),
              [](const EntityRow* a, const EntityRow* b) {
                return std::tie(a->facet, a->id) < std::tie(b->facet, b->id);
              });
    for (std::uint32_t i = 0; i < order_.size(); ++i)
      numbers_.emplace(order_[i]->id, i);
  }

  std::uint32_t number(std::string_view id) const {
    const auto at = numbers_.find(id);
    return at == numbers_.end() ? kNoEntity : at->second;
  }

  void check_parents() {
    for (const EntityRow& row : tables_.entities) {
      for (std::string_view parent : row.parents) {
        if (row.is_maker || makers_.count(parent)) continue;
        const std::uint32_t n = number(parent);
        if (n == kNoEntity)
          faults_.error(row.place, "unknown parent \"" + std::string(parent) +
                                       "\" of \"" + std::string(row.id) + "\"");
        else if (order_[n]->facet != row.facet)
          faults_.error(row.place, "the parent of \"" + std::string(row.id) +
                                       "\" is of another facet");
      }
      for (std::string_view id : row.successors)
        if (number(id) == kNoEntity)
          faults_.error(row.place, "unknown successor \"" + std::string(id) +
                                       "\" of \"" + std::string(row.id) + "\"");
      if (!row.country.empty() && number(row.country) == kNoEntity)
        faults_.warning(row.place,
                        "unknown country \"" + std::string(row.country) + "\"");
    }
    if (!faults_.has_error())
      for (std::uint32_t i = 0; i < order_.size(); ++i) check_cycle(i);
  }

  // Breadth first, so that nearer ancestors come first.
  std::vector<std::uint32_t> ancestors(std::uint32_t entity) const {
    std::vector<std::uint32_t> found;
    const auto add_parents = [&](std::uint32_t of) {
      for (std::string_view parent : order_[of]->parents) {
        const std::uint32_t n = number(parent);
        if (n != kNoEntity &&
            std::find(found.begin(), found.end(), n) == found.end())
          found.push_back(n);
      }
    };
    add_parents(entity);
    for (std::size_t i = 0; i < found.size() && i < kMostAncestors; ++i)
      add_parents(found[i]);
    return found;
  }

  void check_cycle(std::uint32_t entity) {
    const auto above = ancestors(entity);
    if (std::find(above.begin(), above.end(), entity) != above.end())
      faults_.error(
          order_[entity]->place,
          "\"" + std::string(order_[entity]->id) + "\" is its own ancestor");
    else if (above.size() > kMostAncestors)
      faults_.error(order_[entity]->place, "too many ancestors");
  }

  // Nothing if the name has no word or too many.
  std::optional<CutName> cut(std::string_view name, RowPlace place) {
    tokenizer_.tokenize(name, tokens_);
    pieces_.clear();
    append_pieces(name, tokens_, pieces_);
    if (pieces_.empty() || pieces_.size() > kMostPieces) {
      faults_.warning(place,
                      "\"" + std::string(name) + "\" has " +
                          (pieces_.empty() ? "no word" : "too many words"));
      return std::nullopt;
    }
    CutName out;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& p = pieces_[i];
      const std::string_view term =
          std::string_view(tokens_.terms).substr(p.term_start, p.term_size);
      out.words.push_back(trie_.word(term));
      out.terms.push_back(term);
      if (i > 0 && p.gap >= Gap::Space)
        out.spaces |= static_cast<std::uint16_t>(1u << i);
      if (i > 0 && p.gap >= Gap::Comma) out.flags |= kComma;
      if (p.shape == Shape::Digits) out.flags |= kDigits;
    }
    if (pieces_[0].shape == Shape::Lower) out.flags |= kLower;
    if (std::any_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) > 127; }))
      out.flags |= kMarked;
    return out;
  }

  AliasRecord record(const CutName& name, std::uint32_t entity,
                     std::string_view written, std::string_view code,
                     AliasKind kind, std::uint8_t flags) {
    AliasRecord alias{};
    alias.entity = entity;
    alias.written = strings_.add(written);
    alias.spaces = name.spaces;
    alias.language = language(code);
    alias.kind = static_cast<std::uint8_t>(kind);
    alias.flags = static_cast<std::uint8_t>(flags | name.flags);
    alias.pieces = static_cast<std::uint8_t>(name.words.size());
    return alias;
  }

  void add_aliases() {
    for (const AliasRow& row : tables_.aliases)
      if (row.dropped) drop(row);
    for (const AliasRow& row : tables_.aliases) {
      if (makers_.count(row.id)) {
        add_maker_name(row);
        continue;
      }
      const std::uint32_t entity = number(row.id);
      if (entity == kNoEntity) {
        faults_.error(row.place, "unknown id \"" + std::string(row.id) + "\"");
        continue;
      }
      spelled_.insert({entity, fold(row.alias)});
      if (row.dropped || is_dropped(row, entity)) continue;
      if (row.kind == AliasKind::Stem) {
        add_stem(row, entity);
        continue;
      }
      const auto name = cut(row.alias, row.place);
      if (!name) continue;
      const AliasRecord alias =
          record(*name, entity, row.alias, row.language, row.kind, row.flags);
      note_duplicate(row, entity);
      if (row.kind == AliasKind::Surname)
        surnames_[name->words.back()].push_back(alias);
      if (row.kind != AliasKind::Surname || name->words.size() > 1 ||
          (row.flags & kSafe))
        trie_.add_alias(trie_.path(name->words), alias);
      if (is_person(entity) && row.kind != AliasKind::Surname)
        note_person(*name, alias, entity);
    }
  }

  void add_maker_name(const AliasRow& row) {
    if ((row.flags & kContext) || row.dropped) return;
    const auto name = cut(row.alias, row.place);
    if (name && name->words.size() > 1)
      trie_.add_alias(trie_.path(name->words),
                      record(*name, kEveryFacet, row.alias, row.language,
                             AliasKind::Denied, row.flags));
  }

  void drop(const AliasRow& row) {
    dropped_.insert({number(row.id), fold(row.alias), row.place.table,
                     std::string(row.language)});
  }

  // A table takes away aliases of the tables before it.
  bool is_dropped(const AliasRow& row, std::uint32_t entity) const {
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

  void note_duplicate(const AliasRow& row, std::uint32_t entity) {
    if ((row.flags & kContext) || row.kind == AliasKind::Surname) return;
    std::string key =
        row.flags & kCase ? std::string(row.alias) : fold(row.alias);
    key += '\t';
    key += row.language;
    key += static_cast<char>('0' + static_cast<int>(order_[entity]->facet));
    const auto [at, fresh] = strong_.try_emplace(std::move(key), entity);
    if (!fresh && at->second != entity)
      faults_.warning(row.place, "\"" + std::string(row.alias) +
                                     "\" is also a strong alias of \"" +
                                     std::string(order_[at->second]->id) +
                                     "\"");
  }

  bool is_person(std::uint32_t entity) const {
    return order_[entity]->facet == Facet::Official ||
           order_[entity]->facet == Facet::Person;
  }

  void note_spelling(TextRef written, std::uint32_t entity) {
    const std::string key =
        spelling_key(std::string_view(strings_.bytes())
                         .substr(written.offset, written.size));
    if (key.find('-') != std::string::npos)
      spellings_.emplace(hash_spelling(key), entity);
  }

  // A person is found by the last word of a name, too; and names of people
  // teach which words are given and family names.
  void note_person(const CutName& name, const AliasRecord& alias,
                   std::uint32_t entity) {
    if (name.words.size() < 2) return;
    const std::uint32_t first = name.words.front(), last = name.words.back();
    note_spelling(alias.written, entity);
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

  void add_stem(const AliasRow& row, std::uint32_t entity) {
    const auto name = cut(row.alias, row.place);
    if (!name) return;
    const AliasRecord alias = record(*name, entity, row.alias, row.language,
                                     AliasKind::Stem, row.flags);
    if (name->words.size() > 1) return;  // one word only, so far
    stems_[std::string(name->terms[0])].push_back(alias);
  }

  // The label is a name, unless the tables say how it is to be taken.
  void add_labels() {
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      const EntityRow& row = *order_[i];
      if (spelled_.count({i, fold(row.label)})) continue;
      const auto name = cut(row.label, row.place);
      if (!name) continue;
      const AliasRecord alias =
          record(*name, i, row.label, "und", AliasKind::Name, 0);
      trie_.add_alias(trie_.path(name->words), alias);
      if (is_person(i)) note_person(*name, alias, i);
    }
  }

  void add_denials() {
    for (const DenyRow& row : tables_.denials) {
      const auto name = cut(row.phrase, row.place);
      if (name)
        trie_.add_alias(
            trie_.path(name->words),
            record(*name, row.facets, row.phrase, "und", AliasKind::Denied, 0));
    }
  }

  void add_terms() {
    for (const TermRow& row : tables_.terms) {
      const auto name = cut(row.term, row.place);
      if (!name) continue;
      trie_.add_term(
          trie_.path(name->words),
          {static_cast<std::uint8_t>(row.kind),
           static_cast<std::uint8_t>(row.role), language(row.language),
           static_cast<std::uint8_t>(name->words.size())});
    }
  }

  void add_prefixes() {
    for (const PrefixRow& row : tables_.prefixes) {
      const auto name = cut(row.prefix, row.place);
      if (!name) continue;
      if (name->words.size() != 1) {
        faults_.warning(row.place, "a prefix of several words is not used");
        continue;
      }
      prefixes_.push_back({name->words[0], strings_.add(row.prefix),
                           strings_.add(row.category),
                           strings_.add(row.country), row.min_digits,
                           row.max_digits, row.needs_context, row.spaced});
    }
    std::sort(prefixes_.begin(), prefixes_.end(),
              [](const PrefixRecord& a, const PrefixRecord& b) {
                return a.word < b.word;
              });
  }

  void add_offices() {
    for (const OfficeRow& row : tables_.offices) {
      const std::uint32_t entity = number(row.id);
      if (entity == kNoEntity) {
        faults_.error(row.place, "unknown id \"" + std::string(row.id) + "\"");
        continue;
      }
      OfficeRecord office{};
      office.entity = entity;
      office.country = number(row.country);
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

  void mark_name_words() {
    for (std::string_view word : classed_words()) trie_.word(word);
    for (std::uint32_t w = 1; w < trie_.words().size(); ++w)
      trie_.words()[w].word_class =
          static_cast<std::uint8_t>(word_class(trie_.text(w)));
    const auto mark = [&](const auto& people, int least, std::uint8_t flag) {
      for (const auto& [word, entities] : people) {
        const std::string& text = trie_.text(word);
        if (static_cast<int>(entities.size()) < least || text.size() < 3 ||
            is_stop_word(text, "en"))
          continue;
        trie_.words()[word].flags |= flag;
      }
    };
    mark(givers_, kPeopleForGivenName, kGivenName);
    mark(bearers_, kPeopleForFamilyName, kFamilyName);
  }

  std::string lay_out() {
    std::array<std::string, kSectionCount> sections;
    const auto put = [&]<class T>(Section section, const std::vector<T>& rows) {
      sections[static_cast<std::size_t>(section)].assign(
          reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T));
    };

    std::vector<std::uint32_t> all_ancestors;
    put(Section::Entities, entity_records(all_ancestors));
    put(Section::Ancestors, all_ancestors);

    std::vector<StateRecord> states;
    std::vector<AliasRecord> aliases;
    std::vector<TermRecord> terms;
    trie_.write_states(states, aliases, terms);
    put(Section::States, states);
    put(Section::Aliases, aliases);
    put(Section::Terms, terms);
    put(Section::Edges, trie_.edge_table());

    std::vector<AliasRecord> surnames;
    for (const auto& [word, list] : surnames_) {
      WordRecord& record = trie_.words()[word];
      const std::size_t count = std::min<std::size_t>(list.size(), 0xffff);
      record.first_surname = static_cast<std::uint32_t>(surnames.size());
      record.surname_count = static_cast<std::uint16_t>(count);
      surnames.insert(surnames.end(), list.begin(),
                      list.begin() + static_cast<std::ptrdiff_t>(count));
    }
    put(Section::Surnames, surnames);
    put(Section::Words, trie_.words());
    put(Section::WordSlots, trie_.slot_table());

    std::vector<StemRecord> stems;
    std::vector<AliasRecord> stem_aliases;
    std::vector<std::uint8_t> filter(kStemFilterBits / 8);
    for (const auto& [stem, list] : stems_) {
      stems.push_back({strings_.add(stem),
                       static_cast<std::uint32_t>(stem_aliases.size()),
                       static_cast<std::uint32_t>(list.size())});
      stem_aliases.insert(stem_aliases.end(), list.begin(), list.end());
      const std::size_t bit = stem_filter_bit(stem);
      filter[bit / 8] |= static_cast<std::uint8_t>(1u << (bit % 8));
    }
    put(Section::Stems, stems);
    put(Section::StemAliases, stem_aliases);
    put(Section::StemFilter, filter);
    put(Section::Prefixes, prefixes_);
    put(Section::Offices, offices_);
    std::vector<SpellingRecord> spellings;
    for (const auto& [hash, entity] : spellings_)
      spellings.push_back({hash, entity, 0});
    put(Section::Spellings, spellings);

    std::vector<TextRef> languages;
    for (const std::string& code : languages_)
      languages.push_back(strings_.add(code));
    put(Section::Languages, languages);
    sections[static_cast<std::size_t>(Section::Strings)] = strings_.bytes();
    return join(sections);
  }

  std::vector<EntityRecord> entity_records(
      std::vector<std::uint32_t>& all_ancestors) {
    std::vector<EntityRecord> records;
    auto office = offices_.begin();
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      const EntityRow& row = *order_[i];
      const auto above = ancestors(i);
      EntityRecord record{};
      record.id = strings_.add(row.id);
      record.label = strings_.add(row.label);
      record.kind = strings_.add(row.kind);
      record.country = strings_.add(row.country);
      record.maker = strings_.add(row.maker);
      record.qid = strings_.add(row.qid);
      record.first_ancestor = static_cast<std::uint32_t>(all_ancestors.size());
      record.ancestor_count = static_cast<std::uint32_t>(above.size());
      record.country_entity = number(row.country);
      record.former = kNoEntity;
      record.from = row.from;
      record.to = row.to;
      record.facet = static_cast<std::uint8_t>(row.facet);
      all_ancestors.insert(all_ancestors.end(), above.begin(), above.end());
      record.first_office =
          static_cast<std::uint32_t>(office - offices_.begin());
      while (office != offices_.end() && office->entity == i) {
        ++office;
        ++record.office_count;
      }
      records.push_back(record);
    }
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      // A state that joined another (East Germany) did not become it.
      if (order_[i]->successors.size() < 2) continue;
      for (std::string_view id : order_[i]->successors) {
        const std::uint32_t successor = number(id);
        if (successor != kNoEntity) records[successor].former = i;
      }
    }
    return records;
  }

  static std::string join(
      const std::array<std::string, kSectionCount>& sections) {
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

  const Tables& tables_;
  FaultList& faults_;
  Strings strings_;
  Trie trie_;
  Tokenizer tokenizer_;
  TokenizedText tokens_;
  std::vector<Piece> pieces_;
  std::vector<std::string> languages_;
  std::vector<const EntityRow*> order_;  // by entity number
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::unordered_set<std::string_view> makers_;
  std::set<std::pair<std::uint32_t, std::string>> spelled_;
  std::set<std::tuple<std::uint32_t, std::string, std::uint32_t, std::string>>
      dropped_;
  std::unordered_map<std::string, std::uint32_t> strong_;
  // By word; ordered, so that equal tables compile to equal bytes.
  std::map<std::uint32_t, std::vector<AliasRecord>> surnames_;
  std::map<std::uint32_t, std::set<std::uint32_t>> givers_, bearers_;
  std::map<std::string, std::vector<AliasRecord>> stems_;
  std::set<std::pair<std::uint64_t, std::uint32_t>> spellings_;
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
