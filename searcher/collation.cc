// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/collation.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/sortkey.h>
#include <unicode/unistr.h>

#include <cstdlib>

namespace dossier::internal {
namespace {

std::unique_ptr<icu::Collator> open_collator(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(locale, status));
  if (U_FAILURE(status)) collator.reset();
  return collator;
}

}  // namespace

struct Collation::Impl {
  std::unique_ptr<icu::Collator> icu;  // null: by bytes
};

Collation::Collation(const std::string& locale_name)
    : impl_(std::make_unique<Impl>()) {
  const std::string language = locale_name.substr(0, locale_name.find('.'));
  if (!language.empty() && language != "C" && language != "POSIX")
    impl_->icu =
        open_collator(icu::Locale::createCanonical(locale_name.c_str()));
  if (!impl_->icu) impl_->icu = open_collator(icu::Locale::getRoot());
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view name) const {
  if (!impl_->icu) return std::string(name);
  UErrorCode status = U_ZERO_ERROR;
  icu::CollationKey key;
  impl_->icu->getCollationKey(
      icu::UnicodeString::fromUTF8(icu::StringPiece(
          name.data(), static_cast<std::int32_t>(name.size()))),
      key, status);
  if (U_FAILURE(status)) return std::string(name);
  std::int32_t size = 0;
  const std::uint8_t* const bytes = key.getByteArray(size);
  return {bytes, bytes + size};
}

std::string collation_locale_from_environment() {
  for (const char* name : {"LC_ALL", "LC_COLLATE", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return "C";
}

}  // namespace dossier::internal
