// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_CHARSET_H_
#define DOSSIER_INDEXER_SOURCES_CHARSET_H_

#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// Bytes that a byte order mark declares as UTF-16 or UTF-32.
bool has_wide_byte_order_mark(std::string_view bytes);

// `bytes` as valid UTF-8 without NUL (U+FFFD stands for it) and byte order
// mark. What decides, in this order:
//   1. a byte order mark;
//   2. well-formed UTF-8, whatever is declared: other character sets hardly
//      ever look like it;
//   3. more well-formed than broken multi-byte characters: damaged UTF-8, the
//      broken parts become U+FFFD;
//   4. `declared` (of a web page; empty: nothing), by the labels that the web
//      uses: "iso-8859-1" means windows-1252;
//   5. ICU's detection, if it is fairly sure; else as in 3.
// `is_html` lets the detection look past the markup. Adds to `warnings` what
// was lost.
std::string to_utf8(std::string_view bytes, std::string_view declared,
                    bool is_html, std::vector<std::string>& warnings);

// clean_utf8 with a warning that tells the number of replacements.
std::string mend_utf8(std::string_view bytes,
                      std::vector<std::string>& warnings);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_CHARSET_H_
