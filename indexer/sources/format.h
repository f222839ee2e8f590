// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_FORMAT_H_
#define DOSSIER_INDEXER_SOURCES_FORMAT_H_

#include <filesystem>
#include <string_view>

#include "indexer/sources/sources.h"

namespace dossier::internal {

// What the name says, below any compression suffix: "a.html.gz" is Html. Auto
// if it says nothing.
InputFormat format_of_name(const std::filesystem::path& file);

// What the first bytes of the content say; Text if they look like nothing else.
InputFormat format_of_content(std::string_view begin);

// True for bytes that are no text in any character set we read: pictures,
// archives, programs.
bool is_binary(std::string_view begin);

// True for names of files that hold no article, or many in a way that nobody
// asked to have unpacked. Files with odd suffixes and with none are not among
// them: archives of news have those.
bool has_other_content(const std::filesystem::path& file);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_FORMAT_H_
