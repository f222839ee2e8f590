// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/gazetteer_file.h"

#include <gtest/gtest.h>

#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/store/snapshot.h"
#include "indexer/store/verify_files.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

// A gazetteer that this build does not have, with one entity.
std::shared_ptr<const Gazetteer> other_gazetteer() {
  std::vector<TableFault> faults;
  const auto compiled = Gazetteer::compile(
      {{"entities.tsv", "id\tfacet\tlabel\nzeta-9\tsystem\tZeta Niner\n"}},
      faults);
  return open_compiled(*compiled);
}

class GazetteerFile : public testing::Test {
 protected:
  // An index whose manifest names `gazetteer` in a file of these bytes.
  void use(const Gazetteer& gazetteer, bool packed, const std::string& bytes) {
    const std::string name = gazetteer_file_name(gazetteer.version(), packed);
    write_file_durably(folder_ / name, bytes);
    manifest_.gazetteer = {name, bytes.size(), xxh3(bytes)};
    manifest_.gazetteer_version = gazetteer.version();
    publish_manifest(folder_.path(), manifest_);
  }

  TemporaryFolder folder_;
  Manifest manifest_ = publish_index(folder_.path(), {}, {});
};

TEST_F(GazetteerFile, IsNotReadIfTheBuildHasTheSame) {
  EXPECT_EQ(open_gazetteer("/nowhere", manifest_), Gazetteer::builtin());
  EXPECT_EQ(Snapshot::open(folder_.path())->gazetteer, Gazetteer::builtin());
}

TEST_F(GazetteerFile, ServesABuildWithOtherTables) {
  const auto other = other_gazetteer();
  use(*other, true, pack_gazetteer(*other));
  const auto opened = Snapshot::open(folder_.path())->gazetteer;
  EXPECT_EQ(opened->bytes(), other->bytes());
  EXPECT_EQ(opened->entity(*opened->find(Facet::System, "zeta-9")).label,
            "Zeta Niner");
  EXPECT_TRUE(verify_files(folder_.path(), {}).empty());
}

TEST_F(GazetteerFile, MayBeUnpacked) {
  const auto other = other_gazetteer();
  use(*other, false, std::string(other->bytes()));
  EXPECT_EQ(open_gazetteer(folder_.path(), manifest_)->bytes(), other->bytes());
  EXPECT_TRUE(verify_files(folder_.path(), {}).empty());
}

TEST_F(GazetteerFile, IsRefusedIfItDoesNotUnpack) {
  const auto other = other_gazetteer();
  const std::string whole = pack_gazetteer(*other);
  for (const std::string& bytes :
       {std::string("damaged"), whole.substr(0, whole.size() / 2),
        std::string()}) {
    use(*other, true, bytes);
    expect_error(ErrorCode::Corrupt,
                 [&] { open_gazetteer(folder_.path(), manifest_); });
  }
}

// A copy that nobody reads today may be damaged for years.
TEST_F(GazetteerFile, IsVerifiedEvenWhereItIsNotRead) {
  const auto builtin = Gazetteer::builtin();
  use(*builtin, true, pack_gazetteer(*other_gazetteer()));
  EXPECT_EQ(open_gazetteer(folder_.path(), manifest_), builtin);
  const auto damages = verify_files(folder_.path(), {});
  ASSERT_EQ(damages.size(), 1u);
  EXPECT_EQ(damages[0].file, manifest_.gazetteer.name);
}

TEST_F(GazetteerFile, TakesLittleRoom) {
  const auto builtin = Gazetteer::builtin();
  EXPECT_LT(pack_gazetteer(*builtin).size(), builtin->bytes().size() / 3);
}

}  // namespace
}  // namespace dossier::internal
