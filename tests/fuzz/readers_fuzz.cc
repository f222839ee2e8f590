// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The readers of input. The first byte chooses which; the rest is a text, an
// HTML page or a stream of JSON (also a compressed one). What must hold: each
// article is UTF-8 with a title or a text, and all faults are rejections, or
// Errors that are the content's.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "dossier/error.h"
#include "indexer/sources/sources.h"
#include "indexer/text/utf8.h"
#include "tests/fuzz/require.h"

namespace {

using namespace dossier;
using namespace dossier::internal;

void check(const ReadArticle& read) {
  const Article& article = read.article;
  require(!article.title.empty() || !article.text.empty());
  for (const std::string* text :
       {&article.id, &article.title, &article.text, &article.date,
        &article.source, &article.url, &article.language})
    require(is_valid_utf8(*text));
  for (const EntityTag& tag : article.entities)
    require(is_valid_utf8(tag.facet) && is_valid_utf8(tag.id));
}

void read_as_stream(std::string_view bytes) {
  const int fd = ::memfd_create("input", MFD_CLOEXEC);
  require(fd >= 0 && ::write(fd, bytes.data(), bytes.size()) ==
                         static_cast<ssize_t>(bytes.size()));
  ::lseek(fd, 0, SEEK_SET);
  read_stream(
      fd, "input", {}, [](ReadArticle&& read) { check(read); },
      [](Rejection&& r) { require(is_valid_utf8(r.reason)); });
  ::close(fd);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  try {
    if (data[0] % 3 == 0) read_as_stream(bytes);
    if (data[0] % 3 == 1) check(read_html(bytes, {}));
    if (data[0] % 3 == 2) check(read_text(bytes, {}));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::InvalidArgument ||
            error.code() == ErrorCode::LimitExceeded);
  }
  return 0;
}
