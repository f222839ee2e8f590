// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_SPELLING_KEY_H_
#define DOSSIER_INDEXER_ENTITIES_SPELLING_KEY_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// Stands between the words of a key.
inline constexpr char kNameSeparator = '-';

// What the spellings of one person's name have in common. A name goes from
// language to language by ear: Walid al-Moualem, Waleed Moallem and وليد المعلم
// are one. The key is made of the words in Latin letters, without the Arabic
// article, with the rewrites of docs/entities.md, in byte order (so that
// "Lavrov, Sergei" is Sergei Lavrov), joined by hyphens. Empty if the name has
// no word. Depends on the name alone: it decides by itself that two spellings
// are one person, and the ids of people whom no table knows are made of it.
std::string spelling_key(std::string_view name);

// What is left of a key without its vowels and the differences between like
// consonants. Brings more spellings together, and more people who are not one:
// it only proposes.
std::string consonant_skeleton(std::string_view spelling_key);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_SPELLING_KEY_H_
