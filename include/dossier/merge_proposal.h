// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_MERGE_PROPOSAL_H_
#define DOSSIER_MERGE_PROPOSAL_H_

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

// Two values of official or person that may be one: their names have the same
// consonants, and something else agrees. For a person to decide; the program
// never merges by it.
struct MergeProposal {
  struct Side {
    std::string facet, id, label;
    std::uint64_t count = 0;             // articles
    std::vector<std::string> countries;  // ids: of the offices, by the tables
    std::vector<std::string> roles;      // such as "foreign_minister"
    std::string first_day, last_day;     // of the articles; empty if undated
    std::string article;                 // the id of one
  };
  Side from, into;
  std::vector<std::string> agree;  // "country", "role", "dates"
  std::string correction;          // the line for docs/corrections.md
};

}  // namespace dossier

#endif  // DOSSIER_MERGE_PROPOSAL_H_
