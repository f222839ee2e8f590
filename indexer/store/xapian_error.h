// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place where Xapian's errors become ours.
#ifndef DOSSIER_INDEXER_STORE_XAPIAN_ERROR_H_
#define DOSSIER_INDEXER_STORE_XAPIAN_ERROR_H_

#include <xapian.h>

#include <string>
#include <utility>

namespace dossier::internal {

// Throws the Error that stands for `error`: "<operation> <object>: <reason>".
[[noreturn]] void throw_translated(const char* operation,
                                   const std::string& object,
                                   const Xapian::Error& error);

// Runs one operation on Xapian; whatever Xapian throws leaves as Error. Wrap
// whole operations, not single postings.
template <class Operation>
auto translate_xapian(const char* operation, const std::string& object,
                      Operation&& run) {
  try {
    return std::forward<Operation>(run)();
  } catch (const Xapian::Error& error) {
    throw_translated(operation, object, error);
  }
}

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_XAPIAN_ERROR_H_
