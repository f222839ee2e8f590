// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_folder.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdio>
#include <regex>
#include <set>
#include <span>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/index_tables.h"
#include "indexer/store/tombstones.h"
#include "indexer/store/value_map.h"
#include "indexer/store/verified_files.h"
#include "indexer/story_update.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";
constexpr const char* kScratchName = "scratch";

[[noreturn]] void fail_io(const std::string& what, const std::string& reason) {
  throw Error(ErrorCode::Io, what + ": " + reason);
}

// UUID, version 4.
std::string new_index_id() {
  unsigned char bytes[16];
  if (::getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
    fail_io("making an index id", "the system has no random bytes");
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  std::string id;
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", bytes[i]);
    id += digits;
  }
  return id;
}

// Another ICU is borne, as in reading: the manifest goes on naming the one that
// made most of the terms.
bool same_rules(const AnalysisSettings& a, const AnalysisSettings& b) {
  return a.analysis_version == b.analysis_version && a.stemmer == b.stemmer &&
         a.stop_words == b.stop_words && a.title_weight == b.title_weight;
}

// Names that only an index gives to its files.
bool is_segment_file(const std::string& name) {
  static const std::regex pattern("seg-[0-9]{6,}[.-].+");
  return std::regex_match(name, pattern);
}
bool is_index_file(const std::string& name) {
  static const std::regex pattern(
      "(values-[0-9]+|stories-[0-9]+|catalogue-[0-9]+|corrections-[0-9]+|"
      "gazetteer-([0-9a-f]{"
      "16}([.]zst)?|new)|"
      "table-[0-9]+-[A-Za-z0-9._-]+|manifest)([.]tmp.*)?");
  return is_segment_file(name) || std::regex_match(name, pattern);
}

std::vector<std::string> file_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end;
       !failure && entry != end; entry.increment(failure))
    names.push_back(entry->path().filename().string());
  if (failure) fail_io("reading " + folder.string(), failure.message());
  return names;
}

// The files whose names are not among those of `others`.
std::vector<FileInfo> without(std::vector<FileInfo> files,
                              const std::vector<FileInfo>& others) {
  std::set<std::string> names;
  for (const FileInfo& file : others) names.insert(file.name);
  std::erase_if(
      files, [&](const FileInfo& file) { return names.contains(file.name); });
  return files;
}

}  // namespace

bool LiveSegment::kill(DocNumber doc) {
  if (dead.size() == 0) dead = Bitmap(segment->size());
  if (dead.test(doc)) return false;
  dead.set(doc);
  ++dead_count;
  tombstones.reset();
  return true;
}

std::optional<DocNumber> LiveSegment::find_living(std::string_view id) const {
  const auto doc = segment->find(id);
  return doc && dead.size() > 0 && dead.test(*doc) ? std::nullopt : doc;
}

IndexFolder::IndexFolder(const fs::path& folder, Purpose purpose)
    : path_(folder), scratch_(folder / kScratchName) {
  std::error_code failure;
  const bool exists = fs::exists(folder / kManifestName, failure);
  if (!exists && purpose == Purpose::Rebuild)
    throw Error(ErrorCode::NotFound, "no index at " + folder.string());
  fs::create_directories(folder, failure);
  if (failure) fail_io("creating " + folder.string(), failure.message());
  lock_.emplace(folder / kLockName);

  // Only now is it certain that nobody else is making one.
  if (!fs::exists(folder / kManifestName, failure) && !failure) create();
  load(purpose);
  remove_leftovers();
  fs::create_directory(scratch_, failure);
  if (failure) fail_io("creating " + scratch_.string(), failure.message());
}

IndexFolder::~IndexFolder() {
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
}

void IndexFolder::create() {
  // An index that lost its manifest must not be taken for no index: its
  // segments would be removed as leftovers.
  for (const std::string& name : file_names(path_))
    if (is_segment_file(name))
      throw Error(ErrorCode::Corrupt, "opening the index at " + path_.string() +
                                          ": the manifest is missing");
  remove_leftovers();  // of somebody who died making it
  Manifest first;
  first.index_id = new_index_id();
  first.settings = AnalysisSettings::current();
  use_builtin_tables(path_, first);
  publish(first, {}, nullptr);
}

void IndexFolder::load(Purpose purpose) {
  manifest_ = read_manifest(path_);
  if (purpose == Purpose::Write &&
      !same_rules(manifest_.settings, AnalysisSettings::current()))
    throw Error(ErrorCode::Incompatible,
                "opening the index at " + path_.string() +
                    ": it was written under other analysis settings; run "
                    "dossier-index reindex");
  next_segment_ = manifest_.next_segment;
  segments_.clear();
  FileVerifier verifier;
  std::set<std::string> new_files;
  if (purpose == Purpose::Write) {
    for (const FileInfo& file : manifest_.all_files())
      if (verifier.check(path_, file)) new_files.insert(file.name);
    open_stories();
  }
  for (const ManifestSegment& listed : manifest_.segments) {
    LiveSegment live{listed.files, Segment::open(path_, listed.files), Bitmap(),
                     listed.dead, listed.tombstones};
    if (new_files.contains(listed.files.columns.name))
      live.segment->check(Segment::CheckDepth::Arrays);
    if (listed.tombstones) {
      verify_file(path_, *listed.tombstones);
      const fs::path file = path_ / listed.tombstones->name;
      live.dead = decode_tombstones(MappedFile::open(file)->bytes(),
                                    live.segment->size(), file.string());
    }
    segments_.push_back(std::move(live));
  }
  verifier.remember();
}

void IndexFolder::remove_leftovers() const {
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  std::set<std::string> named = {kManifestName};
  for (const FileInfo& file : manifest_.all_files()) named.insert(file.name);
  for (const std::string& name : file_names(path_))
    if (is_index_file(name) && !named.contains(name))
      fs::remove(path_ / name, ignored);
}

Catalogue IndexFolder::read_catalogue() const {
  if (!manifest_.catalogue) return {};
  verify_file(path_, *manifest_.catalogue);
  const fs::path file = path_ / manifest_.catalogue->name;
  return Catalogue::decode(MappedFile::open(file)->bytes(), file.string());
}

std::string IndexFolder::new_segment_name() {
  char name[32];
  std::snprintf(name, sizeof name, "seg-%06llu",
                static_cast<unsigned long long>(next_segment_++));
  return name;
}

SegmentFiles IndexFolder::adopt(const SegmentFiles& scratch_files) {
  SegmentFiles adopted = scratch_files;
  adopted.name = new_segment_name();
  for (FileInfo* file :
       {&adopted.postings, &adopted.columns, &adopted.records}) {
    const std::string suffix = file->name.substr(scratch_files.name.size());
    const fs::path from = scratch_ / file->name;
    file->name = adopted.name + suffix;
    std::error_code failure;
    fs::rename(from, path_ / file->name, failure);
    if (failure) fail_io("renaming " + from.string(), failure.message());
  }
  return adopted;
}

LiveSegment IndexFolder::take_in(SegmentFiles files, Bitmap dead) {
  for (const FileInfo* file : {&files.postings, &files.columns, &files.records})
    sync_file(path_ / file->name);
  // Whatever is new in it is new with the revision that comes next.
  files.revision = manifest_.revision + 1;
  LiveSegment live;
  live.segment = Segment::open(path_, files);
  live.files = std::move(files);
  live.dead_count = static_cast<std::uint32_t>(dead.count());
  if (live.dead_count > 0) live.dead = std::move(dead);
  return live;
}

FileInfo IndexFolder::write_file(const std::string& name,
                                 std::string_view bytes) const {
  write_file_durably(path_ / name, bytes);
  return {name, bytes.size(), xxh3(bytes)};
}

void IndexFolder::open_stories() {
  stories_.reset();
  if (manifest_.stories)
    stories_ =
        std::make_shared<StoryMap>(MappedFile::open(path_, *manifest_.stories));
}

void IndexFolder::update_stories(Manifest& next,
                                 std::vector<LiveSegment>& segments) const {
  next.stories = manifest_.stories;
  const auto stories =
      internal::update_stories(stories_.get(), segments_, segments);
  for (LiveSegment& live : segments) live.merged_from.clear();
  if (!stories) return;
  next.stories.reset();
  if (!stories->empty())
    next.stories = write_file("stories-" + std::to_string(next.revision),
                              StoryMap::build(*stories));
}

void IndexFolder::publish(Manifest next, std::vector<LiveSegment> segments,
                          const Catalogue* catalogue) {
  next.revision = manifest_.revision + 1;
  next.next_segment = next_segment_;
  const std::string suffix = "-" + std::to_string(next.revision);

  std::erase_if(segments,
                [](const LiveSegment& live) { return live.living() == 0; });
  next.segments.clear();
  std::vector<std::shared_ptr<const Segment>> open_segments;
  for (LiveSegment& live : segments) {
    if (live.dead_count > 0 && !live.tombstones)
      live.tombstones = write_file(live.files.name + ".dead" + suffix,
                                   encode_tombstones(live.dead));
    next.segments.push_back({live.files, live.segment->size(), live.dead_count,
                             live.segment->total_length(), live.tombstones});
    open_segments.push_back(live.segment);
  }
  next.values = write_file("values" + suffix, ValueMap::build(open_segments));
  if (catalogue)
    next.catalogue = write_file("catalogue" + suffix, catalogue->encode());

  update_stories(next, segments);

  publish_manifest(path_, next);
  const std::vector<FileInfo> before = manifest_.all_files();
  manifest_ = std::move(next);
  segments_ = std::move(segments);
  open_stories();

  const std::vector<FileInfo> now = manifest_.all_files();
  for (const FileInfo& file : without(before, now)) {
    // A file that stays is a leftover, removed at the next opening.
    std::error_code ignored;
    fs::remove(path_ / file.name, ignored);
  }
  remember_written(path_, without(now, before));
}

}  // namespace dossier::internal
