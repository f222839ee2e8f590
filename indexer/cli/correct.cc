// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The subcommands that change what counts: correct, retag.
#include <cerrno>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

#include "cli/console.h"
#include "cli/signals.h"
#include "dossier/dossier.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"

namespace {

using dossier::CorrectionReport;
using dossier::Error;
using dossier::ErrorCode;

constexpr std::size_t kLargestFile = 64 << 20;

std::string read_all(std::istream& in, const std::string& name) {
  std::string text, part(1 << 16, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())),
         in.gcount() > 0) {
    text.append(part, 0, static_cast<std::size_t>(in.gcount()));
    if (text.size() > kLargestFile)
      throw Error(ErrorCode::LimitExceeded,
                  name +
                      ": more than 64 MiB; corrections are lines of a few "
                      "words");
  }
  return text;
}

std::string read_file(const std::string& file) {
  if (file == "-") return read_all(std::cin, "standard input");
  std::error_code ignored;
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (std::filesystem::is_directory(file, ignored)) errno = EISDIR;
  if (!in || errno == EISDIR)
    throw Error(ErrorCode::InvalidArgument,
                file + ": " + std::generic_category().message(errno));
  return read_all(in, file);
}

std::string joined(const std::vector<std::string>& columns) {
  std::string line;
  for (const std::string& column : columns)
    line += (line.empty() ? "" : "\t") + column;
  return line;
}

void check_usage(const CorrectOptions& options) {
  const int ways = !options.columns.empty() + options.file.has_value();
  const char* fault = nullptr;
  if (options.list && (ways > 0 || options.remove))
    fault = "--list stands alone";
  else if (!options.list && ways != 1)
    fault = "give one correction, or --file FILE, or --list";
  else if (options.remove && options.file)
    fault = "--remove takes the columns of a line, not a file";
  if (fault != nullptr)
    throw Error(ErrorCode::InvalidArgument,
                std::string(fault) + "; see dossier-index correct --help");
}

CorrectionReport correct(const std::filesystem::path& folder,
                         const CorrectOptions& options) {
  if (options.remove)
    return dossier::remove_corrections(folder, joined(options.columns));
  if (options.file)
    return dossier::add_corrections(
        folder, read_file(*options.file),
        *options.file == "-" ? "standard input" : *options.file);
  return dossier::add_corrections(folder, joined(options.columns), "");
}

}  // namespace

ExitStatus run_correct(const std::optional<std::string>& index,
                       const CorrectOptions& options) {
  check_usage(options);
  const std::filesystem::path folder = existing_index(index);
  if (options.list) {
    print(dossier::corrections_of(folder));
    return ExitStatus::Done;
  }
  const CorrectionReport report = correct(folder, options);
  if (report.added + report.removed == 0) {
    tell("nothing new; the index has " + counted(report.lines, "correction"));
  } else {
    tell(report.removed > 0 ? counted(report.removed, "correction") + " removed"
                            : counted(report.added, "correction") + " added");
    tell("for the articles already in the index run: dossier-index retag");
  }
  print_committed(report.revision, report.articles);
  return ExitStatus::Done;
}

ExitStatus run_retag(const std::optional<std::string>& index,
                     const RetagOptions& options) {
  dossier::WriterOptions writer_options;
  writer_options.threads = options.threads;
  writer_options.cancelled = &watch_signals();
  ProgressLine line(options.progress);
  const dossier::RetagReport report =
      dossier::retag_index(existing_index(index), writer_options,
                           [&](std::uint64_t done, std::uint64_t all) {
                             line.show_articles(done, all);
                           });
  line.clear();
  tell(counted(report.looked_at, "article") + " looked at, " +
       with_commas(report.rewritten) + " rewritten");
  print_committed(report.revision, report.articles);
  return ExitStatus::Done;
}
