// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The compiled gazetteer: one block of bytes, little-endian, used in place.
//
//   Header, then the sections in the order of enum Section, each aligned to 8
//   bytes. All references are indexes or offsets within a section.
//
// A word is a folded piece (pieces.h). A trie over words finds aliases and
// terms: its edges are one hash table from (state, word) to state, and a
// word's own state is where it begins. State 0 is no state.
//
// A damaged block must never crash: every accessor of CompiledForm checks its
// index and answers with an empty record, probing is bounded, and a walk
// through the trie ends because each step consumes a piece. Whether the bytes
// are the right ones is for checksums to say.
#ifndef DOSSIER_INDEXER_ENTITIES_COMPILED_FORM_H_
#define DOSSIER_INDEXER_ENTITIES_COMPILED_FORM_H_

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace dossier::internal {

inline constexpr std::array<char, 8> kGazetteerMagic{'D', 'S', 'R', 'G',
                                                     'A', 'Z', 'E', 'T'};
inline constexpr std::uint32_t kGazetteerFormat = 2;
// Rises when the tokenizer or folding changes what a table compiles to.
inline constexpr std::uint32_t kGazetteerSettings = 1;

enum class AliasKind : std::uint8_t {
  Name,
  Official,
  Demonym,
  Capital,
  City,
  Metonym,
  Designation,
  Reporting,
  Nickname,
  Surname,
  Stem,
  Region,  // a part of a country: Texas, England, Abkhazia
  Denied,  // a phrase that is no entity; `entity` holds a set of facets
};

// Flags of an alias.
inline constexpr std::uint8_t kCase = 1;     // as written only
inline constexpr std::uint8_t kContext = 2;  // needs support
inline constexpr std::uint8_t kFull = 4;     // never by this surname alone
inline constexpr std::uint8_t kSafe = 8;     // a surname that is safe alone
inline constexpr std::uint8_t kMarked = 16;  // has letters outside ASCII
inline constexpr std::uint8_t kDigits = 32;  // has a digit
inline constexpr std::uint8_t kLower = 64;   // begins with a lower-case letter
inline constexpr std::uint8_t kComma = 128;  // has a comma inside

enum class TermKind : std::uint8_t {
  Role,
  Modifier,
  Rank,
  Honorific,
  Speech,
  Noun,  // of a weapon system: missile, jet
};

// What a noun of nouns*.tsv names; kept in TermRecord::role.
enum class NounCategory : std::uint8_t {
  Other,
  Missile,
  Launcher,
  AirDefence,
  Aircraft,
  Helicopter,
  Uav,
  Tank,
  Vehicle,
  Artillery,
  SmallArm,
  AntiTank,
  Ship,
  Bomb,
  Radar,
  System,
  Amount,     // supports none: what a number counts
  Elsewhere,  // supports none: what else letters and digits name
  Language,   // makes a nationality a language: Russian speakers
  Namesake,   // has its name from a place elsewhere: Paris Street
};

// The offices of offices*.tsv and the classes of titles*.tsv.
enum class Role : std::uint8_t {
  None,
  HeadOfState,
  VicePresident,
  HeadOfGovernment,
  DeputyHeadOfGovernment,
  ForeignMinister,
  DeputyForeignMinister,
  DefenceMinister,
  DeputyDefenceMinister,
  InteriorMinister,
  FinanceMinister,
  Minister,
  DeputyMinister,
  ChiefOfStaff,
  Military,
  IntelligenceChief,
  SecurityAdviser,
  Adviser,
  ArmsExportDirector,
  Executive,
  Ambassador,
  Envoy,
  Spokesperson,
  Legislator,
  Governor,
  Judge,
  InternationalHead,
  Other,
  // Classes of modifiers, ranks and honorifics.
  Deputy,
  Former,
  Acting,
  Noble,
  Religious,
};

enum class Section : std::uint8_t {
  Strings,      // UTF-8, no separators
  Languages,    // TextRef; the first is "und", the second "en"
  Entities,     // EntityRecord, sorted by facet and id
  Ancestors,    // entity numbers
  Words,        // WordRecord; number 0 is no word
  WordSlots,    // WordSlot, open addressing, a power of two
  States,       // StateRecord; number 0 is no state
  Edges,        // Edge, open addressing, a power of two
  Aliases,      // AliasRecord, by state
  Terms,        // TermRecord, by state
  Stems,        // StemRecord, sorted by text
  StemFilter,   // 65,536 bits over the first three bytes of stems
  Inflections,  // InflectionRecord, sorted by language, kind and form
  Surnames,     // AliasRecord, by word
  Prefixes,     // PrefixRecord, sorted by state
  Offices,      // OfficeRecord, sorted by entity
  Holders,      // numbers of offices, sorted by country, role and beginning
  Spellings,    // SpellingRecord, sorted by key, then entity
};
inline constexpr std::size_t kSectionCount = 18;
inline constexpr std::size_t kStemFilterBits = 65536;

inline constexpr std::uint32_t kNoEntity = 0xffffffff;

struct SectionPlace {
  std::uint32_t offset;
  std::uint32_t size;  // bytes
};

struct GazetteerHeader {
  std::array<char, 8> magic;
  std::uint32_t format;
  std::uint32_t settings;
  std::uint64_t size;      // of the whole block
  std::uint64_t checksum;  // XXH3 of all that follows the header
  std::array<SectionPlace, kSectionCount> sections;
};

struct TextRef {
  std::uint32_t offset;
  std::uint32_t size;
};

struct EntityRecord {
  TextRef id, label, kind, country, maker, qid;
  std::uint32_t first_ancestor, ancestor_count;
  std::uint32_t first_office, office_count;
  std::uint32_t country_entity;
  std::uint32_t former;  // the state that broke up into this one and others
  std::int32_t from, to;
  std::uint8_t facet;
  std::uint8_t padding[3];
};

struct AliasRecord {
  std::uint32_t entity;
  TextRef written;
  std::uint16_t spaces;  // bit k: white space may stand before piece k even if
                         // letters meet digits there
  std::uint8_t language;
  std::uint8_t kind;
  std::uint8_t flags;
  std::uint8_t pieces;
  std::uint8_t names_maker;  // of a system: its maker bears this name, too
  std::uint8_t padding;
};

inline AliasKind kind_of(const AliasRecord& alias) {
  return static_cast<AliasKind>(alias.kind);
}

struct TermRecord {
  std::uint8_t kind;
  std::uint8_t role;
  std::uint8_t language;
  std::uint8_t pieces;
};

// Facts about a word that hold wherever it stands.
inline constexpr std::uint8_t kGivenName = 1;    // begins names of people
inline constexpr std::uint8_t kFamilyName = 2;   // ends names of people
inline constexpr std::uint8_t kOpensPrefix = 4;  // of a designation
inline constexpr std::uint8_t kOfElsewhere = 8;  // "of" in other languages
inline constexpr std::uint8_t kArticleElsewhere = 16;  // "the" in others
inline constexpr std::uint8_t kOfCompany = 32;  // how companies are called: Inc
inline constexpr std::uint8_t kAppoints = 64;   // names who will hold an office
inline constexpr std::uint8_t kOpensName = 128;  // half a name: عبد

struct WordRecord {
  TextRef text;
  std::uint32_t state;
  std::uint32_t first_surname;
  std::uint16_t surname_count;
  std::uint8_t flags;
  std::uint8_t word_class;  // WordClass
};

struct WordSlot {
  std::uint32_t hash;
  std::uint32_t word;  // 0: empty
};

struct StateRecord {
  std::uint32_t first_alias;
  std::uint32_t first_term;
  std::uint16_t alias_count;
  std::uint8_t term_count;
  std::uint8_t has_edges;
};

struct Edge {
  std::uint32_t state;
  std::uint32_t word;
  std::uint32_t next;  // 0: empty
};

// A word of the trie that stands for all words that begin so.
struct StemRecord {
  TextRef text;
  std::uint32_t word;
};

enum class InflectionKind : std::uint8_t {
  Prefix,  // "وال" of "والرئيس" may be "ال"
  Suffix,  // "ова" of "Лаврова" may be "ов"
  Link,    // "ск" may stand between a stem and a suffix
};

struct InflectionRecord {
  TextRef form, lemma;
  std::uint8_t language;
  InflectionKind kind;
  std::uint8_t padding[2];
};

struct PrefixRecord {
  std::uint32_t state;
  TextRef written, category, country;
  TextRef label;  // how it is written in the label of a system
  std::uint8_t min_digits, max_digits;
  std::uint8_t needs_context, spaced;
};

struct OfficeRecord {
  std::uint32_t entity;
  std::uint32_t country;  // an entity, or kNoEntity
  std::int32_t from, to;  // kNoDay: open
  std::uint8_t role;
  std::uint8_t padding[3];
};

// A full name of a person, by its spelling key.
struct SpellingRecord {
  std::uint64_t key;  // hash_spelling()
  std::uint32_t entity;
  std::uint32_t needs_context;
};

inline std::uint64_t hash_spelling(std::string_view key) {
  return XXH3_64bits(key.data(), key.size());
}
inline std::uint64_t hash_edge(std::uint32_t state, std::uint32_t word) {
  const std::uint64_t key = std::uint64_t{state} << 32 | word;
  const std::uint64_t mixed = key * 0x9e3779b97f4a7c15ull;
  return mixed ^ (mixed >> 29);
}
inline std::uint32_t hash_word(std::string_view term) {
  return static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
}
// The filter's bit for a word, by its first three bytes.
inline std::size_t stem_filter_bit(std::string_view term) {
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < 3 && i < term.size(); ++i)
    key = key << 8 | static_cast<unsigned char>(term[i]);
  return key * 0x9e3779b1u >> 16;
}

// Reads a compiled block in place. The block outlives it.
class CompiledForm {
 public:
  CompiledForm() = default;

  // Empty if the block can be used; else the reason. Constant time.
  static const char* check(std::string_view block);
  // REQUIRES check(block) found nothing.
  explicit CompiledForm(std::string_view block);

  std::string_view text(TextRef ref) const {
    if (ref.offset > strings_.size() || ref.size > strings_.size() - ref.offset)
      return {};
    return strings_.substr(ref.offset, ref.size);
  }

  std::size_t entity_count() const { return entities_.size(); }
  const EntityRecord& entity(std::uint32_t i) const { return at(entities_, i); }
  // The entity of a facet with this id, or kNoEntity.
  std::uint32_t find_entity(std::uint8_t facet, std::string_view id) const;
  const WordRecord& word(std::uint32_t i) const { return at(words_, i); }
  const StateRecord& state(std::uint32_t i) const { return at(states_, i); }

  std::span<const AliasRecord> aliases(const StateRecord& s) const {
    return slice(aliases_, s.first_alias, s.alias_count);
  }
  std::span<const TermRecord> terms(const StateRecord& s) const {
    return slice(terms_, s.first_term, s.term_count);
  }
  std::span<const AliasRecord> surnames(const WordRecord& w) const {
    return slice(surnames_, w.first_surname, w.surname_count);
  }
  std::span<const std::uint32_t> ancestors(const EntityRecord& e) const {
    return slice(ancestors_, e.first_ancestor, e.ancestor_count);
  }
  std::span<const OfficeRecord> offices(const EntityRecord& e) const {
    return slice(offices_, e.first_office, e.office_count);
  }
  std::span<const OfficeRecord> offices() const { return offices_; }
  std::span<const AliasRecord> aliases() const { return aliases_; }
  std::span<const PrefixRecord> prefixes() const { return prefixes_; }
  const OfficeRecord& office(std::uint32_t i) const { return at(offices_, i); }
  // The offices of one role in one country, earliest first.
  std::span<const std::uint32_t> holders(std::uint32_t country,
                                         Role role) const;
  std::span<const InflectionRecord> inflections(std::uint8_t language,
                                                InflectionKind kind) const;

  // The number of a folded piece, or 0.
  std::uint32_t find_word(std::string_view term) const {
    return find_word(term, hash_word(term));
  }
  std::uint32_t find_word(std::string_view term, std::uint32_t hash) const;
  // Brings the slot of a word into the cache ahead of find_word().
  void expect_word(std::uint32_t hash) const {
    __builtin_prefetch(&word_slots_[hash & (word_slots_.size() - 1)]);
  }

  // The state after one more word, or 0.
  std::uint32_t step(std::uint32_t state, std::uint32_t word) const;

  // The words of the trie that stand for stems which begin `term`, longest
  // first; how many were put into `out`.
  std::size_t find_stems(std::string_view term,
                         std::span<std::uint32_t> out) const;

  const PrefixRecord* find_prefix(std::uint32_t state) const;

  // The people with a name of this hash_spelling().
  std::span<const SpellingRecord> find_spelling(std::uint64_t key) const;

  // The number of a language, or of "und".
  std::uint8_t find_language(std::string_view code) const;
  std::string_view language(std::uint8_t number) const {
    return text(at(languages_, number));
  }

 private:
  template <class T>
  static const T& at(std::span<const T> all, std::size_t i) {
    static constexpr T nothing{};
    return i < all.size() ? all[i] : nothing;
  }
  template <class T>
  static std::span<const T> slice(std::span<const T> all, std::size_t first,
                                  std::size_t count) {
    if (first > all.size() || count > all.size() - first) return {};
    return all.subspan(first, count);
  }

  std::string_view strings_;
  std::span<const TextRef> languages_;
  std::span<const EntityRecord> entities_;
  std::span<const std::uint32_t> ancestors_;
  std::span<const WordRecord> words_;
  std::span<const WordSlot> word_slots_;
  std::span<const StateRecord> states_;
  std::span<const Edge> edges_;
  std::span<const AliasRecord> aliases_;
  std::span<const TermRecord> terms_;
  std::span<const StemRecord> stems_;
  std::span<const std::uint8_t> stem_filter_;
  std::span<const InflectionRecord> inflections_;
  std::span<const AliasRecord> surnames_;
  std::span<const PrefixRecord> prefixes_;
  std::span<const OfficeRecord> offices_;
  std::span<const std::uint32_t> holders_;
  std::span<const SpellingRecord> spellings_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COMPILED_FORM_H_
