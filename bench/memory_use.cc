// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/memory_use.h"

#include <malloc.h>

#include <fstream>
#include <sstream>
#include <string>

MemoryUse memory_use() {
  MemoryUse use;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kilobytes = 0;
    if (!(words >> name >> kilobytes)) continue;
    if (name == "VmHWM:") use.peak_resident = kilobytes * 1024;
    if (name == "VmRSS:") use.resident = kilobytes * 1024;
    if (name == "RssAnon:") use.anonymous = kilobytes * 1024;
  }
  return use;
}

void reset_peak_memory() {
  ::malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}
