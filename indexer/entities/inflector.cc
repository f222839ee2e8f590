// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/inflector.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// What is left of a shorter word tells nothing.
constexpr std::size_t kShortestLemma = 3;  // letters
constexpr std::size_t kLongestWord = 60;   // bytes
constexpr std::size_t kMostStemsOfAWord = 3;

}  // namespace

void Inflector::begin(const CompiledForm& form, std::uint8_t language) {
  form_ = &form;
  prefixes_ = form.inflections(language, InflectionKind::Prefix);
  suffixes_ = form.inflections(language, InflectionKind::Suffix);
  links_ = form.inflections(language, InflectionKind::Link);
  longest_suffix_ = 0;
  for (const InflectionRecord& r : suffixes_)
    longest_suffix_ = std::max<std::size_t>(longest_suffix_, r.form.size);
}

bool Inflector::find(std::string_view term, Forms& forms) {
  forms_ = &forms;
  count_ = 0;
  forms.fill(0);
  if (term.size() > kLongestWord) return false;
  try_base(term, true);
  for (const InflectionRecord& r : prefixes_) {
    const std::string_view prefix = form_->text(r.form);
    if (prefix.empty() || !term.starts_with(prefix)) continue;
    base_ = form_->text(r.lemma);
    base_ += term.substr(prefix.size());
    if (count_code_points(base_) > kShortestLemma) try_base(base_, false);
  }
  return count_ > 0;
}

void Inflector::try_base(std::string_view base, bool is_term) {
  if (!is_term) add(form_->find_word(base));
  try_suffixes(base);
  try_stems(base);
}

void Inflector::try_suffixes(std::string_view base) {
  const std::size_t longest = std::min(longest_suffix_, base.size());
  for (std::size_t size = 1; size <= longest; ++size) {
    const std::string_view ending = base.substr(base.size() - size);
    if ((static_cast<unsigned char>(ending[0]) & 0xc0) == 0x80) continue;
    auto at = std::partition_point(suffixes_.begin(), suffixes_.end(),
                                   [&](const InflectionRecord& r) {
                                     return form_->text(r.form) < ending;
                                   });
    for (; at != suffixes_.end() && form_->text(at->form) == ending; ++at) {
      if (form_->text(at->lemma) == ending) continue;  // an ending of stems
      lemma_ = base.substr(0, base.size() - size);
      lemma_ += form_->text(at->lemma);
      if (count_code_points(lemma_) >= kShortestLemma)
        add(form_->find_word(lemma_));
    }
  }
}

void Inflector::try_stems(std::string_view base) {
  std::array<std::uint32_t, kMostStemsOfAWord> stems;
  const std::size_t found = form_->find_stems(base, stems);
  for (std::size_t i = 0; i < found; ++i) {
    // The word of a stem ends in "~".
    const std::size_t size = form_->text(form_->word(stems[i]).text).size() - 1;
    if (size <= base.size() && is_ending(base.substr(size))) add(stems[i]);
  }
}

// In a language without links any ending will do.
bool Inflector::is_ending(std::string_view ending) const {
  if (links_.empty() || is_suffix(ending)) return true;
  return std::any_of(links_.begin(), links_.end(),
                     [&](const InflectionRecord& r) {
                       const std::string_view link = form_->text(r.form);
                       return ending.starts_with(link) &&
                              is_suffix(ending.substr(link.size()));
                     });
}

bool Inflector::is_derived(std::string_view term, std::size_t stem) const {
  return has_links() && stem < term.size() && !is_suffix(term.substr(stem));
}

bool Inflector::is_suffix(std::string_view ending) const {
  if (ending.empty()) return true;
  const auto at = std::partition_point(
      suffixes_.begin(), suffixes_.end(),
      [&](const InflectionRecord& r) { return form_->text(r.form) < ending; });
  return at != suffixes_.end() && form_->text(at->form) == ending;
}

void Inflector::add(std::uint32_t word) {
  if (word == 0 || count_ == kMostForms) return;
  if (std::find(forms_->begin(), forms_->end(), word) == forms_->end())
    (*forms_)[count_++] = word;
}

}  // namespace dossier::internal
