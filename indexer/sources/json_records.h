// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_JSON_RECORDS_H_
#define DOSSIER_INDEXER_SOURCES_JSON_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_reader.h"

namespace dossier::internal {

// Cuts a stream into the JSON objects it holds, one in memory at a time. The
// beginning decides between two ways:
//
// Lines: every line is a record, so that a broken one harms no other.
// Values: a record goes from a brace (or, in an array, a bracket: such a record
// is no object) to the one that matches it. This serves an
// array of objects, and objects written over several lines. Taken if the first
// character is "[", or if the first line ends where JSON must go on ("{", "[",
// "," or ":"). After a broken string the rest may be lost, which is why it is
// not the way for everything.
class JsonRecords {
 public:
  struct Record {
    std::string* bytes;  // holds until the next call, may be changed
    const char* fault;   // why `bytes` is no record; else null
  };

  // A record of more than `max_bytes` is skipped without being held, and comes
  // as a fault.
  JsonRecords(ByteReader& reader, std::uint64_t max_bytes);

  // The next record that is not blank; nothing at the end. Throws the errors of
  // ByteReader; the record under way is then lost.
  std::optional<Record> next();

  // The line, from 1, on which the latest record (also a lost one) begins.
  std::uint64_t line() const { return record_line_; }

 private:
  enum class Mode { Unknown, Lines, Values };

  bool fill();
  void choose_mode();
  void skip_space();
  bool read_line();
  std::optional<Record> next_line();
  std::optional<Record> next_value();
  bool skip_to_value();
  void read_value();
  void keep(std::string_view part);

  ByteReader& reader_;
  const std::uint64_t max_bytes_;
  Mode mode_ = Mode::Unknown;
  std::string_view rest_;  // of the current piece
  std::string replay_;     // what rest_ views after a line was put back
  std::string bytes_;
  bool too_long_ = false;
  bool in_array_ = false;
  bool line_is_read_ = false;  // the first line, to choose the mode
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_JSON_RECORDS_H_
