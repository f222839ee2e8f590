# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the example in a header's opening comment into a source file.
#
#   cmake -DHEADER=dossier.h -DOUTPUT=example.cc -P ExtractExample.cmake
#
# The example is every line of the comment that is indented like code,
# "//   ", from the first to the last.

cmake_minimum_required(VERSION 3.25)

file(READ "${HEADER}" rest)
set(example "")
set(blank_lines "")
while(rest MATCHES "^(//[^\n]*)\n(.*)$")
  set(line "${CMAKE_MATCH_1}")
  set(rest "${CMAKE_MATCH_2}")
  if(line MATCHES "^//   (.*)$")
    string(APPEND example "${blank_lines}${CMAKE_MATCH_1}\n")
    set(blank_lines "")
  elseif(line STREQUAL "//" AND NOT example STREQUAL "")
    string(APPEND blank_lines "\n")
  endif()
endwhile()
if(NOT example MATCHES "int main\\(")
  message(FATAL_ERROR "${HEADER}: no example in the opening comment")
endif()
file(WRITE "${OUTPUT}" "${example}")
