// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The form that columns, records and value maps share: sections of fixed
// little-endian integers or bytes, each beginning at a multiple of 64 bytes so
// that it is used in place, then a table of them, then a trailer of 64 bytes.
// The table stands at the end so that a file is written and hashed in one go.
// docs/format.md describes it byte by byte.
#ifndef DOSSIER_INDEXER_STORE_SECTION_FILE_H_
#define DOSSIER_INDEXER_STORE_SECTION_FILE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "indexer/store/string_list.h"

namespace dossier::internal {

// Eight bytes that say what a file is.
inline constexpr std::string_view kColumnsMagic = "DossCols";
inline constexpr std::string_view kRecordsMagic = "DossRecs";
inline constexpr std::string_view kValuesMagic = "DossVals";
inline constexpr std::string_view kStoriesMagic = "DossStor";

struct SectionEntry {
  std::uint32_t kind;
  std::uint32_t reserved;
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(SectionEntry) == 24);

class SectionWriter {
 public:
  // `sink` takes the bytes of the file in order.
  using Sink = std::function<void(std::string_view)>;
  SectionWriter(std::string_view magic, Sink sink);

  // begin(), append() any number of times, end(). Kinds must differ.
  void begin(std::uint32_t kind);
  void append(std::string_view bytes);
  void end();

  void bytes(std::uint32_t kind, std::string_view content) {
    begin(kind);
    append(content);
    end();
  }
  template <class T>
  void array(std::uint32_t kind, const std::vector<T>& content) {
    bytes(kind, as_bytes(std::span<const T>(content)));
  }
  void strings(std::uint32_t offsets_kind, std::uint32_t bytes_kind,
               const StringList& content) {
    bytes(offsets_kind, as_bytes(content.table().offsets()));
    bytes(bytes_kind, content.table().bytes());
  }

  // Writes table and trailer.
  void finish(std::uint32_t documents, std::uint64_t total_length);

  template <class T>
  static std::string_view as_bytes(std::span<const T> content) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const char*>(content.data()),
            content.size_bytes()};
  }

 private:
  void put(std::string_view bytes);
  void pad();

  std::string magic_;
  Sink sink_;
  std::uint64_t size_ = 0;
  std::vector<SectionEntry> table_;
};

// Reads what SectionWriter wrote, trusting nothing. Views hold as long as the
// bytes.
class SectionFile {
 public:
  SectionFile() = default;
  // REQUIRES that `bytes` begins at a multiple of 64. Throws Error (Corrupt;
  // Incompatible for another format version), naming `path`.
  SectionFile(std::string_view bytes, std::string_view magic,
              const std::string& path);

  std::uint32_t documents() const { return documents_; }
  std::uint64_t total_length() const { return total_length_; }

  // These throw Error (Corrupt) if there is no such section or its size is not
  // that of `count` elements.
  std::string_view bytes(std::uint32_t kind) const;
  template <class T>
  std::span<const T> array(std::uint32_t kind) const {
    std::string_view content = bytes(kind);
    if (content.size() % sizeof(T) != 0) fail("a section has a wrong size");
    return {reinterpret_cast<const T*>(content.data()),
            content.size() / sizeof(T)};
  }
  template <class T>
  std::span<const T> array(std::uint32_t kind, std::size_t count) const {
    auto content = array<T>(kind);
    if (content.size() != count) fail("a section has a wrong size");
    return content;
  }
  // At least one offset, so that size() is right.
  StringTable strings(std::uint32_t offsets_kind,
                      std::uint32_t bytes_kind) const;
  StringTable strings(std::uint32_t offsets_kind, std::uint32_t bytes_kind,
                      std::size_t count) const;

  // Throws Error (Corrupt) naming the file.
  [[noreturn]] void fail(const char* reason) const;

 private:
  std::string_view bytes_;
  std::string path_;
  std::uint32_t documents_ = 0;
  std::uint64_t total_length_ = 0;
  std::vector<SectionEntry> table_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SECTION_FILE_H_
