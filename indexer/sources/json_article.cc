// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_article.h"

#include <simdjson.h>

#include <array>
#include <bit>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/error.h"
#include "indexer/sources/ascii.h"
#include "indexer/sources/charset.h"
#include "indexer/sources/finish.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMaxDepth = 64;

constexpr std::array<std::pair<std::string_view, std::string Article::*>, 7>
    kFields = {{{"id", &Article::id},
                {"title", &Article::title},
                {"text", &Article::text},
                {"date", &Article::date},
                {"source", &Article::source},
                {"url", &Article::url},
                {"language", &Article::language}}};
constexpr std::string_view kEntities = "entities";

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorCode::InvalidArgument, message);
}

[[noreturn]] void fail_type(std::string_view key, const char* expected) {
  fail("key '" + clean_utf8(key) + "' must be " + expected);
}

// The value of the four hexadecimal digits at `at`, if there are four.
std::optional<unsigned> hex4(std::string_view json, std::size_t at) {
  if (at + 4 > json.size()) return std::nullopt;
  unsigned value = 0;
  for (const char c : json.substr(at, 4)) {
    const char lower = ascii_lower(c);
    if (is_ascii_digit(c)) {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<unsigned>(lower - 'a') + 10;
    } else {
      return std::nullopt;
    }
  }
  return value;
}

// JSON can escape half of a surrogate pair ("\ud83d"), which is no character
// and which the parser refuses: replaces it by an escaped U+FFFD of the same
// length. Returns how many there were.
std::size_t mend_lone_surrogates(std::string& json) {
  constexpr std::size_t kEscapeSize = 6;
  std::size_t mended = 0;
  std::size_t at = json.find('\\');
  while (at < json.size()) {
    std::size_t size = 2;
    if (json.compare(at, 2, "\\u") == 0) {
      const auto unit = hex4(json, at + 2);
      if (unit && *unit >= 0xD800 && *unit <= 0xDFFF) {
        const auto second = json.compare(at + kEscapeSize, 2, "\\u") == 0
                                ? hex4(json, at + kEscapeSize + 2)
                                : std::nullopt;
        if (*unit < 0xDC00 && second && *second >= 0xDC00 &&
            *second <= 0xDFFF) {
          size = 2 * kEscapeSize;
        } else {
          json.replace(at, kEscapeSize, "\\ufffd");
          ++mended;
        }
      }
    }
    at = json.find('\\', at + size);
  }
  return mended;
}

// A null stands for a missing value, as many exports write it.
std::string to_text(std::string_view key, simdjson::dom::element value,
                    bool or_number) {
  using Type = simdjson::dom::element_type;
  switch (value.type()) {
    case Type::NULL_VALUE:
      return {};
    case Type::STRING:
      return std::string(value.get_string().value_unsafe());
    case Type::INT64:
      if (or_number) return std::to_string(value.get_int64().value_unsafe());
      break;
    case Type::UINT64:
      if (or_number) return std::to_string(value.get_uint64().value_unsafe());
      break;
    default:
      break;
  }
  fail_type(key, or_number ? "a string or a whole number" : "a string");
}

// A date of any type, for finish_article to judge: what is no date is no reason
// to lose the article.
std::string to_date(simdjson::dom::element value) {
  using Type = simdjson::dom::element_type;
  switch (value.type()) {
    case Type::NULL_VALUE:
    case Type::STRING:
    case Type::INT64:
    case Type::UINT64:
      return to_text("date", value, true);
    default:
      return simdjson::minify(value);
  }
}

// Nothing for an entry without facet or id: other tools keep entities of other
// forms under the same key.
std::optional<EntityTag> to_entity_tag(std::string_view key,
                                       simdjson::dom::element value) {
  simdjson::dom::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) {
    fail_type(key, "a list of objects");
  }
  EntityTag tag;
  for (const auto& [name, part] : object) {
    if (name == "facet") tag.facet = to_text("entities.facet", part, false);
    if (name == "id") tag.id = to_text("entities.id", part, false);
    if (name == "label") tag.label = to_text("entities.label", part, false);
  }
  if (tag.facet.empty() || tag.id.empty()) return std::nullopt;
  return tag;
}

void read_entity_tags(std::string_view key, simdjson::dom::element value,
                      ReadArticle& result) {
  std::vector<EntityTag>& tags = result.article.entities;
  tags.clear();
  if (value.is_null()) return;
  simdjson::dom::array array;
  if (value.get_array().get(array) != simdjson::SUCCESS) {
    fail_type(key, "a list of objects");
  }
  std::uint64_t ignored = 0;
  for (const simdjson::dom::element entry : array) {
    if (auto tag = to_entity_tag(key, entry))
      tags.push_back(*std::move(tag));
    else
      ++ignored;
  }
  if (ignored > 0) {
    result.warnings.push_back(std::to_string(ignored) + " entries of '" +
                              clean_utf8(key) +
                              "' without 'facet' and 'id' ignored");
  }
  result.ignored_entities = ignored;
}

}  // namespace

struct JsonArticleReader::Impl {
  const ReadOptions options;
  std::array<std::string, kFields.size()> key_of;  // in the order of kFields
  std::string entities_key{kEntities};
  simdjson::dom::parser parser;

  explicit Impl(const ReadOptions& read_options) : options(read_options) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      key_of[i] = kFields[i].first;
    }
    for (const auto& [field, key] : options.key_of_field) {
      key_slot(field) = key;
    }
  }

  std::string& key_slot(std::string_view field) {
    if (field == kEntities) return entities_key;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      if (kFields[i].first == field) return key_of[i];
    }
    fail("no article field is called '" + std::string(field) + "'");
  }

  simdjson::dom::object parse(const std::string& record) {
    // Room first: allocate() is where the depth is set.
    if (parser.capacity() < record.size() || parser.max_depth() != kMaxDepth) {
      if (parser.allocate(std::bit_ceil(record.size()), kMaxDepth) !=
          simdjson::SUCCESS) {
        throw std::bad_alloc();
      }
    }
    simdjson::dom::element root;
    const auto error = parser.parse(record).get(root);
    if (error == simdjson::DEPTH_ERROR) {
      throw Error(ErrorCode::LimitExceeded,
                  "JSON nested deeper than " + std::to_string(kMaxDepth));
    }
    if (error != simdjson::SUCCESS) {
      fail(std::string("invalid JSON: ") + simdjson::error_message(error));
    }
    simdjson::dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS) {
      fail("expected an object");
    }
    return object;
  }
};

JsonArticleReader::JsonArticleReader(const ReadOptions& options)
    : impl_(std::make_unique<Impl>(options)) {}
JsonArticleReader::~JsonArticleReader() = default;

ReadArticle JsonArticleReader::read(std::string& record) {
  ReadArticle result;
  Article& article = result.article;
  // Files put behind each other keep their byte order marks.
  if (record.starts_with("\xEF\xBB\xBF")) record.erase(0, 3);
  if (!is_valid_utf8(record)) record = mend_utf8(record, result.warnings);
  if (const std::size_t mended = mend_lone_surrogates(record)) {
    result.warnings.push_back(mended == 1
                                  ? "half of a surrogate pair replaced"
                                  : std::to_string(mended) +
                                        " halves of surrogate pairs replaced");
  }
  // Of a key that comes twice, the last value holds, as in most parsers.
  for (const auto& [key, value] : impl_->parse(record)) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      if (key != impl_->key_of[i]) continue;
      article.*kFields[i].second =
          kFields[i].first == "date"
              ? to_date(value)
              : to_text(key, value, kFields[i].first == "id");
    }
    if (key == impl_->entities_key) {
      read_entity_tags(key, value, result);
    }
  }
  finish_article(result, impl_->options);
  return result;
}

}  // namespace dossier::internal
