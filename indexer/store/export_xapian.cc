// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The portable form: see docs/format.md.
#include "indexer/store/export_xapian.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/record_file.h"
#include "indexer/store/term_counter.h"
#include "indexer/store/xapian_error.h"
#include "indexer/text/stemmer.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Between the last word of the title and the first of the text, so that no
// phrase or NEAR spans both.
constexpr Xapian::termpos kTitleGap = 100;
constexpr std::size_t kSampleBytes = 500;
constexpr std::uint32_t kCommitEvery = 2000;
constexpr const char* kDeadTerm = "XDEAD";

// Adds the terms of one article's words. Every word and designation is there
// three times, each with the frequency that it has in a segment: so articles
// are three times as long as there, the average too, and BM25, which looks at
// their ratio alone, gives the same scores.
class WordTerms {
 public:
  WordTerms(Stemmer& stemmer, std::string_view language,
            Xapian::Document& document)
      : stemmer_(stemmer), language_(language), document_(document) {}

  void add(std::string_view word, bool in_title) {
    ++position_;
    const std::string stem(stemmer_.stem(word));
    const Xapian::termcount weight = in_title ? kTitleWeight : 1;
    document_.add_posting(stem_term(language_, stem), position_, weight);
    if (in_title)
      document_.add_posting(title_term(language_, stem), position_, 0);
    // What Xapian's own query parser looks for.
    document_.add_posting(std::string(word), position_, weight);
    document_.add_term(std::string(kStemPrefix) + stem, weight);
  }
  void add_designation(const std::string& joined) {
    document_.add_term(joined_term(joined));
    document_.add_term(joined);
    document_.add_term(std::string(kStemPrefix) + joined);
  }
  void end_title() { position_ += kTitleGap; }

 private:
  Stemmer& stemmer_;
  std::string_view language_;
  Xapian::Document& document_;
  Xapian::termpos position_ = 0;
};

void add_entities(const StoredRecord& record, Xapian::Document& document) {
  std::string values[kEntityFacetCount];
  for (const StoredEntity& entity : record.entities) {
    document.add_boolean_term(
        boolean_term(field_of(entity.facet).prefix, entity.id));
    std::string& joined = values[static_cast<std::size_t>(entity.facet)];
    if (!joined.empty()) joined += kValueSeparator;
    joined += entity.id;
  }
  for (std::size_t facet = 0; facet < kEntityFacetCount; ++facet)
    document.add_value(kFacets[facet].slot, values[facet]);
}

void add_single(Facet facet, std::string_view value,
                Xapian::Document& document) {
  if (value.empty()) return;
  document.add_boolean_term(boolean_term(field_of(facet).prefix, value));
  document.add_value(field_of(facet).slot, std::string(value));
}

void add_day(Day day, Xapian::Document& document) {
  if (day == kNoDay) return;
  std::string digits = format_day(day);
  std::erase(digits, '-');
  document.add_boolean_term(boolean_term(kDayPrefix, digits));
  document.add_value(kDaySlot, Xapian::sortable_serialise(std::stod(digits)));
  add_single(Facet::Year, std::string_view(digits).substr(0, 4), document);
}

std::string data_of(const StoredRecord& record) {
  nlohmann::ordered_json json = {
      {"id", record.id},
      {"title", record.title},
      {"date", record.date},
      {"source", record.source},
      {"url", record.url},
      {"language", record.language},
      {"sample", truncate_utf8(record.text, kSampleBytes)}};
  return json.dump(-1, ' ', false,
                   nlohmann::ordered_json::error_handler_t::replace);
}

class Exporter {
 public:
  explicit Exporter(const std::filesystem::path& folder)
      : database_(folder.string(), Xapian::DB_CREATE |
                                       Xapian::DB_BACKEND_GLASS |
                                       Xapian::DB_NO_SYNC) {}

  void add(const Segment& segment, DocNumber doc, const StoredRecord& record,
           bool is_dead);
  void finish() { database_.commit(); }

 private:
  Stemmer& stemmer(std::string_view language) {
    return stemmers_.try_emplace(std::string(language), language).first->second;
  }

  Xapian::WritableDatabase database_;
  std::map<std::string, Stemmer> stemmers_;
  std::uint32_t uncommitted_ = 0;
};

void Exporter::add(const Segment& segment, DocNumber doc,
                   const StoredRecord& record, bool is_dead) {
  Xapian::Document document;
  const std::string_view language = language_of(record);
  WordTerms words(stemmer(language), language, document);
  bool in_title = true;
  TokenStreamReader reader(segment.token_stream(doc));
  for (WordNumber word; reader.next(word);) {
    if (word == kTitleEnd) {
      words.end_title();
      in_title = false;
    } else {
      words.add(segment.word(word), in_title);
    }
  }
  for (const std::string& designation : record.designations)
    words.add_designation(designation);
  add_entities(record, document);
  add_single(Facet::Source, record.source, document);
  add_single(Facet::Language, language, document);
  add_day(segment.days()[doc], document);
  document.add_boolean_term(boolean_term(kIdPrefix, record.id));
  if (is_dead) document.add_boolean_term(kDeadTerm);
  document.set_data(data_of(record));
  database_.add_document(document);
  if (++uncommitted_ == kCommitEvery) {
    database_.commit();
    uncommitted_ = 0;
  }
}

// True if this made the folder.
bool prepare_folder(const std::filesystem::path& folder) {
  std::error_code error;
  bool is_made = std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(ErrorCode::Io,
                "creating " + folder.string() + ": " + error.message());
  if (!std::filesystem::is_empty(folder, error) || error)
    throw Error(ErrorCode::InvalidArgument,
                "exporting to " + folder.string() + ": it is not empty");
  return is_made;
}

void clear_folder(const std::filesystem::path& folder, bool remove_it) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    std::filesystem::remove_all(entry.path(), ignored);
  if (remove_it) std::filesystem::remove(folder, ignored);
}

}  // namespace

void export_xapian(const Snapshot& snapshot,
                   const std::filesystem::path& folder, bool with_dead) {
  bool is_made = prepare_folder(folder);
  try {
    translate_xapian("exporting to", folder.string(), [&] {
      Exporter exporter(folder);
      for (std::size_t s = 0; s < snapshot.segments.size(); ++s) {
        const Segment& segment = *snapshot.segments[s];
        const Bitmap& dead = snapshot.dead[s];
        RecordCursor records(segment.record_file());
        for (DocNumber doc = 0; doc < segment.size(); ++doc) {
          bool is_dead = dead.size() > 0 && dead.test(doc);
          if (is_dead && !with_dead) continue;
          exporter.add(segment, doc, records.record(doc), is_dead);
        }
      }
      exporter.finish();
    });
  } catch (...) {
    clear_folder(folder, is_made);
    throw;
  }
}

}  // namespace dossier::internal
