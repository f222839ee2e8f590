// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A fuzz target in libFuzzer's form. The first byte chooses language and day,
// the rest is title and text. What must hold whatever the bytes are: mentions
// lie in their field, in order, on the borders of code points, and belong to an
// entity.
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "tests/fuzz/require.h"

namespace {

using namespace dossier::internal;

constexpr std::string_view kLanguages[] = {"en", "ru", "uk", "ar",
                                           "fr", "de", "es", "und"};

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

void check(const RecogniserInput& input, const Recognition& found) {
  bool text_begun = false;
  std::size_t last = 0;
  require(found.lead_size <= input.text.size() &&
          is_border(input.text, found.lead_size));
  for (const FoundMention& m : found.mentions) {
    const std::string_view field = m.in_title ? input.title : input.text;
    if (!m.in_title && !text_begun) {
      text_begun = true;
      last = 0;
    }
    require(!(m.in_title && text_begun));
    require(m.entity < found.entities.size());
    require(m.start < m.end && m.end <= field.size());
    require(is_border(field, m.start) && is_border(field, m.end));
    require(m.start >= last);
    last = m.start;
  }
  for (const FoundEntity& e : found.entities)
    require(!e.id.empty() && is_valid_utf8(e.label));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) return 0;
  thread_local Tokenizer tokenizer;
  thread_local Recogniser recogniser(Gazetteer::builtin());
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  const std::string clean = clean_utf8(bytes);
  const std::size_t cut = std::min(clean.find('\n'), clean.size());
  const std::string title = clean.substr(0, cut), text = clean.substr(cut);
  TokenizedText title_tokens, text_tokens;
  tokenizer.tokenize(title, title_tokens);
  tokenizer.tokenize(text, text_tokens);
  RecogniserInput input{title, &title_tokens, text, &text_tokens,
                        kLanguages[data[0] % std::size(kLanguages)]};
  if (data[0] & 0x80) input.day = static_cast<Day>(data[0]) * 100;
  Recognition found;
  recogniser.recognise(input, found);
  check(input, found);
  return 0;
}
