// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/why.h"

#include <optional>
#include <vector>

#include "cli/console.h"
#include "searcher/cli/option_values.h"
#include "searcher/cli/output_style.h"
#include "searcher/present/mentions.h"

using namespace dossier::internal;

ExitStatus run_why(const dossier::Index& index, const SearchOptions& options) {
  const std::string& id = options.why[0];
  const auto value = facet_selection("--why", options.why[1]);
  std::optional<dossier::Article> article = index.article(id);
  const std::vector<dossier::Explanation> explanations =
      index.explain(id, value);
  if (!article) {
    tell("there is no article '" + id + "' in the index");
    article.emplace();
    article->id = id;
  } else if (explanations.empty()) {
    tell("article '" + id + "' does not have the " + value.facet + " '" +
         value.value + "'");
  }
  if (options.format != OutputFormat::Text)
    print(json_explanations(index.identity(), *article, explanations) + "\n");
  else if (!explanations.empty())
    print(text_explanations(*article, explanations,
                            {output_width(), output_has_color(options.color)}));
  return explanations.empty() ? ExitStatus::NoHits : ExitStatus::Done;
}
