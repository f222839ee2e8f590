// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_resolver.h"

#include <unicode/locid.h>

#include <algorithm>
#include <optional>
#include <string>

#include "dossier/error.h"
#include "indexer/entities/person_id.h"
#include "indexer/entities/slug.h"
#include "indexer/entities/spelling_key.h"
#include "indexer/text/language.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "searcher/query/query.h"
#include "searcher/query/value_suggestion.h"

namespace dossier::internal {
namespace {

std::string ascii_case(std::string_view text, bool upper) {
  std::string out(text);
  for (char& c : out) {
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// A country's code of two letters as that of three, which ids are: what is a
// code is no abbreviation of a name, such as "RU" for "Royaume-Uni".
std::string with_long_code(Facet facet, std::string text) {
  if (facet != Facet::Country || text.size() != 2) return text;
  const std::string code =
      icu::Locale("", ascii_case(text, true).c_str()).getISO3Country();
  return code.empty() ? text : code;
}

// The id as people type it: countries in capitals, systems and people not.
std::string id_spelling(Facet facet, std::string_view text) {
  if (facet == Facet::Country) return ascii_case(text, true);
  if (facet == Facet::Language) return normalise_language(text);
  if (is_entity_facet(facet)) return ascii_case(text, false);
  return std::string(text);
}

// People whose name, or surname, is spelled like this one.
void add_by_spelling(const Snapshot& snapshot, Facet facet,
                     std::string_view name, std::vector<ValueNumber>& out) {
  const std::string key = spelling_key(name);
  if (key.empty()) return;
  const bool surname = key.find(kNameSeparator) == std::string::npos;
  auto [first, last] = snapshot.values->values_of_facet(facet);
  for (ValueNumber value = first; value < last; ++value) {
    std::string_view label = snapshot.values->folded_label(value);
    if (surname) label.remove_prefix(label.rfind(' ') + 1);
    if (spelling_key(label) == key) out.push_back(value);
  }
}

// Values whose label is `folded`, or ends in it as a surname.
void add_by_label(const Snapshot& snapshot, Facet facet,
                  const std::string& folded, std::vector<ValueNumber>& out) {
  auto [first, last] = snapshot.values->values_of_facet(facet);
  std::string surname = " " + folded;
  for (ValueNumber value = first; value < last; ++value) {
    std::string_view label = snapshot.values->folded_label(value);
    if (label == folded || (is_person_facet(facet) && label.ends_with(surname)))
      out.push_back(value);
  }
}

// The id of a value that the users of the index merged into another, if `text`
// is one. Of people a name is as good, since ids that no table has are made of
// it.
std::optional<std::string> merged_id(const Snapshot& snapshot, Facet facet,
                                     const std::string& text) {
  for (const std::string& id :
       {text, id_spelling(facet, text),
        is_person_facet(facet) ? slug(text) : std::string()})
    if (snapshot.corrections->merged_into({facet, id})) return id;
  return std::nullopt;
}

// Adds the value with this id and the one that it was merged into, as far as
// articles have them: those that were not retagged since have the old one.
void add_by_id(const Snapshot& snapshot, Facet facet, const std::string& id,
               std::vector<ValueNumber>& out) {
  const ValueMap& values = *snapshot.values;
  if (const auto value = values.find(facet, id)) out.push_back(*value);
  if (const auto into = snapshot.corrections->merged_into({facet, id}))
    if (const auto value = values.find(into->facet, into->id);
        value && into->facet == facet)
      out.push_back(*value);
}

// Adds the values that the gazetteer calls so. True if it knows the name.
bool add_by_alias(const Snapshot& snapshot, Facet facet,
                  const std::string& text, std::vector<ValueNumber>& out) {
  const Gazetteer& gazetteer = *snapshot.gazetteer;
  const auto entities = gazetteer.find_by_name(facet, text);
  for (EntityNumber entity : entities)
    add_by_id(snapshot, facet, std::string(gazetteer.entity(entity).id), out);
  return !entities.empty();
}

bool add_by_gazetteer(const Snapshot& snapshot, Facet facet,
                      const std::string& text, std::vector<ValueNumber>& out) {
  const bool is_id =
      snapshot.gazetteer->find(facet, id_spelling(facet, text)).has_value();
  return add_by_alias(snapshot, facet, text, out) || is_id;
}

// Each once. Several are alternatives, which the repairs say.
void sort_out(const Snapshot& snapshot, const std::string& text,
              std::vector<ValueNumber>& found, std::vector<Repair>& repairs) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() < 2) return;
  std::string to;
  for (ValueNumber value : found) {
    if (!to.empty()) to += ", ";
    to += snapshot.values->value(value).id;
  }
  repairs.push_back({"ambiguous-value", text, std::move(to)});
}

[[noreturn]] void throw_unknown(const Snapshot& snapshot, Facet facet,
                                std::string_view text) {
  const std::string name(field_of(facet).name);
  const std::string nearest = suggest_value(snapshot, facet, text);
  throw Error(ErrorCode::BadQuery,
              "no " + name + " is called '" + std::string(text) + "'; " +
                  (nearest.empty() ? "" : "did you mean " + nearest + "? ") +
                  "list those there are with --facet " + name +
                  ":all --facet-find TEXT");
}

void require_year(std::string_view text) {
  // Only a year has four characters among what can be read as days.
  if (text.size() == 4 && parse_day_range(text)) return;
  throw Error(ErrorCode::BadQuery,
              "'" + std::string(text) +
                  "' is no year; write four digits such as 2012, and several "
                  "years as date:2012..2013");
}

// Names what no article has, with what may have been meant.
Repair unknown_value(const Snapshot& snapshot, Facet facet,
                     const std::string& text, bool known) {
  QueryNode asked = make_value(facet, text);
  asked.selection = true;
  return {"unknown-value", to_query_text(asked),
          known ? "" : suggest_value(snapshot, facet, text)};
}

}  // namespace

std::string folded_words(std::string_view text) {
  Tokenizer tokenizer;
  TokenizedText tokens;
  tokenizer.tokenize(clean_utf8(text), tokens);
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (!out.empty()) out += ' ';
    out += tokens.term(token);
  }
  return out;
}

Facet require_facet(std::string_view name) {
  if (auto facet = facet_by_name(name)) return *facet;
  std::string known;
  for (const FacetField& field : kFacets) {
    if (!known.empty()) known += ", ";
    known += field.name;
  }
  throw Error(ErrorCode::BadQuery, "there is no facet '" + clean_utf8(name) +
                                       "'; facets are " + known);
}

void add_named_values(const Snapshot& snapshot, Facet facet,
                      const std::string& text, std::vector<ValueNumber>& out) {
  if (add_by_alias(snapshot, facet, text, out)) return;
  // The id of a person whom no table has is made of his name.
  if (is_person_facet(facet)) add_by_id(snapshot, facet, person_id(text), out);
}

std::vector<ValueNumber> resolve_value(const Snapshot& snapshot, Facet facet,
                                       std::string_view typed,
                                       std::vector<Repair>& repairs) {
  const std::string text = with_long_code(facet, clean_utf8(typed));
  const ValueMap& values = *snapshot.values;
  for (const std::string& id : {text, id_spelling(facet, text)})
    if (auto value = values.find(facet, id);
        value && !snapshot.corrections->merged_into({facet, id}))
      return {*value};

  std::vector<ValueNumber> found;
  const auto merged = merged_id(snapshot, facet, text);
  if (merged) {
    const auto into = snapshot.corrections->merged_into({facet, *merged});
    repairs.push_back({"merged-value", text, to_string(*into)});
    add_by_id(snapshot, facet, *merged, found);
  }
  bool known = merged.has_value();
  if (!known && is_entity_facet(facet))
    known = add_by_gazetteer(snapshot, facet, text, found);
  const std::string folded = folded_words(text);
  if (!merged && !folded.empty()) add_by_label(snapshot, facet, folded, found);
  if (!merged && found.empty() && is_person_facet(facet))
    add_by_spelling(snapshot, facet, text, found);

  // Sources, languages and years are whatever articles say; one that none says
  // finds none.
  if (found.empty()) {
    if (!known && is_entity_facet(facet)) throw_unknown(snapshot, facet, text);
    if (facet == Facet::Year) require_year(text);
    repairs.push_back(unknown_value(snapshot, facet, text, known));
  }
  sort_out(snapshot, text, found, repairs);
  return found;
}

}  // namespace dossier::internal
