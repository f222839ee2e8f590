// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_LANGUAGE_H_
#define DOSSIER_INDEXER_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// The language most of the text is in, as an ISO 639-1 code ("zh" for both
// Chinese scripts), or "und" if that is not clear. Reads at most the first
// 64 KiB, of a longer text only samples if those are clearly of one.
// Thread-safe.
std::string detect_language(std::string_view valid_utf8);

// "EN", "en-US", "eng", "English" -> "en"; an unknown name -> "".
std::string normalise_language(std::string_view name);

// The language of an article: the one given, or else the one that title and
// text (both valid UTF-8) are in.
std::string language_of(std::string_view given, std::string_view title,
                        std::string_view text);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_LANGUAGE_H_
