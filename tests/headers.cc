// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Empty: the target that precompiles headers for all tests needs a source.
