#include "ledger/keys/direct_io.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "ledger/base/check.h"
#include "ledger/crypto/aead.h"
#include "ledger/store/files.h"

namespace zegel::keys {
namespace {

// Closes on destruction; -1 when the open failed.
class File {
 public:
  File(const std::filesystem::path& path, int flags) {
    fd_ = ::open(path.c_str(), flags | O_DIRECT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd_ < 0 && errno == EINVAL)  // no O_DIRECT here: the carrier check has judged that
      fd_ = ::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, 0600);
  }
  File(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }
  bool ok() const { return fd_ >= 0; }

 private:
  int fd_;
};

std::unexpected<base::Failure> failed(const std::filesystem::path& path) {
  return std::unexpected(carrier_failure(path, std::strerror(errno)));
}

}  // namespace

base::Failure carrier_failure(const std::filesystem::path& path, std::string_view what) {
  return base::Failure::unavailable("drager", fmt::format("{}: {}", path.string(), what));
}

void Block::Unmap::operator()(base::Byte* page) const {
  crypto::wipe({page, slot_size});
  ::munmap(page, slot_size);  // unlocks too
}

Block::Block() {
  void* const page = ::mmap(nullptr, slot_size, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ZEGEL_CHECK(page != MAP_FAILED);
  ZEGEL_CHECK(::mlock(page, slot_size) == 0);
  page_.reset(static_cast<base::Byte*>(page));
}

base::Status make_block_file(const std::filesystem::path& file) {
  const File made(file, O_WRONLY | O_CREAT | O_EXCL);
  if (!made.ok()) {
    if (errno == EEXIST) return {};
    return failed(file);
  }
  const Block zeros;
  if (::pwrite(made.fd(), zeros.view().data(), slot_size, 0) != ssize_t{slot_size})
    return failed(file);
  if (::fsync(made.fd()) != 0) return failed(file);
  return store::sync_directory(file.parent_path());
}

base::Status write_block(const std::filesystem::path& file, const Block& block) {
  {
    const File out(file, O_WRONLY);
    if (!out.ok()) return failed(file);
    if (::pwrite(out.fd(), block.view().data(), slot_size, 0) != ssize_t{slot_size})
      return failed(file);
    if (::fdatasync(out.fd()) != 0) return failed(file);
  }
  TRY(back, read_block(file));
  if (!std::ranges::equal(back.view(), block.view()))
    return std::unexpected(carrier_failure(file, "teruggelezen bytes verschillen"));
  return {};
}

base::Result<Block> read_block(const std::filesystem::path& file) {
  const File in(file, O_RDONLY);
  if (!in.ok()) return failed(file);
  struct stat facts {};
  if (::fstat(in.fd(), &facts) != 0) return failed(file);
  if (!S_ISREG(facts.st_mode)) return std::unexpected(carrier_failure(file, "geen gewoon bestand"));
  if (facts.st_uid != ::geteuid() || (facts.st_mode & 077) != 0)
    return std::unexpected(carrier_failure(file, "eigenaar of rechten kloppen niet (0600 nodig)"));
  Block block;
  const ssize_t got = ::pread(in.fd(), block.bytes().data(), slot_size, 0);
  if (got < 0) return failed(file);
  const bool exact = got == ssize_t{slot_size} && facts.st_size == off_t{slot_size};
  if (!exact) block.bytes()[0] = 0xff;  // cut or grown: reads as damaged, never as empty
  return block;
}

}  // namespace zegel::keys
