// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_WRITTEN_DATE_H_
#define DOSSIER_INDEXER_SOURCES_WRITTEN_DATE_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// The first date that the text spells in English, as "2013-05-28"; empty if
// there is none: "May 28, 2013", "Tue, 28 May 2013 10:00 GMT", "28th Sept
// 2013". Digits alone ("3/4/2013") are not read: whether the day or the month
// comes first depends on the country. The day is not checked against the
// calendar.
std::string find_written_date(std::string_view text);

// The date in the path of an address, "https://host/2013/05/28/jets" or
// ".../2013/may/28/jets", in the same form.
std::string date_in_path(std::string_view url);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_WRITTEN_DATE_H_
