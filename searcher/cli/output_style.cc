// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/output_style.h"

bool output_has_color(ColorChoice choice) {
  if (choice == ColorChoice::Never) return false;
  return choice != ColorChoice::Auto || output_takes_color();
}
