// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// stats --officials: people who may be one.
#include <nlohmann/json.hpp>
#include <string>

#include "cli/console.h"
#include "dossier/index.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "searcher/present/displayable.h"
#include "searcher/present/json.h"

namespace {

using dossier::MergeProposal;
using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string as_text(const MergeProposal::Side& side) {
  std::string text = side.label + " (" + side.facet + ":" + side.id +
                     ")\n    " + with_commas(side.count) +
                     (side.count == 1 ? " article, " : " articles, such as ") +
                     side.article;
  if (!side.first_day.empty())
    text += "; " + side.first_day +
            (side.last_day == side.first_day ? "" : " to " + side.last_day);
  if (!side.roles.empty()) text += "; " + joined(side.roles);
  if (!side.countries.empty()) text += "; " + joined(side.countries);
  return text + "\n";
}

// What articles say must not command a terminal.
std::string harmless(const std::string& text) {
  using dossier::internal::displayable;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t indent = text.find_first_not_of(' ', at) - at;
    out.append(indent, ' ');
    out += displayable(text.substr(at + indent, end - at - indent)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string as_text(const MergeProposal& p) {
  return harmless(as_text(p.from) + "  may be " + as_text(p.into) +
                  "    same consonants, and the same: " + joined(p.agree) +
                  "\n") +
         p.correction + "\n\n";
}

Json as_json(const MergeProposal::Side& side) {
  return {{"facet", side.facet},         {"id", side.id},
          {"label", side.label},         {"count", side.count},
          {"countries", side.countries}, {"roles", side.roles},
          {"first_day", side.first_day}, {"last_day", side.last_day},
          {"article", side.article}};
}

}  // namespace

void print_merge_proposals(const dossier::Index& index, bool json) {
  const std::vector<MergeProposal> proposals = index.propose_merges();
  if (!json) {
    for (const MergeProposal& proposal : proposals) print(as_text(proposal));
    tell(with_commas(proposals.size()) +
         (proposals.size() == 1 ? " proposed merge" : " proposed merges") +
         "; the lines that begin with merge are for: dossier-index correct "
         "--file FILE");
    return;
  }
  const dossier::IndexIdentity identity = index.identity();
  Json out;
  out["schema"] = 1;
  out["index"] = {{"id", identity.id},
                  {"revision", identity.revision},
                  {"articles", identity.articles},
                  {"gazetteer", identity.gazetteer}};
  out["proposals"] = Json::array();
  for (const MergeProposal& p : proposals)
    out["proposals"].push_back({{"from", as_json(p.from)},
                                {"into", as_json(p.into)},
                                {"agree", p.agree},
                                {"correction", p.correction}});
  print(dossier::internal::with_controls_escaped(
            out.dump(2, ' ', false, Json::error_handler_t::replace)) +
        "\n");
}
