// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs the programs for real: arguments, standard input, environment and
// current folder in; standard output, standard error and exit status out.
#ifndef DOSSIER_TESTS_CLI_PROGRAM_H_
#define DOSSIER_TESTS_CLI_PROGRAM_H_

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "tests/temporary_folder.h"

namespace dossier::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Writes a file, with the folders it lies in.
inline void write_file(const std::filesystem::path& path,
                       const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

// A fresh folder for one test; `folder / "name"` is a path in it.
class FreshFolder : public TemporaryFolder {
 public:
  std::filesystem::path operator/(const std::filesystem::path& name) const {
    return path() / name;
  }
};

struct ProgramResult {
  std::string out;
  std::string err;
  int status = -1;  // exit status, or 128 + signal
};

struct ProgramInput {
  std::string stdin_bytes;
  // Added to an environment of PATH, HOME (the current folder), C.UTF-8 and
  // what sanitizers read; nothing else is inherited.
  std::map<std::string, std::string> environment;
  // Files, or FIFOs, that take the places of the streams' own.
  std::filesystem::path stdin_file = {}, stdout_file = {};
};

inline std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> result;
  for (const std::string& word : words)
    result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

inline std::vector<std::string> environment_of(
    std::map<std::string, std::string> variables,
    const std::filesystem::path& folder) {
  for (const char* inherited : {"PATH", "ASAN_OPTIONS", "LSAN_OPTIONS",
                                "UBSAN_OPTIONS", "TSAN_OPTIONS"})
    if (const char* value = std::getenv(inherited))
      variables.emplace(inherited, value);
  variables.emplace("HOME", folder.string());
  variables.emplace("LC_ALL", "C.UTF-8");
  std::vector<std::string> result;
  for (const auto& [name, value] : variables)
    result.push_back(name + "=" + value);
  return result;
}

// To be called in the child: becomes the program, or ends. Whoever runs the
// tests in the background may have SIGINT ignored, which would be inherited.
[[noreturn]] inline void become(const std::string& program,
                                const std::vector<char*>& argv,
                                const std::vector<char*>& envp,
                                const std::filesystem::path& folder) {
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
  if (::chdir(folder.c_str()) == 0)
    ::execve(program.c_str(), argv.data(), envp.data());
  ::_exit(126);
}

// Waits for a child; its exit status, or 128 + signal.
inline int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Asks every few milliseconds whether `done`; false if it never is, in a
// minute.
template <typename Done>
bool eventually(Done done) {
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!done()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

// Waits until a process waits in a call such as SYS_read of a descriptor; false
// if it never does.
inline bool waits_in(pid_t pid, long call, int descriptor) {
  std::ostringstream beginning;
  beginning << call << " 0x" << std::hex << descriptor << ' ';
  const std::string file = "/proc/" + std::to_string(pid) + "/syscall";
  return eventually(
      [&] { return read_file(file).starts_with(beginning.str()); });
}

// A program that runs in `folder`, its streams going through files in a folder
// of their own, so that neither side can block the other.
class RunningProgram {
 public:
  RunningProgram(const std::string& program,
                 const std::vector<std::string>& arguments,
                 const std::filesystem::path& folder,
                 const ProgramInput& input = {}) {
    write_file(streams_ / "in", input.stdin_bytes);
    const std::vector<std::string> environment =
        environment_of(input.environment, folder);
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv = pointers(words), envp = pointers(environment);
    const std::string in = or_else(input.stdin_file, streams_ / "in"),
                      out = or_else(input.stdout_file, streams_ / "out"),
                      err = streams_ / "err";
    pid_ = ::fork();
    if (pid_ < 0)
      throw std::system_error(errno, std::generic_category(), "fork");
    if (pid_ == 0) {
      if (redirect(0, in, O_RDONLY) && redirect(1, out, O_WRONLY | O_CREAT) &&
          redirect(2, err, O_WRONLY | O_CREAT))
        become(program, argv, envp, folder);
      ::_exit(126);
    }
  }
  ~RunningProgram() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void send(int signal) const { ::kill(pid_, signal); }

  bool waits_in(long call, int descriptor) const {
    return test::waits_in(pid_, call, descriptor);
  }

  // What it wrote so far.
  std::string out() const { return read_file(streams_ / "out"); }
  std::string err() const { return read_file(streams_ / "err"); }

  ProgramResult wait() {
    const int status = wait_for(std::exchange(pid_, -1));
    return {out(), err(), status};
  }

 private:
  static std::filesystem::path or_else(const std::filesystem::path& path,
                                       const std::filesystem::path& otherwise) {
    return path.empty() ? otherwise : path;
  }

  static bool redirect(int descriptor, const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags, 0600);
    return file >= 0 && ::dup2(file, descriptor) >= 0;
  }

  FreshFolder streams_;
  pid_t pid_ = -1;
};

inline ProgramResult run_program(const std::string& program,
                                 const std::vector<std::string>& arguments,
                                 const std::filesystem::path& folder,
                                 const ProgramInput& input = {}) {
  return RunningProgram(program, arguments, folder, input).wait();
}

// Runs the programs in a fresh folder.
class ProgramTest : public testing::Test {
 protected:
  ProgramResult index(const std::vector<std::string>& arguments,
                      const ProgramInput& input = {}) const {
    return run_program(DOSSIER_INDEX_PROGRAM, arguments, folder_.path(), input);
  }
  ProgramResult search(const std::vector<std::string>& arguments,
                       const ProgramInput& input = {}) const {
    return run_program(DOSSIER_SEARCH_PROGRAM, arguments, folder_.path(),
                       input);
  }
  // Runs a line of shell, in which $I and $S are the programs.
  ProgramResult shell(const std::string& line) const {
    return run_program(
        "/bin/sh", {"-c", line}, folder_.path(),
        {"", {{"I", DOSSIER_INDEX_PROGRAM}, {"S", DOSSIER_SEARCH_PROGRAM}}});
  }
  // An index of these JSON Lines in .dossier, where both programs find it.
  void make_index(const std::string& lines) const {
    const ProgramResult added =
        index({"add", "--index", ".dossier", "-"}, {lines, {}});
    ASSERT_EQ(added.status, 0) << added.err;
  }

  FreshFolder folder_;
};

}  // namespace dossier::test

#endif  // DOSSIER_TESTS_CLI_PROGRAM_H_
