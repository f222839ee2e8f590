// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/nearest_name.h"

#include <algorithm>

#include "indexer/text/edit_distance.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestCompared = 100;  // bytes

}  // namespace

std::size_t most_slips(std::string_view typed) {
  const std::size_t letters = count_code_points(typed);
  if (letters < 2) return 0;
  return std::max<std::size_t>(letters / 3, 1);
}

NearestName::NearestName(std::string_view typed)
    : typed_(truncate_utf8(typed, kLongestCompared)),
      closer_than_(most_slips(typed_) + 1) {}

void NearestName::offer(std::string_view name, std::string_view shown) {
  const std::size_t far =
      edit_distance(typed_, truncate_utf8(name, kLongestCompared));
  if (far >= closer_than_) return;
  closer_than_ = far;
  found_ = shown;
}

}  // namespace dossier::internal
