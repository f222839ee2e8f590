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
