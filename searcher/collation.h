// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_COLLATION_H_
#define DOSSIER_SEARCHER_COLLATION_H_

#include <memory>
#include <string>
#include <string_view>

namespace dossier::internal {

// The order of names in a language, by the Unicode Collation Algorithm.
class Collation {
 public:
  // A POSIX name such as "de_DE.UTF-8". "C", "POSIX", the empty name and names
  // ICU cannot use give the root order, which suits most languages.
  explicit Collation(const std::string& locale_name);
  ~Collation();

  // Names are in the order of their keys as bytes.
  std::string key(std::string_view name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The name of the user's locale for order by LC_ALL, LC_COLLATE and LANG.
std::string collation_locale_from_environment();

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_COLLATION_H_
