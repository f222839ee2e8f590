// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/snapshot.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "dossier/error.h"
#include "indexer/index_corrections.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/token_stream.h"
#include "indexer/store/tombstones.h"
#include "indexer/store/verified_files.h"

namespace dossier::internal {
namespace {

// A writer that commits without pause cannot hold a reader off for ever.
constexpr int kMostAttempts = 1000;

void check_settings(const Manifest& manifest,
                    const std::filesystem::path& folder) {
  const AnalysisSettings current = AnalysisSettings::current();
  const AnalysisSettings& stored = manifest.settings;
  auto require = [&](bool same, const std::string& what) {
    if (!same)
      throw Error(ErrorCode::Incompatible,
                  "opening " + folder.string() + ": the index was made with " +
                      what + "; run dossier-index reindex");
  };
  require(stored.analysis_version == current.analysis_version,
          "analysis version " + std::to_string(stored.analysis_version) +
              ", this build has " + std::to_string(current.analysis_version));
  require(
      stored.stemmer == current.stemmer,
      "the stemmer " + stored.stemmer + ", this build has " + current.stemmer);
  require(stored.stop_words == current.stop_words,
          "the stop words " + stored.stop_words + ", this build has " +
              current.stop_words);
  require(stored.title_weight == current.title_weight,
          "title weight " + std::to_string(stored.title_weight) +
              ", this build has " + std::to_string(current.title_weight));
}

std::shared_ptr<const Segment> open_segment(const std::filesystem::path& folder,
                                            const ManifestSegment& entry,
                                            FileVerifier& verifier) {
  verifier.check(folder, entry.files.postings);
  verifier.check(folder, entry.files.records);
  bool is_new = verifier.check(folder, entry.files.columns);
  auto segment = Segment::open(folder, entry.files);
  if (segment->size() != entry.documents ||
      segment->total_length() != entry.total_length)
    throw Error(ErrorCode::Corrupt,
                "opening " + (folder / entry.files.columns.name).string() +
                    ": it does not fit the manifest");
  if (is_new) segment->check(Segment::CheckDepth::Arrays);
  return segment;
}

Bitmap read_tombstones(const std::filesystem::path& folder,
                       const ManifestSegment& entry, FileVerifier& verifier) {
  if (!entry.tombstones) return {};
  verifier.check(folder, *entry.tombstones);
  auto file = MappedFile::open(folder / entry.tombstones->name);
  Bitmap dead = decode_tombstones(file->bytes(), entry.documents, file->path());
  if (dead.count() != entry.dead)
    throw Error(ErrorCode::Corrupt,
                "opening " + file->path() + ": it does not fit the manifest");
  return dead;
}

// Adds the segment's living articles by language: those with the value, less
// the dead.
void count_languages(const Segment& segment, const Bitmap& dead,
                     std::map<std::string_view, std::uint64_t>& articles) {
  auto [first, last] = segment.values_of_facet(Facet::Language);
  for (ValueNumber value = first; value < last; ++value)
    articles[segment.value(value).id] += segment.single_value_documents(value);
  auto language_of_doc = segment.single_values(Facet::Language);
  for (std::size_t w = 0; w < dead.words().size(); ++w)
    for (std::uint64_t bits = dead.words()[w]; bits != 0; bits &= bits - 1) {
      ValueNumber value = language_of_doc[w * 64 + static_cast<std::size_t>(
                                                       std::countr_zero(bits))];
      if (value >= first && value < last) --articles[segment.value(value).id];
    }
}

std::vector<std::pair<std::string, std::uint64_t>> languages_of(
    const Snapshot& snapshot) {
  std::map<std::string_view, std::uint64_t> articles;
  for (std::size_t s = 0; s < snapshot.segments.size(); ++s)
    count_languages(*snapshot.segments[s], snapshot.dead[s], articles);
  std::vector<std::pair<std::string, std::uint64_t>> languages;
  for (auto [language, count] : articles)
    if (count > 0) languages.emplace_back(language, count);
  std::stable_sort(
      languages.begin(), languages.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  return languages;
}

std::shared_ptr<const Snapshot> open_revision(
    const std::filesystem::path& folder, Manifest manifest) {
  auto snapshot = std::make_shared<Snapshot>();
  FileVerifier verifier;
  for (const ManifestSegment& entry : manifest.segments) {
    snapshot->segments.push_back(open_segment(folder, entry, verifier));
    snapshot->dead.push_back(read_tombstones(folder, entry, verifier));
    snapshot->ranking_documents += entry.documents;
    snapshot->ranking_length += entry.total_length;
  }
  verifier.check(folder, manifest.values);
  snapshot->values = ValueMap::open(
      MappedFile::open(folder / manifest.values.name), snapshot->segments);
  if (manifest.stories) {
    const bool is_new = verifier.check(folder, *manifest.stories);
    snapshot->stories = std::make_shared<StoryMap>(
        MappedFile::open(folder, *manifest.stories));
    if (is_new) snapshot->stories->check(snapshot->segments);
  }
  verifier.check(folder, manifest.gazetteer);
  snapshot->gazetteer = open_gazetteer(folder, manifest);
  snapshot->corrections = read_corrections(folder, manifest);
  verifier.remember();

  snapshot->folder = folder;
  snapshot->articles = manifest.articles();
  snapshot->languages = languages_of(*snapshot);
  snapshot->manifest = std::move(manifest);
  return snapshot;
}

std::uint64_t words_in(std::string_view token_stream) {
  TokenStreamReader reader(token_stream);
  std::uint64_t words = 0;
  for (WordNumber word; reader.next(word);) words += word != kTitleEnd;
  return words;
}

bool is_same_revision(const Manifest& a, const Manifest& b) {
  return a.index_id == b.index_id && a.revision == b.revision;
}

}  // namespace

std::shared_ptr<const Snapshot> Snapshot::open(
    const std::filesystem::path& folder) {
  Manifest manifest = read_manifest(folder);
  for (int attempt = 1;; ++attempt) {
    check_settings(manifest, folder);
    try {
      return open_revision(folder, manifest);
    } catch (const Error&) {
      // A file that is gone is no damage if the writer has moved on.
      Manifest newer = read_manifest(folder);
      if (attempt == kMostAttempts || is_same_revision(newer, manifest)) throw;
      manifest = std::move(newer);
    }
  }
}

std::uint64_t count_words(const Snapshot& snapshot) {
  std::uint64_t words = 0;
  for (std::size_t s = 0; s < snapshot.segments.size(); ++s) {
    const Segment& segment = *snapshot.segments[s];
    const Bitmap& dead = snapshot.dead[s];
    for (WordNumber word = 1; word <= segment.word_count(); ++word)
      words += segment.word_frequency(word);
    for (DocNumber doc = 0; doc < dead.size(); ++doc)
      if (dead.test(doc)) words -= words_in(segment.token_stream(doc));
  }
  return words;
}

}  // namespace dossier::internal
