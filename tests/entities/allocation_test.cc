// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts what recognising an article takes from the heap. It replaces the
// global operator new, so it is a program of its own.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/tokenizer.h"

namespace {

std::atomic<std::size_t> allocations{0};

void* allocate(std::size_t size) {
  ++allocations;
  if (void* const block = std::malloc(size == 0 ? 1 : size)) return block;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

namespace dossier::internal {
namespace {

constexpr std::size_t kWords = 100000;

std::string plain_words(std::size_t count) {
  const std::string sentence =
      "The minister of a quiet valley had said that the farmers went back to "
      "their fields, and 12 schools opened their doors again. ";  // 22 words
  std::string text;
  for (std::size_t words = 0; words < count; words += 22) text += sentence;
  return text;
}

// What tokenizing and recognising `text` takes once the objects are warm.
std::size_t count_allocations(const std::string& text, std::string language) {
  Tokenizer tokenizer;
  TokenizedText title, tokens;
  Recogniser recogniser(Gazetteer::builtin());
  Recognition out;
  std::size_t before = 0;
  for (int round = 0; round < 3; ++round) {
    before = allocations;
    tokenizer.tokenize("", title);
    tokenizer.tokenize(text, tokens);
    recogniser.recognise({"", &title, text, &tokens, language}, out);
  }
  return allocations - before;
}

TEST(Allocations, DoNotGrowWithTheWordsOfAnArticle) {
  EXPECT_LE(count_allocations(plain_words(kWords), "en"), 16u);
}

TEST(Allocations, DoNotGrowInALanguageWithInflections) {
  std::string text;
  for (std::size_t words = 0; words < kWords; words += 8)
    text += "Фермеры вернулись на поля после дождя и ветра. ";
  EXPECT_LE(count_allocations(text, "ru"), 16u);
}

}  // namespace
}  // namespace dossier::internal
