// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes an index in ./index, searches it, and prints hits, counts and an error.
#include <dossier/dossier.h>

#include <iostream>

namespace {

void make_index() {
  auto writer = dossier::IndexWriter::open("index");
  writer.add({.id = "wire-1",
              .title = "India takes delivery of Rafale fighters",
              .text = "The first five jets left France on Monday.",
              .date = "2020-07-27"});
  writer.add({.id = "wire-2",
              .title = "Poland signs for Abrams tanks",
              .text = "Warsaw will take 250 tanks from the United States.",
              .date = "2022-04-05"});
  writer.commit();
}

void search(const dossier::Index& index) {
  dossier::SearchRequest request;
  request.query = "deliveries OR tanks";
  request.facets = {{"country"}};
  request.sort = dossier::SortOrder::OldestFirst;
  const dossier::Answer answer = index.search(request);
  std::cout << answer.total << " articles\n";
  for (const dossier::Hit& hit : answer.hits)
    std::cout << hit.date << ' ' << hit.id << ' ' << hit.title << '\n';
  for (const dossier::FacetCount& value : answer.facets.at(0).values)
    std::cout << value.id << ' ' << value.count << '\n';
}

}  // namespace

int main() {
  make_index();
  search(dossier::Index::open("index"));
  try {
    dossier::Index::open("elsewhere");
  } catch (const dossier::Error& error) {
    std::cout << dossier::to_string(error.code()) << '\n';
  }
}
