// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/analyser.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/error.h"
#include "indexer/entities/brought.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/date.h"
#include "indexer/text/designation.h"
#include "indexer/text/language.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

void clean(std::string& text, std::size_t& replaced) {
  // A string without a BOM, NUL or ill-formed part is the common case, and is
  // left where it is.
  const bool clean_already = is_valid_utf8(text) &&
                             !text.starts_with("\ufeff") &&
                             text.find('\0') == std::string::npos;
  if (!clean_already) text = clean_utf8(text, &replaced);
}

void clean(Article& article, std::size_t& replaced) {
  for (std::string* text :
       {&article.id, &article.title, &article.text, &article.date,
        &article.source, &article.url, &article.language})
    clean(*text, replaced);
  for (EntityTag& tag : article.entities)
    for (std::string* text : {&tag.facet, &tag.id, &tag.label})
      clean(*text, replaced);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Throws Error (LimitExceeded) if `size` is over `limit`.
void check_limit(const char* what, std::uint64_t size, std::uint64_t limit,
                 const char* unit) {
  if (size <= limit) return;
  throw Error(ErrorCode::LimitExceeded,
              std::string(what) + " of " + std::to_string(size) + " " + unit +
                  ", more than the limit of " + std::to_string(limit));
}

void check_bounds(const Article& article, const AnalyserLimits& limits) {
  if (is_blank(article.title) && is_blank(article.text))
    throw Error(ErrorCode::InvalidArgument, "neither title nor text");
  check_limit("title and text", article.title.size() + article.text.size(),
              limits.max_article_bytes, "bytes");
  check_limit("id", article.id.size(), kMaxIdBytes, "bytes");
  check_limit("source", article.source.size(), kMaxAttributeBytes, "bytes");
  check_limit("url", article.url.size(), kMaxAttributeBytes, "bytes");
  check_limit("date", article.date.size(), kMaxAttributeBytes, "bytes");
  check_limit("list", article.entities.size(), kMaxBroughtEntities, "entities");
}

Day day_of(const Article& article, AnalysisNotes& notes) {
  if (is_blank(article.date)) return kNoDay;
  const std::optional<Day> day = parse_first_day(article.date);
  notes.unreadable_date = !day;
  return day.value_or(kNoDay);
}

void append_words(const TokenizedText& tokens,
                  std::vector<std::string_view>& words) {
  words.clear();
  words.reserve(tokens.tokens.size());
  for (const Token& token : tokens.tokens) words.push_back(tokens.term(token));
}

// The entities of one article as they are stored. Few: a linear search is
// faster than any table.
class EntityList {
 public:
  EntityList(const Gazetteer& gazetteer, const Corrections* corrections,
             std::vector<StoredEntity>& entities)
      : gazetteer_(gazetteer), corrections_(corrections), entities_(entities) {
    entities_.clear();
  }

  // Keeps the numbers of `found`, so that mentions can go on using them.
  // `parts` has those of the mentions of each.
  void add_recognised(std::vector<FoundEntity>& found,
                      const std::vector<PartSet>& parts) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      FoundEntity& entity = found[i];
      entities_.push_back({entity.facet, std::move(entity.id),
                           std::move(entity.label), true, entity.focus, false,
                           false, std::move(entity.role),
                           std::move(entity.country), parts[i]});
    }
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const std::string& ancestor : found[i].ancestors)
        add_ancestor(found[i].facet, ancestor, parts[i]);
    for (std::size_t i = 0; i < found.size(); ++i)
      add_class(found[i].system_class, parts[i]);
  }

  void add_brought(Facet facet, const EntityTag& tag) {
    // What the article brought is no matter of corrections.
    StoredEntity& entity =
        find_or_add(facet, tag.id, gazetteer_label(facet, tag.id));
    entity.direct = true;
    entity.brought = true;
    if (!tag.label.empty()) {
      entity.label = tag.label;
      entity.own_label = true;
    }
    // Where the article mentions it by itself, its ancestors know already.
    if (auto number = gazetteer_.find(facet, tag.id))
      for (EntityNumber ancestor : gazetteer_.ancestors(*number))
        add_ancestor(facet, gazetteer_.entity(ancestor).id, {});
  }

  // To be called last: the classes of the systems, and those above them.
  void add_classes() {
    for (std::size_t i = 0; i < entities_.size(); ++i)
      if (entities_[i].facet == Facet::System)
        add_class_of(entities_[i].id, entities_[i].parts);
  }

 private:
  void add_class_of(std::string_view system, PartSet parts) {
    const auto number = gazetteer_.find(Facet::System, system);
    if (number) add_class(gazetteer_.entity(*number).kind, parts);
  }

  void add_class(std::string_view id, PartSet parts) {
    const auto number = gazetteer_.find(Facet::Class, id);
    if (!number) return;
    add_ancestor(Facet::Class, id, parts);
    for (EntityNumber above : gazetteer_.ancestors(*number))
      add_ancestor(Facet::Class, gazetteer_.entity(above).id, parts);
  }

  // What is mentioned under it is mentioned of it.
  void add_ancestor(Facet facet, std::string_view id, PartSet parts) {
    find_or_add(facet, id, label_of(facet, id)).parts.add(parts);
  }

  StoredEntity& find_or_add(Facet facet, std::string_view id,
                            std::string label) {
    for (StoredEntity& entity : entities_)
      if (entity.facet == facet && entity.id == id) return entity;
    return entities_.emplace_back(
        StoredEntity{facet, std::string(id), std::move(label), false});
  }

  std::string label_of(Facet facet, std::string_view id) const {
    if (corrections_ != nullptr)
      if (const auto label = corrections_->label(facet, id); !label.empty())
        return std::string(label);
    return gazetteer_label(facet, id);
  }

  std::string gazetteer_label(Facet facet, std::string_view id) const {
    auto number = gazetteer_.find(facet, id);
    return std::string(number ? gazetteer_.entity(*number).label : id);
  }

  const Gazetteer& gazetteer_;
  const Corrections* corrections_;  // or null
  std::vector<StoredEntity>& entities_;
};

}  // namespace

struct Analyser::Impl {
  Impl(std::shared_ptr<const Gazetteer> tables, AnalyserLimits bounds,
       std::shared_ptr<const Corrections> decided)
      : gazetteer(std::move(tables)),
        corrections(std::move(decided)),
        limits(bounds),
        spaced_prefix([this](std::string_view folded) {
          return gazetteer->is_spaced_prefix(folded);
        }),
        recogniser(gazetteer, corrections) {}

  void tokenise() {
    const StoredRecord& record = document.record;
    tokenizer.tokenize(record.title, title_tokens);
    tokenizer.tokenize(record.text, text_tokens);
    check_limit("title and text",
                title_tokens.tokens.size() + text_tokens.tokens.size(),
                limits.max_tokens, "words");
    append_words(title_tokens, document.title_words);
    append_words(text_tokens, document.text_words);
  }

  void find_designations_of(std::string_view text,
                            const TokenizedText& tokens) {
    std::vector<std::string>& found = document.record.designations;
    for (Designation& designation :
         find_designations(text, tokens, spaced_prefix)) {
      found.push_back(std::move(designation.term));
      if (!designation.base.empty())
        found.push_back(std::move(designation.base));
    }
  }

  void recognise(const std::vector<EntityTag>& brought, AnalysisNotes& notes) {
    StoredRecord& record = document.record;
    recogniser.recognise({record.title, &title_tokens, record.text,
                          &text_tokens, record.language, document.day},
                         recognition);
    record.lead_size = recognition.lead_size;
    document.lead_words = words_before(recognition.lead_size);
    record.mentions.clear();
    std::vector<PartSet> parts(recognition.entities.size());
    for (const FoundMention& m : recognition.mentions) {
      record.mentions.push_back({m.entity, m.in_title, m.start, m.end,
                                 static_cast<std::uint8_t>(m.rule)});
      parts[m.entity].add(PartSet::of(part_of(record.mentions.back(), record)));
    }
    EntityList entities(*gazetteer, corrections.get(), record.entities);
    entities.add_recognised(recognition.entities, parts);
    for (const EntityTag& tag : brought) {
      const std::optional<Facet> facet = facet_by_name(tag.facet);
      std::string fault = fault_of_brought(tag);
      if (fault.empty())
        entities.add_brought(*facet, tag);
      else
        notes.ignored_entities.push_back(std::move(fault));
    }
    entities.add_classes();
  }

  // How many words of the text begin before a place.
  std::uint32_t words_before(std::uint32_t place) const {
    const std::vector<Token>& tokens = text_tokens.tokens;
    const auto first = std::partition_point(
        tokens.begin(), tokens.end(),
        [place](const Token& token) { return token.start < place; });
    return static_cast<std::uint32_t>(first - tokens.begin());
  }

  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Corrections> corrections;
  AnalyserLimits limits;
  SpacedPrefix spaced_prefix;
  Tokenizer tokenizer;
  Recogniser recogniser;
  // Kept from article to article for their memory.
  TokenizedText title_tokens, text_tokens;
  Recognition recognition;
  Document document;
};

Analyser::Analyser(std::shared_ptr<const Gazetteer> gazetteer,
                   AnalyserLimits limits,
                   std::shared_ptr<const Corrections> corrections)
    : impl_(std::make_unique<Impl>(std::move(gazetteer), limits,
                                   std::move(corrections))) {}
Analyser::~Analyser() = default;

const Document& Analyser::analyse(Article article, AnalysisNotes& notes) {
  notes = {};
  clean(article, notes.replaced_bytes);
  if (article.id.empty()) article.id = content_id(article);
  check_bounds(article, impl_->limits);

  Document& document = impl_->document;
  document.day = day_of(article, notes);
  StoredRecord& record = document.record;
  record.language = language_of(article.language, article.title, article.text);
  record.id = std::move(article.id);
  record.title = std::move(article.title);
  record.text = std::move(article.text);
  record.date = std::move(article.date);
  record.source = std::move(article.source);
  record.url = std::move(article.url);
  record.designations.clear();

  impl_->tokenise();
  impl_->find_designations_of(record.title, impl_->title_tokens);
  impl_->find_designations_of(record.text, impl_->text_tokens);
  impl_->recognise(article.entities, notes);
  return document;
}

std::string content_id(const Article& article) {
  // 128 bits: nobody loses an article to a collision. The length keeps a title
  // apart from the text that follows it.
  std::string content = std::to_string(article.title.size()) + ":";
  content += article.title;
  content += article.text;
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  char digits[33];
  std::snprintf(digits, sizeof digits, "%016llx%016llx",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return digits;
}

}  // namespace dossier::internal
