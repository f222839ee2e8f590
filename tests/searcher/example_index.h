// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Small snapshots written down in a test, without writer and recogniser.
#ifndef DOSSIER_TESTS_SEARCHER_EXAMPLE_INDEX_H_
#define DOSSIER_TESTS_SEARCHER_EXAMPLE_INDEX_H_

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/segment_writer.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/designation.h"
#include "indexer/text/tokenizer.h"
#include "searcher/match/plan.h"
#include "searcher/match/reader_pool.h"
#include "searcher/query/parser.h"
#include "tests/temporary_folder.h"

namespace dossier::internal {

struct ExampleEntity {
  Facet facet;
  std::string id;
  std::string label;
};

struct ExampleArticle {
  std::string id, title, text;
  std::string date = "";
  std::string language = "en";
  std::string source = "";
  std::vector<ExampleEntity> entities = {};
  bool dead = false;
  bool mentions = false;  // each place with the label of an entity names it
};

inline bool is_example_prefix(std::string_view folded) {
  return folded == "f" || folded == "mig";
}

// Knows the entities it is given and their aliases.
class ExampleGazetteer final : public Gazetteer {
 public:
  struct Row {
    Facet facet;
    std::string id, label;
    std::vector<std::string> aliases = {};
    std::string kind = {};                 // of a system its class
    std::vector<EntityNumber> above = {};  // what it lies under, nearest first
  };
  explicit ExampleGazetteer(std::vector<Row> rows) : rows_(std::move(rows)) {}

  std::string_view bytes() const override { return {}; }
  std::string version() const override { return "example"; }
  std::size_t entity_count() const override { return rows_.size(); }
  GazetteerEntity entity(EntityNumber number) const override {
    const Row& row = rows_[number];
    return {row.facet, row.id, row.label, row.kind, {}, {}, {}};
  }
  std::optional<EntityNumber> find(Facet facet,
                                   std::string_view id) const override {
    for (EntityNumber i = 0; i < rows_.size(); ++i)
      if (rows_[i].facet == facet && rows_[i].id == id) return i;
    return std::nullopt;
  }
  std::vector<EntityNumber> ancestors(EntityNumber number) const override {
    return rows_[number].above;
  }
  std::vector<EntityNumber> find_by_name(Facet facet,
                                         std::string_view name) const override {
    std::vector<EntityNumber> found;
    for (EntityNumber i = 0; i < rows_.size(); ++i)
      if (rows_[i].facet == facet &&
          std::count(rows_[i].aliases.begin(), rows_[i].aliases.end(), name))
        found.push_back(i);
    return found;
  }
  bool is_spaced_prefix(std::string_view folded) const override {
    return is_example_prefix(folded);
  }

 private:
  std::vector<Row> rows_;
};

// Two paragraphs of the text.
inline std::uint32_t example_lead(const std::string& text) {
  const std::size_t first = text.find("\n\n");
  const std::size_t second =
      first == text.npos ? first : text.find("\n\n", first + 1);
  return static_cast<std::uint32_t>(std::min(second, text.size()));
}

// A snapshot with one segment for each list of articles.
class ExampleIndex {
 public:
  using Segments = std::vector<std::vector<ExampleArticle>>;

  explicit ExampleIndex(const Segments& segments,
                        std::vector<ExampleGazetteer::Row> rows = {}) {
    std::map<std::string, std::uint64_t> languages;
    for (const auto& articles : segments) {
      add_segment(articles);
      for (const ExampleArticle& article : articles)
        if (!article.dead) ++languages[article.language];
    }
    snapshot_.languages.assign(languages.begin(), languages.end());
    std::stable_sort(
        snapshot_.languages.begin(), snapshot_.languages.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    write_file_durably(folder_.path() / "values",
                       ValueMap::build(snapshot_.segments));
    snapshot_.values = ValueMap::open(
        MappedFile::open(folder_.path() / "values"), snapshot_.segments);
    snapshot_.corrections = std::make_shared<const Corrections>();
    snapshot_.gazetteer = std::make_shared<ExampleGazetteer>(std::move(rows));
    readers_ = open_readers(snapshot_, nullptr);
    reader_pool_.emplace(snapshot_, std::make_shared<PostingCache>(1 << 26));
  }
  explicit ExampleIndex(const std::vector<ExampleArticle>& articles)
      : ExampleIndex(Segments{articles}) {}

  const Snapshot& snapshot() const { return snapshot_; }
  const Segment& segment(std::size_t i = 0) const {
    return *snapshot_.segments[i];
  }
  PostingReaders& readers() { return readers_; }       // without a cache
  ReaderPool& reader_pool() { return *reader_pool_; }  // with one
  double average_length() const {
    return static_cast<double>(snapshot_.ranking_length) /
           static_cast<double>(snapshot_.ranking_documents);
  }

  // The plan of a query; its repairs go to `repairs`.
  PlanNode plan(std::string_view query, MatchMode match = MatchMode::All) {
    ParserContext context;
    context.match = match;
    context.spaced_prefix = is_example_prefix;
    ParsedQuery parsed = parse_query(query, context);
    repairs = std::move(parsed.repairs);
    return Planner(snapshot_, readers_, repairs).plan(parsed.root);
  }
  std::vector<Repair> repairs;

  ValueNumber value(Facet facet, std::string_view id) const {
    return snapshot_.values->find(facet, id).value();
  }

 private:
  void add_segment(const std::vector<ExampleArticle>& articles) {
    SegmentWriter writer(folder_.path(),
                         "seg-" + std::to_string(snapshot_.segments.size()));
    Bitmap dead(articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
      add(articles[i], writer);
      if (articles[i].dead) dead.set(i);
    }
    auto segment = Segment::open(folder_.path(), writer.finish());
    snapshot_.articles += articles.size() - dead.count();
    snapshot_.ranking_documents += segment->size();
    snapshot_.ranking_length += segment->total_length();
    snapshot_.segments.push_back(std::move(segment));
    snapshot_.dead.push_back(dead.count() ? std::move(dead) : Bitmap());
  }

  static void add(const ExampleArticle& article, SegmentWriter& writer) {
    Document document;
    StoredRecord& record = document.record;
    record.id = article.id;
    record.title = article.title;
    record.text = article.text;
    record.date = article.date;
    record.source = article.source;
    record.language = article.language;
    record.lead_size = example_lead(article.text);
    for (const ExampleEntity& entity : article.entities) {
      StoredEntity stored;
      stored.facet = entity.facet;
      stored.id = entity.id;
      stored.label = entity.label.empty() ? entity.id : entity.label;
      record.entities.push_back(stored);
    }
    if (article.mentions) {
      add_mentions(record, article.title, true);
      add_mentions(record, article.text, false);
    }
    for (const StoredMention& mention : record.mentions)
      record.entities[mention.entity].parts.add(
          PartSet::of(part_of(mention, record)));
    document.day = parse_day(article.date).value_or(kNoDay);
    TokenizedText title, text;
    document.title_words = words(article.title, title, record.designations);
    document.text_words = words(article.text, text, record.designations);
    for (const Token& token : text.tokens)
      document.lead_words += token.start < record.lead_size;
    writer.add(document);
  }

  static void add_mentions(StoredRecord& record, const std::string& text,
                           bool in_title) {
    for (std::uint32_t i = 0; i < record.entities.size(); ++i) {
      const std::string& label = record.entities[i].label;
      for (std::size_t at = text.find(label); at != text.npos;
           at = text.find(label, at + 1))
        record.mentions.push_back(
            {i, in_title, static_cast<std::uint32_t>(at),
             static_cast<std::uint32_t>(at + label.size())});
    }
  }

  static std::vector<std::string_view> words(
      const std::string& text, TokenizedText& tokens,
      std::vector<std::string>& designations) {
    Tokenizer().tokenize(text, tokens);
    std::vector<std::string_view> words;
    for (const Token& token : tokens.tokens)
      words.push_back(tokens.term(token));
    for (const Designation& designation :
         find_designations(text, tokens, is_example_prefix)) {
      designations.push_back(designation.term);
      if (!designation.base.empty()) designations.push_back(designation.base);
    }
    return words;
  }

  TemporaryFolder folder_;
  Snapshot snapshot_;
  PostingReaders readers_;
  std::optional<ReaderPool> reader_pool_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_SEARCHER_EXAMPLE_INDEX_H_
