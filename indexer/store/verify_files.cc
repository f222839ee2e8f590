// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/verify_files.h"

#include <optional>
#include <sstream>

#include "dossier/error.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/snapshot.h"
#include "indexer/store/tombstones.h"
#include "indexer/store/verified_files.h"
#include "indexer/store/xapian_error.h"

namespace dossier::internal {
namespace {

// Runs every check, and collects what they throw.
class Verifier {
 public:
  Verifier(const std::filesystem::path& folder,
           const std::function<void(const std::string&)>& progress)
      : folder_(folder), progress_(progress) {}

  void verify(const Manifest& manifest) {
    for (const FileInfo& file : manifest.all_files()) verify_bytes(file);
    for (const ManifestSegment& entry : manifest.segments)
      verify_segment(entry);
    verify_values(manifest);
    verify_stories(manifest);
    if (is_whole(manifest.gazetteer))
      guard(manifest.gazetteer.name,
            [&] { check_gazetteer(folder_, manifest); });
  }

  // Runs `check`; false, and a damage of `file`, if it throws.
  template <class Check>
  bool guard(const std::string& file, Check check) {
    try {
      check();
      return true;
    } catch (const Error& error) {
      damages_.push_back({file, error.what()});
      return false;
    }
  }

  std::vector<Damage> take() { return std::move(damages_); }

 private:
  void verify_bytes(const FileInfo& file) {
    if (progress_) progress_(file.name);
    guard(file.name, [&] { verify_file(folder_, file); });
  }

  bool is_whole(const FileInfo& file) const {
    for (const Damage& damage : damages_)
      if (damage.file == file.name) return false;
    return true;
  }

  void verify_segment(const ManifestSegment& entry);
  void verify_postings(const std::string& name);
  void verify_values(const Manifest& manifest);
  void verify_stories(const Manifest& manifest);

  const std::filesystem::path& folder_;
  const std::function<void(const std::string&)>& progress_;
  std::vector<Damage> damages_;
  std::vector<std::shared_ptr<const Segment>> segments_;  // the sound ones
};

// Files whose bytes are damaged have been named already; what is made of them
// is not looked at.
void Verifier::verify_segment(const ManifestSegment& entry) {
  const SegmentFiles& files = entry.files;
  if (entry.tombstones && is_whole(*entry.tombstones))
    guard(entry.tombstones->name, [&] {
      auto file = MappedFile::open(folder_ / entry.tombstones->name);
      if (decode_tombstones(file->bytes(), entry.documents, file->path())
              .count() != entry.dead)
        throw Error(ErrorCode::Corrupt, "checking " + file->path() +
                                            ": it does not fit the manifest");
    });
  if (!is_whole(files.postings) || !is_whole(files.columns) ||
      !is_whole(files.records))
    return;
  std::shared_ptr<const Segment> segment;
  bool is_sound = guard(files.columns.name, [&] {
    segment = Segment::open(folder_, files);
    if (segment->size() != entry.documents ||
        segment->total_length() != entry.total_length)
      throw Error(ErrorCode::Corrupt, "checking " + files.columns.name +
                                          ": it does not fit the manifest");
    segment->check(Segment::CheckDepth::Everything);
  });
  if (is_sound) segments_.push_back(std::move(segment));
  guard(files.postings.name, [&] { verify_postings(files.postings.name); });
}

void Verifier::verify_postings(const std::string& name) {
  std::ostringstream report;
  auto faults = translate_xapian("checking", name, [&] {
    return Xapian::Database::check((folder_ / name).string(), 0, &report);
  });
  if (faults > 0)
    throw Error(ErrorCode::Corrupt, "checking " + name + ": " + report.str());
}

void Verifier::verify_values(const Manifest& manifest) {
  if (!is_whole(manifest.values) ||
      segments_.size() != manifest.segments.size())
    return;
  guard(manifest.values.name, [&] {
    auto file = MappedFile::open(folder_ / manifest.values.name);
    if (file->bytes() != ValueMap::build(segments_))
      throw Error(ErrorCode::Corrupt, "checking " + manifest.values.name +
                                          ": it does not fit the segments");
  });
}

void Verifier::verify_stories(const Manifest& manifest) {
  if (!manifest.stories || !is_whole(*manifest.stories) ||
      segments_.size() != manifest.segments.size())
    return;
  guard(manifest.stories->name, [&] {
    StoryMap(MappedFile::open(folder_, *manifest.stories)).check(segments_);
  });
}

}  // namespace

namespace {

// What is wrong with one revision, whose manifest is put into `manifest`.
std::vector<Damage> verify_revision(
    const std::filesystem::path& folder,
    const std::function<void(const std::string& file)>& progress,
    std::optional<Manifest>& manifest) {
  if (progress) progress(kManifestName);
  Verifier verifier(folder, progress);
  try {
    manifest = read_manifest(folder);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::NotFound) throw;
    return {{kManifestName, error.what()}};
  }
  verifier.verify(*manifest);
  return verifier.take();
}

bool was_replaced(const std::filesystem::path& folder,
                  const Manifest& manifest) {
  try {
    return read_manifest(folder).revision != manifest.revision;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

// A writer may commit meanwhile and unlink what the older revision named: what
// is then missing is no damage, and the newer revision is looked at instead.
std::vector<Damage> verify_files(
    const std::filesystem::path& folder,
    const std::function<void(const std::string& file)>& progress) {
  while (true) {
    std::optional<Manifest> manifest;
    std::vector<Damage> damages = verify_revision(folder, progress, manifest);
    if (damages.empty() || !manifest || !was_replaced(folder, *manifest))
      return damages;
  }
}

}  // namespace dossier::internal
