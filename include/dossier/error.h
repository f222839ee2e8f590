// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_ERROR_H_
#define DOSSIER_ERROR_H_

#include <stdexcept>
#include <string>

namespace dossier {

// What went wrong, chosen by what the caller can do about it.
enum class ErrorCode {
  InvalidArgument,  // the call is wrong: mend the call
  BadQuery,         // the query text or a filter value is wrong: mend the query
  NotFound,         // there is no index at this place: create it with a writer
  Corrupt,          // a file of the index is damaged or missing: restore, or
                    // reindex from the sources
  Incompatible,     // written under settings or a format this build cannot
                    // honour: reindex, or use a newer build
  Locked,           // another writer is at work: try again later
  LimitExceeded,    // an input is larger than the bounds allow: raise the bound
  Timeout,          // the deadline passed before the answer was whole
  Cancelled,        // the caller asked to stop
  Io,               // the operating system refused: disk full, permissions, ...
};

// The name that JSON output and logs use, such as "bad-query". Never fails.
const char* to_string(ErrorCode code) noexcept;

// The one exception that leaves this library. what() names the operation and
// its object, in lower case and without a final stop, so that a program can
// print it after its own name.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message)
      : std::runtime_error(message), code_(code) {}

  ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace dossier

#endif  // DOSSIER_ERROR_H_
