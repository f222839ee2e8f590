// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/gazetteer_file.h"

#include <zstd.h>

#include <utility>

#include "dossier/error.h"
#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/store/file.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPackedSuffix = ".zst";

// Of 14.7 MB of tables, level 3 leaves 3.9 MB in 0.1 s; level 19, 3.3 MB in
// 8 s, which nobody waits for when making an index.
constexpr int kLevel = 3;

// What a file may unpack to. The tables are a twentieth of that.
constexpr unsigned long long kMostBytes = 256u << 20;

std::shared_ptr<const Gazetteer> unpack(const fs::path& file) {
  const auto mapped = MappedFile::open(file);
  const std::string_view packed = mapped->bytes();
  const auto fail = [&] {
    throw Error(ErrorCode::Corrupt,
                "unpacking " + file.string() + ": it is no packed gazetteer");
  };
  const unsigned long long size =
      ZSTD_getFrameContentSize(packed.data(), packed.size());
  // Also the two values that stand for an unknown size are larger.
  if (size > kMostBytes) fail();
  auto memory = std::make_unique<std::uint64_t[]>(size / 8 + 1);
  const std::size_t unpacked =
      ZSTD_decompress(memory.get(), size, packed.data(), packed.size());
  if (ZSTD_isError(unpacked) || unpacked != size) fail();
  return open_compiled(std::move(memory), size, file.string());
}

std::shared_ptr<const Gazetteer> read(const fs::path& file) {
  return is_packed_gazetteer(file.native()) ? unpack(file)
                                            : Gazetteer::map(file);
}

}  // namespace

std::string gazetteer_file_name(std::string_view version, bool packed) {
  std::string name = "gazetteer-";
  name += version;
  if (packed) name += kPackedSuffix;
  return name;
}

bool is_packed_gazetteer(std::string_view file_name) {
  return file_name.ends_with(kPackedSuffix);
}

std::string pack_gazetteer(const Gazetteer& gazetteer) {
  const std::string_view bytes = gazetteer.bytes();
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(),
                                         bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size))
    throw Error(ErrorCode::Io, std::string("packing the gazetteer: ") +
                                   ZSTD_getErrorName(size));
  packed.resize(size);
  return packed;
}

std::shared_ptr<const Gazetteer> open_gazetteer(const fs::path& folder,
                                                const Manifest& manifest) {
  if (auto builtin = Gazetteer::builtin();
      builtin->version() == manifest.gazetteer_version)
    return builtin;
  return read(folder / manifest.gazetteer.name);
}

void check_gazetteer(const fs::path& folder, const Manifest& manifest) {
  const fs::path file = folder / manifest.gazetteer.name;
  const auto kept = read(file);
  const auto builtin = Gazetteer::builtin();
  const bool fits = kept->version() == manifest.gazetteer_version &&
                    (kept->version() != builtin->version() ||
                     kept->bytes() == builtin->bytes());
  if (!fits)
    throw Error(ErrorCode::Corrupt,
                "checking " + file.string() + ": it does not fit the manifest");
}

}  // namespace dossier::internal
