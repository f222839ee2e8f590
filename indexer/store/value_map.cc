// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/value_map.h"

#include <algorithm>

#include "indexer/entities/label_choice.h"
#include "indexer/store/section_file.h"
#include "indexer/store/sorted_merge.h"
#include "indexer/store/string_list.h"

namespace dossier::internal {
namespace {

// Numbers are part of the format.
enum Section : std::uint32_t {
  kValueFirst = 1,
  kIdOffsets = 2,
  kIdBytes = 3,
  kLabelOffsets = 4,
  kLabelBytes = 5,
  kFoldedOffsets = 6,
  kFoldedBytes = 7,
  kSegmentOffsets = 8,  // into the next section, by segment, and the end
  kSegmentValues = 9,   // global numbers, by segment and local number
};

class OpenValueMap final : public ValueMap {
 public:
  OpenValueMap(std::shared_ptr<const MappedFile> file,
               std::span<const std::shared_ptr<const Segment>> segments);

  ValueNumber size() const override { return ids_.size(); }

  std::pair<ValueNumber, ValueNumber> values_of_facet(
      Facet facet) const override {
    auto f = static_cast<std::size_t>(facet);
    return {value_first_[f], value_first_[f + 1]};
  }

  FacetValue value(ValueNumber number) const override {
    std::size_t facet = 0;
    while (facet + 1 < kFacetCount && number >= value_first_[facet + 1])
      ++facet;
    return {static_cast<Facet>(facet), ids_[number], labels_[number]};
  }

  std::string_view folded_label(ValueNumber number) const override {
    return folded_[number];
  }

  std::optional<ValueNumber> find(Facet facet,
                                  std::string_view id) const override {
    auto [first, last] = values_of_facet(facet);
    ValueNumber found = ids_.lower_bound(first, last, id);
    if (found == last || ids_[found] != id) return std::nullopt;
    return found;
  }

  std::span<const ValueNumber> of_segment(std::size_t segment) const override {
    return of_segment_[segment];
  }

 private:
  std::shared_ptr<const MappedFile> file_;
  std::span<const ValueNumber> value_first_;
  StringTable ids_, labels_, folded_;
  std::vector<std::span<const ValueNumber>> of_segment_;
};

// Checked here, once: counting uses the numbers as places without a look.
OpenValueMap::OpenValueMap(
    std::shared_ptr<const MappedFile> file,
    std::span<const std::shared_ptr<const Segment>> segments)
    : file_(std::move(file)) {
  SectionFile sections(file_->bytes(), kValuesMagic, file_->path());
  value_first_ = sections.array<ValueNumber>(kValueFirst, kFacetCount + 1);
  if (value_first_.front() != 0 ||
      !std::is_sorted(value_first_.begin(), value_first_.end()) ||
      value_first_.back() == kNoValue)
    sections.fail("the numbers of facet values are out of order");
  const ValueNumber size = value_first_.back();
  ids_ = sections.strings(kIdOffsets, kIdBytes, size);
  labels_ = sections.strings(kLabelOffsets, kLabelBytes, size);
  folded_ = sections.strings(kFoldedOffsets, kFoldedBytes, size);

  auto offsets =
      sections.array<std::uint64_t>(kSegmentOffsets, segments.size() + 1);
  auto values = sections.array<ValueNumber>(kSegmentValues);
  std::uint64_t offset = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const ValueNumber count = segments[s]->value_count();
    if (offsets[s] != offset || count > values.size() - offset)
      sections.fail("it does not fit the segments");
    of_segment_.push_back(values.subspan(offset, count));
    offset += count;
  }
  if (offsets.back() != offset || values.size() != offset)
    sections.fail("it does not fit the segments");
  for (std::size_t s = 0; s < segments.size(); ++s)
    for (const FacetField& field : kFacets) {
      auto [first, last] = segments[s]->values_of_facet(field.facet);
      auto [global_first, global_last] = values_of_facet(field.facet);
      bool outside = false;
      for (ValueNumber local = first; local < last; ++local) {
        ValueNumber global = of_segment_[s][local];
        outside |= global < global_first || global >= global_last;
      }
      if (outside) sections.fail("it does not fit the segments");
    }
}

}  // namespace

ListPlace choose_label(std::span<const std::shared_ptr<const Segment>> segments,
                       Facet facet, std::string_view id,
                       std::span<const ListPlace> places) {
  const auto label = [&](ListPlace at) {
    return segments[at.list]->value(at.place).label;
  };
  ListPlace chosen = places.front();
  for (const ListPlace& place : places.subspan(1))
    if (takes_label(facet, id, label(chosen), label(place))) chosen = place;
  return chosen;
}

std::string ValueMap::build(
    std::span<const std::shared_ptr<const Segment>> segments) {
  std::vector<std::uint64_t> offsets{0};
  for (const auto& segment : segments)
    offsets.push_back(offsets.back() + segment->value_count());
  std::vector<ValueNumber> values(offsets.back());
  std::vector<ValueNumber> value_first{0};
  StringList ids, labels, folded;

  for (const FacetField& field : kFacets) {
    std::vector<std::uint32_t> begins, ends;
    for (const auto& segment : segments) {
      auto [begin, end] = segment->values_of_facet(field.facet);
      begins.push_back(begin);
      ends.push_back(end);
    }
    merge_sorted(
        begins, ends,
        [&](std::uint32_t segment, ValueNumber number) {
          return segments[segment]->value(number).id;
        },
        [&](std::string_view id, const std::vector<ListPlace>& places) {
          for (auto [segment, number] : places)
            values[offsets[segment] + number] = ids.size();
          const ListPlace chosen =
              choose_label(segments, field.facet, id, places);
          ids.add(id);
          labels.add(segments[chosen.list]->value(chosen.place).label);
          folded.add(segments[chosen.list]->folded_label(chosen.place));
        });
    value_first.push_back(ids.size());
  }

  std::string bytes;
  SectionWriter out(kValuesMagic,
                    [&](std::string_view part) { bytes.append(part); });
  out.array(kValueFirst, value_first);
  out.strings(kIdOffsets, kIdBytes, ids);
  out.strings(kLabelOffsets, kLabelBytes, labels);
  out.strings(kFoldedOffsets, kFoldedBytes, folded);
  out.array(kSegmentOffsets, offsets);
  out.array(kSegmentValues, values);
  out.finish(0, 0);
  return bytes;
}

std::shared_ptr<const ValueMap> ValueMap::open(
    std::shared_ptr<const MappedFile> file,
    std::span<const std::shared_ptr<const Segment>> segments) {
  return std::make_shared<OpenValueMap>(std::move(file), segments);
}

}  // namespace dossier::internal
