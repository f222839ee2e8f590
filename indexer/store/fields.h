// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Every field of an article, in one table: what a segment and the portable
// form call it. Nothing else in the tree spells out a prefix or a slot.
#ifndef DOSSIER_INDEXER_STORE_FIELDS_H_
#define DOSSIER_INDEXER_STORE_FIELDS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::internal {

// What is counted. The first five are entity facets: an article has any number
// of values of each. The others have at most one value an article.
enum class Facet : std::uint8_t {
  Country,
  System,
  Official,
  Person,
  Class,
  Source,
  Language,
  Year,
};
inline constexpr std::size_t kFacetCount = 8;
inline constexpr std::size_t kEntityFacetCount = 5;

inline constexpr bool is_entity_facet(Facet facet) {
  return static_cast<std::size_t>(facet) < kEntityFacetCount;
}

// What an article names itself. Classes only follow from its systems.
inline constexpr bool is_named_facet(Facet facet) {
  return is_entity_facet(facet) && facet != Facet::Class;
}

// People: those in public office, and others.
inline constexpr bool is_person_facet(Facet facet) {
  return facet == Facet::Official || facet == Facet::Person;
}

struct FacetField {
  Facet facet;
  std::string_view name;    // in options, queries and JSON
  std::string_view prefix;  // of the boolean term in Xapian
  std::uint32_t slot;       // value slot in the portable form
  std::string_view help;
};

inline constexpr std::array<FacetField, kFacetCount> kFacets{{
    {Facet::Country, "country", "XC", 0, "countries named, ISO 3166 alpha-3"},
    {Facet::System, "system", "XS", 1, "weapon systems named"},
    {Facet::Official, "official", "XO", 2, "people in public office named"},
    {Facet::Person, "person", "XP", 3, "other people named"},
    {Facet::Class, "class", "XK", 8, "classes of the weapon systems named"},
    {Facet::Source, "source", "H", 4, "the outlet"},
    {Facet::Language, "language", "L", 5, "ISO 639-1 code"},
    {Facet::Year, "year", "Y", 6, "year of the article's day"},
}};

inline constexpr const FacetField& field_of(Facet facet) {
  return kFacets[static_cast<std::size_t>(facet)];
}

inline constexpr std::optional<Facet> facet_by_name(std::string_view name) {
  for (const FacetField& field : kFacets)
    if (field.name == name) return field.facet;
  return std::nullopt;
}

// Term prefixes of fields that are not facets.
inline constexpr std::string_view kStemPrefix = "Z";  // + language + ":" + stem
inline constexpr std::string_view kTitlePrefix = "S";   // the same, title only
inline constexpr std::string_view kJoinedPrefix = "J";  // joined designation
inline constexpr std::string_view kIdPrefix = "Q";      // portable form only
inline constexpr std::string_view kDayPrefix = "D";     // portable form only
inline constexpr std::uint32_t kDaySlot = 7;  // sortable, portable form only

// A word of the title counts as often as this many words of the text, in term
// frequency and in article length alike (BM25F of Robertson, Zaragoza and
// Taylor, 2004, with one weight fixed at indexing time).
inline constexpr std::uint32_t kTitleWeight = 2;

// Separates the values of one facet in a value slot.
inline constexpr char kValueSeparator = '\x1f';

std::string stem_term(std::string_view language, std::string_view stem);
std::string title_term(std::string_view language, std::string_view stem);
// The title term of the same language and stem.
std::string title_term_of(std::string_view stem_term);
std::string joined_term(std::string_view designation);
// Cut to what Xapian takes; a colon follows a prefix where Xapian's
// convention asks for one (XC:SYR, but XSmig-29).
std::string boolean_term(std::string_view prefix, std::string_view value);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_FIELDS_H_
