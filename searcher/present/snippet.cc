// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A snippet is made in three steps: find what matches (MatchFinder), choose the
// stretch with the most of it (BestWindow), and widen that to sentences or
// words (snippet_layout.h).
#include "searcher/present/snippet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "searcher/present/best_window.h"
#include "searcher/present/displayable.h"
#include "searcher/present/match_finder.h"
#include "searcher/present/numbered_terms.h"
#include "searcher/present/snippet_layout.h"

namespace dossier::internal {
namespace {

// A selected entity is worth less to see than a word of the query.
constexpr double kMentionWeight = 0.5;

// The parts of the matches within `shown`, overlapping ones joined.
std::vector<ByteRange> visible(const std::vector<TextMatch>& matches,
                               ByteRange shown) {
  std::vector<ByteRange> ranges;
  for (const TextMatch& match : matches) {
    const std::size_t start = std::max<std::size_t>(match.start, shown.start);
    const std::size_t end = std::min<std::size_t>(match.end, shown.end);
    if (start >= end) continue;
    const ByteRange range{start - shown.start, end - shown.start};
    if (!ranges.empty() && range.start < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, range.end);
    } else {
      ranges.push_back(range);
    }
  }
  return ranges;
}

bool shows_anything(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (how_shown(c.value) == Shown::AsItIs) return true;
    i += c.size;
  }
  return false;
}

Snippet render(std::string_view text, ByteRange shown,
               const std::vector<TextMatch>& matches) {
  Snippet snippet =
      make_displayable(text.substr(shown.start, shown.end - shown.start),
                       visible(matches, shown));
  if (shows_anything(text.substr(0, shown.start))) {
    constexpr std::string_view kCut = "… ";
    constexpr std::size_t kCutLength = 2;
    snippet.text.insert(0, kCut);
    for (auto& [start, end] : snippet.highlights) {
      start += kCutLength;
      end += kCutLength;
    }
  }
  if (shows_anything(text.substr(shown.end))) snippet.text += " …";
  return snippet;
}

}  // namespace

struct SnippetMaker::Impl {
  Impl(HighlightTerms terms, SpacedPrefix joins, std::size_t wanted_length)
      : numbered(std::move(terms)),
        spaced_prefix(std::move(joins)),
        length(std::max<std::size_t>(wanted_length, 1)) {}

  NumberedTerms numbered;
  SpacedPrefix spaced_prefix;
  std::size_t length;
  std::map<std::string, LanguageForms, std::less<>> languages;
  Tokenizer tokenizer;
  TokenizedText tokens;

  LanguageForms& forms(std::string_view language) {
    const auto known = languages.find(language);
    if (known != languages.end()) return known->second;
    return languages.try_emplace(std::string(language), language, numbered)
        .first->second;
  }

  // The places of the mentions in the text as matches, ascending, each entity
  // with a number of its own behind those of the query; `weights` gets theirs.
  std::vector<TextMatch> mention_matches(
      std::string_view text, const std::vector<MentionPlace>& mentions,
      std::vector<double>& weights) const {
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<TextMatch> matches;
    const auto splits_character = [&](std::size_t at) {
      return at < text.size() && is_utf8_continuation(text[at]);
    };
    for (const MentionPlace& place : mentions) {
      if (place.start >= place.end || place.end > text.size()) continue;
      if (splits_character(place.start) || splits_character(place.end))
        continue;
      const auto [entity, is_new] = numbers.try_emplace(
          place.entity, static_cast<std::uint32_t>(weights.size()));
      if (is_new) weights.push_back(kMentionWeight);
      matches.push_back({place.start, place.end, entity->second});
    }
    std::sort(matches.begin(), matches.end(), stands_before);
    return matches;
  }

  // Appends what is looked for and the mentions `named` to `matches`, in
  // ascending order, piece by piece, as long as `go_on(end of the part done)`.
  template <typename GoOn>
  void find(std::string_view text, std::string_view language,
            const std::vector<TextMatch>& named,
            std::vector<TextMatch>& matches, GoOn go_on) {
    if (numbered.weights().empty() && named.empty()) return;
    MatchFinder finder(numbered, forms(language), spaced_prefix, tokenizer,
                       tokens, text);
    auto next_named = named.begin();
    while (!finder.at_end()) {
      const auto first = static_cast<std::ptrdiff_t>(matches.size());
      finder.next_piece(matches);
      const auto middle = static_cast<std::ptrdiff_t>(matches.size());
      while (next_named != named.end() && next_named->start < finder.done())
        matches.push_back(*next_named++);
      std::inplace_merge(matches.begin() + first, matches.begin() + middle,
                         matches.end(), stands_before);
      if (!go_on(finder.done())) break;
    }
  }
};

SnippetMaker::SnippetMaker(HighlightTerms terms, SpacedPrefix spaced_prefix,
                           std::size_t length)
    : impl_(std::make_unique<Impl>(std::move(terms), std::move(spaced_prefix),
                                   length)) {}

SnippetMaker::~SnippetMaker() = default;
SnippetMaker::SnippetMaker(SnippetMaker&&) noexcept = default;
SnippetMaker& SnippetMaker::operator=(SnippetMaker&&) noexcept = default;

Snippet SnippetMaker::cut(std::string_view text, std::string_view language,
                          const std::vector<MentionPlace>& mentions) {
  // A quarter of the room is for words around what matched.
  const std::size_t span = impl_->length - impl_->length / 4;
  const std::size_t context_bytes = impl_->length * 8;

  std::vector<double> weights = impl_->numbered.weights();
  const std::vector<TextMatch> named =
      impl_->mention_matches(text, mentions, weights);
  std::vector<TextMatch> matches;
  BestWindow window(text, matches, weights,
                    impl_->numbered.terms().phrases.size(), span);
  impl_->find(text, language, named, matches, [&](std::size_t done) {
    window.look_on();
    return !window.has_everything() ||
           window.best().end + context_bytes >= done;
  });
  const ByteRange shown =
      window.found()
          ? lay_out_around(window.best(), text, impl_->length, impl_->tokenizer)
          : lay_out_beginning(text, impl_->length, impl_->tokenizer);
  return render(text, shown, matches);
}

Snippet SnippetMaker::whole(std::string_view text, std::string_view language,
                            const std::vector<MentionPlace>& mentions) {
  std::vector<double> weights = impl_->numbered.weights();
  const std::vector<TextMatch> named =
      impl_->mention_matches(text, mentions, weights);
  std::vector<TextMatch> matches;
  impl_->find(text, language, named, matches, [](std::size_t) { return true; });
  return render(text, {0, text.size()}, matches);
}

}  // namespace dossier::internal
