// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_DIGEST_H_
#define DOSSIER_BENCH_DIGEST_H_

#include <string>
#include <string_view>

// Sixteen hexadecimal digits, the same for the same bytes and hardly for
// others: FNV-1a, to tell whether two files are one, and no secret.
std::string digest(std::string_view bytes);

#endif  // DOSSIER_BENCH_DIGEST_H_
