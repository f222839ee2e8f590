// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A snippet is made in three steps: find what matches (Finder), choose the
// stretch with the most of it (WindowChooser), and widen that to sentences or
// words (Layout).
#include "searcher/present/snippet.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/text/stemmer.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "searcher/present/displayable.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
// What two pieces share at most; a match is not longer.
constexpr std::size_t kOverlapBytes = 16 << 10;
// Tokens a designation can cover.
constexpr std::size_t kDesignationTokens = 2;

// A snippet grows to this many times the wanted length to show a match whole.
constexpr std::size_t kMaxGrowth = 4;

// A selected entity is worth less to see than a word of the query.
constexpr double kMentionWeight = 0.5;

// A place that matches; `term` is its number among everything looked for.
struct Match {
  std::uint32_t start;  // bytes
  std::uint32_t end;
  std::uint32_t term;
};

bool by_place(const Match& a, const Match& b) {
  return a.start != b.start ? a.start < b.start : a.end > b.end;
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using TermNumbers =
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

// Everything looked for, numbered: phrases first, then forms, words, prefixes
// and designations.
class NumberedTerms {
 public:
  explicit NumberedTerms(HighlightTerms terms) : terms_(std::move(terms)) {
    for (const HighlightTerms::Phrase& phrase : terms_.phrases) {
      weights_.push_back(phrase.weight);
      for (const std::vector<std::string>& words : phrase.spellings)
        longest_phrase_ = std::max(longest_phrase_, words.size());
    }
    first_form_ = number(terms_.forms, nullptr);
    number(terms_.words, &words_);
    first_prefix_ = number(terms_.prefixes, nullptr);
    number(terms_.designations, &designations_);
  }

  const HighlightTerms& terms() const { return terms_; }
  const std::vector<double>& weights() const { return weights_; }
  const TermNumbers& words() const { return words_; }
  const TermNumbers& designations() const { return designations_; }
  std::uint32_t first_form() const { return first_form_; }
  std::uint32_t first_prefix() const { return first_prefix_; }
  // Tokens that the longest match can cover.
  std::size_t longest_match() const {
    return std::max(longest_phrase_, kDesignationTokens);
  }

 private:
  std::uint32_t number(const std::vector<HighlightTerms::Word>& words,
                       TermNumbers* numbers) {
    const auto first = static_cast<std::uint32_t>(weights_.size());
    for (const HighlightTerms::Word& word : words) {
      if (numbers)
        numbers->emplace(word.text,
                         static_cast<std::uint32_t>(weights_.size()));
      weights_.push_back(word.weight);
    }
    return first;
  }

  HighlightTerms terms_;
  std::vector<double> weights_;  // by number
  TermNumbers words_;
  TermNumbers designations_;
  std::uint32_t first_form_ = 0;
  std::uint32_t first_prefix_ = 0;
  std::size_t longest_phrase_ = 0;
};

// The forms looked for as they are in one language.
struct LanguageForms {
  Stemmer stemmer;
  TermNumbers stems;

  LanguageForms(std::string_view language, const NumberedTerms& numbered)
      : stemmer(language) {
    std::uint32_t number = numbered.first_form();
    for (const HighlightTerms::Word& form : numbered.terms().forms)
      stems.emplace(stemmer.stem(form.text), number++);
  }
};

// Finds the matches of one text piece by piece.
class Finder {
 public:
  Finder(const NumberedTerms& numbered, LanguageForms& forms,
         const SpacedPrefix& spaced_prefix, Tokenizer& tokenizer,
         TokenizedText& tokens, std::string_view text)
      : numbered_(numbered),
        forms_(forms),
        spaced_prefix_(spaced_prefix),
        tokenizer_(tokenizer),
        tokens_(tokens),
        text_(text) {}

  bool at_end() const { return piece_start_ >= text_.size(); }
  // Matches that start before this place have all been handed out.
  std::size_t done() const { return piece_start_; }

  // Appends the matches of the next piece, ascending; all start behind those
  // of the last call.
  //
  // A piece may cut a word or a match in two. So the last words of a piece,
  // as many as a match can have, are left for the next one, which begins with
  // them; and since Chinese and Thai words depend on their neighbours, so are
  // those that touch them. A match belongs to the piece in which it starts.
  void next_piece(std::vector<Match>& matches) {
    const std::size_t piece_end = boundary(std::min(
        text_.size(), std::max(piece_end_, piece_start_) + kPieceBytes));
    const std::string_view piece =
        text_.substr(piece_start_, piece_end - piece_start_);
    tokenizer_.tokenize(piece, tokens_);
    const std::size_t limit =
        piece_end == text_.size() ? piece.size() : kept_for_next(piece.size());
    find(piece, limit, matches);
    piece_start_ += limit;
    piece_end_ = piece_end;
  }

 private:
  // The last place not behind `at` where a character begins.
  std::size_t boundary(std::size_t at) const {
    while (at < text_.size() && (text_[at] & 0xC0) == 0x80) --at;
    return at;
  }

  // Where, in the piece, the part begins that the next piece reads again.
  std::size_t kept_for_next(std::size_t piece_size) const {
    const std::size_t earliest =
        piece_size > kOverlapBytes
            ? boundary(piece_start_ + piece_size - kOverlapBytes) - piece_start_
            : 0;
    std::size_t words = tokens_.tokens.size();
    for (std::size_t kept = 0; words != 0 && kept <= numbered_.longest_match();
         ++kept)
      --words;
    const std::vector<Token>& tokens = tokens_.tokens;
    while (words != 0 && tokens[words - 1].end == tokens[words].start) --words;
    return tokens.empty()
               ? earliest
               : std::max<std::size_t>(earliest, tokens[words].start);
  }

  void find(std::string_view piece, std::size_t limit,
            std::vector<Match>& matches) {
    const std::size_t first = matches.size();
    const std::vector<Token>& tokens = tokens_.tokens;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].start < limit; ++i) {
      find_words(i, matches);
      find_phrases(i, matches);
    }
    if (!numbered_.designations().empty()) find_joined(piece, limit, matches);
    const auto begin = matches.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, matches.end(), by_place);
  }

  void find_words(std::size_t i, std::vector<Match>& matches) {
    const std::string_view word = tokens_.term(tokens_.tokens[i]);
    if (!forms_.stems.empty()) {
      const auto stem = forms_.stems.find(forms_.stemmer.stem(word));
      if (stem != forms_.stems.end()) add(i, 1, stem->second, matches);
    }
    if (!numbered_.words().empty()) {
      const auto found = numbered_.words().find(word);
      if (found != numbered_.words().end()) add(i, 1, found->second, matches);
    }
    std::uint32_t prefix = numbered_.first_prefix();
    for (const HighlightTerms::Word& start : numbered_.terms().prefixes) {
      if (word.starts_with(start.text)) add(i, 1, prefix, matches);
      ++prefix;
    }
  }

  void find_phrases(std::size_t i, std::vector<Match>& matches) {
    std::uint32_t number = 0;
    for (const HighlightTerms::Phrase& phrase : numbered_.terms().phrases) {
      for (const std::vector<std::string>& words : phrase.spellings) {
        if (!stands_at(i, words)) continue;
        add(i, words.size(), number, matches);
        break;
      }
      ++number;
    }
  }

  bool stands_at(std::size_t i, const std::vector<std::string>& words) const {
    const std::vector<Token>& tokens = tokens_.tokens;
    if (words.empty() || words.size() > tokens.size() - i) return false;
    for (std::size_t k = 0; k < words.size(); ++k)
      if (tokens_.term(tokens[i + k]) != words[k]) return false;
    return true;
  }

  void find_joined(std::string_view piece, std::size_t limit,
                   std::vector<Match>& matches) {
    const TermNumbers& numbers = numbered_.designations();
    for (const Designation& designation :
         find_designations(piece, tokens_, spaced_prefix_, true)) {
      if (tokens_.tokens[designation.first_token].start >= limit) continue;
      auto found = numbers.find(designation.term);
      if (found == numbers.end()) found = numbers.find(designation.base);
      if (found != numbers.end())
        add(designation.first_token, designation.token_count, found->second,
            matches);
    }
  }

  void add(std::size_t token, std::size_t count, std::uint32_t term,
           std::vector<Match>& matches) {
    const std::vector<Token>& tokens = tokens_.tokens;
    const auto offset = static_cast<std::uint32_t>(piece_start_);
    matches.push_back({offset + tokens[token].start,
                       offset + tokens[token + count - 1].end, term});
  }

  const NumberedTerms& numbered_;
  LanguageForms& forms_;
  const SpacedPrefix& spaced_prefix_;
  Tokenizer& tokenizer_;
  TokenizedText& tokens_;
  std::string_view text_;
  std::size_t piece_start_ = 0;
  std::size_t piece_end_ = 0;
};

// Chooses the stretch of at most `span` code points with the most to see: one
// with a phrase before one without, then the greater weight of different
// terms, then the earlier. Two ends move over the matches, so each is looked
// at twice.
class WindowChooser {
 public:
  WindowChooser(std::string_view text, const std::vector<Match>& matches,
                const std::vector<double>& weights, std::size_t phrases,
                std::size_t span)
      : text_(text),
        matches_(matches),
        weights_(weights),
        phrases_(phrases),
        span_(span),
        counts_(weights.size()) {
    for (const double weight : weights_) whole_weight_ += weight;
  }

  // Takes the matches that were appended since the last call.
  void look_on() {
    for (; next_ < matches_.size(); ++next_) {
      enter(matches_[next_]);
      while (first_ < next_ && too_wide()) leave(matches_[first_++]);
      if (!better()) continue;
      best_first_ = first_;
      best_last_ = next_;
      best_phrases_ = window_phrases_;
      best_weight_ = window_weight_;
      found_ = true;
    }
  }

  bool found() const { return found_; }
  // Nothing better can come.
  bool has_everything() const {
    return found_ && best_phrases_ == phrases_ &&
           best_weight_ > whole_weight_ - kEqual;
  }

  ByteRange best() const {
    ByteRange range{matches_[best_first_].start, matches_[best_first_].end};
    for (std::size_t i = best_first_; i <= best_last_; ++i)
      range.end = std::max<std::size_t>(range.end, matches_[i].end);
    return range;
  }

 private:
  static constexpr double kEqual = 1e-9;

  void enter(const Match& match) {
    place_ +=
        count_code_points(text_.substr(counted_to_, match.start - counted_to_));
    counted_to_ = match.start;
    places_.push_back(place_);
    const std::string_view shown =
        text_.substr(match.start, match.end - match.start);
    furthest_ = std::max(furthest_, place_ + count_code_points(shown));
    if (counts_[match.term]++ != 0) return;
    window_weight_ += weights_[match.term];
    if (match.term < phrases_) ++window_phrases_;
  }

  void leave(const Match& match) {
    if (--counts_[match.term] != 0) return;
    window_weight_ -= weights_[match.term];
    if (match.term < phrases_) --window_phrases_;
  }

  bool too_wide() const { return furthest_ - places_[first_] > span_; }

  bool better() const {
    if (!found_ || window_phrases_ != best_phrases_)
      return !found_ || window_phrases_ > best_phrases_;
    return window_weight_ > best_weight_ + kEqual;
  }

  std::string_view text_;
  const std::vector<Match>& matches_;
  const std::vector<double>& weights_;
  std::size_t phrases_;  // terms below this number are phrases
  std::size_t span_;
  double whole_weight_ = 0;

  // The window: matches first_ to next_, inclusive while looking.
  std::size_t first_ = 0;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> counts_;  // by term
  std::size_t window_phrases_ = 0;
  double window_weight_ = 0;

  // Places in code points; `furthest_` is the end of what was entered.
  std::size_t place_ = 0;
  std::size_t counted_to_ = 0;       // bytes
  std::vector<std::size_t> places_;  // where each match starts
  std::size_t furthest_ = 0;

  bool found_ = false;
  std::size_t best_first_ = 0;
  std::size_t best_last_ = 0;
  std::size_t best_phrases_ = 0;
  double best_weight_ = 0;
};

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// Ends of sentences that a space follows, and those of scripts without spaces.
constexpr std::u32string_view kStops = U".!?…؟۔।॥";
constexpr std::u32string_view kFullWidthStops = U"。！？｡．";
constexpr std::u32string_view kClosing = U"\"'”’»›)]」』）";
constexpr std::u32string_view kOpening = U"\"'“‘„«‹([「『（¿¡";

// How far, in code points, a space is looked for before a text is taken to have
// none between its words.
constexpr std::size_t kNearSpace = 30;

// Widens a stretch of a text to about `length` shown code points that begin
// and end well. All places are bytes and between characters.
class Layout {
 public:
  Layout(std::string_view text, std::size_t length, Tokenizer& tokenizer,
         TokenizedText& tokens)
      : text_(text), length_(length), tokenizer_(tokenizer), tokens_(tokens) {}

  // The beginning of the text.
  ByteRange beginning() {
    const std::size_t start = ahead(0, 0);
    return {start, good_end(start, length_)};
  }

  ByteRange around(ByteRange core) {
    const std::size_t longest = ahead(core.start, kMaxGrowth * length_);
    if (longest < core.end) return {core.start, word_end(core.start, longest)};
    const std::size_t used = shown_length(core.start, core.end);
    if (used >= length_) return core;
    const std::size_t room = length_ - used;

    std::size_t start = good_start(core.start, room * 2 / 3, room / 3);
    std::size_t before = shown_length(start, core.start);
    const std::size_t end = good_end(core.end, room - std::min(room, before));
    const std::size_t after = shown_length(core.end, end);
    // Near the end of the text, the room behind the match serves before it.
    if (ahead(end, 1) == text_.size() && before + after < room)
      start = good_start(core.start, room - after, room - after);
    return {start, end};
  }

 private:
  char32_t at(std::size_t place) const {
    return decode_utf8(text_, place).value;
  }
  std::size_t after(std::size_t place) const {
    return place + decode_utf8(text_, place).size;
  }
  std::size_t before(std::size_t place) const {
    do --place;
    while ((text_[place] & 0xC0) == 0x80);
    return place;
  }

  // The place behind `count` shown code points from `place` on, white space
  // counting as one, and behind the white space there.
  std::size_t ahead(std::size_t place, std::size_t count) const {
    bool in_space = count == 0;
    for (; place < text_.size(); place = after(place)) {
      const Shown shown = how_shown(at(place));
      if (shown == Shown::NotAtAll) continue;
      const bool space = shown == Shown::AsSpace;
      if (space && in_space) continue;
      if (count == 0) break;
      --count;
      in_space = space;
    }
    return place;
  }

  std::size_t behind(std::size_t place, std::size_t count) const {
    bool in_space = false;
    while (place != 0) {
      const std::size_t previous = before(place);
      const Shown shown = how_shown(at(previous));
      const bool space = shown == Shown::AsSpace;
      if (shown == Shown::AsItIs || (space && !in_space)) {
        if (count == 0) break;
        --count;
        in_space = space;
      }
      place = previous;
    }
    return place;
  }

  std::size_t shown_length(std::size_t start, std::size_t end) const {
    std::size_t length = 0;
    bool in_space = false;
    for (; start < end; start = after(start)) {
      const Shown shown = how_shown(at(start));
      if (shown == Shown::NotAtAll) continue;
      const bool space = shown == Shown::AsSpace;
      if (!space || !in_space) ++length;
      in_space = space;
    }
    return length;
  }

  bool space_at(std::size_t place) const {
    return how_shown(at(place)) == Shown::AsSpace;
  }

  // True if a sentence begins at `place`.
  bool starts_sentence(std::size_t place) const {
    if (space_at(place)) return false;
    std::size_t end = place;
    int line_ends = 0;
    while (end != 0 && space_at(before(end))) {
      end = before(end);
      if (text_[end] == '\n') ++line_ends;
    }
    if (end == 0 || line_ends > 1) return true;
    const bool spaced = end != place;
    if (!spaced && is_one_of(at(place), kClosing)) return false;
    while (end != 0 && is_one_of(at(before(end)), kClosing)) end = before(end);
    if (end == 0) return false;
    const char32_t stop = at(before(end));
    if (is_one_of(stop, kFullWidthStops)) return true;
    if (!spaced || !is_one_of(stop, kStops)) return false;
    if (u_islower(static_cast<UChar32>(at(place)))) return false;
    return stop != '.' || !ends_abbreviation(before(end));
  }

  // True for a full stop like those of "Gen." and "U.S.": behind at most three
  // letters, the first a capital and the second, if any, not.
  bool ends_abbreviation(std::size_t full_stop) const {
    std::u32string letters;  // backwards
    for (std::size_t i = full_stop; i != 0 && letters.size() < 4;) {
      i = before(i);
      if (!u_isalpha(static_cast<UChar32>(at(i)))) break;
      letters += at(i);
    }
    if (letters.empty() || letters.size() > 3) return false;
    const auto upper = [&](std::size_t from_start) {
      const char32_t c = letters[letters.size() - 1 - from_start];
      return u_isupper(static_cast<UChar32>(c)) != 0;
    };
    return upper(0) && (letters.size() == 1 || !upper(1));
  }

  // A place before `place`: the beginning of the text or of the sentence if
  // that is within `reach`, else a word's beginning within `fallback`.
  std::size_t good_start(std::size_t place, std::size_t reach,
                         std::size_t fallback) {
    const std::size_t earliest = behind(place, reach);
    if (earliest == 0) return ahead(0, 0);
    for (std::size_t i = place; i > earliest; i = before(i))
      if (starts_sentence(i)) return i;
    return word_start(behind(place, fallback), place);
  }

  // A place behind `place` within `reach`: the end of the text, else of a
  // sentence if that is in the second half, else of a word.
  std::size_t good_end(std::size_t place, std::size_t reach) {
    const std::size_t furthest = ahead(place, reach);
    if (furthest == text_.size()) return furthest;
    const std::size_t half = ahead(place, reach / 2);
    for (std::size_t i = furthest; i > half; i = before(i))
      if (starts_sentence(i)) return i;
    return word_end(place, furthest);
  }

  // The first good place to begin in [ideal, latest]: behind a space if there
  // is one near, else where a word begins, else where a character does.
  std::size_t word_start(std::size_t ideal, std::size_t latest) {
    const std::size_t near = std::min(latest, ahead(ideal, kNearSpace));
    for (std::size_t i = ideal; i < near; i = after(i))
      if (!space_at(i) && i != 0 && space_at(before(i))) return i;
    tokenize_around(ideal);
    for (const Token& token : tokens_.tokens) {
      std::size_t start = slice_start_ + token.start;
      if (start < ideal) continue;
      while (start > ideal && is_one_of(at(before(start)), kOpening))
        start = before(start);
      return std::min(start, latest);
    }
    while (ideal < latest && joins_previous(ideal)) ideal = after(ideal);
    return ideal;
  }

  // The last good place to end in [earliest, ideal].
  std::size_t word_end(std::size_t earliest, std::size_t ideal) {
    const std::size_t near = std::max(earliest, behind(ideal, kNearSpace));
    for (std::size_t i = ideal; i > near; i = before(i))
      if (i == text_.size() || space_at(i) || space_at(before(i))) return i;
    tokenize_around(ideal);
    for (auto token = tokens_.tokens.rbegin(); token != tokens_.tokens.rend();
         ++token) {
      std::size_t end = slice_start_ + token->end;
      if (end > ideal) continue;
      while (end < ideal && is_one_of(at(end), kClosing)) end = after(end);
      return std::max(end, earliest);
    }
    while (ideal > earliest && joins_previous(ideal)) ideal = before(ideal);
    return ideal;
  }

  // True if what stands at `place` is one character on the screen with what
  // stands before it.
  bool joins_previous(std::size_t place) const {
    constexpr char32_t kZeroWidthJoiner = 0x200D;
    const auto c = static_cast<UChar32>(at(place));
    return u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) ||
           u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) ||
           at(place) == kZeroWidthJoiner ||
           (place != 0 && at(before(place)) == kZeroWidthJoiner);
  }

  // For scripts that put no space between words.
  void tokenize_around(std::size_t place) {
    constexpr std::size_t kReach = 100;
    slice_start_ = behind(place, kReach);
    const std::size_t end = ahead(place, kReach);
    tokenizer_.tokenize(text_.substr(slice_start_, end - slice_start_),
                        tokens_);
  }

  std::string_view text_;
  std::size_t length_;
  Tokenizer& tokenizer_;
  TokenizedText& tokens_;
  std::size_t slice_start_ = 0;  // of tokens_
};

// The parts of the matches within `shown`, overlapping ones joined.
std::vector<ByteRange> visible(const std::vector<Match>& matches,
                               ByteRange shown) {
  std::vector<ByteRange> ranges;
  for (const Match& match : matches) {
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
               const std::vector<Match>& matches) {
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
  std::vector<Match> mention_matches(std::string_view text,
                                     const std::vector<MentionPlace>& mentions,
                                     std::vector<double>& weights) const {
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<Match> matches;
    const auto splits_character = [&](std::size_t at) {
      return at < text.size() && (text[at] & 0xC0) == 0x80;
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
    std::sort(matches.begin(), matches.end(), by_place);
    return matches;
  }

  // Appends what is looked for and the mentions `named` to `matches`, in
  // ascending order, piece by piece, as long as `go_on(end of the part done)`.
  template <typename GoOn>
  void find(std::string_view text, std::string_view language,
            const std::vector<Match>& named, std::vector<Match>& matches,
            GoOn go_on) {
    if (numbered.weights().empty() && named.empty()) return;
    Finder finder(numbered, forms(language), spaced_prefix, tokenizer, tokens,
                  text);
    auto next_named = named.begin();
    while (!finder.at_end()) {
      const auto first = static_cast<std::ptrdiff_t>(matches.size());
      finder.next_piece(matches);
      const auto middle = static_cast<std::ptrdiff_t>(matches.size());
      while (next_named != named.end() && next_named->start < finder.done())
        matches.push_back(*next_named++);
      std::inplace_merge(matches.begin() + first, matches.begin() + middle,
                         matches.end(), by_place);
      if (!go_on(finder.done())) break;
    }
  }
};

SnippetMaker::SnippetMaker(HighlightTerms terms, SpacedPrefix spaced_prefix,
                           std::size_t length)
    : impl_(std::make_unique<Impl>(NumberedTerms(std::move(terms)),
                                   std::move(spaced_prefix),
                                   std::max<std::size_t>(length, 1))) {}

SnippetMaker::~SnippetMaker() = default;
SnippetMaker::SnippetMaker(SnippetMaker&&) noexcept = default;
SnippetMaker& SnippetMaker::operator=(SnippetMaker&&) noexcept = default;

Snippet SnippetMaker::cut(std::string_view text, std::string_view language,
                          const std::vector<MentionPlace>& mentions) {
  // A quarter of the room is for words around what matched.
  const std::size_t span = impl_->length - impl_->length / 4;
  const std::size_t context_bytes = impl_->length * 8;

  std::vector<double> weights = impl_->numbered.weights();
  const std::vector<Match> named =
      impl_->mention_matches(text, mentions, weights);
  std::vector<Match> matches;
  WindowChooser chooser(text, matches, weights,
                        impl_->numbered.terms().phrases.size(), span);
  impl_->find(text, language, named, matches, [&](std::size_t done) {
    chooser.look_on();
    return !chooser.has_everything() ||
           chooser.best().end + context_bytes >= done;
  });
  Layout layout(text, impl_->length, impl_->tokenizer, impl_->tokens);
  const ByteRange shown =
      chooser.found() ? layout.around(chooser.best()) : layout.beginning();
  return render(text, shown, matches);
}

Snippet SnippetMaker::whole(std::string_view text, std::string_view language,
                            const std::vector<MentionPlace>& mentions) {
  std::vector<double> weights = impl_->numbered.weights();
  const std::vector<Match> named =
      impl_->mention_matches(text, mentions, weights);
  std::vector<Match> matches;
  impl_->find(text, language, named, matches, [](std::size_t) { return true; });
  return render(text, {0, text.size()}, matches);
}

}  // namespace dossier::internal
