// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The oracle is Xapian: it must read what we write, and we what it writes.
#include "indexer/store/posting_runs.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/store/varint.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

using List = std::map<DocNumber, std::uint32_t>;  // document -> frequency

struct Content {
  std::vector<std::uint32_t> lengths;
  std::map<std::string, List> lists;
  std::uint32_t max_frequency = 0;

  void add(const std::string& term, DocNumber doc, std::uint32_t frequency) {
    lists[term][doc] = frequency;
    lengths[doc] += frequency;
    max_frequency = std::max(max_frequency, frequency);
  }
};

// Lists of one document, of some, and of nearly all; short terms and long ones.
Content make_content(std::uint64_t seed, std::size_t documents) {
  std::mt19937_64 random(seed);
  Content content;
  content.lengths.resize(documents);
  for (int i = 0; i < 300; ++i) {
    std::string term = "Zen:" + std::to_string(random() % 100'000);
    if (i % 30 == 0) term.append(200, 'x');
    const std::size_t stride = i % 50 == 0 ? 2 : 1 + random() % documents;
    for (std::size_t doc = random() % stride; doc < documents;
         doc += 1 + random() % stride)
      content.add(term, static_cast<DocNumber>(doc),
                  random() % 20 == 0 ? random() % 100'000 : random() % 4);
  }
  return content;
}

std::string entries_of(List::const_iterator begin, List::const_iterator end) {
  std::string entries;
  for (auto posting = begin; posting != end; ++posting) {
    if (posting != begin)
      append_varint(entries, posting->first - std::prev(posting)->first - 1);
    append_varint(entries, posting->second);
  }
  return entries;
}

// Writes the lists in runs of at most so many postings.
FileInfo write(const Content& content, const std::filesystem::path& path,
               std::size_t run_size) {
  PostingsWriter writer(path, content.lengths);
  for (const auto& [term, list] : content.lists) {
    std::uint64_t occurrences = 0;
    for (const auto& [doc, frequency] : list) occurrences += frequency;
    writer.begin(term, static_cast<std::uint32_t>(list.size()), occurrences);
    for (auto begin = list.begin(); begin != list.end();) {
      auto end = begin;
      for (std::size_t i = 0; i < run_size && end != list.end(); ++i) ++end;
      const std::string entries = entries_of(begin, end);
      writer.add({begin->first, std::prev(end)->first, entries});
      begin = end;
    }
    writer.end();
  }
  return writer.finish(content.max_frequency);
}

void write_by_xapian(const Content& content,
                     const std::filesystem::path& folder,
                     const std::filesystem::path& path) {
  std::vector<Xapian::Document> documents(content.lengths.size());
  for (const auto& [term, list] : content.lists)
    for (const auto& [doc, frequency] : list)
      documents[doc].add_term(term, frequency);
  Xapian::WritableDatabase database(folder.string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const Xapian::Document& document : documents)
    database.add_document(document);
  database.commit();
  database.compact(path.string(), Xapian::DBCOMPACT_SINGLE_FILE);
}

void expect_xapian_reads(const Content& content, const std::string& path) {
  EXPECT_EQ(Xapian::Database::check(path, 0, nullptr), 0u);
  Xapian::Database database(path);
  EXPECT_EQ(database.get_doccount(), content.lengths.size());
  for (DocNumber doc = 0; doc < content.lengths.size(); ++doc)
    ASSERT_EQ(database.get_doclength(doc + 1), content.lengths[doc]) << doc;
  auto term = database.allterms_begin();
  for (const auto& [name, list] : content.lists) {
    ASSERT_NE(term, database.allterms_end());
    ASSERT_EQ(*term, name);
    EXPECT_EQ(database.get_termfreq(name), list.size());
    auto posting = list.begin();
    for (auto it = database.postlist_begin(name);
         it != database.postlist_end(name); ++it, ++posting) {
      ASSERT_NE(posting, list.end());
      ASSERT_EQ(*it - 1, posting->first);
      ASSERT_EQ(it.get_wdf(), posting->second);
    }
    EXPECT_EQ(posting, list.end());
    ++term;
  }
  EXPECT_EQ(term, database.allterms_end());
}

// What a reader finds, with the runs decoded.
std::map<std::string, List> read(const std::filesystem::path& path) {
  std::map<std::string, List> lists;
  auto file = MappedFile::open(path);
  PostingsReader reader(*file);
  while (reader.next_term()) {
    List& list = lists[std::string(reader.term())];
    for (PostingRun run; reader.next_run(run);) {
      std::uint64_t doc = run.first, number;
      while (take_varint(run.entries, number)) {
        list[static_cast<DocNumber>(doc)] = static_cast<std::uint32_t>(number);
        if (take_varint(run.entries, number)) doc += number + 1;
      }
      EXPECT_EQ(doc, run.last);
    }
    EXPECT_EQ(reader.documents(), list.size());
  }
  return lists;
}

class PostingRuns : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PostingRuns, AreReadByXapian) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  const Content content = make_content(seed, 1 + seed * seed * 700);
  write(content, folder / "postings", 1'000'000);
  expect_xapian_reads(content, (folder / "postings").string());
}

TEST_P(PostingRuns, AreReadFromWhatXapianWrote) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  const Content content = make_content(seed, 1 + seed * 1000);
  write_by_xapian(content, folder / "building", folder / "postings");
  EXPECT_EQ(read(folder / "postings"), content.lists);
}

TEST_P(PostingRuns, MakeTheSameFileWhateverTheirLength) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  const Content content = make_content(seed, 1 + seed * 1000);
  const FileInfo whole = write(content, folder / "whole", 1'000'000);
  for (std::size_t run_size : {1, 7, 900})
    EXPECT_EQ(write(content, folder / "parts", run_size).xxh3, whole.xxh3);
  EXPECT_EQ(read(folder / "whole"), content.lists);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PostingRuns, testing::Values(1, 2, 5, 10));

TEST(PostingRun, MayBeginAtAnyDocument) {
  TemporaryFolder folder;
  Content content;
  content.lengths.resize(4'200'000, 1);  // docids of two to four bytes in keys
  std::string entries;
  PostingsWriter writer(folder / "postings", content.lengths);
  writer.begin("t", static_cast<std::uint32_t>(content.lengths.size()), 0);
  for (DocNumber doc = 0; doc < content.lengths.size(); ++doc)
    writer.add({doc, doc, std::string_view("\1", 1)});
  writer.end();
  writer.finish(1);
  Xapian::Database database((folder / "postings").string());
  EXPECT_EQ(database.get_doclength(4'200'000), 1u);
  for (Xapian::docid docid : {1u, 0x7fffu, 0x8000u, 0x3fffffu, 0x400000u}) {
    auto posting = database.postlist_begin("t");
    posting.skip_to(docid);
    EXPECT_EQ(*posting, docid);
  }
  EXPECT_EQ(read(folder / "postings")["t"].size(), content.lengths.size());
}

TEST(PostingRun, IsNotReadFromDamage) {
  TemporaryFolder folder;
  write(make_content(3, 2000), folder / "postings", 1'000'000);
  const std::string whole = read_bytes(folder / "postings");
  std::mt19937_64 random(random_seed(4));
  for (int i = 0; i < 300; ++i) {
    std::string damaged = whole;
    for (int flips = 0; flips < 20; ++flips)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    write_bytes(folder / "damaged", damaged);
    auto file = MappedFile::open(folder / "damaged");
    const auto error = caught([&] {
      PostingsReader reader(*file);
      while (reader.next_term()) continue;
    });
    if (error) {
      EXPECT_EQ(error->code, ErrorCode::Corrupt) << error->message;
    }
  }
}

}  // namespace
}  // namespace dossier::internal
