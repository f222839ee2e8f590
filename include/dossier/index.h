// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEX_H_
#define DOSSIER_INDEX_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/annotation.h"
#include "dossier/article.h"
#include "dossier/comparison.h"
#include "dossier/explanation.h"
#include "dossier/merge_proposal.h"
#include "dossier/search.h"
#include "dossier/search_visitor.h"

namespace dossier {

struct OpenOptions {
  // The most memory for unpacked postings of terms that queries had before, in
  // bytes: they are read some ten times as fast as from the file. Shared by
  // all copies of an Index. 0: none are kept.
  std::uint64_t posting_cache_bytes = std::uint64_t{768} << 20;
  // The most threads for one search, the caller's included; only a heavy one
  // takes more than one. 0: one a core.
  unsigned search_threads = 0;
};

struct IndexStats {
  IndexIdentity identity;
  std::uint64_t segments = 0;
  std::uint64_t dead = 0;   // replaced or removed, not yet merged away
  std::uint64_t words = 0;  // of the living articles' titles and texts
  std::uint64_t bytes = 0;  // of all files
  struct File {
    std::string kind;  // "postings", "columns", "records", ...
    std::uint64_t bytes;
  };
  std::vector<File> files;  // bytes by kind
  struct Count {
    std::string name;
    std::uint64_t value;
  };
  std::vector<Count> languages;  // articles by language
  std::vector<Count> facets;     // distinct values by facet
  std::string first_day, last_day;
};

struct VerifyReport {
  struct Damage {
    std::string file;  // within the index folder
    std::string what;
  };
  std::vector<Damage> damages;  // empty: the index is whole
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
};

// A snapshot of an index, to search. It shows one revision for its whole life,
// whatever writers do meanwhile, and takes no lock. Copies are cheap and share
// the snapshot. All methods may be called from several threads at once.
//
// Methods throw Error; Corrupt may come from any of them, since files are
// mapped and read when needed.
class Index {
 public:
  // Opens the current revision. Throws Error: NotFound if there is no index at
  // `folder`, Corrupt naming the damaged file, Incompatible if it was written
  // under settings this build cannot honour (reindex_index mends that).
  // Takes milliseconds at any size, but the first opening of a file on a
  // machine reads it whole to verify its checksum.
  static Index open(const std::filesystem::path& folder,
                    const OpenOptions& options = {});

  ~Index();
  Index(const Index&);
  Index& operator=(const Index&);
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  IndexIdentity identity() const;
  IndexStats stats() const;

  // Ranks and counts. All counts are exact. Throws Error: BadQuery for a query
  // or filter that cannot be understood, Timeout, Cancelled.
  Answer search(const SearchRequest& request) const;

  // The same, handing over hits and facet values, whichever are wanted so, one
  // by one without keeping them: for a whole archive's.
  Answer search(const SearchRequest& request,
                const SearchVisitor& visitor) const;
  // The same for hits alone.
  Answer search(const SearchRequest& request,
                const std::function<bool(const Hit&)>& hit) const;

  // The facets of the request's query beside those of `second_query`, both
  // narrowed as the request says, by how much they differ: FacetRequest::order
  // is not looked at. Throws as search() does.
  Comparison compare(const SearchRequest& request,
                     const std::string& second_query) const;

  // The article as stored, if there is one with this id.
  std::optional<Article> article(std::string_view id) const;
  // Its entities and mentions.
  std::optional<Annotation> annotation(std::string_view id) const;

  // Why the article with this id counts under a value of an entity facet: one
  // explanation for each value that `value` stands for and the article has.
  // Empty if it has none, or there is no such article. Throws Error (BadQuery)
  // for a facet or a value that is not known.
  std::vector<Explanation> explain(std::string_view id,
                                   const FacetSelection& value) const;

  // Officials and people who may be one person, with what speaks for it.
  std::vector<MergeProposal> propose_merges() const;

  // Writes an ordinary Xapian database with positions, term lists and values
  // into `folder`, which must not exist or be empty. Linear in the index.
  void export_xapian(const std::filesystem::path& folder) const;

  // A warning about settings that differ but can be honoured, such as another
  // ICU version; empty if there is none.
  std::string warning() const;

 private:
  struct Impl;
  explicit Index(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
};

// Checks every checksum and structure of the index at `folder`; damage is
// reported, not thrown. `progress` is told each file before it is read. Throws
// Error (NotFound) if there is no index.
VerifyReport verify_index(
    const std::filesystem::path& folder,
    const std::function<void(const std::string& file)>& progress = {});

}  // namespace dossier

#endif  // DOSSIER_INDEX_H_
