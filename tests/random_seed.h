// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_RANDOM_SEED_H_
#define DOSSIER_TESTS_RANDOM_SEED_H_

#include <cstdint>
#include <cstdlib>
#include <random>

namespace dossier {

// The seed of a random test: $DOSSIER_SEED, else `otherwise`. Tests print it.
inline std::uint64_t random_seed(std::uint64_t otherwise) {
  const char* given = std::getenv("DOSSIER_SEED");
  return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

// Without a seed of its own, a test takes another one every time.
inline std::uint64_t random_seed() {
  return random_seed(std::random_device{}());
}

}  // namespace dossier

#endif  // DOSSIER_TESTS_RANDOM_SEED_H_
