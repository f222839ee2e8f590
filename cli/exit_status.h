// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_EXIT_STATUS_H_
#define DOSSIER_CLI_EXIT_STATUS_H_

#include "dossier/error.h"

// What the programs answer to a shell. Scripts rely on the numbers.
enum class ExitStatus {
  Done = 0,
  NoHits = 1,        // of a search
  Usage = 2,         // options or query cannot be understood
  Index = 3,         // missing, damaged, incompatible, or the disk refused
  Partly = 4,        // some inputs failed, each is named
  Locked = 75,       // by another writer: try again (EX_TEMPFAIL)
  Interrupted = 130  // as a shell reports SIGINT
};

inline int exit_status(ExitStatus status) { return static_cast<int>(status); }

inline int exit_status(dossier::ErrorCode code) {
  using dossier::ErrorCode;
  switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::BadQuery:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Timeout:
      return exit_status(ExitStatus::Usage);
    case ErrorCode::NotFound:
    case ErrorCode::Corrupt:
    case ErrorCode::Incompatible:
    case ErrorCode::Io:
      return exit_status(ExitStatus::Index);
    case ErrorCode::Locked:
      return exit_status(ExitStatus::Locked);
    case ErrorCode::Cancelled:
      return exit_status(ExitStatus::Interrupted);
  }
  return exit_status(ExitStatus::Index);
}

// What to do about an error, as a line for people; nullptr if its message says
// enough.
inline const char* remedy(dossier::ErrorCode code) {
  using dossier::ErrorCode;
  switch (code) {
    case ErrorCode::NotFound:
      return "make one with: dossier-index add PATH";
    case ErrorCode::Corrupt:
      return "see what is damaged with: dossier-index verify";
    case ErrorCode::Timeout:
      return "allow more time with --timeout SECONDS, or narrow the search";
    case ErrorCode::Locked:
      return "try again when the other writer is done";
    default:
      return nullptr;
  }
}

#endif  // DOSSIER_CLI_EXIT_STATUS_H_
