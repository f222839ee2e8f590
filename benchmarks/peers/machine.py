# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""What a figure's reader must know of the machine it was taken on."""
import os
import platform


def machine():
    model = platform.machine()
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
    return {"processor": model, "cores": os.cpu_count(),
            "memory_bytes": os.sysconf("SC_PAGE_SIZE") *
            os.sysconf("SC_PHYS_PAGES"),
            "load": [round(each, 1) for each in os.getloadavg()]}
