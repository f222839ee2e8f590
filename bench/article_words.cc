// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/article_words.h"

#include "indexer/text/date.h"

using dossier::internal::Facet;
using dossier::internal::StoredEntity;
using dossier::internal::StoredRecord;
using dossier::internal::Token;

ArticleWords ArticleReader::read(const StoredRecord& record) {
  ArticleWords article;
  article.language = record.language;
  article.title = cut(record.title);
  article.text = cut(record.text);
  article.title_words = {article.title.begin(), article.title.end()};
  article.words = article.title_words;
  article.words.insert(article.text.begin(), article.text.end());
  for (const std::string& word : article.title_words)
    article.title_stems.insert(stem(record.language, word));
  for (const std::string& word : article.words)
    article.stems.insert(stem(record.language, word));
  article.designations = {record.designations.begin(),
                          record.designations.end()};

  const auto add = [&](Facet facet, const std::string& value) {
    if (!value.empty())
      article.values[static_cast<std::size_t>(facet)].insert(value);
  };
  for (const StoredEntity& entity : record.entities)
    add(entity.facet, entity.id);
  add(Facet::Source, record.source);
  add(Facet::Language, record.language);
  if (const auto day = dossier::internal::parse_first_day(record.date)) {
    article.day = *day;
    add(Facet::Year, dossier::internal::format_day(*day).substr(0, 4));
  }
  return article;
}

std::string ArticleReader::stem(const std::string& language,
                                const std::string& word) {
  const auto [stemmer, is_new] = stemmers_.try_emplace(language, language);
  return std::string(stemmer->second.stem(word));
}

std::vector<std::string> ArticleReader::cut(const std::string& text) {
  tokenizer_.tokenize(text, tokens_);
  std::vector<std::string> words;
  for (const Token& token : tokens_.tokens)
    words.emplace_back(tokens_.term(token));
  return words;
}
