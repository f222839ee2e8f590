// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_CLI_TERMINAL_H_
#define DOSSIER_TESTS_CLI_TERMINAL_H_

#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <regex>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {

// A program whose three streams are a terminal of its own, as for somebody who
// sits there: what it writes comes out with "\r\n", and what is typed is
// echoed.
class TerminalProgram {
 public:
  TerminalProgram(const std::string& program,
                  const std::vector<std::string>& arguments,
                  const std::filesystem::path& folder,
                  std::map<std::string, std::string> variables = {},
                  unsigned short columns = 80) {
    variables.emplace("TERM", "xterm");
    const std::vector<std::string> environment =
        environment_of(std::move(variables), folder);
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const std::vector<char*> argv = pointers(words);
    const std::vector<char*> envp = pointers(environment);
    const winsize size = {24, columns, 0, 0};
    pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (pid_ < 0)
      throw std::system_error(errno, std::generic_category(), "forkpty");
    if (pid_ == 0) become(program, argv, envp, folder);
  }
  ~TerminalProgram() {
    ::close(terminal_);
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  TerminalProgram(const TerminalProgram&) = delete;
  TerminalProgram& operator=(const TerminalProgram&) = delete;

  void type(const std::string& keys) const {
    ASSERT_EQ(::write(terminal_, keys.data(), keys.size()),
              static_cast<ssize_t>(keys.size()));
  }

  bool waits_in(long call, int descriptor) const {
    return test::waits_in(pid_, call, descriptor);
  }

  // Waits until what was written has the pattern; false if it never does.
  bool shows(const std::string& pattern) {
    const std::regex regex(pattern);
    while (!std::regex_search(written_, regex))
      if (!read_on()) return false;
    return true;
  }

  // Everything it wrote, in `out`. Kills it if it writes nothing for a minute.
  ProgramResult wait() {
    while (read_on()) {
    }
    ::kill(pid_, SIGKILL);  // no harm to one that has ended
    const int status = wait_for(std::exchange(pid_, -1));
    return {written_, {}, status};
  }

 private:
  // False at the end, or if nothing comes for a minute.
  bool read_on() {
    pollfd waiting = {terminal_, POLLIN, 0};
    if (::poll(&waiting, 1, 60'000) <= 0) return false;
    char block[4096];
    const ssize_t size = ::read(terminal_, block, sizeof block);
    if (size <= 0) return false;  // EIO: the program is gone
    written_.append(block, static_cast<std::size_t>(size));
    return true;
  }

  int terminal_ = -1;
  pid_t pid_ = -1;
  std::string written_;
};

inline constexpr const char* kCtrlC = "\x03";

}  // namespace dossier::test

#endif  // DOSSIER_TESTS_CLI_TERMINAL_H_
