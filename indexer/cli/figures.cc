// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <string>

#include "cli/console.h"
#include "dossier/index.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"

namespace {

using dossier::IndexStats;
using Json = nlohmann::ordered_json;

constexpr std::size_t kNameWidth = 12;

std::string row(std::string name, const std::string& value) {
  name.resize(std::max(kNameWidth, name.size() + 1), ' ');
  return name + value + "\n";
}

std::string listed(const std::vector<IndexStats::Count>& counts) {
  std::string list;
  for (const IndexStats::Count& count : counts)
    list += (list.empty() ? "" : ", ") + count.name + " " +
            with_commas(count.value);
  return list.empty() ? "none" : list;
}

std::string as_text(const IndexStats& stats,
                    const std::filesystem::path& folder) {
  std::string text = row("index", folder.string());
  text += row("id", stats.identity.id);
  text += row("revision", std::to_string(stats.identity.revision));
  text += row("articles", with_commas(stats.identity.articles));
  text += row("dead", with_commas(stats.dead));
  text += row("words", with_commas(stats.words));
  text += row("days", stats.first_day.empty()
                          ? "none"
                          : stats.first_day + " to " + stats.last_day);
  text += row("languages", listed(stats.languages));
  text += row("facets", listed(stats.facets));
  text += row("gazetteer", stats.identity.gazetteer);
  text += row("segments", with_commas(stats.segments));
  text += row("size", in_megabytes(stats.bytes));
  for (const IndexStats::File& file : stats.files)
    text += row("  " + file.kind, in_megabytes(file.bytes));
  return text;
}

Json as_json(const IndexStats& stats) {
  Json files = Json::array(), languages = Json::array(), facets = Json::array();
  for (const IndexStats::File& file : stats.files)
    files.push_back({{"kind", file.kind}, {"bytes", file.bytes}});
  for (const IndexStats::Count& count : stats.languages)
    languages.push_back({{"id", count.name}, {"articles", count.value}});
  for (const IndexStats::Count& count : stats.facets)
    facets.push_back({{"name", count.name}, {"distinct", count.value}});
  Json json;
  json["schema"] = 1;
  json["index"] = {{"id", stats.identity.id},
                   {"revision", stats.identity.revision},
                   {"articles", stats.identity.articles},
                   {"gazetteer", stats.identity.gazetteer}};
  json["segments"] = stats.segments;
  json["dead"] = stats.dead;
  json["words"] = stats.words;
  json["first_day"] = stats.first_day;
  json["last_day"] = stats.last_day;
  json["languages"] = std::move(languages);
  json["facets"] = std::move(facets);
  json["bytes"] = stats.bytes;
  json["files"] = std::move(files);
  return json;
}

}  // namespace

ExitStatus run_stats(const std::optional<std::string>& index,
                     const StatsOptions& options) {
  const std::filesystem::path folder = existing_index(index);
  const auto snapshot = dossier::Index::open(folder);
  if (options.officials) {
    print_merge_proposals(snapshot, options.json);
    return ExitStatus::Done;
  }
  const IndexStats stats = snapshot.stats();
  if (options.json)
    print(as_json(stats).dump(2, ' ', false, Json::error_handler_t::replace) +
          "\n");
  else
    print(as_text(stats, folder));
  if (!snapshot.warning().empty()) tell(snapshot.warning());
  return ExitStatus::Done;
}
