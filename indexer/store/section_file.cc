// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/section_file.h"

#include <bit>
#include <cstring>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/manifest.h"

namespace dossier::internal {
namespace {

static_assert(std::endian::native == std::endian::little,
              "files hold little-endian integers and are used in place");

constexpr std::size_t kAlignment = 64;

struct Trailer {
  std::uint64_t table_offset;
  std::uint64_t total_length;
  std::uint32_t section_count;
  std::uint32_t documents;
  std::uint32_t format;
  std::uint32_t reserved[7];
  char magic[8];
};
static_assert(sizeof(Trailer) == kAlignment);

}  // namespace

void StringList::add(std::string_view text) {
  if (text.size() > 0xffffffff - bytes_.size())
    throw Error(ErrorCode::LimitExceeded,
                "writing a segment: more than 4 GiB of strings in one column");
  bytes_ += text;
  offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

SectionWriter::SectionWriter(std::string_view magic, Sink sink)
    : magic_(magic), sink_(std::move(sink)) {
  put(magic_);
}

void SectionWriter::put(std::string_view bytes) {
  sink_(bytes);
  size_ += bytes.size();
}

void SectionWriter::pad() {
  constexpr char kZeros[kAlignment] = {};
  put({kZeros, (kAlignment - size_ % kAlignment) % kAlignment});
}

void SectionWriter::begin(std::uint32_t kind) {
  pad();
  table_.push_back({kind, 0, size_, 0});
}

void SectionWriter::append(std::string_view bytes) { put(bytes); }

void SectionWriter::end() { table_.back().size = size_ - table_.back().offset; }

void SectionWriter::finish(std::uint32_t documents,
                           std::uint64_t total_length) {
  pad();
  Trailer trailer = {};
  trailer.table_offset = size_;
  trailer.total_length = total_length;
  trailer.section_count = static_cast<std::uint32_t>(table_.size());
  trailer.documents = documents;
  trailer.format = kFormatVersion;
  std::memcpy(trailer.magic, magic_.data(), sizeof trailer.magic);
  put(as_bytes(std::span<const SectionEntry>(table_)));
  pad();
  put(as_bytes(std::span<const Trailer>(&trailer, 1)));
}

SectionFile::SectionFile(std::string_view bytes, std::string_view magic,
                         const std::string& path)
    : bytes_(bytes), path_(path) {
  Trailer trailer;
  if (bytes.size() < magic.size() + sizeof trailer) fail("it is too short");
  std::memcpy(&trailer, bytes.data() + bytes.size() - sizeof trailer,
              sizeof trailer);
  if (bytes.substr(0, magic.size()) != magic ||
      std::string_view(trailer.magic, sizeof trailer.magic) != magic)
    fail("it is not what its name says");
  if (trailer.format != kFormatVersion)
    throw Error(ErrorCode::Incompatible,
                "opening " + path + ": its format is " +
                    std::to_string(trailer.format) + ", this build reads " +
                    std::to_string(kFormatVersion));

  const std::uint64_t table_end = bytes.size() - sizeof trailer;
  if (trailer.table_offset > table_end ||
      trailer.section_count >
          (table_end - trailer.table_offset) / sizeof(SectionEntry))
    fail("its table of sections lies outside");
  table_.resize(trailer.section_count);
  // An empty vector's data() may be null, which memcpy must not be given.
  if (!table_.empty())
    std::memcpy(table_.data(), bytes.data() + trailer.table_offset,
                table_.size() * sizeof(SectionEntry));
  for (const SectionEntry& entry : table_)
    if (entry.offset % kAlignment != 0 || entry.offset > trailer.table_offset ||
        entry.size > trailer.table_offset - entry.offset)
      fail("a section lies outside");
  documents_ = trailer.documents;
  total_length_ = trailer.total_length;
}

void SectionFile::fail(const char* reason) const {
  throw Error(ErrorCode::Corrupt, "opening " + path_ + ": " + reason);
}

std::string_view SectionFile::bytes(std::uint32_t kind) const {
  for (const SectionEntry& entry : table_)
    if (entry.kind == kind) return bytes_.substr(entry.offset, entry.size);
  fail("a section is missing");
}

StringTable SectionFile::strings(std::uint32_t offsets_kind,
                                 std::uint32_t bytes_kind) const {
  auto offsets = array<std::uint32_t>(offsets_kind);
  if (offsets.empty()) fail("a section has a wrong size");
  return {offsets, bytes(bytes_kind)};
}

StringTable SectionFile::strings(std::uint32_t offsets_kind,
                                 std::uint32_t bytes_kind,
                                 std::size_t count) const {
  return {array<std::uint32_t>(offsets_kind, count + 1), bytes(bytes_kind)};
}

}  // namespace dossier::internal
