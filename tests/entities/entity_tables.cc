// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "entity_tables.h"

#include <stdexcept>

#include "indexer/entities/compiled_gazetteer.h"

namespace dossier::internal {

TableSource table(std::string name, std::string_view rows) {
  std::string text;
  for (std::size_t at = 0; at < rows.size();) {
    std::size_t bar = rows.find('|', at);
    const std::size_t line = rows.find('\n', at);
    const std::size_t end = std::min(bar, line);
    std::string_view cell = rows.substr(at, end - at);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    text += cell;
    if (end == std::string_view::npos) break;
    text += rows[end] == '|' ? '\t' : '\n';
    at = end + 1;
  }
  return {std::move(name), std::move(text)};
}

std::vector<TableSource> small_tables() {
  return {
      table("entities.tsv",
            "id | facet | label | class | country | parent | maker | "
            "successors | from | to\n"
            "SYR | country | Syria | country\n"
            "RUS | country | Russia | country\n"
            "UKR | country | Ukraine | country\n"
            "USA | country | United States | country\n"
            "GEO | country | Georgia | country\n"
            "ARM | country | Armenia | country\n"
            "JOR | country | Jordan | country\n"
            "FRA | country | France | country\n"
            "TUR | country | Turkey | country\n"
            "CHN | country | China | country\n"
            "PRK | country | North Korea | country\n"
            "KOR | country | South Korea | country\n"
            "GIN | country | Guinea | country\n"
            "GNB | country | Guinea-Bissau | country\n"
            "SUN | country | Soviet Union | former | | | | RUS,UKR,GEO,ARM | "
            "1922 | 1991\n"
            "mikoyan | maker | Mikoyan | maker | RUS\n"
            "mig | system | MiG | fighter | SUN | | mikoyan\n"
            "mig-29 | system | MiG-29 | fighter | SUN | mig\n"
            "mig-29m | system | MiG-29M | fighter | RUS | mig-29\n"
            "f-16 | system | F-16 | fighter | USA\n"
            "v-22 | system | V-22 Osprey | helicopter | USA\n"
            "s-300 | system | S-300 | sam | SUN\n"
            "patriot | system | MIM-104 Patriot | sam | USA\n"
            "m4 | system | M4 | small_arm | USA\n"
            "k2 | system | K2 Black Panther | tank | KOR\n"
            "mig-29m2 | system | MiG-29M2 | fighter | RUS | mig-29m\n"
            "sergey-lavrov | official | Sergey Lavrov | person | RUS\n"
            "bashar-al-assad | official | Bashar al-Assad | person | SYR\n"
            "walid-muallem | official | Walid Muallem | person | SYR\n"
            "jordan-brown | person | Jordan Brown | person | USA\n"
            "jordan-ames | person | Jordan Ames | person | USA\n"
            "robert-brown | official | Robert Brown | person | USA\n"
            "robert-ames | official | Robert Ames | person | USA\n"),
      table("aliases.tsv",
            "id | alias | language | kind | flags\n"
            "SYR | Syria | en | name\n"
            "SYR | Syrian | en | demonym\n"
            "SYR | Damascus | en | capital | case\n"
            "SYR | Şam | tr | capital\n"
            "SYR | syrien~ | fr | stem\n"
            "RUS | Russia | en | name\n"
            "RUS | Russian | en | demonym\n"
            "RUS | Moscow | en | capital | case\n"
            "RUS | Kremlin | en | metonym | case\n"
            "RUS | российск~ | ru | stem\n"
            "UKR | Ukraine | en | name\n"
            "USA | United States | en | name\n"
            "USA | US | en | name | case\n"
            "USA | U.S. | und | name | case\n"
            "USA | American | en | demonym\n"
            "USA | Texas | en | name | case\n"
            "USA | Idaho | en | name | case\n"
            "USA | Conn. | en | name | case,context\n"
            "USA | Boston | en | city | case,context\n"
            "GEO | Georgia | en | name | case,context\n"
            "GEO | Georgians | en | demonym | case\n"
            "GEO | Tbilisi | en | capital | case\n"
            "GEO | Abkhazia | en | name\n"
            "ARM | Armenia | en | name\n"
            "JOR | Jordan | en | name | case\n"
            "FRA | Paris | en | capital | case\n"
            "TUR | Turkey | en | name | case\n"
            "CHN | PRC | en | name | case\n"
            "CHN | China | en | name | case\n"
            "PRK | Korean | en | demonym | context\n"
            "KOR | Korean | en | demonym | context\n"
            "KOR | Seoul | en | capital | case\n"
            "GIN | Guinea | en | name | case\n"
            "GNB | Guinea-Bissau | en | name\n"
            "SUN | Soviet | en | demonym\n"
            "mikoyan | Mikoyan Design Bureau | und | name\n"
            "mig | MiGs | und | name\n"
            "mig | MiG fighters | und | name\n"
            "mig-29 | MiG-29 | und | designation\n"
            "mig-29 | Fulcrum | und | reporting | case,context\n"
            "mig-29m | MiG-29M | und | designation\n"
            "mig-29m2 | MiG-29M/M2 | und | designation\n"
            "k2 | K2 tanks | und | designation\n"
            "f-16 | F-16 | und | designation\n"
            "v-22 | V-22 | und | designation\n"
            "s-300 | S-300 | und | designation\n"
            "s-300 | С-300 | und | designation\n"
            "patriot | Patriot | und | name | case,context\n"
            "m4 | M4 | und | designation | case,context\n"
            "sergey-lavrov | Sergey Lavrov | und | name\n"
            "sergey-lavrov | Sergei Lavrov | und | name\n"
            "sergey-lavrov | Lavrov | und | surname | case,safe\n"
            "bashar-al-assad | Bashar al-Assad | und | name\n"
            "bashar-al-assad | Assad | und | surname | case,safe\n"
            "walid-muallem | Walid Muallem | und | name\n"),
      table("offices.tsv",
            "id | role | detail | country | from | to\n"
            "walid-muallem | foreign_minister | | SYR | 2006 | 2020\n"),
      table("titles.tsv",
            "language | kind | class | term\n"
            "en | modifier | former | former\n"
            "en | modifier | deputy | deputy\n"
            "en | role | head_of_state | president\n"
            "en | role | executive | president\n"
            "en | role | foreign_minister | foreign minister\n"
            "en | role | minister | minister\n"
            "en | role | spokesperson | spokesman\n"
            "en | role | executive | director\n"
            "en | rank | army | gen\n"
            "en | rank | army | general\n"
            "en | honorific | honorific | mr\n"
            "en | speech | verb | said\n"),
      table("prefixes.tsv",
            "prefix | category | country | digits | context | spaced\n"
            "MiG | fighter | SUN | 1-3 | none | yes\n"
            "F | fighter | USA | 1-3 | needed | yes\n"
            "HQ | sam | CHN | 1-2 | none | no\n"
            "M | afv | USA | 1-4 | needed | no\n"
            "K | tank | KOR | 1-3 | needed | no\n"),
      table("deny.tsv",
            "phrase | facet\n"
            "Gulf of Guinea | country\n"
            "Jordan Valley | country\n"),
      table("nouns.tsv",
            "language | term | category\n"
            "en | missile | missile\n"
            "en | jets | aircraft\n"
            "en | rifle | small_arm\n"),
      table("words.tsv",
            "class | word\n"
            "article | a\n"
            "article | the\n"
            "of | of\n"
            "of | for\n"
            "and | and\n"
            "particle | al\n"
            "particle | bin\n"
            "calendar | march\n"
            "calendar | monday\n"
            "calendar | thursday\n"
            "organisation | corp\n"
            "organisation | inc\n"
            "organisation | holdings\n"
            "organisation | district\n"
            "direction | north\n"),
  };
}

std::shared_ptr<const Gazetteer> small_gazetteer() {
  static const std::shared_ptr<const Gazetteer> gazetteer = [] {
    std::vector<TableFault> faults;
    const auto block = Gazetteer::compile(small_tables(), faults);
    if (!block)
      throw std::runtime_error(faults.back().where + ": " +
                               faults.back().reason);
    return open_compiled(*block);
  }();
  return gazetteer;
}

namespace {

Recognition recognise(const Text& text) {
  Tokenizer tokenizer;
  TokenizedText title_tokens, text_tokens;
  tokenizer.tokenize(text.title, title_tokens);
  tokenizer.tokenize(text.text, text_tokens);
  RecogniserInput input{text.title, &title_tokens, text.text, &text_tokens,
                        text.language};
  input.day = parse_day(text.day).value_or(kNoDay);
  Recognition found;
  Recogniser(small_gazetteer()).recognise(input, found);
  return found;
}

}  // namespace

std::string ids(Facet facet, const Text& text) {
  std::string out;
  const Recognition found = recognise(text);
  std::vector<bool> seen(found.entities.size());
  for (const FoundMention& m : found.mentions) {
    const FoundEntity& e = found.entities[m.entity];
    if (e.facet != facet || seen[m.entity]) continue;
    seen[m.entity] = true;
    out += (out.empty() ? "" : " ") + e.id;
  }
  return out;
}

std::string mentions(Facet facet, const Text& text) {
  std::string out;
  const Recognition found = recognise(text);
  for (const FoundMention& m : found.mentions) {
    if (found.entities[m.entity].facet != facet) continue;
    const std::string_view field = m.in_title ? text.title : text.text;
    if (!out.empty()) out += "; ";
    out += field.substr(m.start, m.end - m.start);
    out += '/';
    out += rule_name(m.rule);
  }
  return out;
}

}  // namespace dossier::internal
