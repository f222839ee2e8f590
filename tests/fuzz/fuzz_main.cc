// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target without libFuzzer:
//
//   recogniser_fuzz [COUNT [SEED [FILE...]]]
//
// mutates the lines of the files (or of the recogniser's test cases) COUNT
// times, from a seeded generator, so that a failure can be had again. The input
// that fails is the last one written to standard error. $DOSSIER_FUZZ, if set,
// is the count instead, and $DOSSIER_SEED the seed.
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/random_seed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

namespace {

using Random = std::mt19937_64;

std::string g_input;  // under test, for the message at a crash

void tell_input(int) {
  std::fprintf(stderr, "failed on %zu bytes:\n", g_input.size());
  for (const char c : g_input)
    std::fprintf(stderr, "\\x%02x", static_cast<unsigned char>(c));
  std::fputc('\n', stderr);
  std::_Exit(1);
}

std::vector<std::string> read_seeds(const std::vector<std::string>& files) {
  std::vector<std::string> seeds;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);)
      if (!line.empty()) seeds.push_back(line);
  }
  if (seeds.empty()) seeds.emplace_back("Ten MiG-29 flew to Moscow.");
  return seeds;
}

std::size_t below(Random& random, std::size_t bound) {
  return bound == 0 ? 0 : random() % bound;
}

// One change: a byte, a part taken out, doubled, or taken from another seed.
void mutate(std::string& input, const std::vector<std::string>& seeds,
            Random& random) {
  constexpr char kMarks[] = " -.,'/\n0Aa\xd0\xd9\xe2";
  const std::size_t at = below(random, input.size() + 1);
  const std::size_t size = below(random, 24);
  switch (below(random, 6)) {
    case 0:
      if (at < input.size()) input[at] = static_cast<char>(random());
      break;
    case 1:
      input.erase(at, size);
      break;
    case 2:
      input.insert(at, input.substr(below(random, input.size() + 1), size));
      break;
    case 3:
      input.insert(at, 1, kMarks[below(random, sizeof kMarks - 1)]);
      break;
    case 4:
      input.insert(at, seeds[below(random, seeds.size())]);
      break;
    default:
      input += " " + seeds[below(random, seeds.size())];
      break;
  }
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::size_t kLongestInput = 4096;
  const char* const long_run = std::getenv("DOSSIER_FUZZ");
  const long count = long_run   ? std::atol(long_run)
                     : argc > 1 ? std::atol(argv[1])
                                : 10000;
  Random random(
      dossier::random_seed(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1));
  std::vector<std::string> files(argv + std::min(argc, 3), argv + argc);
  if (files.empty())
    files.emplace_back(DOSSIER_SOURCE_DIR "/tests/entities/cases.tsv");
  const std::vector<std::string> seeds = read_seeds(files);
  std::signal(SIGABRT, tell_input);
  std::signal(SIGSEGV, tell_input);
  for (long i = 0; i < count; ++i) {
    g_input = static_cast<char>(random());
    g_input += seeds[below(random, seeds.size())];
    for (std::size_t n = below(random, 8); n > 0; --n)
      mutate(g_input, seeds, random);
    if (g_input.size() > kLongestInput) g_input.resize(kLongestInput);
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const std::uint8_t*>(g_input.data()), g_input.size());
  }
  std::printf("%ld inputs held\n", count);
  return 0;
}
