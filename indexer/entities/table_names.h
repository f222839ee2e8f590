// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The names that cells of the tables may have, but for roles.
#ifndef DOSSIER_INDEXER_ENTITIES_TABLE_NAMES_H_
#define DOSSIER_INDEXER_ENTITIES_TABLE_NAMES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/entities/compiled_form.h"
#include "indexer/entities/word_class.h"

namespace dossier::internal {

template <class T, std::size_t N>
std::optional<T> look_up(
    const std::array<std::pair<std::string_view, T>, N>& names,
    std::string_view name) {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  return std::nullopt;
}

inline constexpr std::array<std::pair<std::string_view, AliasKind>, 12>
    kAliasKinds{{
        {"name", AliasKind::Name},
        {"official", AliasKind::Official},
        {"demonym", AliasKind::Demonym},
        {"capital", AliasKind::Capital},
        {"city", AliasKind::City},
        {"metonym", AliasKind::Metonym},
        {"designation", AliasKind::Designation},
        {"reporting", AliasKind::Reporting},
        {"nickname", AliasKind::Nickname},
        {"surname", AliasKind::Surname},
        {"stem", AliasKind::Stem},
        {"region", AliasKind::Region},
    }};

inline constexpr std::array<std::pair<std::string_view, std::uint8_t>, 4>
    kFlags{{{"case", kCase},
            {"context", kContext},
            {"full", kFull},
            {"safe", kSafe}}};

inline constexpr std::array<std::pair<std::string_view, TermKind>, 5>
    kTermKinds{{
        {"role", TermKind::Role},
        {"modifier", TermKind::Modifier},
        {"rank", TermKind::Rank},
        {"honorific", TermKind::Honorific},
        {"speech", TermKind::Speech},
    }};

inline constexpr std::array<std::pair<std::string_view, NounCategory>, 19>
    kNounCategories{{
        {"missile", NounCategory::Missile},
        {"launcher", NounCategory::Launcher},
        {"air_defence", NounCategory::AirDefence},
        {"aircraft", NounCategory::Aircraft},
        {"helicopter", NounCategory::Helicopter},
        {"uav", NounCategory::Uav},
        {"tank", NounCategory::Tank},
        {"vehicle", NounCategory::Vehicle},
        {"artillery", NounCategory::Artillery},
        {"small_arm", NounCategory::SmallArm},
        {"anti_tank", NounCategory::AntiTank},
        {"ship", NounCategory::Ship},
        {"bomb", NounCategory::Bomb},
        {"radar", NounCategory::Radar},
        {"system", NounCategory::System},
        {"amount", NounCategory::Amount},
        {"elsewhere", NounCategory::Elsewhere},
        {"language", NounCategory::Language},
        {"namesake", NounCategory::Namesake},
    }};

// A class of words, or a fact that goes beside one.
struct WordSort {
  WordClass word_class;
  std::uint8_t flags;
};
inline constexpr std::array<std::pair<std::string_view, WordSort>, 14>
    kWordSorts{{
        {"article", {WordClass::Article, 0}},
        {"of", {WordClass::Of, 0}},
        {"and", {WordClass::And, 0}},
        {"particle", {WordClass::Particle, 0}},
        {"suffix", {WordClass::Suffix, 0}},
        {"calendar", {WordClass::Calendar, 0}},
        {"organisation", {WordClass::Organisation, 0}},
        {"company", {WordClass::Organisation, kOfCompany}},
        {"direction", {WordClass::Direction, 0}},
        {"given_name", {WordClass::None, kGivenName}},
        {"opens_name", {WordClass::None, kOpensName}},
        {"appointing", {WordClass::None, kAppoints}},
        {"of_elsewhere", {WordClass::None, kOfElsewhere}},
        {"article_elsewhere", {WordClass::None, kArticleElsewhere}},
    }};

inline constexpr std::array<std::pair<std::string_view, InflectionKind>, 3>
    kInflectionKinds{{{"prefix", InflectionKind::Prefix},
                      {"suffix", InflectionKind::Suffix},
                      {"link", InflectionKind::Link}}};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_TABLE_NAMES_H_
