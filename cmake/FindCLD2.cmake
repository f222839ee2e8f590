# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#
# Finds the Compact Language Detector 2, which brings neither a CMake package
# nor a pkg-config file. Defines CLD2::cld2. Installed beside dossierConfig.cmake,
# since whoever links the static library needs it too.
find_library(CLD2_LIBRARY NAMES cld2)
find_path(CLD2_INCLUDE_DIR NAMES cld2/public/compact_lang_det.h)
mark_as_advanced(CLD2_LIBRARY CLD2_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CLD2 REQUIRED_VARS CLD2_LIBRARY
                                                     CLD2_INCLUDE_DIR)

if(CLD2_FOUND AND NOT TARGET CLD2::cld2)
  add_library(CLD2::cld2 UNKNOWN IMPORTED)
  set_target_properties(
    CLD2::cld2 PROPERTIES IMPORTED_LOCATION "${CLD2_LIBRARY}"
                          INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")
endif()
