// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/error.h"

namespace dossier {

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::InvalidArgument: return "invalid-argument";
    case ErrorCode::BadQuery: return "bad-query";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::Incompatible: return "incompatible";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::LimitExceeded: return "limit-exceeded";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Io: return "io";
  }
  return "unknown";
}

}  // namespace dossier
