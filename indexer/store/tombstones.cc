// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/tombstones.h"

#include <cstdint>
#include <cstring>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kMagic = "DossDead";

}  // namespace

// Magic, number of documents in 8 bytes, the bitmap's words.
std::string encode_tombstones(const Bitmap& dead) {
  const std::uint64_t size = dead.size();
  std::string bytes(kMagic);
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
  bytes.append(reinterpret_cast<const char*>(dead.words().data()),
               dead.words().size() * sizeof(std::uint64_t));
  return bytes;
}

Bitmap decode_tombstones(std::string_view bytes, std::size_t size,
                         const std::string& path) {
  auto fail = [&](const char* reason) {
    throw Error(ErrorCode::Corrupt, "reading " + path + ": " + reason);
  };
  Bitmap dead(size);
  std::uint64_t stored_size = 0;
  const std::size_t header = kMagic.size() + sizeof stored_size;
  const std::size_t words_bytes = dead.words().size() * sizeof(std::uint64_t);
  if (bytes.size() != header + words_bytes || !bytes.starts_with(kMagic))
    fail("it is no tombstones file of this segment");
  std::memcpy(&stored_size, bytes.data() + kMagic.size(), sizeof stored_size);
  if (stored_size != size) fail("it is for another number of documents");
  if (words_bytes > 0)
    std::memcpy(dead.words().data(), bytes.data() + header, words_bytes);
  if (size % 64 != 0 && dead.words().back() >> (size % 64) != 0)
    fail("it has bits beyond the last document");
  return dead;
}

}  // namespace dossier::internal
