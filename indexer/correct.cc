// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "dossier/corrections.h"
#include "dossier/error.h"
#include "indexer/index_corrections.h"
#include "indexer/index_folder.h"
#include "indexer/index_tables.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/value_map.h"

namespace dossier {
namespace {

using namespace internal;
using Kind = Correction::Kind;
namespace fs = std::filesystem;

constexpr std::size_t kMostLines = 1'000'000;

// What the index and its tables know of values.
class KnownValues {
 public:
  explicit KnownValues(const IndexFolder& index)
      : gazetteer_(open_gazetteer(index.path(), index.manifest())) {
    std::vector<std::shared_ptr<const Segment>> segments;
    for (const LiveSegment& live : index.segments())
      segments.push_back(live.segment);
    values_ = ValueMap::open(
        MappedFile::open(index.path() / index.manifest().values.name),
        segments);
  }

  // Values that corrections make.
  void add(const EntityValue& value) { made_.insert(value); }

  bool has(const EntityValue& value) const {
    return made_.contains(value) || in_tables(value) ||
           values_->find(value.facet, value.id);
  }
  bool in_tables(const EntityValue& value) const {
    return gazetteer_->find(value.facet, value.id).has_value();
  }
  // Of a value that articles alone know; else empty.
  std::string label(const EntityValue& value) const {
    const auto number = values_->find(value.facet, value.id);
    if (in_tables(value) || !number) return {};
    return std::string(values_->value(*number).label);
  }

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  std::shared_ptr<const ValueMap> values_;
  std::set<EntityValue> made_;
};

// An id that nothing knows is most often a slip.
void require_known(const KnownValues& known, const EntityValue& value,
                   const std::string& name, std::size_t line) {
  if (known.has(value)) return;
  fail_line(name, line,
            "no table and no article has the value " + to_string(value) +
                "; find ids with: dossier-search --facet " +
                std::string(field_of(value.facet).name) +
                ":all --facet-find NAME --format json");
}

void check_known(const KnownValues& known, const Correction& c,
                 const std::string& name) {
  require_known(known, c.value, name, c.line);
  if (c.kind == Kind::Merge) require_known(known, c.other, name, c.line);
  if (!c.condition.id.empty()) require_known(known, c.condition, name, c.line);
}

// A value that no table has is to keep the label it has now.
void keep_label(const KnownValues& known, Correction& c) {
  if (!c.label.empty()) return;
  if (c.kind == Kind::Merge) c.label = known.label(c.other);
  if (c.kind == Kind::Alias) c.label = known.label(c.value);
}

bool is_alias(const Correction& c) { return c.kind == Kind::Alias; }

CorrectionReport report_on(const IndexFolder& index, std::size_t lines) {
  CorrectionReport report;
  report.revision = index.manifest().revision;
  report.articles = index.articles();
  report.lines = lines;
  return report;
}

// Publishes `lines` as the corrections of the index.
CorrectionReport publish(IndexFolder& index, std::vector<Correction> lines,
                         bool aliases_changed) {
  Manifest next = index.manifest();
  const std::size_t count = lines.size();
  write_corrections(index.path(), lines, next);
  if (aliases_changed) recompile_tables(index.path(), next);
  index.publish(next, index.segments(), nullptr);
  return report_on(index, count);
}

IndexFolder open_existing(const fs::path& folder) {
  read_manifest(folder);  // no index is made where there is none
  return IndexFolder(folder, IndexFolder::Purpose::Write);
}

bool begins_with(const std::string& line, std::string_view columns) {
  return line.starts_with(columns) &&
         (line.size() == columns.size() || line[columns.size()] == '\t');
}

}  // namespace

std::string corrections_of(const fs::path& folder) {
  const auto corrections = read_corrections(folder, read_manifest(folder));
  std::string text;
  for (const Correction& c : corrections->lines())
    text += format_correction(c) + '\n';
  return text;
}

CorrectionReport add_corrections(const fs::path& folder, std::string_view text,
                                 const std::string& name) {
  const std::vector<Correction> given = parse_corrections(text, name);
  IndexFolder index = open_existing(folder);
  std::vector<Correction> lines =
      read_corrections(folder, index.manifest())->lines();
  const std::size_t before = lines.size();
  KnownValues known(index);
  for (const std::vector<Correction>* list : {&std::as_const(lines), &given})
    for (const Correction& c : *list) {
      if (c.kind == Kind::Split) known.add(c.other);
      if (list == &lines) known.add(c.value);
    }

  std::set<std::string> there;
  for (const Correction& c : lines) there.insert(format_correction(c));
  bool aliases_changed = false;
  for (Correction c : given) {
    if (there.contains(format_correction(c))) continue;
    check_known(known, c, name);
    keep_label(known, c);
    if (!there.insert(format_correction(c)).second) continue;
    aliases_changed |= is_alias(c);
    lines.push_back(std::move(c));
  }
  check_merges(lines, name);
  if (lines.size() > kMostLines)
    throw Error(ErrorCode::LimitExceeded,
                "more than " + std::to_string(kMostLines) + " corrections");
  const std::size_t added = lines.size() - before;
  if (added == 0) return report_on(index, before);
  CorrectionReport report = publish(index, std::move(lines), aliases_changed);
  report.added = added;
  return report;
}

CorrectionReport remove_corrections(const fs::path& folder,
                                    std::string_view columns) {
  IndexFolder index = open_existing(folder);
  std::vector<Correction> lines =
      read_corrections(folder, index.manifest())->lines();
  bool aliases_changed = false;
  const std::size_t removed = std::erase_if(lines, [&](const Correction& c) {
    const bool gone = begins_with(format_correction(c), columns);
    aliases_changed |= gone && is_alias(c);
    return gone;
  });
  if (removed == 0)
    throw Error(ErrorCode::InvalidArgument,
                "no correction begins with: " + std::string(columns) +
                    "; see them with: dossier-index correct --list");
  CorrectionReport report = publish(index, std::move(lines), aliases_changed);
  report.removed = removed;
  return report;
}

}  // namespace dossier
