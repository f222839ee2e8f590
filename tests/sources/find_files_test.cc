// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Found {
  std::vector<std::string> names;  // relative to the root
  std::vector<Rejection> rejections;
};

Found find_below(const fs::path& root, InputFormat format = InputFormat::Auto) {
  Found found;
  const auto files = find_files(root, format, [&](Rejection&& r) {
    found.rejections.push_back(std::move(r));
  });
  for (const FoundFile& file : files) {
    found.names.push_back(file.path.lexically_relative(root).native());
  }
  return found;
}

TEST(FindFiles, FindsRegularFilesSortedByPath) {
  const TemporaryFolder folder;
  folder.write("b.txt", "x");
  folder.write("a/deep/c.html", "x");
  folder.write("no-suffix", "x");
  EXPECT_THAT(find_below(folder.path()).names,
              ElementsAre("a/deep/c.html", "b.txt", "no-suffix"));
}

TEST(FindFiles, TellsSizeAndIdentity) {
  const TemporaryFolder folder;
  const fs::path path = folder.write("a.txt", "12345");
  struct stat info;
  ASSERT_EQ(::stat(path.c_str(), &info), 0);
  const auto files = find_files(path, InputFormat::Auto, [](Rejection&&) {});
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, path);
  EXPECT_EQ(files[0].size, 5u);
  EXPECT_EQ(files[0].inode, info.st_ino);
  EXPECT_EQ(files[0].mtime_ns / 1'000'000'000, info.st_mtim.tv_sec);
}

TEST(FindFiles, LeavesOutHiddenOnes) {
  const TemporaryFolder folder;
  folder.write(".git/config.txt", "x");
  folder.write(".hidden.txt", "x");
  EXPECT_THAT(find_below(folder.path()).names, IsEmpty());
}

TEST(FindFiles, TakesAHiddenRootThatIsNamed) {
  const TemporaryFolder folder;
  folder.write(".archive/a.txt", "x");
  EXPECT_THAT(find_below(folder.path() / ".archive").names,
              ElementsAre("a.txt"));
}

TEST(FindFiles, LeavesOutFifosAndLinksAndEndsInLoops) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("real.txt", "x");
  ASSERT_EQ(::mkfifo((folder.path() / "fifo.txt").c_str(), 0600), 0);
  fs::create_symlink(file, folder.path() / "link.txt");
  fs::create_directory_symlink(folder.path(), folder.path() / "loop");
  const Found found = find_below(folder.path());
  EXPECT_THAT(found.names, ElementsAre("real.txt"));
  EXPECT_THAT(found.rejections, IsEmpty());
}

TEST(FindFiles, TakesAFileWithTwoNamesOnce) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("b.txt", "x");
  fs::create_hard_link(file, folder.path() / "a.txt");
  EXPECT_THAT(find_below(folder.path()).names, ElementsAre("a.txt"));
}

TEST(FindFiles, LeavesOutOtherContentUnlessAFormatIsAsked) {
  const TemporaryFolder folder;
  for (const char* name : {"a.JPG", "a.tar.gz", "a.zip", "a.pdf", "a.txt.gz"}) {
    folder.write(name, "x");
  }
  EXPECT_THAT(find_below(folder.path()).names, ElementsAre("a.txt.gz"));
  EXPECT_EQ(find_below(folder.path(), InputFormat::Text).names.size(), 5u);
}

TEST(FindFiles, LeavesOutIndexesWithAWord) {
  const TemporaryFolder folder;
  folder.write("a.txt", "x");
  folder.write("idx/manifest", "{}\nxxh3 " + std::string(16, '0') + "\n");
  folder.write("idx/table-1-mine.tsv", "x");
  folder.write("news/manifest", "the manifest of a party\n");
  const Found found = find_below(folder.path());
  EXPECT_THAT(found.names, ElementsAre("a.txt", "news/manifest"));
  ASSERT_EQ(found.rejections.size(), 1u);
  EXPECT_EQ(found.rejections[0].where, folder.path() / "idx");
  EXPECT_THAT(found.rejections[0].reason, HasSubstr("it is an index"));
  EXPECT_TRUE(found.rejections[0].is_no_fault);
}

TEST(FindFiles, AcceptsOddNames) {
  const TemporaryFolder folder;
  folder.write("line\nbreak.txt", "x");
  folder.write(
      "bad\xFF"
      "bytes.txt",
      "x");
  EXPECT_EQ(find_below(folder.path()).names.size(), 2u);
}

TEST(FindFiles, GoesDeep) {
  const TemporaryFolder folder;
  std::string name;
  for (int i = 0; i < 100; ++i) name += "d/";
  folder.write(name + "a.txt", "x");
  EXPECT_EQ(find_below(folder.path()).names.size(), 1u);
}

TEST(FindFiles, FollowsALinkThatIsNamed) {
  const TemporaryFolder folder;
  folder.write("real/a.txt", "x");
  fs::create_directory_symlink(folder.path() / "real", folder.path() / "link");
  EXPECT_THAT(find_below(folder.path() / "link").names, ElementsAre("a.txt"));
}

TEST(FindFiles, ThrowsForARootThatCannotBeRead) {
  const TemporaryFolder folder;
  EXPECT_THAT(error_of([&] { find_below(folder.path() / "missing"); }),
              HasSubstr("No such file"));
  const fs::path fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_THAT(error_of([&] { find_below(fifo); }),
              HasSubstr("neither a regular file nor a folder"));
}

TEST(FindFiles, NamesFoldersItMayNotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  folder.write("closed/a.txt", "x");
  fs::permissions(folder.path() / "closed", fs::perms::none);
  const Found found = find_below(folder.path());
  fs::permissions(folder.path() / "closed", fs::perms::owner_all);
  ASSERT_EQ(found.rejections.size(), 1u);
  EXPECT_THAT(found.rejections[0].where, HasSubstr("closed"));
}

}  // namespace
}  // namespace dossier::internal
