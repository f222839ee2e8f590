// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Dossier: full-text search for news archives with exact entity facets.
//
//   #include <dossier/dossier.h>
//   #include <iostream>
//
//   int main() {
//     auto writer = dossier::IndexWriter::open("example-index");
//     dossier::Article article;
//     article.id = "1";
//     article.title = "Russia delivers fighters to Syria";
//     article.text = "The first MiG-29M jets have arrived, Lavrov said.";
//     article.date = "2013-05-28";
//     writer.add(article);
//     writer.commit();
//
//     auto index = dossier::Index::open("example-index");
//     dossier::SearchRequest request;
//     request.query = "jets";
//     request.selections = {{"country", "Syria"}};
//     dossier::Answer answer = index.search(request);
//     std::cout << answer.total << " article\n";
//     for (const dossier::Hit& hit : answer.hits)
//       std::cout << hit.rank << ". " << hit.title << '\n';
//     for (const dossier::FacetCounts& facet : answer.facets)
//       for (const dossier::FacetCount& value : facet.values)
//         std::cout << facet.facet << ' ' << value.label << ": "
//                   << value.count << '\n';
//   }
//
// Everything is UTF-8. Errors are dossier::Error. The library prints nothing,
// changes no global state, and leaves no thread behind.
#ifndef DOSSIER_DOSSIER_H_
#define DOSSIER_DOSSIER_H_

#include "dossier/annotation.h"
#include "dossier/article.h"
#include "dossier/article_part.h"
#include "dossier/batch.h"
#include "dossier/bibtex.h"
#include "dossier/comparison.h"
#include "dossier/corrections.h"
#include "dossier/csv.h"
#include "dossier/entity_offer.h"
#include "dossier/error.h"
#include "dossier/explanation.h"
#include "dossier/facet_tree.h"
#include "dossier/index.h"
#include "dossier/index_writer.h"
#include "dossier/ingest.h"
#include "dossier/manifest.h"
#include "dossier/merge_proposal.h"
#include "dossier/ranking.h"
#include "dossier/saved_query.h"
#include "dossier/search.h"
#include "dossier/search_visitor.h"

#endif  // DOSSIER_DOSSIER_H_
