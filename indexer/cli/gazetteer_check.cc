// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "cli/console.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/index_tables.h"
#include "indexer/text/utf8.h"

ExitStatus run_gazetteer_check(
    const std::vector<std::filesystem::path>& files) {
  std::size_t errors = 0, warnings = 0;
  for (const dossier::internal::TableFault& fault :
       dossier::internal::check_tables(files)) {
    ++(fault.is_error ? errors : warnings);
    print(dossier::internal::clean_utf8(
              fault.where + (fault.is_error ? ": error: " : ": warning: ") +
              fault.reason) +
          "\n");
  }
  print(counted(errors, "error") + ", " + counted(warnings, "warning") + "\n");
  return errors == 0 ? ExitStatus::Done : ExitStatus::Usage;
}
