# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the stop-word files into a C++ source.
#
#   cmake -DOUTPUT=stop_words_data.cc -DFOLDER=stopwords -P EmbedStopWords.cmake
#
# Every FOLDER/xx.txt becomes one entry, in the order of the names, word for
# word: parsing is left to indexer/text/stop_words.cc, where it can be tested.

cmake_minimum_required(VERSION 3.25)

file(GLOB files "${FOLDER}/*.txt")
list(SORT files)

set(entries "")
set(count 0)
foreach(file IN LISTS files)
  get_filename_component(language "${file}" NAME_WE)
  file(READ "${file}" content)
  if(content MATCHES "\\)STOP\"")
    message(FATAL_ERROR "${file}: ends the C++ string it would be put into")
  endif()
  string(APPEND entries "    {\"${language}\", R\"STOP(${content})STOP\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

set(source
    "// Written by cmake/EmbedStopWords.cmake; do not edit.
#include \"indexer/text/stop_words_data.h\"

namespace dossier::internal {
namespace {
constexpr StopWordFile kFiles[] = {
${entries}    {{}, {}},  // no file at all is no error
};
}  // namespace

const StopWordFile* const kStopWordFiles = kFiles;
const std::size_t kStopWordFileCount = ${count};

}  // namespace dossier::internal
")
file(WRITE "${OUTPUT}" "${source}")
