# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Run by CTest; tests/install/CMakeLists.txt names the variables.

file(REMOVE_RECURSE "${FOLDER}")
set(prefix "${FOLDER}/prefix")

# Runs a command; its output is shown only if it fails.
function(run)
  execute_process(
    COMMAND ${ARGN}
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: exit status ${status}\n${output}")
  endif()
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")

foreach(program dossier-index dossier-search dossier-bench)
  run("${prefix}/bin/${program}" --version)
endforeach()

foreach(program dossier-index dossier-search dossier-bench)
  foreach(
    file
    man/man1/${program}.1 bash-completion/completions/${program}
    zsh/site-functions/_${program} fish/vendor_completions.d/${program}.fish)
    if(NOT EXISTS "${prefix}/share/${file}")
      message(FATAL_ERROR "not installed: share/${file}")
    endif()
  endforeach()
endforeach()
if(NOT EXISTS "${prefix}/share/man/man7/dossier-query.7")
  message(FATAL_ERROR "not installed: share/man/man7/dossier-query.7")
endif()

# The headers installed are those of include/, no more and no fewer.
file(GLOB_RECURSE public RELATIVE "${SOURCE}/include" "${SOURCE}/include/*")
file(GLOB_RECURSE installed RELATIVE "${prefix}/include" "${prefix}/include/*")
if(NOT public STREQUAL installed)
  message(FATAL_ERROR "installed headers: ${installed}\npublic: ${public}")
endif()

# The package can be moved: it names neither the source nor the build folder.
file(GLOB package "${prefix}/${LIBDIR}/cmake/dossier/*.cmake")
foreach(file IN LISTS package)
  file(READ "${file}" content)
  foreach(folder "${SOURCE}" "${BUILD}" "${prefix}")
    string(FIND "${content}" "${folder}" place)
    if(NOT place EQUAL -1)
      message(FATAL_ERROR "${file} names ${folder}")
    endif()
  endforeach()
endforeach()

run("${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${FOLDER}/build" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DDOSSIER_VERSION=${VERSION}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}"
    "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_CXX_FLAGS_NONE=${FLAGS_NONE}")
run("${CMAKE_COMMAND}" --build "${FOLDER}/build")

set(PROGRAM "${FOLDER}/build/consumer")
set(FOLDER "${FOLDER}/consumer")
include("${COMPARE}")

# The installed programs read what the consumer wrote.
execute_process(
  COMMAND "${prefix}/bin/dossier-search" --index "${FOLDER}/index" --format ids
          --country Poland
  OUTPUT_VARIABLE ids
  RESULT_VARIABLE status)
if(NOT status EQUAL 0 OR NOT ids STREQUAL "wire-2\n")
  message(FATAL_ERROR "dossier-search: exit status ${status}\n${ids}")
endif()
