// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Build tool: compiles the tables that come with the library.
//
//   compile_gazetteer COMPILED TABLES TABLE...
//
// writes the compiled form to COMPILED, and the tables' text as one zstd block
// to TABLES (a user's own tables are compiled together with it).
#include <zstd.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/entities/builtin_tables.h"
#include "indexer/entities/gazetteer.h"

namespace {

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + path);
}

std::string compress(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 19);
  if (ZSTD_isError(size)) throw std::runtime_error(ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

int run(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: compile_gazetteer COMPILED TABLES TABLE...\n", stderr);
    return 2;
  }
  std::vector<dossier::internal::TableSource> tables;
  for (int i = 3; i < argc; ++i) {
    const std::filesystem::path path(argv[i]);
    tables.push_back({path.filename().string(), read_file(argv[i])});
  }
  std::vector<dossier::internal::TableFault> faults;
  const auto compiled = dossier::internal::Gazetteer::compile(tables, faults);
  for (const auto& fault : faults) {
    if (compiled && !fault.is_error) continue;
    std::fprintf(stderr, "%s: %s%s\n", fault.where.c_str(),
                 fault.is_error ? "" : "warning: ", fault.reason.c_str());
  }
  if (!compiled) return 1;
  write_file(argv[1], *compiled);
  write_file(argv[2], compress(dossier::internal::pack_tables(tables)));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "compile_gazetteer: %s\n", e.what());
    return 1;
  }
}
