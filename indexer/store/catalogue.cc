// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/catalogue.h"

#include <zstd.h>

#include <utility>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kMagic = "DOSCAT01";
constexpr int kCompressionLevel = 3;
constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 36;

// The low byte of a number whose other bytes count what was refused.
enum Flags : std::uint8_t { kComplete = 1, kOneArticle = 2 };
constexpr int kFlagBits = 8;

void append_number(std::string& out, std::uint64_t value) {
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * i));
  out.append(bytes, sizeof bytes);
}

void append_string(std::string& out, std::string_view value) {
  append_number(out, value.size());
  out += value;
}

// Reads what append_* wrote; any damage is Error (Corrupt).
class Reader {
 public:
  Reader(std::string_view bytes, const std::string& path)
      : rest_(bytes), path_(path) {}

  bool at_end() const { return rest_.empty(); }

  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) fail();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    const std::string_view bytes = take(8);
    for (int i = 7; i >= 0; --i)
      value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
  }
  std::string_view string() { return take(number()); }
  std::string_view until_nul() {
    const std::size_t size = rest_.find('\0');
    if (size == std::string_view::npos) fail();
    const std::string_view taken = take(size);
    take(1);
    return taken;
  }

  [[noreturn]] void fail() const {
    throw Error(ErrorCode::Corrupt, "reading " + path_ + ": damaged");
  }

 private:
  std::string_view rest_;
  const std::string& path_;
};

void append_entry(std::string& out, const std::string& path,
                  const CatalogueEntry& entry) {
  append_string(out, path);
  append_number(out, entry.size);
  append_number(out, static_cast<std::uint64_t>(entry.mtime_ns));
  append_number(out, static_cast<std::uint64_t>(entry.seen_ns));
  append_number(out, entry.content);
  append_number(out, entry.reading);
  append_number(out, std::uint64_t{entry.refused} << kFlagBits |
                         (entry.complete ? kComplete : 0) |
                         (entry.one_article ? kOneArticle : 0));
  append_number(out, entry.ids.size());
  for (std::string_view id : entry.ids) {
    out += id;
    out += '\0';
  }
}

CatalogueEntry read_entry(Reader& in) {
  CatalogueEntry entry;
  entry.size = in.number();
  entry.mtime_ns = static_cast<std::int64_t>(in.number());
  entry.seen_ns = static_cast<std::int64_t>(in.number());
  entry.content = in.number();
  entry.reading = in.number();
  const std::uint64_t flags = in.number();
  entry.complete = flags & kComplete;
  entry.one_article = flags & kOneArticle;
  entry.refused = static_cast<std::uint32_t>(flags >> kFlagBits);
  return entry;
}

std::string unpack(std::string_view packed, const Reader& in) {
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size > kMaxUnpackedBytes)
    in.fail();
  std::string unpacked(size, '\0');
  const std::size_t result = ZSTD_decompress(unpacked.data(), unpacked.size(),
                                             packed.data(), packed.size());
  if (ZSTD_isError(result) || result != size) in.fail();
  return unpacked;
}

}  // namespace

std::string Catalogue::encode() const {
  std::string plain;
  for (const auto& [path, entry] : entries_) append_entry(plain, path, entry);
  std::string out(kMagic);
  out.resize(kMagic.size() + ZSTD_compressBound(plain.size()));
  const std::size_t size =
      ZSTD_compress(out.data() + kMagic.size(), out.size() - kMagic.size(),
                    plain.data(), plain.size(), kCompressionLevel);
  if (ZSTD_isError(size))
    throw Error(ErrorCode::Io, std::string("compressing the catalogue: ") +
                                   ZSTD_getErrorName(size));
  out.resize(kMagic.size() + size);
  return out;
}

Catalogue Catalogue::decode(std::string_view bytes, const std::string& path) {
  Reader file(bytes, path);
  if (file.take(kMagic.size()) != kMagic) file.fail();
  const std::string plain = unpack(bytes.substr(kMagic.size()), file);
  Catalogue catalogue;
  Reader in(plain, path);
  while (!in.at_end()) {
    std::string name(in.string());
    CatalogueEntry entry = read_entry(in);
    for (std::uint64_t count = in.number(); count > 0; --count)
      entry.ids.add(in.until_nul());
    catalogue.entries_.emplace_hint(catalogue.entries_.end(), std::move(name),
                                    std::move(entry));
  }
  return catalogue;
}

void CatalogueEntry::count_refused(
    const std::unordered_set<std::string_view>& refused_ids) {
  for (std::string_view id : ids) refused += refused_ids.contains(id);
}

void Catalogue::count_refused(
    const std::unordered_set<std::string_view>& refused_ids) {
  for (auto& [path, entry] : entries_) {
    const std::uint32_t before = entry.refused;
    entry.count_refused(refused_ids);
    changed_ |= entry.refused != before;
  }
}

const CatalogueEntry* Catalogue::find(std::string_view path) const {
  const auto found = entries_.find(path);
  return found == entries_.end() ? nullptr : &found->second;
}

void Catalogue::set(std::string path, CatalogueEntry entry) {
  entries_.insert_or_assign(std::move(path), std::move(entry));
  changed_ = true;
}

void Catalogue::erase(std::string_view path) {
  const auto found = entries_.find(path);
  if (found == entries_.end()) return;
  entries_.erase(found);
  changed_ = true;
}

}  // namespace dossier::internal
