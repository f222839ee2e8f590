// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/postings.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/file_descriptor.h"
#include "indexer/store/xapian_error.h"

namespace dossier::internal {
namespace {

class XapianCursor final : public PostingCursor {
 public:
  XapianCursor(Xapian::PostingIterator begin, std::uint32_t size,
               const std::string& path)
      : at_(std::move(begin)), size_(size), path_(path) {}

  std::size_t read(DocNumber* docs, std::uint32_t* frequencies,
                   std::size_t capacity) override {
    return translate_xapian("reading", path_, [&] {
      return frequencies ? copy<true>(docs, frequencies, capacity)
                         : copy<false>(docs, frequencies, capacity);
    });
  }

  DocNumber seek(DocNumber doc) override {
    return translate_xapian("reading", path_, [&] {
      if (at_ != Xapian::PostingIterator() && *at_ <= doc) at_.skip_to(doc + 1);
      return at_ == Xapian::PostingIterator() ? kNoDoc : checked(*at_);
    });
  }

  std::uint32_t frequency() override {
    return translate_xapian("reading", path_, [&] { return at_.get_wdf(); });
  }

 private:
  template <bool kWithFrequencies>
  std::size_t copy(DocNumber* docs, std::uint32_t* frequencies,
                   std::size_t capacity) {
    const Xapian::PostingIterator end;
    std::size_t count = 0;
    for (; count < capacity && at_ != end; ++count, ++at_) {
      docs[count] = checked(*at_);
      if constexpr (kWithFrequencies) frequencies[count] = at_.get_wdf();
    }
    return count;
  }

  // Whoever reads postings uses documents as places in columns.
  DocNumber checked(Xapian::docid docid) const {
    if (docid - 1 >= size_)
      throw Error(ErrorCode::Corrupt,
                  "reading " + path_ + ": a posting of no document");
    return docid - 1;
  }

  Xapian::PostingIterator at_;
  std::uint32_t size_;
  const std::string& path_;  // the Postings' own
};

class XapianPostings final : public Postings {
 public:
  XapianPostings(std::shared_ptr<const MappedFile> file, std::uint32_t size)
      : file_(std::move(file)), database_(open_postings(*file_)), size_(size) {}

  std::uint32_t document_frequency(std::string_view term) override {
    return translate_xapian("reading", file_->path(), [&] {
      return database_.get_termfreq(std::string(term));
    });
  }

  std::unique_ptr<PostingCursor> open(std::string_view term) override {
    return translate_xapian(
        "reading", file_->path(), [&]() -> std::unique_ptr<PostingCursor> {
          auto begin = database_.postlist_begin(std::string(term));
          if (begin == Xapian::PostingIterator()) return nullptr;
          return std::make_unique<XapianCursor>(std::move(begin), size_,
                                                file_->path());
        });
  }

 private:
  std::shared_ptr<const MappedFile> file_;
  Xapian::Database database_;
  std::uint32_t size_;
};

// A descriptor with a position of its own. Without /proc there is none to be
// had from an unlinked file; a duplicate shares its position with others.
int open_again(const MappedFile& file, bool& shares_position) {
  std::string link = "/proc/self/fd/" + std::to_string(file.descriptor());
  int fd = ::open(link.c_str(), O_RDONLY | O_CLOEXEC);
  shares_position = fd < 0;
  if (fd < 0) fd = ::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0);
  if (fd < 0)
    throw Error(ErrorCode::Io, "opening " + file.path() + ": " +
                                   std::generic_category().message(errno));
  return fd;
}

}  // namespace

Xapian::Database open_postings(const MappedFile& file) {
  bool shares_position;
  int fd = open_again(file, shares_position);
  return translate_xapian("opening", file.path(), [&] {
    // Xapian closes the descriptor, whatever happens. It moves its position
    // only while opening.
    if (!shares_position) return Xapian::Database(fd);
    static std::mutex one_at_a_time;
    std::lock_guard lock(one_at_a_time);
    ::lseek(fd, 0, SEEK_SET);
    return Xapian::Database(fd);
  });
}

void check_postings(const MappedFile& file, std::uint32_t documents,
                    std::uint64_t total_length) {
  Xapian::Database database = open_postings(file);
  bool fits = translate_xapian("opening", file.path(), [&] {
    return database.get_doccount() == documents &&
           database.get_lastdocid() == documents &&
           database.get_total_length() == total_length;
  });
  if (!fits)
    throw Error(ErrorCode::Corrupt,
                "opening " + file.path() + ": it does not fit the columns");
}

std::unique_ptr<Postings> make_postings(std::shared_ptr<const MappedFile> file,
                                        std::uint32_t size) {
  return std::make_unique<XapianPostings>(std::move(file), size);
}

}  // namespace dossier::internal
