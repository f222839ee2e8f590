// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_DESCRIPTORS_H_
#define DOSSIER_CLI_DESCRIPTORS_H_

#include <fcntl.h>
#include <unistd.h>

// A program that is started with a standard stream closed would give its number
// to the next file it opens, and then print into an index. Takes the numbers
// with descriptors that can be neither read nor written as the stream would be,
// so that using it is an error as before. To be called first in main.
inline void occupy_standard_descriptors() {
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) < 0)
      (void)!::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

#endif  // DOSSIER_CLI_DESCRIPTORS_H_
