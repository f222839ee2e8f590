// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/index.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dossier/error.h"
#include "indexer/entities/recogniser.h"
#include "indexer/store/export_xapian.h"
#include "indexer/store/snapshot.h"
#include "indexer/store/verify_files.h"
#include "indexer/text/utf8.h"
#include "searcher/compare.h"
#include "searcher/explain.h"
#include "searcher/find_article.h"
#include "searcher/merge_proposals.h"
#include "searcher/searcher.h"

namespace dossier {

using internal::DocNumber;
using internal::Snapshot;
using internal::StoredRecord;

struct Index::Impl {
  Impl(std::shared_ptr<const Snapshot> snapshot, const OpenOptions& options)
      : searcher(std::move(snapshot), options) {}

  const Snapshot& snapshot() const { return searcher.snapshot(); }

  // The stored record of the living article with this id.
  std::optional<StoredRecord> record(std::string_view id) const {
    const auto place = internal::find_article(snapshot(), id);
    if (!place) return std::nullopt;
    return snapshot().segments[place->segment]->record(place->doc);
  }

  internal::Searcher searcher;
};

namespace {

std::string kind_of_file(const std::string& name) {
  for (const char* kind : {"postings", "columns", "records", "values",
                           "catalogue", "gazetteer", "corrections", "stories"})
    if (name.find(kind) != std::string::npos) return kind;
  return name.find(".dead") != std::string::npos ? "tombstones" : "other";
}

}  // namespace

Index::Index(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Index::~Index() = default;
Index::Index(const Index&) = default;
Index& Index::operator=(const Index&) = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

Index Index::open(const std::filesystem::path& folder,
                  const OpenOptions& options) {
  return Index(std::make_shared<const Impl>(Snapshot::open(folder), options));
}

IndexIdentity Index::identity() const {
  const Snapshot& snapshot = impl_->snapshot();
  return {snapshot.manifest.index_id, snapshot.manifest.revision,
          snapshot.articles, snapshot.manifest.gazetteer_version};
}

IndexStats Index::stats() const {
  const Snapshot& snapshot = impl_->snapshot();
  IndexStats stats;
  stats.identity = identity();
  stats.segments = snapshot.segments.size();
  stats.words = count_words(snapshot);
  std::map<std::string, std::uint64_t> by_kind;
  for (const internal::FileInfo& file : snapshot.manifest.all_files()) {
    by_kind[kind_of_file(file.name)] += file.size;
    stats.bytes += file.size;
  }
  for (const auto& [kind, bytes] : by_kind)
    stats.files.push_back({kind, bytes});
  for (const auto& [language, articles] : snapshot.languages)
    stats.languages.push_back({language, articles});
  // A search for everything tells which values a living article has.
  SearchRequest everything;
  everything.limit = 0;
  everything.timeout = 0;
  everything.facets.clear();
  for (const internal::FacetField& field : internal::kFacets)
    everything.facets.push_back({std::string(field.name), 0});
  everything.day_span = true;
  const Answer all = search(everything);
  for (const FacetCounts& facet : all.facets)
    stats.facets.push_back({facet.facet, facet.distinct});
  stats.first_day = all.first_day;
  stats.last_day = all.last_day;
  for (const internal::Bitmap& dead : snapshot.dead) stats.dead += dead.count();
  return stats;
}

Answer Index::search(const SearchRequest& request) const {
  return impl_->searcher.search(request);
}

Answer Index::search(const SearchRequest& request,
                     const SearchVisitor& visitor) const {
  return impl_->searcher.search(request, visitor);
}

Answer Index::search(const SearchRequest& request,
                     const std::function<bool(const Hit&)>& hit) const {
  return search(request, SearchVisitor{hit});
}

Comparison Index::compare(const SearchRequest& request,
                          const std::string& second_query) const {
  return internal::compare(impl_->searcher, request, second_query);
}

std::optional<Article> Index::article(std::string_view id) const {
  auto record = impl_->record(id);
  if (!record) return std::nullopt;
  Article article{record->id,     record->title, record->text,     record->date,
                  record->source, record->url,   record->language, {}};
  for (const internal::StoredEntity& entity : record->entities)
    if (entity.brought)
      article.entities.push_back(
          {std::string(internal::field_of(entity.facet).name), entity.id,
           entity.label});
  return article;
}

std::optional<Annotation> Index::annotation(std::string_view id) const {
  auto record = impl_->record(id);
  if (!record) return std::nullopt;
  Annotation annotation{record->id, record->language, {}};
  std::vector<std::size_t> place(record->entities.size());
  for (std::size_t i = 0; i < place.size(); ++i) {
    const internal::StoredEntity& entity = record->entities[i];
    place[i] = annotation.entities.size();
    if (!entity.direct) continue;
    annotation.entities.push_back(
        {std::string(internal::field_of(entity.facet).name),
         entity.id,
         entity.label,
         entity.focus,
         {}});
    if (!entity.role.empty())
      annotation.entities.back().office = Office{entity.role, entity.country};
  }
  internal::CodePointCounter title(record->title), text(record->text);
  for (const internal::StoredMention& mention : record->mentions) {
    internal::CodePointCounter& counter = mention.in_title ? title : text;
    const std::string& field = mention.in_title ? record->title : record->text;
    Mention out;
    out.field = mention.in_title ? Mention::Field::Title : Mention::Field::Text;
    out.start = counter.before(mention.start);
    out.end = counter.before(mention.end);
    out.text = field.substr(mention.start, mention.end - mention.start);
    out.rule = internal::rule_name(static_cast<internal::Rule>(mention.rule));
    // Only entities named in the article itself have mentions.
    if (record->entities[mention.entity].direct)
      annotation.entities[place[mention.entity]].mentions.push_back(
          std::move(out));
  }
  std::sort(annotation.entities.begin(), annotation.entities.end(),
            [](const EntityMentions& a, const EntityMentions& b) {
              auto facet = [](const EntityMentions& e) {
                return *internal::facet_by_name(e.facet);
              };
              return facet(a) != facet(b) ? facet(a) < facet(b) : a.id < b.id;
            });
  return annotation;
}

std::vector<Explanation> Index::explain(std::string_view id,
                                        const FacetSelection& value) const {
  const auto record = impl_->record(id);
  const auto named = annotation(id);
  if (!record || !named) return {};
  return internal::explain(impl_->snapshot(), *record, *named, value);
}

std::vector<MergeProposal> Index::propose_merges() const {
  return internal::propose_merges(impl_->snapshot());
}

void Index::export_xapian(const std::filesystem::path& folder) const {
  internal::export_xapian(impl_->snapshot(), folder);
}

std::string Index::warning() const {
  const std::string& made = impl_->snapshot().manifest.settings.icu;
  std::string own = internal::AnalysisSettings::current().icu;
  if (made == own) return "";
  return "the index was made with ICU " + made + " and this build has ICU " +
         own + "; some words may be cut differently (reindex mends that)";
}

VerifyReport verify_index(
    const std::filesystem::path& folder,
    const std::function<void(const std::string&)>& progress) {
  VerifyReport report;
  std::function<void(const std::string&)> count = [&](const std::string& f) {
    ++report.files;
    if (progress) progress(f);
  };
  for (internal::Damage& damage : internal::verify_files(folder, count))
    report.damages.push_back({std::move(damage.file), std::move(damage.what)});
  try {
    internal::Manifest manifest = internal::read_manifest(folder);
    report.articles = manifest.articles();
    for (const internal::FileInfo& file : manifest.all_files())
      report.bytes += file.size;
  } catch (const Error&) {
    // A damaged manifest is among the damages already.
  }
  return report;
}

}  // namespace dossier
