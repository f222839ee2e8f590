// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_LOCATION_H_
#define DOSSIER_CLI_LOCATION_H_

#include <filesystem>
#include <optional>
#include <string>

// The folder of the index that a program works on: the option --index; else
// $DOSSIER_INDEX; else the nearest folder ".dossier" from the current folder
// upward; else $XDG_DATA_HOME/dossier/default (~/.local/share/dossier/default).
// Empty values count as not given. It need not exist.
//
// With `for_writing`, the folders above the default location are made if that
// is what is chosen. Throws dossier::Error (InvalidArgument) if there is no
// home folder to put the default in.
std::filesystem::path index_location(const std::optional<std::string>& option,
                                     bool for_writing);

#endif  // DOSSIER_CLI_LOCATION_H_
