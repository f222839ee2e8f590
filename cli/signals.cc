// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signals.h"

#include <signal.h>

namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "used in a handler");

void ask_to_stop(int) { stop_asked = true; }

void watch(int signal) {
  struct sigaction before = {};
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  // No SA_RESTART: what waits for input or for a reader has to notice.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

const std::atomic<bool>& watch_signals() {
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) watch(signal);
  signal(SIGPIPE, SIG_IGN);
  return stop_asked;
}
