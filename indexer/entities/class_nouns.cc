// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/class_nouns.h"

#include <algorithm>

#include "indexer/store/fields.h"

namespace dossier::internal {
namespace {

using enum NounCategory;

struct ClassRow {
  std::string_view class_id;
  ClassNouns nouns;
};

// The narrow classes before the wide ones. A missile is called after what it is
// shot from ("Trident submarine"), a ship after anything that it carries
// ("missile boat"). No tank is meant where planes alone are named.
constexpr ClassRow kClassNouns[] = {
    {"helicopter", {{Helicopter, Aircraft}, {}}},
    {"aircraft", {{Aircraft, Uav, Radar}, {}}},
    {"unmanned_vessel", {{Uav, Ship}, {}}},
    {"drone", {{Uav, Aircraft, Missile, Bomb, Vehicle}, {}}},
    {"atgm", {{Missile, Launcher, AntiTank, SmallArm, Artillery}, {Ship}}},
    {"missile",
     {{Missile, Launcher, AirDefence, AntiTank, Ship, Bomb, Radar}, {}}},
    {"sam_naval", {{AirDefence, Missile, Launcher, Radar, Ship}, {}}},
    {"aaa", {{AirDefence, Artillery, Tank, Vehicle, SmallArm}, {Ship}}},
    {"air_defence", {{AirDefence, Missile, Launcher, Radar, Vehicle}, {Ship}}},
    {"armoured_vehicle",
     {{Tank, Vehicle, AntiTank, Artillery, AirDefence, Launcher},
      {Ship, Aircraft}}},
    {"unarmoured_vehicle", {{Vehicle, Launcher, Artillery}, {Ship, Aircraft}}},
    {"artillery",
     {{Artillery, Launcher, Missile, Vehicle, Tank, Bomb}, {Ship}}},
    {"infantry_weapon",
     {{SmallArm, Launcher, AntiTank, Artillery, Missile}, {Ship}}},
    {"bomb", {{Bomb, Missile, Artillery}, {}}},
    {"torpedo", {{Bomb, Missile}, {}}},
    {"mine", {{Bomb}, {}}},
    {"space_launcher", {{Missile, Launcher}, {}}},
};

struct NounClass {
  NounCategory category;
  std::string_view class_id;
};
constexpr NounClass kNounClasses[] = {
    {Helicopter, "helicopter"}, {Aircraft, "aircraft"}, {Uav, "uav"},
    {Missile, "missile"},       {Ship, "ship"},         {Bomb, "bomb"},
};

}  // namespace

ClassNouns nouns_of_class(const CompiledForm& form, std::string_view class_id) {
  const std::uint32_t its_class =
      form.find_entity(static_cast<std::uint8_t>(Facet::Class), class_id);
  if (its_class == kNoEntity) return {};
  const auto above = form.ancestors(form.entity(its_class));
  const auto is_or_is_above = [&](std::string_view id) {
    return id == class_id ||
           std::any_of(above.begin(), above.end(), [&](std::uint32_t n) {
             return form.text(form.entity(n).id) == id;
           });
  };
  for (const ClassRow& row : kClassNouns)
    if (is_or_is_above(row.class_id)) return row.nouns;
  return {};
}

std::string_view class_of_noun(NounSet nouns) {
  for (const NounClass& row : kNounClasses)
    if (nouns.meets({row.category})) return row.class_id;
  return {};
}

}  // namespace dossier::internal
