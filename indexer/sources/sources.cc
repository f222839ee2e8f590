// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/sources.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/file_descriptor.h"
#include "indexer/sources/byte_reader.h"
#include "indexer/sources/format.h"
#include "indexer/sources/json_article.h"
#include "indexer/sources/json_records.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Faults of the system and the user's wish, not of the content.
bool ends_reading(const Error& error) {
  return error.code() == ErrorCode::Io || error.code() == ErrorCode::Cancelled;
}

namespace fs = std::filesystem;

// Throws Error (Io).
FileDescriptor open_regular(const fs::path& file) {
  // Without O_NONBLOCK, opening a FIFO would wait for a writer.
  FileDescriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd.get() < 0) {
    throw Error(ErrorCode::Io,
                "reading " + file.native() + ": " +
                    std::error_code(errno, std::generic_category()).message());
  }
  struct stat info;
  if (::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    throw Error(ErrorCode::Io,
                "reading " + file.native() + ": not a regular file");
  }
  return fd;
}

// Runs `make` for one article: a fault in the content is a rejection.
// Exceptions of the sinks are none of its business.
template <typename Make>
std::optional<ReadArticle> or_reject(const std::string& where,
                                     const RejectionSink& reject,
                                     const Make& make) {
  try {
    ReadArticle read = make();
    read.where = where;
    return read;
  } catch (const Error& error) {
    if (ends_reading(error)) throw;
    reject({where, error.what()});
    return std::nullopt;
  }
}

// JSON escapes make a record up to three times as long as its article, unless
// plain letters are escaped as well; keys that are ignored take room, too.
std::uint64_t record_bound(const ReadOptions& options) {
  constexpr std::uint64_t kOtherKeys = 1 << 20;
  constexpr std::uint64_t kParserLimit = 0xFFFF'0000;  // simdjson: 4 GiB
  if (options.max_article_bytes > kParserLimit / 3 - kOtherKeys) {
    return kParserLimit;
  }
  return 3 * options.max_article_bytes + kOtherKeys;
}

std::string place(const std::string& name, const JsonRecords& records) {
  return name + ":" + std::to_string(records.line());
}

// The next record; nothing at the end, and at a fault of the stream, beyond
// which there is nothing to be read.
std::optional<JsonRecords::Record> next_or_reject(JsonRecords& records,
                                                  const std::string& name,
                                                  const RejectionSink& reject) {
  try {
    return records.next();
  } catch (const Error& error) {
    if (ends_reading(error)) throw;
    reject({place(name, records), error.what()});
    return std::nullopt;
  }
}

void read_json_records(ByteReader& reader, const std::string& name,
                       const ReadOptions& options, const ArticleSink& sink,
                       const RejectionSink& reject) {
  JsonArticleReader articles(options);
  JsonRecords records(reader, record_bound(options));
  while (const auto record = next_or_reject(records, name, reject)) {
    const std::string where = place(name, records);
    if (record->fault != nullptr) {
      reject({where, record->fault});
      continue;
    }
    auto read =
        or_reject(where, reject, [&] { return articles.read(*record->bytes); });
    if (read) sink(std::move(*read));
  }
}

// A text or HTML file.
ReadArticle read_document(ByteReader& reader, InputFormat format,
                          const ReadOptions& options) {
  if (format == InputFormat::Html) {
    return read_html(read_all(reader, options.max_html_bytes), options);
  }
  if (is_binary(reader.peek())) {
    throw Error(ErrorCode::InvalidArgument, "not text");
  }
  // UTF-16 and UTF-32 take more bytes than the text they become.
  constexpr std::uint64_t kWidest = 4;
  const std::uint64_t bound =
      std::min(options.max_article_bytes, UINT64_MAX / kWidest) * kWidest;
  return read_text(read_all(reader, bound), options);
}

// REQUIRES a format other than Auto.
void read_articles(ByteReader& reader, const std::string& name,
                   InputFormat format, const ReadOptions& options,
                   const ArticleSink& sink, const RejectionSink& reject) {
  if (format == InputFormat::JsonLines)
    return read_json_records(reader, name, options, sink, reject);
  auto read = or_reject(name, reject,
                        [&] { return read_document(reader, format, options); });
  if (read) sink(std::move(*read));
}

}  // namespace

void read_file(const fs::path& file, const ReadOptions& options,
               const ArticleSink& sink, const RejectionSink& reject) {
  const FileDescriptor fd = open_regular(file);
  const std::string name = clean_utf8(file.native());
  ByteReader reader(fd.get(), name, options);

  InputFormat format = options.format;
  if (format == InputFormat::Auto) format = format_of_name(file);
  if (format == InputFormat::Auto) {
    try {
      format = format_of_content(reader.peek());
    } catch (const Error& error) {
      if (ends_reading(error)) throw;
      return reject({name, error.what()});
    }
  }
  read_articles(reader, name, format, options, sink, reject);
}

void read_stream(int fd, std::string_view name, const ReadOptions& options,
                 const ArticleSink& sink, const RejectionSink& reject) {
  const std::string clean_name = clean_utf8(name);
  ByteReader reader(fd, clean_name, options);
  const bool is_auto = options.format == InputFormat::Auto;
  read_articles(reader, clean_name,
                is_auto ? InputFormat::JsonLines : options.format, options,
                sink, reject);
}

}  // namespace dossier::internal
