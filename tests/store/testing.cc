// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/testing.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>

#include "indexer/entities/gazetteer.h"
#include "indexer/store/file.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/segment_writer.h"
#include "indexer/store/tombstones.h"
#include "indexer/store/value_map.h"
#include "indexer/text/stemmer.h"

namespace dossier::internal {
namespace {

// Tests must not write into the cache of whoever runs them.
const bool kCacheIsOurs = [] {
  static TemporaryFolder folder;
  ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1);
  return true;
}();

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "dossier-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

Document TestArticle::document() const {
  Document document{record, day, {}, {}, 0};
  document.title_words.assign(title_words.begin(), title_words.end());
  document.text_words.assign(text_words.begin(), text_words.end());
  document.lead_words = lead_words;
  return document;
}

std::string ArticleMaker::word() {
  static const char* const kInflected[] = {
      "syria",  "deliver",  "delivers", "delivered", "delivering", "jets",
      "jet",    "minister", "missiles", "missile",   "говорил",    "говорит",
      "müller", "o",        "the",      "of"};
  // Products of uniform numbers fall off like words do.
  std::size_t number = below(30) * below(30);
  if (number < std::size(kInflected)) return kInflected[number];
  return "w" + std::to_string(number);
}

TestArticle ArticleMaker::make() {
  static const char* const kSources[] = {"", "Harbour Wire", "Le Port",
                                         "Δελτίο"};
  static const char* const kLanguages[] = {"en", "en", "en", "ru", "de", ""};
  TestArticle article;
  StoredRecord& record = article.record;
  // Not in order of number, and of several lengths.
  record.id = "id-" + std::to_string(next_id_ * 7919 % 1000) + "-" +
              std::to_string(next_id_);
  ++next_id_;
  record.language = kLanguages[below(std::size(kLanguages))];
  record.source = kSources[below(std::size(kSources))];
  record.url = below(2) ? "https://example.org/" + record.id : "";
  if (below(5) > 0) {
    article.day = static_cast<Day>(15000 + below(40) * 30);
    record.date = format_day(article.day);
  }
  for (std::size_t n = below(8); n > 0; --n)
    article.title_words.push_back(word());
  for (std::size_t n = below(60); n > 0; --n)
    article.text_words.push_back(word());
  for (const std::string& w : article.title_words) record.title += w + " ";
  for (const std::string& w : article.text_words) record.text += w + " ";

  std::set<std::pair<Facet, std::string>> seen;
  for (std::size_t n = below(6); n > 0; --n) {
    StoredEntity entity;
    entity.facet = static_cast<Facet>(below(kEntityFacetCount));
    entity.id = (below(2) ? "E" : "e") + std::to_string(below(12));
    entity.label = "Label of " + entity.id + "/" + std::to_string(below(2));
    entity.direct = below(3) > 0;
    entity.focus = below(3) == 0;
    entity.brought = below(5) == 0;
    if (seen.emplace(entity.facet, entity.id).second)
      record.entities.push_back(entity);
  }
  if (!record.entities.empty())
    for (std::size_t n = below(4); n > 0; --n) {
      StoredMention mention;
      mention.entity =
          static_cast<std::uint32_t>(below(record.entities.size()));
      mention.in_title = below(2) == 0;
      std::size_t size = (mention.in_title ? record.title : record.text).size();
      mention.start = static_cast<std::uint32_t>(below(size + 1));
      mention.end = static_cast<std::uint32_t>(mention.start +
                                               below(size - mention.start + 1));
      mention.rule = static_cast<std::uint8_t>(below(13));
      record.mentions.push_back(mention);
    }
  article.lead_words =
      static_cast<std::uint32_t>(below(article.text_words.size() + 1));
  for (std::size_t i = 0; i < article.lead_words; ++i)
    record.lead_size +=
        static_cast<std::uint32_t>(article.text_words[i].size() + 1);
  for (const StoredMention& mention : record.mentions)
    record.entities[mention.entity].parts.add(
        PartSet::of(part_of(mention, record)));
  for (std::size_t n = below(3); n > 0; --n)
    record.designations.push_back("f" + std::to_string(below(3)));
  return article;
}

std::vector<TestArticle> ArticleMaker::make(std::size_t count) {
  std::vector<TestArticle> articles;
  while (articles.size() < count) articles.push_back(make());
  return articles;
}

PostingMap postings_of(const std::vector<TestArticle>& articles) {
  PostingMap postings;
  for (DocNumber doc = 0; doc < articles.size(); ++doc) {
    const TestArticle& article = articles[doc];
    const StoredRecord& record = article.record;
    std::string language = record.language.empty() ? "und" : record.language;
    Stemmer stemmer(language);
    for (const std::string& word : article.title_words) {
      std::string stem(stemmer.stem(word));
      postings["Z" + language + ":" + stem][doc] += kTitleWeight;
      postings["S" + language + ":" + stem][doc] += 0;
    }
    for (const std::string& word : article.text_words)
      postings["Z" + language + ":" + std::string(stemmer.stem(word))][doc] +=
          1;
    for (const std::string& designation : record.designations)
      postings["J" + designation][doc] += 1;
    for (const StoredEntity& entity : record.entities) {
      std::string prefix(field_of(entity.facet).prefix);
      if (entity.id[0] == 'E') prefix += ':';
      postings[prefix + entity.id][doc] += 0;
    }
  }
  return postings;
}

namespace {

std::uint32_t length_of(const TestArticle& article) {
  return static_cast<std::uint32_t>(kTitleWeight * article.title_words.size() +
                                    article.text_words.size() +
                                    article.record.designations.size());
}

void expect_postings(const Segment& segment,
                     const std::vector<TestArticle>& articles) {
  auto postings = segment.postings();
  for (const auto& [term, expected] : postings_of(articles)) {
    SCOPED_TRACE(term);
    EXPECT_EQ(postings->document_frequency(term), expected.size());
    auto cursor = postings->open(term);
    ASSERT_NE(cursor, nullptr);
    std::map<DocNumber, std::uint32_t> actual;
    DocNumber docs[7];
    std::uint32_t frequencies[7];
    while (std::size_t count = cursor->read(docs, frequencies, 7))
      for (std::size_t i = 0; i < count; ++i) actual[docs[i]] = frequencies[i];
    EXPECT_EQ(actual, expected);
  }
}

// Each value of the row is mentioned where the record's mentions of it are.
void expect_parts(const Segment& segment, DocNumber doc,
                  const StoredRecord& record) {
  for (const ArticlePart part : kParts) {
    std::set<std::pair<Facet, std::string>> expected, actual;
    for (const StoredMention& mention : record.mentions) {
      const StoredEntity& entity = record.entities[mention.entity];
      if (part_of(mention, record) == part)
        expected.emplace(entity.facet, entity.id);
    }
    segment.entity_rows().for_each_in(part, doc, [&](ValueNumber value) {
      actual.emplace(segment.value(value).facet, segment.value(value).id);
    });
    EXPECT_EQ(actual, expected);
  }
}

// The row of each article as (facet, id) pairs in order.
void expect_values(const Segment& segment,
                   const std::vector<TestArticle>& articles) {
  std::map<std::pair<Facet, std::string>, std::string> labels;
  for (DocNumber doc = 0; doc < articles.size(); ++doc) {
    const StoredRecord& record = articles[doc].record;
    std::set<std::pair<Facet, std::string>> expected;
    bool has[kFacetCount] = {};
    for (const StoredEntity& entity : record.entities) {
      expected.emplace(entity.facet, entity.id);
      labels[{entity.facet, entity.id}] = entity.label;
      has[static_cast<std::size_t>(entity.facet)] = true;
    }
    std::vector<std::pair<Facet, std::string>> actual;
    segment.entity_rows().for_each(doc, [&](ValueNumber value) {
      actual.emplace_back(segment.value(value).facet,
                          std::string(segment.value(value).id));
    });
    EXPECT_EQ(actual, decltype(actual)(expected.begin(), expected.end()));
    expect_parts(segment, doc, record);

    std::string year = format_day(articles[doc].day).substr(0, 4);
    std::string language = record.language.empty() ? "und" : record.language;
    for (auto [facet, id] :
         {std::pair(Facet::Source, record.source),
          std::pair(Facet::Language, language), std::pair(Facet::Year, year)}) {
      has[static_cast<std::size_t>(facet)] = !id.empty();
      ValueNumber value = segment.single_values(facet)[doc];
      ASSERT_EQ(value != kNoValue, !id.empty());
      if (id.empty()) continue;
      EXPECT_EQ(segment.value(value).facet, facet);
      EXPECT_EQ(segment.value(value).id, id);
      labels[{facet, id}] = id;
    }
    for (std::size_t facet = 0; facet < kFacetCount; ++facet)
      EXPECT_EQ(
          segment.has_value(static_cast<Facet>(facet))[doc / 64] >> (doc % 64) &
              1,
          has[facet]);
  }
  ASSERT_EQ(segment.value_count(), labels.size());
  ValueNumber number = 0;
  for (const auto& [key, label] : labels) {
    FacetValue value = segment.value(number);
    EXPECT_EQ(std::pair(value.facet, std::string(value.id)), key);
    EXPECT_EQ(value.label, label);
    ++number;
  }
}

void expect_words(const Segment& segment,
                  const std::vector<TestArticle>& articles) {
  std::map<std::string, std::uint32_t> frequencies;
  for (DocNumber doc = 0; doc < articles.size(); ++doc) {
    std::vector<std::string> expected = articles[doc].title_words;
    expected.push_back("");
    expected.insert(expected.end(), articles[doc].text_words.begin(),
                    articles[doc].text_words.end());
    std::vector<std::string> actual;
    TokenStreamReader reader(segment.token_stream(doc));
    for (WordNumber word; reader.next(word);)
      actual.emplace_back(word == kTitleEnd ? "" : segment.word(word));
    EXPECT_EQ(actual, expected);
    for (const std::string& word : expected)
      if (!word.empty()) ++frequencies[word];
  }
  ASSERT_EQ(segment.word_count(), frequencies.size());
  std::uint32_t sorted = 0;
  for (const auto& [word, frequency] : frequencies) {
    auto number = segment.find_word(word);
    ASSERT_TRUE(number.has_value()) << word;
    EXPECT_EQ(segment.word_by_sorted(sorted), word);
    EXPECT_EQ(segment.number_by_sorted(sorted), *number);
    EXPECT_EQ(segment.word(*number), word);
    EXPECT_EQ(segment.word_frequency(*number), frequency);
    ++sorted;
  }
  for (WordNumber number = 2; number <= segment.word_count(); ++number)
    EXPECT_GE(segment.word_frequency(number - 1),
              segment.word_frequency(number));
}

}  // namespace

void expect_equal(const StoredRecord& actual, const StoredRecord& expected) {
  auto texts = [](const StoredRecord& r) {
    return std::tie(r.id, r.title, r.text, r.date, r.source, r.url, r.language,
                    r.designations, r.lead_size);
  };
  EXPECT_EQ(texts(actual), texts(expected));
  ASSERT_EQ(actual.entities.size(), expected.entities.size());
  for (std::size_t i = 0; i < actual.entities.size(); ++i) {
    auto parts = [](const StoredEntity& e) {
      return std::tie(e.facet, e.id, e.label, e.direct, e.focus, e.brought,
                      e.parts);
    };
    EXPECT_EQ(parts(actual.entities[i]), parts(expected.entities[i]));
  }
  ASSERT_EQ(actual.mentions.size(), expected.mentions.size());
  for (std::size_t i = 0; i < actual.mentions.size(); ++i) {
    auto parts = [](const StoredMention& m) {
      return std::tie(m.entity, m.in_title, m.start, m.end, m.rule);
    };
    EXPECT_EQ(parts(actual.mentions[i]), parts(expected.mentions[i]));
  }
}

void expect_holds(const Segment& segment,
                  const std::vector<TestArticle>& articles) {
  ASSERT_EQ(segment.size(), articles.size());
  std::uint64_t total_length = 0;
  std::vector<DocNumber> by_rank(articles.size());
  for (DocNumber doc = 0; doc < articles.size(); ++doc) {
    SCOPED_TRACE("document " + std::to_string(doc));
    const TestArticle& article = articles[doc];
    EXPECT_EQ(segment.lengths()[doc], length_of(article));
    total_length += length_of(article);
    EXPECT_EQ(segment.days()[doc], article.day);
    EXPECT_EQ(segment.lead_words()[doc], article.lead_words);
    EXPECT_EQ(segment.id(doc), article.record.id);
    EXPECT_EQ(segment.find(article.record.id), doc);
    expect_equal(segment.record(doc), article.record);
    ASSERT_LT(segment.ranks()[doc], articles.size());
    by_rank[segment.ranks()[doc]] = doc;
  }
  EXPECT_EQ(segment.total_length(), total_length);
  EXPECT_EQ(segment.find("no such id"), std::nullopt);
  EXPECT_TRUE(std::is_sorted(by_rank.begin(), by_rank.end(),
                             [&](DocNumber a, DocNumber b) {
                               return std::tuple(-std::int64_t{articles[a].day},
                                                 articles[a].record.id) <
                                      std::tuple(-std::int64_t{articles[b].day},
                                                 articles[b].record.id);
                             }));
  expect_values(segment, articles);
  expect_words(segment, articles);
  expect_postings(segment, articles);
  EXPECT_NO_THROW(segment.check(Segment::CheckDepth::Everything));
}

SegmentFiles write_segment(const std::filesystem::path& folder,
                           const std::string& name,
                           const std::vector<TestArticle>& articles) {
  SegmentWriter writer(folder, name);
  for (const TestArticle& article : articles) writer.add(article.document());
  return writer.finish();
}

std::shared_ptr<const Segment> make_segment(
    const std::filesystem::path& folder, const std::string& name,
    const std::vector<TestArticle>& articles) {
  return Segment::open(folder, write_segment(folder, name, articles));
}

Manifest publish_index(const std::filesystem::path& folder,
                       const std::vector<std::vector<TestArticle>>& segments,
                       const std::vector<Bitmap>& dead,
                       std::uint64_t revision) {
  Manifest manifest;
  manifest.index_id = "00000000-0000-4000-8000-000000000001";
  manifest.revision = revision;
  manifest.settings = AnalysisSettings::current();
  std::string suffix = "-" + std::to_string(revision);
  auto write = [&](const std::string& name, std::string_view bytes) {
    write_file_durably(folder / name, bytes);
    return describe_file(folder, name);
  };

  std::vector<std::shared_ptr<const Segment>> opened;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    std::string name = "seg-" + std::to_string(s) + suffix;
    ManifestSegment entry;
    entry.files = write_segment(folder, name, segments[s]);
    opened.push_back(Segment::open(folder, entry.files));
    entry.documents = opened.back()->size();
    entry.total_length = opened.back()->total_length();
    if (s < dead.size() && dead[s].count() > 0) {
      entry.dead = static_cast<std::uint32_t>(dead[s].count());
      entry.tombstones =
          write(name + ".tombstones", encode_tombstones(dead[s]));
    }
    manifest.segments.push_back(entry);
  }
  manifest.values = write("values" + suffix, ValueMap::build(opened));
  manifest.gazetteer = write("gazetteer" + suffix + ".zst",
                             pack_gazetteer(*Gazetteer::builtin()));
  manifest.gazetteer_version = Gazetteer::builtin()->version();
  publish_manifest(folder, manifest);
  return manifest;
}

}  // namespace dossier::internal
