// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/person_id.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <tuple>

#include "indexer/entities/spelling_key.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestId = 100;

// A key has one letter for e and i, and one for o and u. By the letters before
// (row) and after (column) stands the vowel that is more frequent there in the
// labels of the officials' table: "lavruv-sirgi" becomes "lavrov-sergi". Ids
// depend on it: part of the format.
constexpr std::string_view kContext = ".abcdfghijklmnprstuvxz";
using VowelTable = std::array<std::string_view, kContext.size()>;
constexpr VowelTable kFrontVowels{
    {"iiiieeiieieeeieeieiiei", "iiiiiiiiiiieiiiiiiieii",
     "iiieiieeeieeiiieeeieie", "eieeeeiiieeeieeeieieii",
     "iieiieeeiiieiiieeiieie", "iieieiieiiieiiieiiiiii",
     "eiiieiieeiieieieeeeeie", "iiieieiieiieieieiieeie",
     "eieeeeeeiiieieeeeeeeie", "ieiiieiieeieieeeeieeie",
     "iiiiieiieiieiiieiieeie", "iiiiiieeeeeiiiieeeieee",
     "iieieiieeeiiiiiieieeie", "eiiiiiieiiieieieieieie",
     "eiiieeieiiieiieeeeiiie", "iiiieiieieieieieiiieie",
     "eieiieiieeeiieeeeeieee", "eiiiieieiieeiieeieeeei",
     "eieieeieeieeeieeiiieie", "eieiiiieiiiiiiieeiiiie",
     "iiiiiiiieiieiiiiiiiiii", "iieiieiiieeeiieeieieii"}};
constexpr VowelTable kBackVowels{
    {"uuoooooooooooooooooouo", "ouuuuuuuuuuuuuuuuuouuu",
     "ooououoooouooooouuoouo", "ouoooooooouooooooooooo",
     "ouououooouuuoouooooouo", "ouuuuouuuuuuuouoouoooo",
     "ouououoououuoooouuoouu", "ouuuuouuuouooooouuoooo",
     "oouuoouououooooouooouu", "ouuouuuoooouuouooooooo",
     "ouuouooouooouoouoooouo", "ouououoouuuooooooooouu",
     "ouuouuuouuuuoououooouu", "ouoooooouooooooooooooo",
     "ouoooooouuoooooooooouo", "ouooouoooouooouoouooou",
     "oououuouuuuouoouuooouu", "ouooooooooooooooouoouo",
     "uuuuuuuuuuuuuuouuuuuuu", "ooouuuoooooouoooouoouo",
     "uuuuouuuuouououuouuuuu", "ouuuouououuuuouoouoouu"}};

std::size_t context(std::string_view key, std::size_t at) {
  const std::size_t found =
      at < key.size() ? kContext.find(key[at]) : std::string_view::npos;
  return found == std::string_view::npos ? 0 : found;
}

bool has_capitals_only(std::string_view name) {
  bool capitals = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    if (u_islower(value)) return false;
    capitals |= u_isupper(value) != 0;
  }
  return capitals;
}

bool is_latin(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    if (u_isalpha(value) && !u_hasBinaryProperty(value, UCHAR_DIACRITIC) &&
        !uscript_hasScript(value, USCRIPT_LATIN))
      return false;
  }
  return true;
}

// Greater is better, but for the name itself, which is told apart last.
auto rank(std::string_view name) {
  return std::tuple(!has_capitals_only(name), is_latin(name),
                    count_code_points(name), name.size());
}

}  // namespace

std::string person_id(std::string_view name) {
  const std::string key = spelling_key(name);
  std::string id = key.substr(0, kLongestId);
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (key[i] != 'i' && key[i] != 'u') continue;
    const std::size_t before = i == 0 ? 0 : context(key, i - 1);
    const VowelTable& table = key[i] == 'i' ? kFrontVowels : kBackVowels;
    id[i] = table[before][context(key, i + 1)];
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

bool is_better_spelling(std::string_view a, std::string_view b) {
  const auto rank_a = rank(a), rank_b = rank(b);
  return rank_a != rank_b ? rank_a > rank_b : a < b;
}

}  // namespace dossier::internal
