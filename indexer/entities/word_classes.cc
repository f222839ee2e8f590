// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/word_classes.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

using Classes = std::unordered_map<std::string_view, WordClass>;

Classes make_classes() {
  Classes classes;
  const auto add = [&](WordClass c,
                       std::initializer_list<std::string_view> words) {
    for (std::string_view word : words) classes.emplace(word, c);
  };
  add(WordClass::Article, {"a", "an", "the"});
  add(WordClass::Of, {"of", "for"});
  add(WordClass::And, {"and"});
  add(WordClass::Particle,
      {"abd", "abdel", "abdul", "abu", "al",  "ap",   "as",  "bar",  "ben",
       "bin", "bint",  "d",     "da",  "dal", "das",  "de",  "degli", "del",
       "della", "den", "der",   "di",  "do",  "dos",  "du",  "el",   "es",
       "ez",  "ibn",   "l",     "la",  "las", "le",   "les", "lo",   "los",
       "mac", "o",     "ou",    "ould", "san", "st",  "te",  "ten",  "ter",
       "ul",  "ur",    "van",   "vande", "vander", "ver", "von", "y", "zu",
       "zum", "zur"});
  add(WordClass::Suffix, {"jr", "sr", "ii", "iii", "iv"});
  add(WordClass::Calendar,
      {"january", "february", "march", "april", "may", "june", "july",
       "august", "september", "october", "november", "december", "jan", "feb",
       "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
       "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
       "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
       "sat", "sun", "christmas", "easter", "ramadan", "gmt", "est", "edt"});
  add(WordClass::Organisation,
      {"academy",     "administration", "agency",     "airlines",
       "airport",     "airways",        "alliance",   "army",
       "assembly",    "associates",     "association", "authority",
       "avenue",      "bancorp",        "bank",       "battalion",
       "beach",       "board",          "bridge",     "brigade",
       "broadcasting", "brothers",      "bureau",     "cabinet",
       "camp",        "canyon",         "capital",    "center",
       "centre",      "chamber",        "church",     "city",
       "club",        "co",             "coast",      "college",
       "command",     "commission",     "committee",  "communications",
       "communist",   "companies",      "company",    "computer",
       "conference",  "congress",       "corp",       "corporation",
       "council",     "county",         "court",      "daily",
       "democratic",  "department",     "dept",       "desert",
       "district",    "division",       "east",       "electric",
       "embassy",     "energy",         "enterprises", "exchange",
       "federal",     "federation",     "field",      "financial",
       "fleet",       "force",          "forces",     "forum",
       "foundation",  "front",          "fund",       "gas",
       "gazette",     "general",        "government", "group",
       "guard",       "gulf",           "herald",     "high",
       "hill",        "hills",          "holding",    "holdings",
       "hospital",    "hotel",          "house",      "inc",
       "industries",  "institute",      "institution", "insurance",
       "international", "investment",   "investments", "island",
       "islands",     "journal",        "lake",       "league",
       "liberation",  "limited",        "llc",        "ltd",
       "magazine",    "management",     "market",     "media",
       "ministry",    "mission",        "mosque",     "motor",
       "motors",      "mountain",       "mountains",  "movement",
       "museum",      "nations",        "navy",       "network",
       "news",        "newspaper",      "office",     "oil",
       "organisation", "organization",  "palace",     "park",
       "parliament",  "partners",       "party",      "people",
       "petroleum",   "plaza",          "plc",        "police",
       "popular",     "post",           "press",      "prison",
       "province",    "radio",          "refinery",   "republic",
       "reserve",     "resources",      "revolutionary", "river",
       "road",        "sa",             "savings",    "school",
       "sea",         "securities",     "senate",     "services",
       "society",     "square",         "state",      "states",
       "station",     "steel",          "street",     "studio",
       "syndicate",   "systems",        "team",       "technologies",
       "technology",  "telegraph",      "television", "times",
       "tower",       "treaty",         "tribune",    "trust",
       "tv",          "union",          "unit",       "united",
       "university",  "valley",         "village",    "west",
       "air",         "force",          "central",    "national",
       "red",         "cross",          "world",      "war",
       "human",       "rights",         "watch",      "observatory",
       "islamic",     "muslim",         "jihad",      "brotherhood",
       "security",    "defense",        "defence",    "foreign",
       "affairs",     "interior",       "finance",    "treasury",
       "justice",     "act",            "accord",     "agreement",
       "convention",  "resolution",     "bay",        "bros",
       "stores",      "foods",          "products",   "realty",
       "airline",     "ag",             "nv",         "gmbh",
       "staff",       "summit",         "jaish",      "jabhat",
       "ahrar",       "hizb",           "liwa",       "ansar",
       "harakat",     "kataib",         "neighborhood", "neighbourhood",
       "area",        "town",           "suburb",     "governorate",
       "fighters",    "rebels",         "militants",  "spa",
       "ab",             "oy",         "pty"});
  add(WordClass::Direction, {"north", "south", "northern", "southern",
                             "eastern", "western", "middle", "new", "upper",
                             "lower", "greater"});
  return classes;
}

const Classes& all_classes() {
  static const Classes classes = make_classes();
  return classes;
}

}  // namespace

WordClass word_class(std::string_view folded) {
  const auto at = all_classes().find(folded);
  if (at != all_classes().end()) return at->second;
  return is_stop_word(folded, "en") ? WordClass::Stop : WordClass::None;
}

std::vector<std::string_view> classed_words() {
  std::vector<std::string_view> words;
  for (const auto& [word, unused] : all_classes()) words.push_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace dossier::internal
