// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_NEAREST_NAME_H_
#define DOSSIER_INDEXER_TEXT_NEAREST_NAME_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::internal {

// How many edits (edit_distance.h) a name may be away from what was typed to be
// offered in its place: a third of the letters typed, one at least, but not all
// of them. REQUIRES valid UTF-8, as all here.
std::size_t most_slips(std::string_view typed);

// Finds which of a few names was meant by something that is none of them. Of
// equally near ones the first. No more than a hundred bytes are compared.
class NearestName {
 public:
  explicit NearestName(std::string_view typed);

  void offer(std::string_view name) { offer(name, name); }
  // The same for a name that is `shown` in another form.
  void offer(std::string_view name, std::string_view shown);

  // Empty if none is near enough.
  const std::string& found() const { return found_; }

 private:
  std::string typed_;
  std::size_t closer_than_;
  std::string found_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_NEAREST_NAME_H_
