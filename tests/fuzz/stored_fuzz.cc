// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of an index, damaged as if their checksums held all the same. The
// input decides what is changed in a good file, and its first byte whether that
// is the manifest or the columns. What must hold: the file is read, or refused
// by an Error (Corrupt, Incompatible); and what passed the checks can be used.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "dossier/error.h"
#include "dossier/index_writer.h"
#include "indexer/store/file.h"
#include "indexer/store/manifest.h"
#include "indexer/store/segment.h"
#include "tests/fuzz/require.h"
#include "tests/temporary_folder.h"

namespace {

using namespace dossier;
using namespace dossier::internal;
namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A small index, made once.
struct Base {
  Base() {
    {
      IndexWriter writer = IndexWriter::open(folder.path());
      for (const char* name : {"Syria", "Moscow", "the MiG-29", "F-16s"})
        writer.add({name,
                    std::string("A word on ") + name,
                    "Lavrov spoke of them.",
                    "2012-03-14",
                    "Wire",
                    "",
                    "en",
                    {}});
      writer.commit();
    }
    const Manifest read = read_manifest(folder.path());
    files = read.segments.front().files;
    manifest = content_of(folder.path() / kManifestName);
    columns = content_of(folder.path() / files.columns.name);
  }

  TemporaryFolder folder;
  SegmentFiles files;
  std::string manifest, columns;
};

// A few bytes changed, by dice that the input seeds.
std::string changed(std::string bytes, std::string_view input) {
  std::mt19937_64 random(xxh3(input));
  for (std::size_t changes = 1 + random() % 4; changes > 0; --changes)
    bytes[random() % bytes.size()] = static_cast<char>(random());
  return bytes;
}

// With the checksum that the content has.
std::string sealed(std::string manifest) {
  constexpr std::size_t kDigits = 16;
  const std::size_t end = manifest.size() - kDigits - 1;
  const std::size_t line = end - std::string_view("xxh3 ").size();
  char digits[kDigits + 1];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(
                    xxh3(std::string_view(manifest).substr(0, line))));
  return manifest.substr(0, line) + "xxh3 " + digits + "\n";
}

void use(const Segment& segment) {
  for (DocNumber doc = 0; doc < segment.size(); ++doc) {
    (void)segment.find(segment.id(doc));
    TokenStreamReader words(segment.token_stream(doc));
    for (WordNumber word; words.next(word);)
      if (word != kTitleEnd) (void)segment.word(word).size();
    segment.entity_rows().for_each(doc, [&](ValueNumber value) {
      (void)segment.value(value).label.size();
    });
  }
}

void read_columns(const Base& base, const std::string& bytes) {
  std::ofstream(base.folder.path() / base.files.columns.name,
                std::ios::binary | std::ios::trunc)
      << bytes;
  const auto segment = Segment::open(base.folder.path(), base.files);
  segment->check(Segment::CheckDepth::Everything);
  use(*segment);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const Base base;
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  try {
    if (data[0] & 1)
      parse_manifest(sealed(changed(base.manifest, input)), "manifest");
    else
      read_columns(base, changed(base.columns, input));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::Corrupt ||
            error.code() == ErrorCode::Incompatible);
  }
  return 0;
}
