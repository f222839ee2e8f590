// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <set>
#include <utility>

#include "dossier/error.h"
#include "indexer/file_descriptor.h"
#include "indexer/sources/format.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStreamName = "stdin";
// Of smaller files nobody needs to see how far reading has come.
constexpr std::uint64_t kLargeFile = 1 << 20;

bool is_json_lines(const fs::path& file, InputFormat format) {
  return format == InputFormat::JsonLines ||
         (format == InputFormat::Auto &&
          format_of_name(file) == InputFormat::JsonLines);
}

// A large file of JSON Lines through a descriptor of our own, whose place tells
// how far reading has come. False if it cannot be opened: read_file says why.
bool read_with_position(const FoundFile& file, const ReadOptions& options,
                        const ArticleSink& sink, const RejectionSink& reject,
                        const std::function<void(std::uint64_t)>& position) {
  const FileDescriptor descriptor(
      ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.get() < 0) return false;
  const ArticleSink counting_sink = [&](ReadArticle&& read) {
    const off_t place = ::lseek(descriptor.get(), 0, SEEK_CUR);
    if (place >= 0) position(static_cast<std::uint64_t>(place));
    sink(std::move(read));
  };
  read_stream(descriptor.get(), file.path.native(), options, counting_sink,
              reject);
  return true;
}

}  // namespace

ReadOptions read_options(const IngestOptions& options) {
  ReadOptions result;
  switch (options.format) {
    case FileFormat::Auto:
      result.format = InputFormat::Auto;
      break;
    case FileFormat::Text:
      result.format = InputFormat::Text;
      break;
    case FileFormat::Html:
      result.format = InputFormat::Html;
      break;
    case FileFormat::JsonLines:
      result.format = InputFormat::JsonLines;
      break;
  }
  result.key_of_field = options.key_of_field;
  result.language = options.language;
  result.cancelled = options.cancelled;
  return result;
}

Inputs find_inputs(const std::vector<fs::path>& paths, InputFormat format,
                   const RejectionSink& reject) {
  Inputs inputs;
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;  // device, inode
  bool has_stream = false;
  for (const fs::path& path : paths) {
    if (path == "-") {
      if (!std::exchange(has_stream, true)) inputs.items.push_back({});
      continue;
    }
    try {
      std::vector<FoundFile> found = find_files(path, format, reject);
      std::error_code ignored;
      if (fs::is_directory(path, ignored))
        inputs.folders.push_back({path, !found.empty()});
      for (FoundFile& file : found) {
        if (!seen.insert({file.device, file.inode}).second) continue;
        ++inputs.files;
        inputs.bytes += file.size;
        inputs.items.push_back({std::move(file)});
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Io) throw;
      reject({clean_utf8(path.native()), error.what()});
    }
  }
  return inputs;
}

void read_input(const InputItem& item, const ReadOptions& options,
                const ArticleSink& sink, const RejectionSink& reject,
                const std::function<void(std::uint64_t)>& position) {
  if (!item.file)
    return read_stream(STDIN_FILENO, kStreamName, options, sink, reject);
  if (position && item.file->size >= kLargeFile &&
      is_json_lines(item.file->path, options.format) &&
      read_with_position(*item.file, options, sink, reject, position))
    return;
  read_file(item.file->path, options, sink, reject);
}

bool is_whole_file(const ReadArticle& read, const InputItem& item) {
  return item.file && read.article.id.empty() &&
         read.where == clean_utf8(item.file->path.native());
}

std::string id_of_path(const fs::path& path) {
  return clean_utf8(path.lexically_normal().generic_string());
}

}  // namespace dossier::internal
