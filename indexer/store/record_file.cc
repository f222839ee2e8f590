// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/record_file.h"

#include <zstd.h>

#include <cstring>
#include <new>
#include <utility>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

enum Section : std::uint32_t { Blocks = 1, BlockTable = 2, Places = 3 };

// Larger blocks compress better and cost more for each record read alone; at
// 64 KiB that is some 60 microseconds.
constexpr std::size_t kBlockBytes = 64 << 10;
constexpr std::size_t kSmallBlockBytes = kBlockBytes / 2;
// No block is larger than this, so that a damaged size asks for no more.
constexpr std::size_t kMostRawBytes = 1 << 30;
constexpr int kCompressionLevel = 3;

ZSTD_DCtx* decompressor() {
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  thread_local std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  return context.get();
}

}  // namespace

RecordFile::RecordFile(std::shared_ptr<const MappedFile> file)
    : file_(std::move(file)) {
  SectionFile sections(file_->bytes(), kRecordsMagic, file_->path());
  bytes_ = sections.bytes(Blocks);
  blocks_ = sections.array<RecordBlock>(BlockTable);
  places_ = sections.array<RecordPlace>(Places, sections.documents());
}

void RecordFile::fail(const char* reason) const {
  throw Error(ErrorCode::Corrupt, "reading " + file_->path() + ": " + reason);
}

std::string_view RecordFile::compressed(std::uint32_t block) const {
  if (block >= blocks_.size()) fail("a record is in no block");
  const RecordBlock& entry = blocks_[block];
  if (entry.offset > bytes_.size() ||
      entry.size > bytes_.size() - entry.offset ||
      entry.raw_size > kMostRawBytes)
    fail("a block lies outside");
  return bytes_.substr(entry.offset, entry.size);
}

std::string RecordFile::decompress(std::uint32_t block) const {
  std::string_view packed = compressed(block);
  const std::size_t raw_size = blocks_[block].raw_size;
  // Asked before memory is taken for it.
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != raw_size)
    fail("a block has a wrong size");
  std::string raw(raw_size, '\0');
  std::size_t result = ZSTD_decompressDCtx(
      decompressor(), raw.data(), raw.size(), packed.data(), packed.size());
  if (ZSTD_isError(result) || result != raw_size)
    fail("a block cannot be decompressed");
  return raw;
}

std::string_view RecordFile::encoded(std::string_view raw,
                                     std::uint32_t offset) const {
  std::uint32_t size;
  if (offset > raw.size() || raw.size() - offset < sizeof size)
    fail("a record lies outside its block");
  std::memcpy(&size, raw.data() + offset, sizeof size);
  raw.remove_prefix(offset + sizeof size);
  if (size > raw.size()) fail("a record lies outside its block");
  return raw.substr(0, size);
}

StoredRecord RecordFile::record(std::uint32_t doc) const {
  return RecordCursor(*this).record(doc);
}

StoredRecord RecordCursor::record(std::uint32_t doc) {
  const RecordPlace place = file_.places()[doc];
  if (place.block != block_) {
    block_ = kNone;
    raw_ = file_.decompress(place.block);
    block_ = place.block;
  }
  return decode_record(file_.encoded(raw_, place.offset));
}

struct RecordFileWriter::Compressor {
  Compressor() : context(ZSTD_createCCtx()) {
    if (context == nullptr) throw std::bad_alloc();
  }
  ~Compressor() { ZSTD_freeCCtx(context); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  std::string_view compress(std::string_view raw) {
    buffer.resize(ZSTD_compressBound(raw.size()));
    std::size_t size =
        ZSTD_compressCCtx(context, buffer.data(), buffer.size(), raw.data(),
                          raw.size(), kCompressionLevel);
    if (ZSTD_isError(size)) throw std::bad_alloc();  // the only cause left
    return {buffer.data(), size};
  }

  ZSTD_CCtx* context;
  std::string buffer;
};

RecordFileWriter::RecordFileWriter(const std::filesystem::path& path)
    : file_(path),
      sections_(kRecordsMagic,
                [this](std::string_view bytes) { file_.append(bytes); }),
      compressor_(std::make_unique<Compressor>()) {
  sections_.begin(Blocks);
}

RecordFileWriter::~RecordFileWriter() = default;

// A block's number is given when it is begun, so that the places of its
// records are known at once; others may be written meanwhile.
void RecordFileWriter::open_block() {
  if (is_open_) return;
  pending_block_ = static_cast<std::uint32_t>(blocks_.size());
  blocks_.emplace_back();
  is_open_ = true;
}

void RecordFileWriter::close_block() {
  if (!is_open_) return;
  append_block(pending_block_, compressor_->compress(pending_),
               pending_.size());
  pending_.clear();
  is_open_ = false;
}

void RecordFileWriter::append_block(std::uint32_t block,
                                    std::string_view compressed,
                                    std::size_t raw_size) {
  blocks_[block] = {blocks_size_, static_cast<std::uint32_t>(compressed.size()),
                    static_cast<std::uint32_t>(raw_size)};
  sections_.append(compressed);
  blocks_size_ += compressed.size();
}

void RecordFileWriter::add(const StoredRecord& record) {
  std::string encoded = encode_record(record);
  auto size = static_cast<std::uint32_t>(encoded.size());
  if (encoded.size() > kMostRawBytes - kBlockBytes - sizeof size)
    throw Error(ErrorCode::LimitExceeded,
                "storing article " + record.id + ": it is larger than 1 GiB");
  open_block();
  places_.push_back(
      {pending_block_, static_cast<std::uint32_t>(pending_.size())});
  pending_.append(reinterpret_cast<const char*>(&size), sizeof size);
  pending_ += encoded;
  if (pending_.size() >= kBlockBytes) close_block();
}

void RecordFileWriter::add_all(const RecordFile& other) {
  std::vector<RecordPlace> begins;  // where each of its blocks begins now
  begins.reserve(other.blocks().size());
  for (std::uint32_t b = 0; b < other.blocks().size(); ++b) {
    const std::size_t raw_size = other.blocks()[b].raw_size;
    if (raw_size >= kSmallBlockBytes) {
      begins.push_back({static_cast<std::uint32_t>(blocks_.size()), 0});
      blocks_.emplace_back();
      append_block(begins.back().block, other.compressed(b), raw_size);
      continue;
    }
    open_block();
    begins.push_back(
        {pending_block_, static_cast<std::uint32_t>(pending_.size())});
    pending_ += other.decompress(b);
    if (pending_.size() >= kBlockBytes) close_block();
  }
  for (RecordPlace place : other.places()) {
    if (place.block >= begins.size())
      throw Error(ErrorCode::Corrupt, "merging records: one is in no block");
    const RecordPlace begin = begins[place.block];
    places_.push_back({begin.block, begin.offset + place.offset});
  }
}

FileInfo RecordFileWriter::finish() {
  close_block();
  sections_.end();
  sections_.array(BlockTable, blocks_);
  sections_.array(Places, places_);
  sections_.finish(static_cast<std::uint32_t>(places_.size()), 0);
  return file_.finish();
}

}  // namespace dossier::internal
