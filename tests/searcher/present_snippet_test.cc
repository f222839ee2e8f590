// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "indexer/text/utf8.h"
#include "searcher/present/snippet.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLength = 60;

HighlightTerms words(const std::vector<std::string>& list) {
  HighlightTerms terms;
  for (const std::string& word : list) terms.words.push_back({word});
  return terms;
}

HighlightTerms forms(const std::vector<std::string>& list) {
  HighlightTerms terms;
  for (const std::string& word : list) terms.forms.push_back({word});
  return terms;
}

HighlightTerms phrase(const std::vector<std::string>& list) {
  HighlightTerms terms;
  terms.phrases.push_back({{list}});
  return terms;
}

bool joins_spaced(std::string_view prefix) { return prefix == "f"; }

// The snippet with its highlights between brackets.
std::string marked(const Snippet& snippet) {
  std::string out;
  std::size_t place = 0;  // in code points
  auto next = snippet.highlights.begin();
  for (std::size_t i = 0; i <= snippet.text.size();) {
    if (next != snippet.highlights.end() && next->second == place) {
      out += ']';
      ++next;
    }
    if (next != snippet.highlights.end() && next->first == place) out += '[';
    if (i == snippet.text.size()) break;
    const CodePoint c = decode_utf8(snippet.text, i);
    out += snippet.text.substr(i, c.size);
    i += c.size;
    ++place;
  }
  EXPECT_EQ(next, snippet.highlights.end()) << "highlight outside the text";
  return out;
}

std::string cut(std::string_view text, HighlightTerms terms,
                std::string_view language = "en",
                const std::vector<MentionPlace>& mentions = {}) {
  SnippetMaker maker(std::move(terms), joins_spaced, kLength);
  return marked(maker.cut(text, language, mentions));
}

// Text without any word looked for, of about `size` bytes.
std::string padding(std::size_t size) {
  static constexpr std::string_view kSentence =
      "The harbour was quiet and nothing moved on the water. ";
  std::string text;
  while (text.size() < size) text += kSentence;
  return text;
}

MentionPlace mention(std::string_view text, std::string_view name,
                     std::uint32_t entity) {
  const auto start = static_cast<std::uint32_t>(text.find(name));
  return {start, start + static_cast<std::uint32_t>(name.size()), entity};
}

TEST(Snippet, ShowsAShortTextWhole) {
  EXPECT_EQ(cut("Jets arrived.", forms({"jet"})), "[Jets] arrived.");
  EXPECT_EQ(cut("", forms({"jet"})), "");
  EXPECT_EQ(cut("  \n ", forms({"jet"})), "");
}

TEST(Snippet, BeginsWithTheTextWhereNothingMatches) {
  EXPECT_EQ(cut("\n\nThe first of the ships left. It was " + padding(300),
                words({"zeppelin"})),
            "The first of the ships left. It was The harbour was quiet …");
  EXPECT_EQ(cut("No query at all.", {}), "No query at all.");
}

TEST(Snippet, PrefersWholeSentences) {
  const std::string text = padding(400) +
                           "Three jets landed. The crew said nothing. " +
                           padding(400);
  EXPECT_EQ(cut(text, forms({"jet"})),
            "… Three [jets] landed. The crew said nothing. …");
}

TEST(Snippet, DoesNotTakeAbbreviationsForEndsOfSentences) {
  const std::string text = padding(400) +
                           "Gen. Smith met U.S. envoys on jets and ships. " +
                           padding(400);
  EXPECT_EQ(cut(text, forms({"jet"})),
            "… Gen. Smith met U.S. envoys on [jets] and ships. The harbour …");
}

TEST(Snippet, CutsBetweenWordsInALongSentence) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "alpha beta gamma, ";
  text += "jets ";
  for (int i = 0; i < 100; ++i) text += "delta epsilon, ";
  EXPECT_EQ(cut(text, forms({"jet"})),
            "… alpha beta gamma, [jets] delta epsilon, delta epsilon, delta …");
}

TEST(Snippet, ChoosesTheStretchWithMostDifferentTerms) {
  const std::string text = "Jets, jets and jets. " + padding(300) +
                           "A missile hit jets. " + padding(300);
  EXPECT_EQ(
      cut(text, forms({"jet", "missile"})),
      "… A [missile] hit [jets]. The harbour was quiet and nothing moved …");
}

TEST(Snippet, LetsARareWordOutweighTwoCommonOnes) {
  HighlightTerms terms = forms({"ship", "water"});
  terms.forms.push_back({"zeppelin", 9});
  const std::string text = "A ship on the water. " + padding(300) +
                           "A zeppelin rose. " + padding(300);
  EXPECT_NE(cut(text, terms).find("[zeppelin]"), std::string::npos);
}

TEST(Snippet, PrefersTheEarlierOfEquals) {
  const std::string text =
      "First jets came. " + padding(300) + "Later jets went.";
  EXPECT_EQ(cut(text, forms({"jet"})).find("First [jets] came."), 0u);
}

TEST(Snippet, MustShowAPhraseThatWasAskedFor) {
  HighlightTerms terms = phrase({"air", "defence"});
  for (const char* word : {"missile", "radar", "air", "defence"})
    terms.forms.push_back({word, 5});
  const std::string text = "Air missile radar and the defence. " +
                           padding(300) + "The air\ndefence held. " +
                           padding(300);
  EXPECT_EQ(cut(text, terms),
            "… The [air defence] held. The harbour was quiet and nothing …");
}

TEST(Snippet, ShowsAPhraseThatIsLongerThanTheSnippet) {
  std::vector<std::string> list;
  std::string said;
  for (int i = 0; i < 24; ++i) {
    list.push_back("word" + std::to_string(i));
    said += (i ? " " : "") + list.back();
  }
  EXPECT_EQ(cut(padding(200) + said + " " + padding(200), phrase(list)),
            "… [" + said + "] …");
}

TEST(Snippet, StopsGrowingAtFourTimesItsLength) {
  const std::string text = "air" + std::string(5000, '-') + "defence";
  SnippetMaker maker(phrase({"air", "defence"}), joins_spaced, kLength);
  const Snippet snippet = maker.cut(text, "en");
  EXPECT_LE(count_code_points(snippet.text), 4 * kLength + 2);
  EXPECT_EQ(snippet.text.find("air"), 0u);
}

TEST(Snippet, TakesAnySpellingOfAPhrase) {
  HighlightTerms terms;
  terms.phrases.push_back({{{"f16", "jets"}, {"f", "16", "jets"}}});
  EXPECT_EQ(cut("Two F-16 jets, one F16 jets.", terms),
            "Two [F-16 jets], one [F16 jets].");
}

TEST(Snippet, KnowsExactWordsFormsAndPrefixes) {
  HighlightTerms terms = words({"delivery"});
  terms.forms.push_back({"jets"});
  terms.prefixes.push_back({"miss"});
  EXPECT_EQ(cut("Deliveries, delivery, jet's, missiles, dismiss", terms),
            "Deliveries, [delivery], [jet]'s, [missiles], dismiss");
}

TEST(Snippet, StemsByTheLanguageOfTheArticle) {
  EXPECT_EQ(cut("des avions livrés", forms({"livrer"}), "fr"),
            "des avions [livrés]");
  EXPECT_EQ(cut("поставки самолётов", forms({"самолет"}), "ru"),
            "поставки [самолётов]");
  EXPECT_EQ(cut("avions", forms({"avion"}), "und"), "avions");
}

TEST(Snippet, FindsDesignationsInEverySpelling) {
  HighlightTerms terms;
  terms.designations.push_back({"f16"});
  EXPECT_EQ(cut("F-16, F16, F‑16, F 16, F-16C/D, F-18", terms),
            "[F-16], [F16], [F‑16], [F 16], [F-16C]/D, F-18");
}

TEST(Snippet, MarksMentionsOfSelectedEntities) {
  const std::string text = "Damascus said the regime of Syria agreed.";
  EXPECT_EQ(cut(text, {}, "en",
                {mention(text, "Syria", 7), mention(text, "Damascus", 7)}),
            "[Damascus] said the regime of [Syria] agreed.");
}

TEST(Snippet, ValuesAWordOfTheQueryAboveAMention) {
  const std::string text = "Syria agreed. " + padding(300) + "Jets came. " +
                           padding(300) + "Jets for Damascus. " + padding(300);
  EXPECT_EQ(
      cut(text, forms({"jet"}), "en",
          {mention(text, "Syria", 7), mention(text, "Damascus", 7)}),
      "… [Jets] for [Damascus]. The harbour was quiet and nothing moved …");
}

TEST(Snippet, PassesOverMentionsOutsideTheText) {
  EXPECT_EQ(cut("é!", {}, "en", {{0, 99, 1}, {5, 4, 1}, {1, 2, 1}}), "é!");
}

TEST(Snippet, JoinsHighlightsThatOverlap) {
  HighlightTerms terms = phrase({"air", "defence"});
  terms.forms.push_back({"defence"});
  EXPECT_EQ(cut("air defence unit", terms), "[air defence] unit");
}

TEST(Snippet, CountsInNfc) {
  EXPECT_EQ(cut("Cafe\u0301 de Que\u0301bec, jets", words({"quebec", "jets"})),
            "Café de [Québec], [jets]");
}

TEST(Snippet, CutsChineseBetweenWords) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "港口很安静";
  text += "俄罗斯向叙利亚交付战斗机";
  for (int i = 0; i < 50; ++i) text += "水面没有动静";
  SnippetMaker maker(phrase({"战斗", "机"}), joins_spaced, 24);
  const std::string shown = marked(maker.cut(text, "zh"));
  EXPECT_EQ(shown, "… 向叙利亚交付[战斗机]水面没有动静水面没有动静水面 …");
}

TEST(Snippet, EndsChineseSentencesWithoutSpaces) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "港口很安静。";
  text += "他说：“战斗机昨天晚上到了。”";
  for (int i = 0; i < 50; ++i) text += "水面没有动静。";
  SnippetMaker maker(phrase({"战斗", "机"}), joins_spaced, 16);
  EXPECT_EQ(marked(maker.cut(text, "zh")),
            "… 他说：“[战斗机]昨天晚上到了。” …");
}

TEST(Snippet, ShowsArabicAndCombiningMarks) {
  EXPECT_EQ(cut("وصلت الطَّائِرات إلى دمشق", words({"دمشق", "الطايرات"}))
                    .find("[دمشق]") != std::string::npos,
            true);
  EXPECT_EQ(cut("ทหารไทยในกรุงเทพ", words({"กรุงเทพ"})), "ทหารไทยใน[กรุงเทพ]");
}

TEST(Snippet, NeverSplitsAnEmoji) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "👩\u200D🚀";
  SnippetMaker maker({}, joins_spaced, 31);
  const std::string shown = maker.cut(text, "und").text;
  const std::string kCut = " …";
  ASSERT_EQ(shown.substr(shown.size() - kCut.size()), kCut);
  EXPECT_EQ((shown.size() - kCut.size()) % std::string("👩\u200D🚀").size(), 0u);
}

TEST(Snippet, DropsControlAndBidiCharacters) {
  EXPECT_EQ(cut("\u202Ejets\u202C\x1B[0m\x01 came", forms({"jet"})),
            "[jets][0m came");
}

TEST(Snippet, FindsAMatchFarInsideAVeryLongText) {
  const std::string text =
      padding(15 << 20) + "At last a zeppelin rose. " + padding(1 << 20);
  EXPECT_EQ(
      cut(text, words({"zeppelin", "harbour"})),
      "… At last a [zeppelin] rose. The [harbour] was quiet and nothing …");
}

// Matches that lie across the places where a long text is cut into pieces
// are found all the same.
TEST(Snippet, FindsAPhraseWhereverItStands) {
  for (std::size_t shift = 0; shift < 64; ++shift) {
    std::string text;
    while (text.size() + 40 + shift < (64u << 10)) text += "so ";
    text += std::string(shift % 3, 'x') + " ";
    for (std::size_t i = 0; i < shift; ++i) text += ' ';
    text += "air defence command post ";
    while (text.size() < (70u << 10)) text += "so ";
    EXPECT_NE(cut(text, phrase({"air", "defence", "command", "post"}))
                  .find("[air defence command post]"),
              std::string::npos)
        << shift;
  }
}

TEST(Snippet, ReadsLongTextsWithoutSpacesInLinearTime) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_NE(cut(std::string(4 << 20, '-'), words({"jets"})), "x");
  EXPECT_NE(cut(std::string(4 << 20, ' '), words({"jets"})), "x");
  EXPECT_NE(cut(std::string(4 << 20, 'a'), words({"jets"})), "x");
  std::string chinese;
  while (chinese.size() < (1u << 20)) chinese += "港口很安静";
  EXPECT_NE(cut(chinese, words({"jets"})), "x");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(1));
}

// A text of words and oddities, some of them looked for.
std::string random_text(std::mt19937& random, std::size_t size) {
  static const std::vector<std::string> kParts = {"jets",
                                                  "air",
                                                  "defence",
                                                  "F-16",
                                                  "f 16",
                                                  "so",
                                                  "e\u0301te\u0301",
                                                  "港口",
                                                  "战斗机",
                                                  "。",
                                                  "ทหารไทย",
                                                  ". ",
                                                  "\n",
                                                  "\n\n",
                                                  "\u202E",
                                                  "دمشق",
                                                  "👩\u200D🚀",
                                                  "-",
                                                  ", ",
                                                  "“",
                                                  "\x01",
                                                  "Gen. ",
                                                  "U.S. ",
                                                  "x",
                                                  "\u0301",
                                                  "   ",
                                                  "jets’",
                                                  "air defence"};
  std::string text;
  while (text.size() < size) {
    text += kParts[random() % kParts.size()];
    if (random() % 3 != 0) text += ' ';
  }
  return text;
}

HighlightTerms random_terms() {
  HighlightTerms terms = forms({"jet", "été"});
  terms.phrases.push_back({{{"air", "defence"}}});
  terms.designations.push_back({"f16"});
  terms.prefixes.push_back({"دم"});
  return terms;
}

TEST(Snippet, IsWellFormedWhateverTheText) {
  std::mt19937 random(20260801);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t length = 1 + random() % 300;
    const std::string text = random_text(random, random() % 3000);
    SnippetMaker maker(random_terms(), joins_spaced, length);
    const std::uint32_t start = static_cast<std::uint32_t>(random() % 3000);
    const Snippet snippet =
        maker.cut(text, "en", {{start, start + 7, 1}, {0, 3, 2}});
    const std::string shown = marked(snippet);  // checks the highlights' ends
    ASSERT_EQ(snippet.text, to_nfc(snippet.text)) << round;
    ASSERT_EQ(snippet.text.find("  "), std::string::npos) << round;
    ASSERT_EQ(snippet.text.find_first_of("\n\x01"), std::string::npos) << round;
    ASSERT_LE(count_code_points(snippet.text), 4 * length + 40) << round;
    const bool matches = !maker.whole(text, "en").highlights.empty();
    ASSERT_TRUE(!matches || !snippet.highlights.empty()) << round << shown;
    std::size_t end = 0;
    for (const auto& [from, to] : snippet.highlights) {
      ASSERT_TRUE(from >= end && from < to) << round;
      end = to;
    }
  }
}

// A long text, read in pieces, shows what its paragraphs show. Each begins and
// ends with a word that is not looked for, so that no match joins two.
TEST(Snippet, FindsTheSameInPiecesAndParagraphs) {
  std::mt19937 random(20260802);
  SnippetMaker maker(random_terms(), joins_spaced, kLength);
  std::string text;
  std::string paragraphs;
  while (text.size() < (500u << 10)) {
    std::string paragraph =
        "so " + random_text(random, random() % 5000) + " so";
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    text += paragraph + "\n\n";
    paragraphs += marked(maker.whole(paragraph, "en")) + " ";
  }
  paragraphs.pop_back();
  EXPECT_TRUE(marked(maker.whole(text, "en")) == paragraphs);
}

TEST(Snippet, HighlightsTheWholeTitle) {
  SnippetMaker maker(forms({"jet", "syria"}), joins_spaced, 10);
  EXPECT_EQ(marked(maker.whole("Russia delivers  jets\nto Syria", "en")),
            "Russia delivers [jets] to [Syria]");
}

TEST(Snippet, IsReusedForArticlesInSeveralLanguages) {
  SnippetMaker maker(forms({"jets"}), joins_spaced, kLength);
  EXPECT_EQ(marked(maker.cut("A jet.", "en")), "A [jet].");
  EXPECT_EQ(marked(maker.cut("Un jet.", "fr")), "Un [jet].");
  EXPECT_EQ(marked(maker.cut("Jet.", "en")), "[Jet].");
}

}  // namespace
}  // namespace dossier::internal
