// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

#include "indexer/store/segment_writer.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

TEST(MappedFile, MapsAnEmptyFile) {
  TemporaryFolder folder;
  write_file_durably(folder / "empty", "");
  EXPECT_EQ(MappedFile::open(folder / "empty")->bytes(), "");
}

TEST(MappedFile, OutlivesItsName) {
  TemporaryFolder folder;
  write_file_durably(folder / "file", "content");
  auto file = MappedFile::open(folder / "file");
  std::filesystem::remove(folder / "file");
  EXPECT_EQ(file->bytes(), "content");
}

TEST(MappedFile, NamesWhatIsMissing) {
  TemporaryFolder folder;
  auto error = caught([&] { MappedFile::open(folder / "gone"); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::Corrupt);
  EXPECT_NE(error->message.find("gone"), std::string::npos);
  expect_error(ErrorCode::Corrupt, [&] { MappedFile::open(folder.path()); });
}

TEST(FileWriter, HashesWhatItWrites) {
  TemporaryFolder folder;
  FileWriter writer(folder / "file");
  std::string all;
  for (std::size_t size : {1u, 100u, 300000u, 5u, 262144u}) {
    std::string part(size, static_cast<char>('a' + size % 26));
    writer.append(part);
    all += part;
  }
  FileInfo info = writer.finish();
  EXPECT_EQ(info.name, "file");
  EXPECT_EQ(info.size, all.size());
  EXPECT_EQ(info.xxh3, xxh3(all));
  EXPECT_EQ(read_bytes(folder / "file"), all);
  EXPECT_EQ(describe_file(folder.path(), "file").xxh3, xxh3(all));
}

TEST(FileWriter, LeavesNothingUnfinished) {
  TemporaryFolder folder;
  { FileWriter(folder / "file").append("x"); }
  EXPECT_TRUE(folder.names().empty());
}

// Lets no file of this process grow beyond some bytes, as a full disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_;
};

TEST(FileWriter, ReportsWhatTheSystemRefuses) {
  TemporaryFolder folder;
  auto error = caught([&] {
    FileSizeLimit limit(1000);
    write_file_durably(folder / "file", std::string(5000, 'x'));
  });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::Io);
  EXPECT_NE(error->message.find("file: File too large"), std::string::npos)
      << error->message;
  EXPECT_TRUE(folder.names().empty());
}

TEST(SegmentWriter, ReportsWhatTheSystemRefuses) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(1).make(200);
  for (rlim_t bytes : {0, 1000, 20000, 40000, 60000, 100000}) {
    auto error = caught([&] {
      FileSizeLimit limit(bytes);
      write_segment(folder.path(), "seg", articles);
    });
    if (error) {
      EXPECT_EQ(error->code, ErrorCode::Io) << error->message;
      EXPECT_TRUE(folder.names().empty()) << folder.names()[0];
    }
    remove_segment(folder.path(), "seg");
  }
}

TEST(ReplaceFile, ReplacesTheWhole) {
  TemporaryFolder folder;
  replace_file_durably(folder / "file", "old content");
  replace_file_durably(folder / "file", "new");
  EXPECT_EQ(read_bytes(folder / "file"), "new");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"file"});
  expect_error(ErrorCode::Io, [&] {
    replace_file_durably(folder.path() / "no" / "file", "x");
  });
}

TEST(FileLock, RefusesASecondHolder) {
  TemporaryFolder folder;
  std::optional<FileLock> lock(folder / "lock");
  expect_error(ErrorCode::Locked, [&] { FileLock second(folder / "lock"); });
  lock.reset();
  FileLock again(folder / "lock");
}

TEST(FileLock, RefusesAnotherProcess) {
  TemporaryFolder folder;
  FileLock lock(folder / "lock");
  pid_t child = ::fork();
  if (child == 0) {
    auto error = caught([&] { FileLock second(folder / "lock"); });
    ::_exit(error && error->code == ErrorCode::Locked ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace dossier::internal
