# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program in a fresh folder and compares what it prints, all of it.
#
#   cmake -DPROGRAM=... -DFOLDER=... -DEXPECTED=expected.txt
#         -P run_and_compare.cmake

file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
execute_process(
  COMMAND "${PROGRAM}"
  WORKING_DIRECTORY "${FOLDER}"
  OUTPUT_VARIABLE output
  RESULT_VARIABLE status)
file(WRITE "${FOLDER}/output.txt" "${output}")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM}: exit status ${status}\n${output}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "output differs from ${EXPECTED}:\n${output}")
endif()
