// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_SOURCES_H_
#define DOSSIER_INDEXER_SOURCES_SOURCES_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/article.h"

namespace dossier::internal {

enum class InputFormat { Auto, Text, Html, JsonLines };

struct ReadOptions {
  InputFormat format = InputFormat::Auto;
  // JSON key to read for an article field, {"title", "headline"}; fields that
  // are not named keep their own name.
  std::map<std::string, std::string> key_of_field;
  std::string language = "auto";  // for articles that do not say
  std::uint64_t max_article_bytes = 16u << 20;
  std::uint64_t max_html_bytes = 8u << 20;
  std::uint64_t max_unpacked_bytes = 64ull << 30;  // of one compressed file
  unsigned max_ratio = 200;                        // unpacked to packed
  // If given, looked at when a signal interrupts a read that waits for input:
  // true ends it with Error (Cancelled).
  const std::atomic<bool>* cancelled = nullptr;
};

// A part of an input that could not be used. The rest goes on.
struct Rejection {
  std::string where;         // "news.jsonl:17", "a/b.html"
  std::string reason;        // "invalid JSON: ...", lower case
  bool is_no_fault = false;  // it was left out on purpose
};

// What a reader hands over. `where` names the place for messages and outlives
// only the call. `warnings` are faults that were mended (replaced bytes, an
// unreadable date): the article is used all the same. An unreadable date, and
// entities left out, have one of them.
struct ReadArticle {
  Article article;
  std::string where;
  std::vector<std::string> warnings;
  bool undated = false;
  std::uint64_t ignored_entities = 0;
};
using ArticleSink = std::function<void(ReadArticle&&)>;
using RejectionSink = std::function<void(Rejection&&)>;

// Reads every article of one regular file, in order: text, HTML or JSON Lines,
// each also compressed by gzip (or bzip2, xz, lzma, lzip, lz4, compress, zstd;
// no nesting). Auto takes the format from the name (.txt .text .md; .html .htm
// .xhtml; .jsonl .ndjson .json) below any compression suffix, and else from the
// first bytes. A text or HTML file is one article; its id is left empty unless
// a text has a header "Id:".
//
// JSON may also be an array of objects, or objects written over several lines.
// Memory: one article, not one file, for all forms of JSON.
//
// If compressed data is damaged or cut off, the JSON articles before the fault
// are handed over, the fault is a rejection; of a text or a page nothing is
// used. Throws Error: Io if the file cannot be read; InvalidArgument if
// `options.key_of_field` names an unknown field. Faults in the content go to
// `reject`. Exceptions of the sinks pass through.
void read_file(const std::filesystem::path& file, const ReadOptions& options,
               const ArticleSink& sink, const RejectionSink& reject);

// The same from an open file descriptor, which stays open; `name` stands for it
// in messages. Auto means JSON Lines: articles come as they are written, and
// what is not yet there cannot be looked at.
void read_stream(int fd, std::string_view name, const ReadOptions& options,
                 const ArticleSink& sink, const RejectionSink& reject);

// Single documents; `where` is left empty. Faults that would be rejections are
// thrown: Error, LimitExceeded past a bound, else InvalidArgument.
//
// Text: the first line is the headline if it has at most 300 code points, and
// if a blank line follows, or a header, or if it was broken off before the
// margin. Headers are lines directly below it: Date, Source, Url, Language, Id.
// The rest is the text, with line ends as "\n".
//
// HTML: the article without what surrounds it, paragraphs separated by a blank
// line; title, date, source, address and language as the page declares them.
ReadArticle read_text(std::string_view bytes, const ReadOptions& options);
ReadArticle read_html(std::string_view bytes, const ReadOptions& options);

// A regular file found below a path that a user named.
struct FoundFile {
  std::filesystem::path path;  // the named path + the way below it
  std::uint64_t size;
  std::int64_t mtime_ns;
  std::uint64_t device, inode;
};

// The regular files below `root` (or `root` itself), sorted by path. Symbolic
// links, FIFOs, devices and sockets are left out, hidden files and folders
// (".git") below the root too, and each (device, inode) comes once. With Auto,
// files whose suffix is that of another kind of content (pictures, archives
// of many files, programs) are left out. What cannot be read goes to `reject`,
// and so does a folder that is an index, which is left out.
// Throws Error (Io) if `root` does not exist or is of no readable kind.
std::vector<FoundFile> find_files(const std::filesystem::path& root,
                                  InputFormat format,
                                  const RejectionSink& reject);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_SOURCES_H_
