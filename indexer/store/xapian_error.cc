// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/xapian_error.h"

#include <xapian.h>

#include <string_view>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

struct Translation {
  std::string_view type;  // as Xapian::Error::get_type() names it
  ErrorCode code;
};

// What is missing here is damage: Xapian finds it in many ways while decoding
// (DatabaseCorruptError, RangeError, SerialisationError, ...).
constexpr Translation kTranslations[] = {
    {"InvalidArgumentError", ErrorCode::InvalidArgument},
    {"InvalidOperationError", ErrorCode::InvalidArgument},
    {"UnimplementedError", ErrorCode::Incompatible},
    {"FeatureUnavailableError", ErrorCode::Incompatible},
    {"DatabaseVersionError", ErrorCode::Incompatible},
    {"DatabaseLockError", ErrorCode::Locked},
    {"DatabaseCreateError", ErrorCode::Io},
    {"DatabaseError", ErrorCode::Io},
    {"NetworkError", ErrorCode::Io},
    {"NetworkTimeoutError", ErrorCode::Timeout},
};

ErrorCode code_of(const Xapian::Error& error) {
  for (const Translation& translation : kTranslations)
    if (translation.type == error.get_type()) return translation.code;
  return ErrorCode::Corrupt;
}

}  // namespace

void throw_translated(const char* operation, const std::string& object,
                      const Xapian::Error& error) {
  std::string message =
      std::string(operation) + " " + object + ": " + error.get_msg();
  if (const char* reason = error.get_error_string())
    message.append(" (").append(reason).append(")");
  throw Error(code_of(error), message);
}

}  // namespace dossier::internal
