// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_NUMBER_FORMAT_H_
#define DOSSIER_SEARCHER_PRESENT_NUMBER_FORMAT_H_

#include <cstdint>
#include <memory>
#include <string>

namespace dossier::internal {

// Whole numbers for people, grouped and in the digits of a locale.
class NumberFormat {
 public:
  // As in the locale "C": "1,234".
  NumberFormat();
  // A POSIX name such as "de_DE.UTF-8". "C", "POSIX", the empty name and names
  // ICU cannot use give "1,234"; the first three load nothing.
  explicit NumberFormat(const std::string& locale_name);
  ~NumberFormat();
  NumberFormat(NumberFormat&&) noexcept;
  NumberFormat& operator=(NumberFormat&&) noexcept;

  std::string operator()(std::uint64_t number) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The name of the user's locale for numbers by LC_ALL, LC_NUMERIC and LANG, as
// setlocale(3) would choose, without setting one.
std::string number_locale_from_environment();

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_NUMBER_FORMAT_H_
