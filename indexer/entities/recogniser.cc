// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/recogniser.h"

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/entities/corrections.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/found.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/people.h"
#include "indexer/entities/systems.h"

namespace dossier::internal {

std::string_view rule_name(Rule rule) {
  switch (rule) {
    case Rule::Brought:
      return "brought";
    case Rule::Name:
      return "name";
    case Rule::Demonym:
      return "demonym";
    case Rule::Capital:
      return "capital";
    case Rule::Designation:
      return "designation";
    case Rule::Reporting:
      return "reporting";
    case Rule::Pattern:
      return "pattern";
    case Rule::Title:
      return "title";
    case Rule::Speech:
      return "speech";
    case Rule::Surname:
      return "surname";
    case Rule::SafeSurname:
      return "safe-surname";
    case Rule::Role:
      return "role";
    case Rule::City:
      return "city";
    case Rule::GivenName:
      return "given-name";
    case Rule::Spelling:
      return "spelling";
    case Rule::Dateline:
      return "dateline";
  }
  return "unknown";
}

struct Recogniser::Impl {
  Impl(std::shared_ptr<const Gazetteer> g, std::shared_ptr<const Corrections> c)
      : gazetteer(std::move(g)),
        corrections(std::move(c)),
        form(static_cast<const CompiledGazetteer&>(*gazetteer).form()) {}

  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Corrections> corrections;  // or null
  const CompiledForm& form;
  ArticleView article;
  Lookup lookup;
  CountryRules countries;
  SystemRules systems;
  PeopleRules people;
  Found found;
};

Recogniser::Recogniser(std::shared_ptr<const Gazetteer> gazetteer,
                       std::shared_ptr<const Corrections> corrections)
    : impl_(std::make_unique<Impl>(std::move(gazetteer),
                                   std::move(corrections))) {}
Recogniser::~Recogniser() = default;
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser& Recogniser::operator=(Recogniser&&) noexcept = default;

void Recogniser::recognise(const RecogniserInput& input, Recognition& out) {
  Impl& r = *impl_;
  r.article.build(r.form, input);
  r.lookup.run(r.form, r.article);
  r.found.begin(r.form, r.article, out);
  r.countries.run(r.form, r.article, r.lookup, r.found);
  r.systems.run(r.form, r.article, r.lookup, r.found);
  r.people.run(r.form, r.article, r.lookup, r.countries, r.found);
  r.found.finish();
  out.lead_size = r.article.lead_size();
  if (r.corrections)
    r.corrections->apply(input.title, input.text, *r.gazetteer, out);
}

}  // namespace dossier::internal
