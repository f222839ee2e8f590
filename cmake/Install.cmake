# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the programs, the library, its headers and its CMake package, which
# can be moved: nothing of the build or source folder is written into it.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/dossierConfig.cmake.in
  ${PROJECT_BINARY_DIR}/dossierConfig.cmake
  INSTALL_DESTINATION ${package_folder}
  NO_SET_AND_CHECK_MACRO)
# Until 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dossierConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)

install(TARGETS dossier-index dossier-search dossier-bench)
install(TARGETS dossier EXPORT dossierTargets FILE_SET HEADERS)
install(EXPORT dossierTargets NAMESPACE dossier:: DESTINATION ${package_folder})
install(FILES ${PROJECT_BINARY_DIR}/dossierConfig.cmake
              ${PROJECT_BINARY_DIR}/dossierConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/cmake/FindCLD2.cmake
        DESTINATION ${package_folder})
install(FILES README.md CHANGELOG.md LICENSE gazetteer/NOTICE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Man pages and completion, which each program prints itself.
set(reference_folder ${PROJECT_BINARY_DIR}/reference)
file(MAKE_DIRECTORY ${reference_folder})
foreach(program dossier-index dossier-search dossier-bench)
  set(of_program)
  foreach(pair man:${program}.1 complete-bash:${program}
               complete-zsh:_${program} complete-fish:${program}.fish)
    string(REPLACE ":" ";" pair ${pair})
    list(GET pair 0 what)
    list(GET pair 1 file)
    add_custom_command(
      OUTPUT ${reference_folder}/${file}
      COMMAND ${program} --generate ${what} > ${reference_folder}/${file}
      DEPENDS ${program}
      VERBATIM)
    list(APPEND of_program ${reference_folder}/${file})
  endforeach()
  add_custom_target(${program}-reference ALL DEPENDS ${of_program})
  list(GET of_program 0 man_page)
  list(GET of_program 1 for_bash)
  list(GET of_program 2 for_zsh)
  list(GET of_program 3 for_fish)
  install(FILES ${man_page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${for_bash}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${for_zsh}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${for_fish}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endforeach()
install(FILES docs/man/dossier-query.7
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(DIRECTORY docs/schema DESTINATION ${CMAKE_INSTALL_DOCDIR})
