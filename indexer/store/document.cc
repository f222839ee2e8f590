// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/document.h"

#include <cstddef>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

// Flags of an entity.
constexpr unsigned char kDirect = 1, kFocus = 2, kBrought = 4, kOffice = 8,
                        kOwnLabel = 16;
// The parts of the article that mention it stand above them.
constexpr int kPartsShift = 5;

void append_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

void append_string(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

// Takes values from the front of untrusted bytes.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  unsigned char byte() {
    if (rest_.empty()) fail("it ends early");
    auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      unsigned char digit = byte();
      if (shift == 28 && digit > 0x0f) break;
      value |= static_cast<std::uint32_t>(digit & 0x7f) << shift;
      if (digit < 0x80) return value;
    }
    fail("a number is too large");
  }

  // The number of elements that follow, of at least `least_bytes` each: no
  // more memory is asked for than a whole record would need.
  std::uint32_t count(std::size_t least_bytes) {
    std::uint32_t value = number();
    if (value > rest_.size() / least_bytes) fail("a count is too large");
    return value;
  }

  std::string string() {
    std::uint32_t size = count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }

  void finish() const {
    if (!rest_.empty()) fail("bytes are left over");
  }

  [[noreturn]] static void fail(const char* reason) {
    throw Error(ErrorCode::Corrupt,
                std::string("reading a stored record: ") + reason);
  }

 private:
  std::string_view rest_;
};

StoredEntity decode_entity(Decoder& in) {
  StoredEntity entity;
  unsigned char facet = in.byte();
  if (facet >= kEntityFacetCount) Decoder::fail("an unknown facet");
  entity.facet = static_cast<Facet>(facet);
  const unsigned char flags = in.byte();
  entity.direct = (flags & kDirect) != 0;
  entity.focus = (flags & kFocus) != 0;
  entity.brought = (flags & kBrought) != 0;
  entity.own_label = (flags & kOwnLabel) != 0;
  entity.parts = PartSet(flags >> kPartsShift);
  entity.id = in.string();
  entity.label = in.string();
  if ((flags & kOffice) != 0) {
    entity.role = in.string();
    entity.country = in.string();
  }
  return entity;
}

StoredMention decode_mention(Decoder& in, const StoredRecord& record) {
  StoredMention mention;
  mention.entity = in.number();
  if (mention.entity >= record.entities.size())
    Decoder::fail("a mention of no entity");
  unsigned char in_title = in.byte();
  if (in_title > 1) Decoder::fail("unknown flags");
  mention.in_title = in_title != 0;
  mention.start = in.number();
  mention.end = in.number();
  const std::string& field = mention.in_title ? record.title : record.text;
  if (mention.start > mention.end || mention.end > field.size())
    Decoder::fail("a mention outside the text");
  mention.rule = in.byte();
  return mention;
}

}  // namespace

ArticlePart part_of(const StoredMention& mention, const StoredRecord& record) {
  if (mention.in_title) return ArticlePart::Title;
  return mention.start < record.lead_size ? ArticlePart::Lead
                                          : ArticlePart::Body;
}

std::string encode_record(const StoredRecord& record) {
  std::string out;
  out.reserve(record.text.size() + 1024);
  for (const std::string* text :
       {&record.id, &record.title, &record.text, &record.date, &record.source,
        &record.url, &record.language})
    append_string(out, *text);
  append_number(out, record.lead_size);

  append_number(out, record.entities.size());
  for (const StoredEntity& entity : record.entities) {
    out += static_cast<char>(entity.facet);
    out += static_cast<char>(
        (entity.direct ? kDirect : 0) | (entity.focus ? kFocus : 0) |
        (entity.brought ? kBrought : 0) | (entity.own_label ? kOwnLabel : 0) |
        (entity.role.empty() ? 0 : kOffice) |
        entity.parts.bits() << kPartsShift);
    append_string(out, entity.id);
    append_string(out, entity.label);
    if (entity.role.empty()) continue;
    append_string(out, entity.role);
    append_string(out, entity.country);
  }

  append_number(out, record.mentions.size());
  for (const StoredMention& mention : record.mentions) {
    append_number(out, mention.entity);
    out += mention.in_title ? '\1' : '\0';
    append_number(out, mention.start);
    append_number(out, mention.end);
    out += static_cast<char>(mention.rule);
  }

  append_number(out, record.designations.size());
  for (const std::string& designation : record.designations)
    append_string(out, designation);
  return out;
}

StoredRecord decode_record(std::string_view bytes) {
  Decoder in(bytes);
  StoredRecord record;
  for (std::string* text :
       {&record.id, &record.title, &record.text, &record.date, &record.source,
        &record.url, &record.language})
    *text = in.string();
  record.lead_size = in.number();
  if (record.lead_size > record.text.size())
    Decoder::fail("a lead beyond the text");

  record.entities.resize(in.count(4));
  for (StoredEntity& entity : record.entities) entity = decode_entity(in);
  record.mentions.resize(in.count(5));
  for (StoredMention& mention : record.mentions)
    mention = decode_mention(in, record);
  record.designations.resize(in.count(1));
  for (std::string& designation : record.designations)
    designation = in.string();
  in.finish();
  return record;
}

}  // namespace dossier::internal
