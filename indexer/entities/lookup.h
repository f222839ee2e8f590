// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_LOOKUP_H_
#define DOSSIER_INDEXER_ENTITIES_LOOKUP_H_

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"

namespace dossier::internal {

// A place where aliases match; several readings when one spelling names
// several entities.
struct Match {
  std::uint32_t first;  // spot
  std::uint32_t count;  // spots, without a suffix
  std::uint32_t first_reading;
  std::uint32_t reading_count;
  std::uint32_t suffix;  // glued spots after a designation: F-16|C
  std::uint32_t end() const { return first + count + suffix; }
};

// The aliases of the gazetteer in an article: leftmost, longest, across facets.
// Also notes in each spot the longest term that begins there.
class Lookup {
 public:
  void run(const CompiledForm& form, ArticleView& article);

  const std::vector<Match>& matches() const { return matches_; }
  std::span<const AliasRecord* const> readings(const Match& m) const {
    return std::span(readings_).subspan(m.first_reading, m.reading_count);
  }
  // The spots at which rules may begin: capitals, scripts without case, terms
  // and particles; and those that may open a designation.
  const std::vector<std::uint32_t>& notable() const { return notable_; }
  const std::vector<std::uint32_t>& openers() const { return openers_; }

  // The match that covers a spot, or null.
  const Match* covering(std::size_t spot) const {
    const std::uint32_t owner = owner_[spot];
    return owner == 0 ? nullptr : &matches_[owner - 1];
  }

 private:
  struct Candidate {
    std::uint32_t state;
    std::uint32_t pieces;
  };

  void collect(std::size_t i);
  void note(std::size_t i);
  void begin_states(const Spot& spot);
  void next_states(std::size_t spot);
  void visit(std::uint32_t state, std::size_t i, std::uint32_t pieces);
  std::uint32_t step_without_s(std::uint32_t state, std::size_t spot) const;
  std::size_t take(std::size_t i, std::span<const AliasRecord> aliases,
                   std::size_t pieces);
  bool accepts(const AliasRecord& alias, std::size_t i, std::size_t pieces,
               std::uint32_t& suffix) const;
  bool speaks(const AliasRecord& alias, std::size_t i,
              std::size_t pieces) const;
  bool gaps_fit(const AliasRecord& alias, std::size_t i,
                std::size_t pieces) const;
  bool case_fits(const AliasRecord& alias, std::size_t i,
                 std::size_t pieces) const;
  bool is_in_capitals(std::size_t i, std::size_t pieces) const;
  bool edges_fit(const AliasRecord& alias, std::size_t i, std::size_t pieces,
                 std::uint32_t& suffix) const;

  const CompiledForm* form_ = nullptr;
  ArticleView* article_ = nullptr;
  std::uint8_t language_ = 0;
  bool lower_demonyms_ = false;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> states_, next_states_;  // of the walk at a spot
  std::vector<std::uint32_t> notable_, openers_;
  std::vector<Match> matches_;
  std::vector<const AliasRecord*> readings_;
  std::vector<std::uint32_t> owner_;  // by spot: 1 + index of its match
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_LOOKUP_H_
