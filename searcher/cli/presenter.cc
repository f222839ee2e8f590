// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/presenter.h"

#include "cli/console.h"
#include "dossier/bibtex.h"
#include "indexer/text/utf8.h"
#include "searcher/cli/output_style.h"
#include "searcher/collation.h"
#include "searcher/present/displayable.h"
#include "searcher/present/json.h"
#include "searcher/present/lines.h"
#include "searcher/present/ranking_text.h"
#include "searcher/present/repair_text.h"

using dossier::Answer;
using dossier::ErrorCode;
using dossier::FacetCount;
using dossier::FacetCounts;
using dossier::Hit;
using dossier::Index;
using dossier::IndexIdentity;

using namespace dossier::internal;

Presenter::Presenter(const SearchOptions& options)
    : options_(options), request_(options.request) {
  if (request_.locale.empty())
    request_.locale = collation_locale_from_environment();
  const OutputFormat format = options.format;
  const bool ids_only = format == OutputFormat::Ids ||
                        format == OutputFormat::Trec ||
                        format == OutputFormat::Bibtex;
  request_.snippets = !ids_only;
  request_.records =
      format != OutputFormat::Ids && format != OutputFormat::Trec;
  // Where there is a place for them, and somebody to choose.
  request_.suggest = options.batch.empty() && (format == OutputFormat::Text ||
                                               format == OutputFormat::Json);
  const bool one_line_a_hit = ids_only || format == OutputFormat::JsonLines ||
                              format == OutputFormat::Csv;
  if (one_line_a_hit && !options.facets_only) request_.facets.clear();
  if (is_table()) request_.limit = 0;
  columns_ = dossier::csv_columns(request_);
  columns_.name = !options.batch.empty();
  request_.offers =
      options.offers && options.batch.empty() && request_.limit != 0 &&
      (format == OutputFormat::Text || format == OutputFormat::Json);

  if (format == OutputFormat::Text) {
    style_.width = output_width();
    style_.color = output_has_color(options.color);
    style_.hits = !options.facets_only;
    style_.number = NumberFormat(number_locale_from_environment());
  }
}

Answer Presenter::show(const Index& index, const std::string& query,
                       const std::string& name) {
  request_.query = query;
  switch (options_.format) {
    case OutputFormat::Text:
      return show_text(index, name);
    case OutputFormat::Json: {
      Answer answer = index.search(request_);
      print(json_answer(answer, {name, request_.explain, request_.where}) +
            '\n');
      return answer;
    }
    default:
      return show_lines(index, name);
  }
}

void Presenter::show_error(const IndexIdentity& index, const std::string& query,
                           const std::string& name, ErrorCode code,
                           const std::string& message) const {
  if (options_.format != OutputFormat::Json &&
      options_.format != OutputFormat::JsonLines)
    return;
  dossier::SearchRequest request = request_;
  request.query = query;
  print(json_error(request, index, code, message, {name}) + '\n');
}

Answer Presenter::show_text(const Index& index, const std::string& name) {
  Answer answer = index.search(request_);
  if (!name.empty()) {
    const std::string heading =
        "== " + displayable(clean_utf8(name + ": " + request_.query)) + " ==";
    print(heading + '\n');
  }
  print(text_answer(answer, request_, style_));
  if (!name.empty()) print("\n");
  return answer;
}

Answer Presenter::show_lines(const Index& index, const std::string& name) {
  dossier::SearchVisitor visitor;
  visitor.hit = [&](const Hit& hit) {
    print_header();
    print_hit(hit, name);
    return true;
  };
  if (options_.facets_only && !is_table())
    visitor.facet_value = [&](const FacetCounts& facet,
                              const FacetCount& value) {
      print_header();
      print_facet_value(facet.facet, value, name);
      return true;
    };
  Answer answer = index.search(request_, visitor);
  print_header();
  tell_repairs(answer, name);
  tell_feedback(answer);
  if (answer.facet_tree)
    print(csv_tree(*answer.facet_tree));
  else if (is_table())
    print(answer.pivot ? csv_pivot(*answer.pivot)
                       : csv_timeline(*answer.timeline, columns_, name));
  return answer;
}

bool Presenter::is_table() const {
  return options_.format == OutputFormat::Csv &&
         (request_.timeline || request_.pivot || request_.facet_tree);
}

// Lines have no place for what was done to the query.
void Presenter::tell_repairs(const Answer& answer,
                             const std::string& name) const {
  const std::string of = name.empty() ? "note: " : "query '" + name + "': ";
  for (const dossier::Repair& repair : answer.repairs)
    tell(of + repair_text(repair));
}

// Nor for what feedback added; of many queries it would
// be told without end.
void Presenter::tell_feedback(const Answer& answer) const {
  if (answer.feedback && options_.batch.empty())
    tell(displayable(feedback_text(*answer.feedback, answer.total)));
}

// Once, and not before the first query is known to be good.
void Presenter::print_header() {
  if (options_.format != OutputFormat::Csv || header_printed_) return;
  if (request_.pivot || request_.facet_tree) return;  // bring their own
  if (is_table())
    print(csv_timeline_header(columns_));
  else
    print(options_.facets_only ? csv_value_header(columns_)
                               : csv_hit_header(columns_));
  header_printed_ = true;
}

void Presenter::print_hit(const Hit& hit, const std::string& name) const {
  const bool named = !options_.batch.empty();
  switch (options_.format) {
    case OutputFormat::JsonLines:
      print(json_hit(hit, {name, request_.explain}) + '\n');
      break;
    case OutputFormat::Csv:
      print(csv_hit(hit, columns_, name));
      break;
    case OutputFormat::Ids:
      print(id_line(hit, named, name, output_is_terminal()));
      break;
    case OutputFormat::Bibtex:
      print(bibtex_entry(hit));
      break;
    // A run always names its query; one alone is the first.
    default:
      print(trec_line(hit, named ? name : "1"));
      break;
  }
}

void Presenter::print_facet_value(const std::string& facet,
                                  const FacetCount& value,
                                  const std::string& name) const {
  print(options_.format == OutputFormat::Csv
            ? csv_value(facet, value, columns_, name)
            : json_facet_value(facet, value, {name}) + '\n');
}
