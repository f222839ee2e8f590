// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_CATALOGUE_H_
#define DOSSIER_INDEXER_STORE_CATALOGUE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dossier::internal {

// Article ids, one after the other in one block of memory: a file of a million
// articles is one string here, not a million. Ids have no NUL in them.
class IdList {
 public:
  class Iterator {
   public:
    explicit Iterator(std::string_view rest) : rest_(rest) {}
    std::string_view operator*() const {
      return rest_.substr(0, rest_.find('\0'));
    }
    Iterator& operator++() {
      rest_.remove_prefix((**this).size() + 1);
      return *this;
    }
    bool operator==(const Iterator& other) const {
      return rest_.size() == other.rest_.size();
    }

   private:
    std::string_view rest_;
  };

  void add(std::string_view id) {
    bytes_ += id;
    bytes_ += '\0';
    ++size_;
  }
  void append(const IdList& other) {
    bytes_ += other.bytes_;
    size_ += other.size_;
  }
  std::size_t size() const { return size_; }
  Iterator begin() const { return Iterator(bytes_); }
  Iterator end() const { return Iterator(std::string_view()); }

 private:
  std::string bytes_;  // each id followed by NUL
  std::size_t size_ = 0;
};

// What is known of a file that articles came from.
struct CatalogueEntry {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  // When it was looked at. A file changed at that moment or later may have the
  // same size and time, and other content.
  std::int64_t seen_ns = 0;
  std::uint64_t content = 0;  // XXH3 of the bytes
  std::uint64_t reading = 0;  // hash of the options it was read with
  // False while the file is being read, and if that was interrupted: `ids` are
  // then all that may be in the index from it, and it has to be read again.
  bool complete = false;
  // Lines and articles that were refused when it was read to its end.
  std::uint32_t refused = 0;
  bool one_article = false;  // a text or HTML file: the id is made of its path
  IdList ids;

  // Adds to `refused` how many of the ids the file gave.
  void count_refused(const std::unordered_set<std::string_view>& refused_ids);
};

// The files that an index was filled from, by absolute path. Lets a later run
// skip what has not changed, and remove the articles that a file no longer
// holds. Not thread-safe.
class Catalogue {
 public:
  using Entries = std::map<std::string, CatalogueEntry, std::less<>>;

  // The content of a catalogue file: zstd. decode throws Error (Corrupt),
  // naming `path`.
  std::string encode() const;
  static Catalogue decode(std::string_view bytes, const std::string& path);

  const Entries& entries() const { return entries_; }
  // Null if the file is not known.
  const CatalogueEntry* find(std::string_view path) const;
  void set(std::string path, CatalogueEntry entry);
  void erase(std::string_view path);
  // The same for every file. One pass over all ids.
  void count_refused(const std::unordered_set<std::string_view>& refused_ids);

  // True if set or erase was called since the last mark_saved().
  bool changed() const { return changed_; }
  void mark_saved() { changed_ = false; }

 private:
  Entries entries_;
  bool changed_ = false;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_CATALOGUE_H_
