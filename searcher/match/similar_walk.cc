// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/similar_walk.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// The rows of the edit matrix for the beginnings of one word after the other.
class EditRows {
 public:
  EditRows(std::string_view word, std::uint32_t most) : most_(most) {
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint letter = decode_utf8(word, at);
      word_ += letter.value;
      at += letter.size;
    }
    rows_.resize(word_.size() + 1);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      rows_[i] = static_cast<std::uint32_t>(i);
    ends_.push_back(0);
  }

  // Letters that have a row, and the bytes they take in their word.
  std::size_t depth() const { return letters_.size(); }
  std::size_t bytes() const { return ends_.back(); }
  // Keeps the rows of letters that end within so many bytes.
  void keep(std::size_t bytes) {
    while (ends_.back() > bytes) {
      ends_.pop_back();
      letters_.pop_back();
    }
  }
  // The distance of the whole of what was pushed from the whole word.
  std::uint32_t distance() const { return row(depth())[word_.size()]; }

  // Adds a letter. False if nothing that begins so can be near enough.
  bool push(char32_t letter, std::size_t bytes) {
    letters_ += letter;
    ends_.push_back(ends_.back() + bytes);
    const std::size_t size = word_.size() + 1;
    if (rows_.size() < (depth() + 1) * size) rows_.resize((depth() + 1) * size);
    const std::size_t i = depth();
    std::uint32_t* now = row(i);
    const std::uint32_t* before = row(i - 1);
    std::uint32_t least = now[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j < size; ++j) {
      const std::uint32_t changed = before[j - 1] + (word_[j - 1] != letter);
      now[j] = std::min({changed, before[j] + 1, now[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && letter == word_[j - 2] &&
                           letters_[i - 2] == word_[j - 1];
      if (swapped) now[j] = std::min(now[j], row(i - 2)[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    return least <= most_;
  }

 private:
  std::uint32_t* row(std::size_t i) {
    return rows_.data() + i * (word_.size() + 1);
  }
  const std::uint32_t* row(std::size_t i) const {
    return rows_.data() + i * (word_.size() + 1);
  }

  const std::uint32_t most_;
  std::u32string word_;
  std::u32string letters_;
  std::vector<std::size_t> ends_;  // of the letters, in bytes
  std::vector<std::uint32_t> rows_;
};

std::size_t common_bytes(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// The first place behind `from` whose word does not begin so. Galloping: most
// jumps are short, and close words lie close together in memory.
std::uint32_t behind_prefix(const Segment& segment, std::uint32_t from,
                            std::string_view prefix) {
  const std::uint32_t count = segment.word_count();
  auto begins_so = [&](std::uint32_t at) {
    return segment.word_by_sorted(at).starts_with(prefix);
  };
  std::uint32_t inside = from, step = 1;
  while (step < count - inside && begins_so(inside + step)) {
    inside += step;
    step *= 2;
  }
  std::uint32_t outside = inside + std::min(step, count - inside);
  while (outside - inside > 1) {
    const std::uint32_t middle = inside + (outside - inside) / 2;
    (begins_so(middle) ? inside : outside) = middle;
  }
  return outside;
}

}  // namespace

void walk_similar(
    const Segment& segment, std::string_view word, std::uint32_t most_edits,
    const std::function<void(std::uint32_t, std::uint32_t)>& found) {
  EditRows rows(word, most_edits);
  std::string_view last;
  for (std::uint32_t at = 0; at < segment.word_count();) {
    const std::string_view here = segment.word_by_sorted(at);
    rows.keep(common_bytes(last, here));
    last = here;
    bool is_near = true;
    while (is_near && rows.bytes() < here.size()) {
      const CodePoint letter = decode_utf8(here, rows.bytes());
      is_near = rows.push(letter.value, letter.size);
    }
    if (!is_near) {
      at = behind_prefix(segment, at, here.substr(0, rows.bytes()));
      continue;
    }
    if (rows.distance() <= most_edits) found(at, rows.distance());
    ++at;
  }
}

}  // namespace dossier::internal
