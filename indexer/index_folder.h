// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_INDEX_FOLDER_H_
#define DOSSIER_INDEXER_INDEX_FOLDER_H_

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/bitmap.h"
#include "indexer/store/catalogue.h"
#include "indexer/store/file.h"
#include "indexer/store/manifest.h"
#include "indexer/store/segment.h"
#include "indexer/store/story_map.h"

namespace dossier::internal {

// A segment as the writer holds it.
struct LiveSegment {
  SegmentFiles files;
  std::shared_ptr<const Segment> segment;
  Bitmap dead;  // size 0 if none is
  std::uint32_t dead_count = 0;
  // The file that holds `dead`; nothing if there is none, or it is to be
  // written because `dead` changed.
  std::optional<FileInfo> tombstones;
  // Of one that a merge just made: the names of the segments whose living
  // documents are its own.
  std::vector<std::string> merged_from = {};

  // The document with this id, unless it is dead.
  std::optional<DocNumber> find_living(std::string_view id) const;
  std::uint32_t living() const { return segment->size() - dead_count; }
  std::uint64_t bytes() const {
    return files.postings.size + files.columns.size + files.records.size;
  }
  std::array<const FileInfo*, 3> files_of() const {
    return {&files.postings, &files.columns, &files.records};
  }
  // Marks a document dead; false if it was already.
  bool kill(DocNumber doc);
};

// The folder of an index in the hands of its one writer: lock, current
// revision, and the steps by which the next one takes its place. What is
// written stays invisible until publish(); what a crash leaves behind is
// removed when the folder is opened next.
class IndexFolder {
 public:
  enum class Purpose {
    Write,   // makes an empty index if there is none; refuses settings other
             // than this build's
    Rebuild  // needs an index; takes it under any settings, and does not
             // verify files that are to be made anew
  };

  // Verifies checksums that this machine has not verified yet. Throws Error:
  // Locked, Corrupt, Incompatible, NotFound, Io.
  IndexFolder(const std::filesystem::path& folder, Purpose purpose);
  ~IndexFolder();  // empties the scratch folder and gives up the lock

  const std::filesystem::path& path() const { return path_; }
  // Exists; its content goes with the writer.
  const std::filesystem::path& scratch() const { return scratch_; }

  const Manifest& manifest() const { return manifest_; }
  const std::vector<LiveSegment>& segments() const { return segments_; }
  std::uint64_t articles() const { return manifest_.articles(); }

  // What the current revision knows of its sources.
  Catalogue read_catalogue() const;

  // A name that no segment had before: "seg-000007".
  std::string new_segment_name();

  // Moves a segment from the scratch folder here, under a new name.
  SegmentFiles adopt(const SegmentFiles& scratch_files);

  // A segment that was just made in the folder. Fsyncs its files.
  LiveSegment take_in(SegmentFiles files, Bitmap dead);

  // Makes these the segments of the index, with everything else as in `next`
  // but its segments, values and revision (one more than the current one).
  // Segments without living articles are left out; `catalogue`, if given, is
  // saved. When it returns, the revision is on the disk and files that only
  // older ones named are gone. After an exception, the old revision stands
  // (or, if only the folder could not be fsynced at the very end, the new
  // one), and the object is of no more use.
  void publish(Manifest next, std::vector<LiveSegment> segments,
               const Catalogue* catalogue);

 private:
  void create();
  void load(Purpose purpose);
  void open_stories();
  void remove_leftovers() const;
  void update_stories(Manifest& next, std::vector<LiveSegment>& segments) const;
  FileInfo write_file(const std::string& name, std::string_view bytes) const;

  std::filesystem::path path_;
  std::filesystem::path scratch_;
  std::optional<FileLock> lock_;
  Manifest manifest_;
  std::vector<LiveSegment> segments_;
  std::shared_ptr<const StoryMap> stories_;  // null: there are none
  std::uint64_t next_segment_ = 1;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_INDEX_FOLDER_H_
