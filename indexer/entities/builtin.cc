// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <zstd.h>

#include <string>

#include "dossier/error.h"
#include "indexer/entities/builtin_tables.h"
#include "indexer/entities/compiled_gazetteer.h"

// In read-only data, from builtin.S.
extern "C" {
extern const char dossier_builtin_gazetteer[];
extern const char dossier_builtin_gazetteer_end[];
extern const char dossier_builtin_tables[];
extern const char dossier_builtin_tables_end[];
}

namespace dossier::internal {

std::shared_ptr<const Gazetteer> Gazetteer::builtin() {
  static const std::shared_ptr<const Gazetteer> gazetteer = [] {
    const std::string_view block(
        dossier_builtin_gazetteer,
        static_cast<std::size_t>(dossier_builtin_gazetteer_end -
                                 dossier_builtin_gazetteer));
    if (const char* const reason = CompiledForm::check(block))
      throw Error(ErrorCode::Corrupt,
                  std::string("cannot use the built-in gazetteer: ") + reason);
    return std::make_shared<CompiledGazetteer>(block);
  }();
  return gazetteer;
}

std::vector<TableSource> Gazetteer::builtin_tables() {
  const auto size = static_cast<std::size_t>(dossier_builtin_tables_end -
                                             dossier_builtin_tables);
  const unsigned long long plain =
      ZSTD_getFrameContentSize(dossier_builtin_tables, size);
  if (plain == ZSTD_CONTENTSIZE_UNKNOWN || plain == ZSTD_CONTENTSIZE_ERROR)
    throw Error(ErrorCode::Corrupt, "cannot read the built-in tables");
  std::string packed(plain, '\0');
  const std::size_t read = ZSTD_decompress(packed.data(), packed.size(),
                                           dossier_builtin_tables, size);
  if (ZSTD_isError(read))
    throw Error(ErrorCode::Corrupt, "cannot read the built-in tables");
  return unpack_tables(packed);
}

}  // namespace dossier::internal
