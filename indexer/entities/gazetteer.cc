// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/gazetteer.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "dossier/error.h"
#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/entities/pieces.h"
#include "indexer/entities/spelling_key.h"
#include "indexer/store/file.h"

namespace dossier::internal {
namespace {

class MappedGazetteer : public CompiledGazetteer {
 public:
  explicit MappedGazetteer(std::shared_ptr<const MappedFile> file)
      : CompiledGazetteer(file->bytes()), file_(std::move(file)) {}

 private:
  std::shared_ptr<const MappedFile> file_;
};

// A block in memory of its own, such as one just compiled.
class OwnedGazetteer : public CompiledGazetteer {
 public:
  OwnedGazetteer(std::unique_ptr<std::uint64_t[]> memory, std::size_t size)
      : CompiledGazetteer({reinterpret_cast<const char*>(memory.get()), size}),
        memory_(std::move(memory)) {}

 private:
  std::unique_ptr<std::uint64_t[]> memory_;
};

// Throws Error unless the block can be used.
void check_form(std::string_view block, const std::string& name) {
  const char* const reason = CompiledForm::check(block);
  if (reason == nullptr) return;
  const bool other_format = std::string_view(reason) == "it has another format";
  throw Error(other_format ? ErrorCode::Incompatible : ErrorCode::Corrupt,
              "cannot use gazetteer " + name + ": " + reason);
}

// How sure a reading of a typed name is; lower is surer.
int sureness(const AliasRecord& alias) {
  if (static_cast<AliasKind>(alias.kind) == AliasKind::Surname)
    return alias.flags & kSafe ? 1 : 3;
  return alias.flags & kContext ? 2 : 0;
}

}  // namespace

CompiledGazetteer::CompiledGazetteer(std::string_view block)
    : block_(block), form_(block) {}

std::string CompiledGazetteer::version() const {
  GazetteerHeader header;
  std::memcpy(&header, block_.data(), sizeof header);
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx",
                static_cast<unsigned long long>(header.checksum));
  return std::string(text.data());
}

std::size_t CompiledGazetteer::entity_count() const {
  return form_.entity_count();
}

GazetteerEntity CompiledGazetteer::entity(EntityNumber n) const {
  const EntityRecord& e = form_.entity(n);
  return {static_cast<Facet>(e.facet % kEntityFacetCount),
          form_.text(e.id),
          form_.text(e.label),
          form_.text(e.kind),
          form_.text(e.country),
          form_.text(e.maker),
          form_.text(e.qid)};
}

std::optional<EntityNumber> CompiledGazetteer::find(Facet facet,
                                                    std::string_view id) const {
  const std::uint32_t entity =
      form_.find_entity(static_cast<std::uint8_t>(facet), id);
  if (entity == kNoEntity) return std::nullopt;
  return entity;
}

std::vector<EntityNumber> CompiledGazetteer::ancestors(EntityNumber n) const {
  const auto found = form_.ancestors(form_.entity(n));
  return {found.begin(), found.end()};
}

std::vector<EntityNumber> CompiledGazetteer::find_by_name(
    Facet facet, std::string_view name) const {
  Tokenizer tokenizer;
  TokenizedText tokens;
  std::vector<Piece> pieces;
  tokenizer.tokenize(name, tokens);
  append_pieces(name, tokens, pieces);
  if (pieces.empty()) return {};

  std::vector<std::pair<int, EntityNumber>> found;
  const auto take = [&](std::span<const AliasRecord> aliases) {
    for (const AliasRecord& alias : aliases) {
      if (static_cast<AliasKind>(alias.kind) == AliasKind::Denied) continue;
      if (alias.entity >= form_.entity_count() ||
          form_.entity(alias.entity).facet != static_cast<std::uint8_t>(facet))
        continue;
      found.emplace_back(sureness(alias), alias.entity);
    }
  };
  std::uint32_t state = 0, word = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view term =
        std::string_view(tokens.terms)
            .substr(pieces[i].term_start, pieces[i].term_size);
    word = form_.find_word(term);
    state = i == 0 ? form_.word(word).state : form_.step(state, word);
    if (word == 0 || state == 0) break;
  }
  if (state != 0) take(form_.aliases(form_.state(state)));
  if (word != 0) {
    const bool one_name = pieces.size() == 1 || pieces[0].term_size <= 2;
    if (one_name) take(form_.surnames(form_.word(word)));
  }
  if (found.empty() && pieces.size() == 1) {
    std::array<std::uint32_t, 1> stem{};
    if (form_.find_stems(std::string_view(tokens.terms)
                             .substr(pieces[0].term_start, pieces[0].term_size),
                         stem) > 0)
      take(form_.aliases(form_.state(form_.word(stem[0]).state)));
  }
  if (found.empty())
    for (const SpellingRecord& spelled :
         form_.find_spelling(hash_spelling(spelling_key(name))))
      if (form_.entity(spelled.entity).facet ==
          static_cast<std::uint8_t>(facet))
        found.emplace_back(spelled.needs_context, spelled.entity);
  std::sort(found.begin(), found.end());
  std::vector<EntityNumber> surest;
  for (const auto& [sure, entity] : found) {
    if (sure != found.front().first) break;
    if (surest.empty() || surest.back() != entity) surest.push_back(entity);
  }
  return surest;
}

bool CompiledGazetteer::is_spaced_prefix(std::string_view folded) const {
  const std::uint32_t word = form_.find_word(folded);
  if (word == 0) return false;
  const PrefixRecord* const prefix = form_.find_prefix(form_.word(word).state);
  return prefix != nullptr && prefix->spaced;
}

std::shared_ptr<const Gazetteer> Gazetteer::map(
    const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  check_form(file->bytes(), path.string());
  return std::make_shared<MappedGazetteer>(std::move(file));
}

std::shared_ptr<const Gazetteer> open_compiled(std::string_view block) {
  auto memory = std::make_unique<std::uint64_t[]>(block.size() / 8 + 1);
  std::memcpy(memory.get(), block.data(), block.size());
  return open_compiled(std::move(memory), block.size(), "just compiled");
}

std::shared_ptr<const Gazetteer> open_compiled(
    std::unique_ptr<std::uint64_t[]> memory, std::size_t size,
    const std::string& name) {
  check_form({reinterpret_cast<const char*>(memory.get()), size}, name);
  return std::make_shared<OwnedGazetteer>(std::move(memory), size);
}

}  // namespace dossier::internal
