// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/stemmer.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

// The languages whose Snowball stemmer Xapian 1.4 carries, sorted.
constexpr std::array<std::string_view, 26> kStemmedLanguages = {
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr",
    "ga", "hu", "hy", "id", "it", "lt", "nb", "ne", "nl",
    "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

// Those whose stemmer takes off endings alone. Arabic, Indonesian and Irish
// take off beginnings as well, and Turkish changes short words.
constexpr std::array<std::string_view, 15> kEndingsOnly = {
    "da", "de", "en", "es", "fi", "fr", "hu", "it",
    "nb", "nn", "no", "pt", "ro", "ru", "sv"};

// Words whose stems are kept: more than the vocabulary of most batches. A word
// beyond that empties the store, which costs less than keeping an order.
constexpr std::size_t kMaxWords = 100'000;
constexpr std::size_t kFirstSlots = 1024;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// Stems by word: open hashing over one arena, at most half full.
class StemCache {
 public:
  StemCache() : slots_(kFirstSlots) {}

  // The stem kept for `word`, or else what `make(word)` gives. Holds until
  // the next call.
  template <typename Make>
  std::string_view find_or_make(std::string_view word, Make make) {
    const std::uint64_t hash = XXH3_64bits(word.data(), word.size());
    const Slot& found = slots_[find(word, hash)];
    if (found.used) return stem_of(found);

    const std::string stem = make(word);
    if (words_ == kMaxWords) clear();
    if (words_ * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(word, hash)];
    slot = {hash, arena_.size(), static_cast<std::uint32_t>(word.size()),
            static_cast<std::uint32_t>(stem.size()), true};
    arena_ += word;
    arena_ += stem;
    ++words_;
    return stem_of(slot);
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::size_t start = 0;  // in the arena: the word, then its stem
    std::uint32_t word_size = 0;
    std::uint32_t stem_size = 0;
    bool used = false;
  };

  std::string_view stem_of(const Slot& slot) const {
    return std::string_view(arena_).substr(slot.start + slot.word_size,
                                           slot.stem_size);
  }

  // The slot of `word`, or the empty one it should take.
  std::size_t find(std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    while (slots_[i].used &&
           (slots_[i].hash != hash ||
            std::string_view(arena_).substr(slots_[i].start,
                                            slots_[i].word_size) != word)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (!slot.used) continue;
      std::size_t i = slot.hash & mask;
      while (slots_[i].used) i = (i + 1) & mask;
      slots_[i] = slot;
    }
  }

  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    arena_.clear();
    words_ = 0;
  }

  std::vector<Slot> slots_;  // size a power of two
  std::string arena_;
  std::size_t words_ = 0;
};

}  // namespace

struct Stemmer::Impl {
  Xapian::Stem stem;
  bool stems;
  std::string last;  // an unstemmed word: the caller's bytes may go first
  StemCache cache;
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>()) {
  impl_->stems = supports(language);
  if (!impl_->stems) return;
  try {
    impl_->stem = Xapian::Stem(std::string(language));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::Incompatible, "cannot stem language '" +
                                             std::string(language) +
                                             "': " + error.get_msg());
  }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view folded_word) {
  if (!impl_->stems || has_digit(folded_word)) {
    impl_->last = folded_word;
    return impl_->last;
  }
  return impl_->cache.find_or_make(
      folded_word, [this](std::string_view word) -> std::string {
        std::string stem;
        try {
          stem = impl_->stem(std::string(word));
        } catch (const Xapian::Error& error) {
          throw Error(
              ErrorCode::Incompatible,
              "cannot stem '" + std::string(word) + "': " + error.get_msg());
        }
        return stem.empty() ? std::string(word) : stem;
      });
}

bool Stemmer::supports(std::string_view language) {
  return std::binary_search(kStemmedLanguages.begin(), kStemmedLanguages.end(),
                            language);
}

bool Stemmer::keeps_first_letter(std::string_view language) {
  return !supports(language) ||
         std::binary_search(kEndingsOnly.begin(), kEndingsOnly.end(), language);
}

}  // namespace dossier::internal
