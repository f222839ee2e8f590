// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_FUZZ_REQUIRE_H_
#define DOSSIER_TESTS_FUZZ_REQUIRE_H_

#include <cstdlib>

// What a fuzzer reports as a failure.
inline void require(bool holds) {
  if (!holds) std::abort();
}

#endif  // DOSSIER_TESTS_FUZZ_REQUIRE_H_
