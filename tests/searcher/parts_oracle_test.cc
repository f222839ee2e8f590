// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Random corpora and requests that look at titles, leads or bodies, answered by
// Dossier and by a plain loop over the articles: words by the articles as
// written, entities by the places that annotations tell of. Corpora have
// several segments, replaced and removed articles, merges and two languages.
// DOSSIER_SEED chooses the run.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/dossier.h"
#include "indexer/store/article_parts.h"
#include "indexer/text/stemmer.h"
#include "tests/random_seed.h"
#include "tests/temporary_folder.h"

namespace dossier::internal {
namespace {

using Random = std::mt19937_64;
using Words = std::vector<std::string>;

// In small letters, so that nothing but the names is one.
const Words kWords = {"deliver",  "delivers", "delivered", "delivery",
                      "contract", "launch",   "launches",  "national",
                      "nations",  "export",   "zebra"};
const Words kDesignations = {"QX-7", "QX7", "QX-7B"};
const std::map<std::string, std::string> kCountries = {
    {"Syria", "SYR"}, {"France", "FRA"}, {"Japan", "JPN"}, {"Egypt", "EGY"}};

std::size_t below(Random& random, std::size_t n) { return random() % n; }

template <typename T>
const auto& one_of(Random& random, const T& from) {
  auto it = from.begin();
  std::advance(it, below(random, from.size()));
  return *it;
}

// An article with what is where in it, by part.
struct ModelArticle {
  Article article;
  std::map<ArticlePart, Words> words;
  std::map<ArticlePart, std::set<std::string>> countries;

  bool mentions(const std::string& country, ArticlePart part) const {
    if (part != ArticlePart::Whole) return countries.at(part).contains(country);
    return std::any_of(kParts.begin(), kParts.end(),
                       [&](ArticlePart p) { return mentions(country, p); });
  }
};

using Model = std::map<std::string, ModelArticle>;

Words random_words(Random& random, std::size_t most) {
  Words words;
  for (std::size_t n = below(random, most); n > 0; --n) {
    const std::size_t kind = below(random, 8);
    words.push_back(kind == 0   ? one_of(random, kCountries).first
                    : kind == 1 ? one_of(random, kDesignations)
                                : one_of(random, kWords));
  }
  return words;
}

std::string join(const Words& words, const char* end = "") {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text + end;
}

ModelArticle random_article(Random& random, const std::string& id) {
  ModelArticle model;
  Article& article = model.article;
  article.id = id;
  article.language = below(random, 3) ? "en" : "fr";
  article.source = below(random, 2) ? "Harbour Wire" : "Meridian Post";
  model.words[ArticlePart::Title] = random_words(random, 6);
  article.title = join(model.words[ArticlePart::Title]);
  for (std::size_t paragraph = 0; paragraph < 4; ++paragraph) {
    Words words = random_words(random, 10);
    words.push_back("word");  // no paragraph is empty
    article.text += (paragraph == 0 ? "" : "\n\n") + join(words, ".");
    Words& part =
        model.words[paragraph < 2 ? ArticlePart::Lead : ArticlePart::Body];
    part.insert(part.end(), words.begin(), words.end());
  }
  return model;
}

Model write_corpus(Random& random, const std::filesystem::path& folder) {
  Model model;
  IndexWriter writer = IndexWriter::open(folder, {});
  for (std::size_t commits = 1 + below(random, 4); commits > 0; --commits) {
    for (std::size_t n = 1 + below(random, 40); n > 0; --n) {
      const std::string id = "a" + std::to_string(below(random, 60));
      if (below(random, 6) == 0) {
        writer.remove(id);
        model.erase(id);
        continue;
      }
      model[id] = random_article(random, id);
      writer.add(model[id].article);
    }
    writer.commit();
  }
  if (below(random, 3) == 0) writer.compact();
  return model;
}

// Where the lead ends: before the third paragraph.
std::size_t body_begin(const std::string& text) {
  return text.find("\n\n", text.find("\n\n") + 1);
}

// Fills in where the articles mention countries.
void tell_mentions(const Index& index, Model& model) {
  for (auto& [id, made] : model) {
    for (const ArticlePart part : kParts) made.countries[part];
    const Annotation annotation = index.annotation(id).value();
    for (const EntityMentions& entity : annotation.entities) {
      if (entity.facet != "country") continue;
      for (const Mention& mention : entity.mentions) {
        const bool in_title = mention.field == Mention::Field::Title;
        const bool in_lead = mention.start < body_begin(made.article.text);
        made.countries[in_title  ? ArticlePart::Title
                       : in_lead ? ArticlePart::Lead
                                 : ArticlePart::Body]
            .insert(entity.id);
      }
    }
  }
}

// A query with what it means; the part is that of what names none itself.
struct Question {
  std::string text;
  std::function<bool(const ModelArticle&, ArticlePart)> matches;
};

// Rows of words that have to hold a match: one part, or title and text.
std::vector<Words> rows_of(const ModelArticle& article, ArticlePart part) {
  if (part != ArticlePart::Whole) return {article.words.at(part)};
  Words text = article.words.at(ArticlePart::Lead);
  const Words& body = article.words.at(ArticlePart::Body);
  text.insert(text.end(), body.begin(), body.end());
  return {article.words.at(ArticlePart::Title), text};
}

template <typename Holds>
bool any_word(const ModelArticle& article, ArticlePart part, Holds holds) {
  const auto rows = rows_of(article, part);
  return std::any_of(rows.begin(), rows.end(), [&](const Words& row) {
    return std::any_of(row.begin(), row.end(), holds);
  });
}

class QuestionMaker {
 public:
  explicit QuestionMaker(Random& random) : random_(random) {}

  Question make(int depth) {
    const std::size_t kind = depth == 0 ? 0 : below(random_, 6);
    if (kind < 3) return in_some_part(leaf());
    const Question a = make(depth - 1), b = make(depth - 1);
    if (kind == 3)
      return {"(" + a.text + " AND " + b.text + ")",
              [=](const ModelArticle& article, ArticlePart part) {
                return a.matches(article, part) && b.matches(article, part);
              }};
    if (kind == 4)
      return {"(" + a.text + " OR " + b.text + ")",
              [=](const ModelArticle& article, ArticlePart part) {
                return a.matches(article, part) || b.matches(article, part);
              }};
    return {"(" + a.text + " AND NOT " + b.text + ")",
            [=](const ModelArticle& article, ArticlePart part) {
              return a.matches(article, part) && !b.matches(article, part);
            }};
  }

 private:
  Question leaf() {
    switch (below(random_, 6)) {
      case 0:
        return designation(one_of(random_, kDesignations));
      case 1:
        return phrase(one_of(random_, kWords), one_of(random_, kWords));
      case 2:
        return prefix(one_of(random_, kWords).substr(0, 5));
      case 3:
        return country(one_of(random_, kCountries).second);
      default:
        return word(one_of(random_, kWords));
    }
  }

  Question in_some_part(const Question& leaf) {
    const std::size_t at = below(random_, 2 * kPartCount);
    if (at >= kPartCount) return leaf;
    static const char* const kNames[] = {"title:", "lead:", "body:"};
    return {kNames[at] + leaf.text,
            [=](const ModelArticle& article, ArticlePart) {
              return leaf.matches(article, kParts[at]);
            }};
  }

  static Question word(const std::string& word) {
    return {word, [=](const ModelArticle& article, ArticlePart part) {
              Stemmer stemmer(article.article.language);
              const std::string stem(stemmer.stem(word));
              return any_word(article, part, [&](const std::string& other) {
                return stemmer.stem(other) == stem;
              });
            }};
  }

  // A variant is its base as well.
  static Question designation(const std::string& name) {
    const bool is_variant = name == "QX-7B";
    return {name, [=](const ModelArticle& article, ArticlePart part) {
              return any_word(article, part, [&](const std::string& other) {
                return other == "QX-7B" ||
                       (!is_variant && other.starts_with("QX"));
              });
            }};
  }

  static Question prefix(const std::string& start) {
    return {start + "*", [=](const ModelArticle& article, ArticlePart part) {
              return any_word(article, part, [&](const std::string& other) {
                return other.starts_with(start);
              });
            }};
  }

  static Question phrase(const std::string& first, const std::string& second) {
    const Words row{first, second};
    return {"\"" + join(row) + "\"",
            [=](const ModelArticle& article, ArticlePart part) {
              const auto rows = rows_of(article, part);
              return std::any_of(rows.begin(), rows.end(), [&](const auto& in) {
                return std::search(in.begin(), in.end(), row.begin(),
                                   row.end()) != in.end();
              });
            }};
  }

  static Question country(const std::string& id) {
    return {"country:" + id,
            [=](const ModelArticle& article, ArticlePart part) {
              return article.mentions(id, part);
            }};
  }

  Random& random_;
};

// What a request asks for, as the plain loop understands it.
struct Asked {
  Question question;
  std::set<std::string> countries;  // any of them
  std::string without;              // empty: none
  ArticlePart in = ArticlePart::Whole;

  bool holds(const ModelArticle& article, ArticlePart part,
             bool with_selection = true) const {
    if (!question.matches(article, part)) return false;
    if (!without.empty() && article.mentions(without, part)) return false;
    if (!with_selection || countries.empty()) return true;
    return std::any_of(
        countries.begin(), countries.end(),
        [&](const auto& country) { return article.mentions(country, part); });
  }
};

template <typename Holds>
std::uint64_t count(const Model& model, Holds holds) {
  return static_cast<std::uint64_t>(
      std::count_if(model.begin(), model.end(),
                    [&](const auto& made) { return holds(made.second); }));
}

void check_hits(const Answer& answer, const Model& model, const Asked& asked) {
  std::set<std::string> expected, found;
  for (const auto& [id, article] : model)
    if (asked.holds(article, asked.in)) expected.insert(id);
  for (const Hit& hit : answer.hits) found.insert(hit.id);
  EXPECT_EQ(found, expected);
  EXPECT_EQ(answer.total, expected.size());
}

void check_countries(const FacetCounts& facet, const Model& model,
                     const Asked& asked) {
  const auto in_base = [&](const ModelArticle& article) {
    return asked.holds(article, asked.in, false);
  };
  EXPECT_EQ(facet.counted, count(model, in_base));
  EXPECT_EQ(facet.missing, count(model, [&](const ModelArticle& article) {
              return in_base(article) &&
                     std::none_of(kCountries.begin(), kCountries.end(),
                                  [&](const auto& c) {
                                    return article.mentions(c.second, asked.in);
                                  });
            }));
  std::map<std::string, const FacetCount*> values;
  for (const FacetCount& value : facet.values) values[value.id] = &value;
  for (const auto& [name, id] : kCountries) {
    const auto count_in = [&, &id = id](ArticlePart part) {
      return count(model, [&](const ModelArticle& article) {
        return in_base(article) && article.mentions(id, part);
      });
    };
    const FacetCount* value = values[id];
    EXPECT_EQ(value ? value->count : 0, count_in(asked.in)) << id;
    if (!value || !value->in) continue;
    EXPECT_EQ(*value->in, (PartCounts{count_in(ArticlePart::Title),
                                      count_in(ArticlePart::Lead),
                                      count_in(ArticlePart::Body)}))
        << id;
  }
}

void check_sources(const FacetCounts& facet, const Model& model,
                   const Asked& asked) {
  for (const FacetCount& value : facet.values) {
    EXPECT_FALSE(value.in.has_value());
    EXPECT_EQ(value.count, count(model, [&](const ModelArticle& article) {
                return asked.holds(article, asked.in) &&
                       article.article.source == value.id;
              }));
  }
}

void check_totals(const Answer& answer, const Model& model,
                  const Asked& asked) {
  ASSERT_TRUE(answer.total_in.has_value());
  const auto count_in = [&](ArticlePart part) {
    return count(model, [&](const ModelArticle& article) {
      return asked.holds(article, ArticlePart::Whole) &&
             asked.holds(article, part);
    });
  };
  EXPECT_EQ(*answer.total_in, (PartCounts{count_in(ArticlePart::Title),
                                          count_in(ArticlePart::Lead),
                                          count_in(ArticlePart::Body)}));
}

Asked random_asked(Random& random) {
  Asked asked{QuestionMaker(random).make(2), {}, "", ArticlePart::Whole};
  for (std::size_t n = below(random, 3); n > 0; --n)
    asked.countries.insert(one_of(random, kCountries).second);
  if (below(random, 4) == 0) asked.without = one_of(random, kCountries).second;
  const std::size_t part = below(random, kPartCount + 1);
  if (part < kPartCount) asked.in = kParts[part];
  return asked;
}

SearchRequest request_of(const Asked& asked) {
  SearchRequest request;
  // In parentheses, so that no country of it is a selection.
  request.query = "(" + asked.question.text + ")";
  for (const std::string& country : asked.countries)
    request.selections.push_back({"country", country});
  if (!asked.without.empty())
    request.exclusions.push_back({"country", asked.without});
  request.in = asked.in;
  request.where = asked.in == ArticlePart::Whole;
  request.limit = kAll;
  request.facets = {{"country", kAll}, {"source", kAll}};
  return request;
}

TEST(PartsOracle, AgreesWithALoopOverTheArticles) {
  const std::size_t seed = random_seed();
  std::cout << "seed " << seed << " (DOSSIER_SEED repeats it)\n";
  Random random(seed);
  std::map<ArticlePart, std::uint64_t> found;
  for (int corpus = 0; corpus < 10; ++corpus) {
    TemporaryFolder folder;
    Model model = write_corpus(random, folder.path() / "index");
    ASSERT_TRUE(verify_index(folder.path() / "index").damages.empty());
    const Index index = Index::open(folder.path() / "index");
    tell_mentions(index, model);
    for (int i = 0; i < 100; ++i) {
      const Asked asked = random_asked(random);
      const SearchRequest request = request_of(asked);
      SCOPED_TRACE(request.query + " in " +
                   std::to_string(static_cast<int>(asked.in)) + " seed " +
                   std::to_string(seed));
      const Answer answer = index.search(request);
      check_hits(answer, model, asked);
      check_countries(answer.facets[0], model, asked);
      check_sources(answer.facets[1], model, asked);
      if (request.where) check_totals(answer, model, asked);
      found[asked.in] += answer.total;

      // What was understood finds the same, without the option.
      SearchRequest again;
      again.query = answer.understood;
      EXPECT_EQ(index.search(again).total, answer.total) << again.query;
      if (HasFailure()) return;
    }
  }
  EXPECT_EQ(found.size(), kPartCount + 1);
  for (const auto& [part, articles] : found) EXPECT_GT(articles, 50u);
}

}  // namespace
}  // namespace dossier::internal
