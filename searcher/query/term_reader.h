// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_TERM_READER_H_
#define DOSSIER_SEARCHER_QUERY_TERM_READER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/article_part.h"
#include "dossier/search.h"
#include "indexer/text/designation.h"
#include "indexer/text/tokenizer.h"
#include "searcher/query/parser.h"
#include "searcher/query/query.h"

namespace dossier::internal {

enum class StopWords { LeaveOut, Keep };

// Turns the words of one query into nodes: words, designations, phrases,
// patterns and similar words. Words that stand beside each other are read
// together, because a designation may be written with a space ("MiG 29").
class TermReader {
 public:
  // `query` is the whole of it: it settles whose stop words may be left out.
  TermReader(std::string_view query, const ParserContext& context,
             StopWords stop_words, std::vector<Repair>& repairs);

  // Stop words that are kept, because something depends on them.
  struct Kept {
    bool first = false, last = false;
  };

  // Adds the nodes of one or more plain words. True if stop words were left
  // out, which only plain words allow.
  bool plain_words(std::string_view raw, Kept kept,
                   std::vector<QueryNode>& out);

  // One written word behind a field or a minus: all of what it consists of.
  QueryNode required_word(std::string_view raw, ArticlePart part);

  // The words as they stand, and nothing if there are none. Each designation
  // may be spelled as one word or as letters and number, so a phrase with k of
  // them has 2^k spellings (for the first three; more keep the spelling given).
  QueryNode phrase(std::string_view raw, ArticlePart part);

  // What an article has to have in these very letters: the words of one
  // written word, or of the text between quotation marks.
  QueryNode as_written(std::string_view raw, ArticlePart part);

 private:
  void choose_stop_language(std::string_view query);
  void words(std::string_view raw, ArticlePart part,
             std::vector<QueryNode>& out);
  void read_notation(std::string_view raw);
  void read_marks(std::string_view word);
  void compound(const TokenizedText& tokens, std::uint32_t begin,
                std::uint32_t end, ArticlePart part,
                std::vector<QueryNode>& out);
  QueryNode pattern(std::string_view raw, ArticlePart part);
  QueryNode similar(std::string_view raw, std::size_t mark, ArticlePart part);
  void add_row(std::string_view raw, std::size_t& designations,
               std::vector<std::vector<std::string>>& spellings);
  void add_gap(std::string_view raw,
               std::vector<std::vector<std::string>>& spellings);
  QueryNode phrase_of(std::vector<std::vector<std::string>> spellings,
                      ArticlePart part);
  void leave_out(const std::string& word);
  void count_word();
  void repair(std::string kind, std::string from, std::string to);

  const ParserContext& context_;
  std::vector<Repair>& repairs_;
  Tokenizer tokenizer_;
  std::size_t words_ = 0;
  std::string stop_language_;  // empty: all words are kept
  bool may_leave_out_ = false;
  Kept kept_;
  bool left_out_ = false;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_TERM_READER_H_
