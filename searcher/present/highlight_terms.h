// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_HIGHLIGHT_TERMS_H_
#define DOSSIER_SEARCHER_PRESENT_HIGHLIGHT_TERMS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::internal {

// What a query looks for, as it can be seen in a text. Words are folded. A
// weight says how much a reader wants to see the thing: rarer words more, such
// as their inverse document frequency. What excludes articles is left out.
struct HighlightTerms {
  // Words one after the other, token for token, in one of several spellings.
  struct Phrase {
    std::vector<std::vector<std::string>> spellings;
    double weight = 1;
  };
  struct Word {
    std::string text;
    double weight = 1;
  };

  std::vector<Phrase> phrases;
  std::vector<Word> forms;         // any form: the same stem in the article's
                                   // language
  std::vector<Word> words;         // exactly so
  std::vector<Word> prefixes;      // words that begin so
  std::vector<Word> designations;  // joined terms such as "f16", or bases
};

// A place that names a selected entity, in bytes of the text it is passed with.
struct MentionPlace {
  std::uint32_t start;
  std::uint32_t end;     // exclusive
  std::uint32_t entity;  // tells entities apart, nothing else
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_HIGHLIGHT_TERMS_H_
