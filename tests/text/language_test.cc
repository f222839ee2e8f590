// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/language.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::internal {
namespace {

TEST(Language, IsDetected) {
  const struct {
    const char* text;
    const char* language;
  } kCases[] = {
      {"The government said on Tuesday that the delivery of the aircraft would "
       "begin next year, after talks in Moscow.",
       "en"},
      {"Министерство обороны сообщило во вторник, что поставки самолётов "
       "начнутся в следующем году.",
       "ru"},
      {"Міністерство оборони повідомило, що постачання літаків розпочнеться "
       "наступного року після переговорів у Києві.",
       "uk"},
      {"Le ministère de la Défense a annoncé mardi que la livraison des avions "
       "commencerait l'année prochaine.",
       "fr"},
      {"Das Verteidigungsministerium teilte am Dienstag mit, dass die "
       "Lieferung der Flugzeuge im nächsten Jahr beginnen werde.",
       "de"},
      {"El Ministerio de Defensa anunció el martes que la entrega de los "
       "aviones comenzará el próximo año.",
       "es"},
      {"أعلنت وزارة الدفاع يوم الثلاثاء أن تسليم الطائرات سيبدأ في العام "
       "المقبل بعد محادثات في موسكو",
       "ar"},
      {"משרד הביטחון הודיע ביום שלישי כי אספקת המטוסים תחל בשנה הבאה", "he"},
      {"国防部星期二表示，飞机将于明年开始交付，双方在莫斯科举行了会谈。",
       "zh"},
      {"國防部星期二表示，飛機將於明年開始交付，雙方在莫斯科舉行了會談。",
       "zh"},
      {"防衛省は火曜日、航空機の引き渡しが来年始まると発表した。", "ja"},
      {"국방부는 화요일 항공기 인도가 내년에 시작될 것이라고 밝혔다.", "ko"},
  };
  for (const auto& [text, language] : kCases) {
    EXPECT_EQ(detect_language(text), language) << text;
  }
}

TEST(Language, OfAShortTextIsToldByADecisiveScript) {
  EXPECT_EQ(detect_language("서울"), "ko");
  EXPECT_EQ(detect_language("ガザ"), "ja");
  EXPECT_EQ(detect_language("กรุง"), "th");
  EXPECT_EQ(detect_language("Αθήνα"), "el");
  EXPECT_EQ(detect_language("עזה"), "he");
}

TEST(Language, IsUndeterminedWithoutEvidence) {
  for (const char* text : {"", "   ", "12345", "F-16", "!?", "😀", "Gaza"}) {
    EXPECT_EQ(detect_language(text), "und") << text;
  }
}

TEST(Language, ReadsTheBeginningOfALongTextOnly) {
  std::string text;
  while (text.size() < 64 * 1024) {
    text += "Министерство обороны сообщило о поставках самолётов. ";
  }
  for (int i = 0; i < 20000; ++i) text += "The government said on Tuesday. ";
  EXPECT_EQ(detect_language(text), "ru");
}

TEST(Language, IsNotThatOfTheBeginningAlone) {
  // More than the sample that is read first. Repeated sentences would not do:
  // they count for little.
  std::string text =
      "Министерство обороны сообщило во вторник, что первые самолёты прибыли "
      "на базу у южной границы. Договор подписали прошлой осенью после долгих "
      "споров о цене, и часть депутатов требует проверить, на что ушли деньги. "
      "Посол обещал ответить журналистам позже.\n";
  ASSERT_GT(text.size(), 450u);
  text +=
      "Farmers in the valley have waited all summer for rain. Now the river "
      "is so low that children walk across it to school, and the mill has "
      "stood still since June. An engineer from the capital came to measure "
      "the wells; she found that half of them will be dry before winter. The "
      "mayor wants to lay a pipe from the lake in the hills, but nobody knows "
      "who would pay for it. Some families have already sold their sheep. "
      "Others hope that the clouds seen over the coast last night will bring "
      "what the prayers of three villages did not. At the market, prices for "
      "bread went up twice within a week, while apples cost almost nothing, "
      "since they are picked early and do not keep. Old people say it was "
      "worse when they were young, yet even they look at the sky each morning "
      "and shake their heads. A truck with water now comes on Mondays, paid "
      "by a brewery that once bought barley here and may never do so again.\n";
  EXPECT_EQ(detect_language(text), "en");
}

TEST(Language, NamesAreNormalised) {
  const struct {
    const char* name;
    const char* code;
  } kCases[] = {
      {"en", "en"},
      {"EN", "en"},
      {"en-US", "en"},
      {"en_US", "en"},
      {"en_US.UTF-8", "en"},
      {"eng", "en"},
      {"English", "en"},
      {"english", "en"},
      {" English ", "en"},
      {"ru", "ru"},
      {"rus", "ru"},
      {"Russian", "ru"},
      {"fra", "fr"},
      {"fre", "fr"},
      {"ger", "de"},
      {"deu", "de"},
      {"German", "de"},
      {"zh-Hant", "zh"},
      {"zh_CN", "zh"},
      {"chi", "zh"},
      {"Chinese (Simplified)", "zh"},
      {"iw", "he"},
      {"he", "he"},
      {"Hebrew", "he"},
      {"in", "id"},
      {"nb", "no"},
      {"no", "no"},
      {"Farsi", "fa"},
      {"Persian", "fa"},
      {"per", "fa"},
      {"Ukrainian", "uk"},
      {"ceb", "ceb"},
      {"und", "und"},
  };
  for (const auto& [name, code] : kCases) {
    EXPECT_EQ(normalise_language(name), code) << name;
  }
}

TEST(Language, UnknownNamesGiveNothing) {
  for (const char* name : {"", " ", "xx", "qqq", "Klingonese", "en us now",
                           "english-russian", "123", "-", "e"}) {
    EXPECT_EQ(normalise_language(name), "") << name;
  }
  EXPECT_EQ(normalise_language(std::string(100000, 'e')), "");
}

}  // namespace
}  // namespace dossier::internal
