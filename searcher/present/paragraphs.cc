// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/paragraphs.h"

#include <algorithm>
#include <cstddef>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<ByteRange> cut(std::string_view text) {
  const bool spaced = text.find("\n\n") != std::string_view::npos ||
                      text.find("\n\r\n") != std::string_view::npos;
  std::vector<ByteRange> ranges;
  std::size_t begin = 0, at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool ends = !spaced || is_blank(text.substr(at, end - at));
    if (ends && !is_blank(text.substr(begin, end - begin)))
      ranges.push_back({begin, end});
    at = end + 1;
    if (ends) begin = at;
  }
  if (begin < text.size() && !is_blank(text.substr(begin)))
    ranges.push_back({begin, text.size()});
  return ranges;
}

// Mentions of one field, by place.
std::vector<PlacedMention> mentions_in(
    Mention::Field field, const std::vector<EntityMentions>& entities) {
  std::vector<PlacedMention> all;
  for (const EntityMentions& entity : entities)
    for (const Mention& mention : entity.mentions)
      if (mention.field == field) all.push_back({&entity, &mention, {}});
  std::stable_sort(all.begin(), all.end(),
                   [](const PlacedMention& a, const PlacedMention& b) {
                     return a.mention->start < b.mention->start;
                   });
  return all;
}

// Turns code points into bytes of the field; the starts come ascending.
void find_bytes(std::string_view text, std::vector<PlacedMention>& mentions) {
  std::size_t byte = 0, point = 0;
  for (PlacedMention& m : mentions) {
    for (; point < m.mention->start && byte < text.size(); ++point)
      byte += decode_utf8(text, byte).size;
    m.place = {byte, std::min(byte + m.mention->text.size(), text.size())};
  }
}

void add_field(Mention::Field field, std::string_view text,
               const std::vector<EntityMentions>& entities,
               std::vector<MarkedParagraph>& out) {
  std::vector<PlacedMention> mentions = mentions_in(field, entities);
  find_bytes(text, mentions);
  auto next = mentions.begin();
  const std::vector<ByteRange> ranges =
      field == Mention::Field::Title && !is_blank(text)
          ? std::vector<ByteRange>{{0, text.size()}}
          : cut(text);
  for (const ByteRange& range : ranges) {
    MarkedParagraph paragraph{
        field, text.substr(range.start, range.end - range.start), {}};
    for (; next != mentions.end() && next->place.start < range.end; ++next) {
      if (next->place.start < range.start) continue;
      PlacedMention m = *next;
      m.place.start -= range.start;
      m.place.end = std::min(m.place.end, range.end) - range.start;
      paragraph.mentions.push_back(m);
    }
    out.push_back(std::move(paragraph));
  }
}

}  // namespace

std::vector<ByteRange> MarkedParagraph::marks() const {
  std::vector<ByteRange> joined;
  for (const PlacedMention& m : mentions) {
    if (!joined.empty() && m.place.start < joined.back().end)
      joined.back().end = std::max(joined.back().end, m.place.end);
    else if (m.place.start < m.place.end)
      joined.push_back(m.place);
  }
  return joined;
}

std::vector<MarkedParagraph> mark_paragraphs(
    const Article& article, const std::vector<EntityMentions>& entities) {
  std::vector<MarkedParagraph> paragraphs;
  add_field(Mention::Field::Title, article.title, entities, paragraphs);
  add_field(Mention::Field::Text, article.text, entities, paragraphs);
  return paragraphs;
}

}  // namespace dossier::internal
