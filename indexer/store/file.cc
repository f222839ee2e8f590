// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kBufferBytes = 256 << 10;

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void throw_io(const char* operation,
                           const std::filesystem::path& path, int error) {
  throw Error(ErrorCode::Io, std::string(operation) + " " + path.string() +
                                 ": " + reason_of(error));
}

FileDescriptor open_retrying(const std::filesystem::path& path, int flags) {
  int fd;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  } while (fd < 0 && errno == EINTR);
  return FileDescriptor(fd);
}

void write_all(int fd, std::string_view bytes,
               const std::filesystem::path& path) {
  while (!bytes.empty()) {
    ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw_io("writing", path, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void fsync_or_throw(int fd, const std::filesystem::path& path) {
  if (::fsync(fd) != 0) throw_io("syncing", path, errno);
}

class StreamingHash {
 public:
  StreamingHash() : state_(XXH3_createState()) {
    if (!state_) throw std::bad_alloc();
    XXH3_64bits_reset(state_.get());
  }
  void update(std::string_view bytes) {
    XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
  }
  std::uint64_t digest() const { return XXH3_64bits_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(
    const std::filesystem::path& path) {
  std::shared_ptr<MappedFile> file(new MappedFile);
  file->path_ = path.string();
  file->fd_ = open_retrying(path, O_RDONLY);
  if (file->fd_.get() < 0) {
    if (errno == ENOENT)
      throw Error(ErrorCode::Corrupt,
                  "opening " + path.string() + ": the file is missing");
    throw_io("opening", path, errno);
  }
  struct stat status;
  if (::fstat(file->fd_.get(), &status) != 0) throw_io("opening", path, errno);
  if (!S_ISREG(status.st_mode))
    throw Error(ErrorCode::Corrupt,
                "opening " + path.string() + ": not a regular file");
  file->size_ = static_cast<std::size_t>(status.st_size);
  if (file->size_ == 0) return file;  // mmap refuses an empty range
  void* data =
      ::mmap(nullptr, file->size_, PROT_READ, MAP_SHARED, file->fd_.get(), 0);
  if (data == MAP_FAILED) throw_io("mapping", path, errno);
  file->data_ = static_cast<const char*>(data);
  return file;
}

std::shared_ptr<const MappedFile> MappedFile::open(
    const std::filesystem::path& folder, const FileInfo& info) {
  auto file = open(folder / info.name);
  if (file->size_ != info.size)
    throw Error(ErrorCode::Corrupt, "opening " + file->path_ + ": it has " +
                                        std::to_string(file->size_) +
                                        " bytes, not " +
                                        std::to_string(info.size));
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

struct FileWriter::Hash : StreamingHash {};

FileWriter::FileWriter(const std::filesystem::path& path)
    : path_(path), hash_(std::make_unique<Hash>()) {
  buffer_.reserve(kBufferBytes);
  fd_ = open_retrying(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (fd_.get() < 0) throw_io("creating", path, errno);
}

FileWriter::~FileWriter() {
  if (fd_.get() >= 0) ::unlink(path_.c_str());
}

void FileWriter::append(std::string_view bytes) {
  size_ += bytes.size();
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() >= kBufferBytes) {
    hash_->update(bytes);
    write_all(fd_.get(), bytes, path_);
  } else {
    buffer_.append(bytes);
  }
}

void FileWriter::flush() {
  hash_->update(buffer_);
  write_all(fd_.get(), buffer_, path_);
  buffer_.clear();
}

void FileWriter::replace_beginning(std::string_view bytes) {
  flush();
  std::uint64_t at = 0;
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0) {
      if (errno == EINTR) continue;
      throw_io("writing", path_, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += static_cast<std::uint64_t>(written);
  }
  is_hash_stale_ = true;
}

void FileWriter::sync() {
  flush();
  fsync_or_throw(fd_.get(), path_);
}

FileInfo FileWriter::finish() {
  flush();
  if (::close(fd_.release()) != 0) {
    int error = errno;
    ::unlink(path_.c_str());
    throw_io("closing", path_, error);
  }
  const std::string name = path_.filename().string();
  if (is_hash_stale_) return describe_file(path_.parent_path(), name);
  return {name, size_, hash_->digest()};
}

std::uint64_t xxh3(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

FileInfo describe_file(const std::filesystem::path& folder,
                       const std::string& name) {
  std::filesystem::path path = folder / name;
  const FileDescriptor fd(open_retrying(path, O_RDONLY));
  if (fd.get() < 0) throw_io("opening", path, errno);
  StreamingHash hash;
  FileInfo info{name, 0, 0};
  std::string buffer(kBufferBytes, '\0');
  while (true) {
    ssize_t count = ::read(fd.get(), buffer.data(), buffer.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_io("reading", path, errno);
    }
    if (count == 0) break;
    hash.update({buffer.data(), static_cast<std::size_t>(count)});
    info.size += static_cast<std::uint64_t>(count);
  }
  info.xxh3 = hash.digest();
  return info;
}

void write_file_durably(const std::filesystem::path& path,
                        std::string_view bytes) {
  FileWriter file(path);
  file.append(bytes);
  file.sync();
  file.finish();
}

void replace_file_durably(const std::filesystem::path& path,
                          std::string_view bytes) {
  std::filesystem::path temporary = path;
  temporary += ".tmp";
  write_file_durably(temporary, bytes);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    int error = errno;
    ::unlink(temporary.c_str());
    throw_io("renaming to", path, error);
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

void sync_file(const std::filesystem::path& path) {
  const FileDescriptor fd(open_retrying(path, O_RDONLY));
  if (fd.get() < 0) throw_io("opening", path, errno);
  fsync_or_throw(fd.get(), path);
}

void sync_folder(const std::filesystem::path& folder) {
  const FileDescriptor fd(open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (fd.get() < 0) throw_io("opening", folder, errno);
  // Some network file systems cannot sync a folder and say so by EINVAL.
  if (::fsync(fd.get()) != 0 && errno != EINVAL)
    throw_io("syncing", folder, errno);
}

FileLock::FileLock(const std::filesystem::path& path)
    : fd_(open_retrying(path, O_RDWR | O_CREAT)) {
  if (fd_.get() < 0) throw_io("opening", path, errno);
  while (::flock(fd_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno == EWOULDBLOCK)
      throw Error(ErrorCode::Locked,
                  "locking " + path.string() + ": another writer is at work");
    throw_io("locking", path, errno);
  }
}

}  // namespace dossier::internal
