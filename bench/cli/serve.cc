// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <string>

#include "bench/cli/commands.h"
#include "bench/line_protocol.h"
#include "cli/console.h"
#include "cli/location.h"
#include "cli/signals.h"

ExitStatus run_serve(const std::optional<std::string>& index,
                     const ServeCommand& command) {
  const std::atomic<bool>& stopped = watch_signals();
  const auto opened = dossier::Index::open(index_location(index, false));
  const LineProtocol protocol{command.facets, command.exact_words, &stopped};
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    print(answer_line(opened, line, protocol) + "\n");
    flush_output();
  }
  return stopped ? ExitStatus::Interrupted : ExitStatus::Done;
}
