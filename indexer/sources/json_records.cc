// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_records.h"

#include <utility>

#include "dossier/error.h"
#include "indexer/sources/ascii.h"
#include "indexer/sources/charset.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr const char* kTooLong = "longer than the bound for one article";

bool goes_on_after(std::string_view line) {
  const std::string_view content = ascii_trim(line);
  return !content.empty() && std::string_view("{[,:").find(content.back()) !=
                                 std::string_view::npos;
}

}  // namespace

JsonRecords::JsonRecords(ByteReader& reader, std::uint64_t max_bytes)
    : reader_(reader), max_bytes_(max_bytes) {}

std::optional<JsonRecords::Record> JsonRecords::next() {
  if (mode_ == Mode::Unknown) choose_mode();
  return mode_ == Mode::Lines ? next_line() : next_value();
}

bool JsonRecords::fill() {
  if (rest_.empty()) rest_ = reader_.next();
  return !rest_.empty();
}

void JsonRecords::choose_mode() {
  mode_ = Mode::Lines;
  if (!fill()) return;
  if (has_wide_byte_order_mark(rest_)) {
    throw Error(ErrorCode::InvalidArgument,
                "JSON in UTF-16 or UTF-32, which must be UTF-8");
  }
  if (rest_.starts_with(kUtf8Mark)) rest_.remove_prefix(kUtf8Mark.size());
  skip_space();
  if (!fill()) return;
  if (rest_.front() == '[') {
    mode_ = Mode::Values;
    return;
  }
  line_is_read_ = read_line();
  if (too_long_ || !goes_on_after(bytes_)) return;

  // The first line is only the beginning of the first object: puts it back.
  mode_ = Mode::Values;
  line_is_read_ = false;
  line_ = record_line_;
  std::string again = bytes_ + '\n';
  again += rest_;
  replay_ = std::move(again);
  rest_ = replay_;
}

void JsonRecords::skip_space() {
  while (fill() && is_ascii_space(rest_.front())) {
    if (rest_.front() == '\n') ++line_;
    rest_.remove_prefix(1);
  }
}

void JsonRecords::keep(std::string_view part) {
  if (too_long_ || part.size() > max_bytes_ - bytes_.size()) {
    too_long_ = true;
  } else {
    bytes_ += part;
  }
}

// Reads to the next line break, into bytes_. False at the end of the stream.
bool JsonRecords::read_line() {
  bytes_.clear();
  too_long_ = false;
  record_line_ = line_;
  if (!fill()) return false;
  while (fill()) {
    const std::size_t end = rest_.find('\n');
    keep(rest_.substr(0, end));
    if (end != std::string_view::npos) {
      rest_.remove_prefix(end + 1);
      ++line_;
      break;
    }
    rest_ = {};
  }
  return true;
}

std::optional<JsonRecords::Record> JsonRecords::next_line() {
  while (std::exchange(line_is_read_, false) || read_line()) {
    if (too_long_) return Record{&bytes_, kTooLong};
    if (!ascii_trim(bytes_).empty()) return Record{&bytes_, nullptr};
  }
  return std::nullopt;
}

std::optional<JsonRecords::Record> JsonRecords::next_value() {
  bytes_.clear();
  too_long_ = false;
  if (!skip_to_value()) return Record{&bytes_, "expected an object"};
  if (!fill()) {
    record_line_ = line_;
    if (!in_array_) return std::nullopt;
    in_array_ = false;
    return Record{&bytes_, "the array is not closed"};
  }
  read_value();
  return Record{&bytes_, too_long_ ? kTooLong : nullptr};
}

// Goes to the next opening brace, or the bracket of an array in the array,
// which is a value like any other and for others to refuse. False if there was
// anything before it that does not stand between values.
bool JsonRecords::skip_to_value() {
  bool clean = true;
  while (fill()) {
    const char c = rest_.front();
    if (c == '{' || (c == '[' && in_array_)) break;
    if (c == '[') in_array_ = true;
    if (c == ']') in_array_ = false;
    if (clean && c != '[' && c != ']' && c != ',' && !is_ascii_space(c)) {
      clean = false;
      record_line_ = line_;
    }
    if (c == '\n') ++line_;
    rest_.remove_prefix(1);
  }
  return clean;
}

void JsonRecords::read_value() {
  record_line_ = line_;
  std::uint64_t depth = 0;
  bool in_string = false, escaped = false;
  while (fill()) {
    std::size_t i = 0;
    bool closed = false;
    for (; i < rest_.size() && !closed; ++i) {
      const char c = rest_[i];
      if (c == '\n') ++line_;
      if (escaped) {
        escaped = false;
      } else if (in_string) {
        if (c == '\\') escaped = true;
        if (c == '"') in_string = false;
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        closed = --depth == 0;
      }
    }
    keep(rest_.substr(0, i));
    rest_.remove_prefix(i);
    if (closed) return;
  }
}

}  // namespace dossier::internal
