#include "ledger/inhoud/daybook_file.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "ledger/base/check.h"
#include "ledger/crypto/hash.h"
#include "ledger/store/current.h"
#include "ledger/store/failure_of.h"
#include "ledger/store/files.h"

namespace zegel::inhoud {
namespace {

namespace fs = std::filesystem;
using base::ByteView;
using base::Failure;
using base::Status;

const std::string file_name = "dagboek";
constexpr std::string_view file_magic = "zglDAGB1", entry_magic = "zglINGB1";
constexpr std::size_t block = DaybookFile::block_size;
constexpr std::size_t head_size = 8 + 16 + 8 + 16 + 16 + 1 + 4 + 32;
constexpr std::size_t file_size = block * (1 + DaybookFile::blocks);
const base::ByteArray<block> zeros{};

#ifdef ZEGEL_TEST_NODSYNC  // the strace test must then fail; never else
constexpr int durable = 0;
#else
constexpr int durable = O_DSYNC;
#endif

fs::path path_in(const fs::path& directory) { return directory / file_name; }
std::unexpected<Failure> failed(const char* call) {
  return std::unexpected(store::failure_of(errno, std::string(call) + " dagboek"));
}
std::unexpected<Failure> damaged(const char* what) {
  return std::unexpected(Failure::fatal(std::string("dagboek ") + what));
}

base::Bytes head_of(const DaybookFile::Id& id, const Entry& entry);
Status write_all(int fd, std::size_t offset, std::span<const ByteView> parts);
base::Result<base::Bytes> read_all(int fd);
std::optional<Entry> parse_entry(ByteView from, const DaybookFile::Id& id);

}  // namespace

std::size_t DaybookFile::blocks_of(std::size_t name, std::size_t record) {
  return (head_size + name + record + block - 1) / block;
}

bool DaybookFile::exists(const fs::path& directory) {
  std::error_code none;
  return fs::exists(path_in(directory), none);
}

bool DaybookFile::blank(const fs::path& directory) {
  const auto text = store::read_file(path_in(directory), file_size);
  return text && text->find_first_not_of('\0', block) == std::string::npos;
}

Status DaybookFile::create(const fs::path& directory, const Id& id) {
  const int fd = ::open(path_in(directory).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return failed("open");
  DaybookFile made(fd, id);
  base::Bytes first;
  base::ByteWriter(first).raw(base::as_bytes(file_magic)).raw(id);
  first.resize(block);
  TRY_DO(write_all(fd, 0, std::array{ByteView(first)}));
  TRY_DO(made.zero());
  return store::sync_directory(directory);
}

base::Result<DaybookFile> DaybookFile::open(const fs::path& directory, const Id& id,
                                            bool read_only) {
  const int flags = read_only ? O_RDONLY : O_RDWR | durable;
  const int fd = ::open(path_in(directory).c_str(), flags | O_CLOEXEC);
  if (fd < 0) return damaged("is missing");
  DaybookFile file(fd, id);
  TRY(bytes, read_all(fd));
  base::ByteReader in(bytes);
  if (base::as_text(in.take(8)) != file_magic) return damaged("is no daybook");
  if (in.array<16>() != id) return damaged("is that of another store");
  return file;
}

Status DaybookFile::copy(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(path_in(from), path_in(to), error);
  if (error) return damaged("cannot be copied");
  TRY_DO(store::sync_file(path_in(to)));
  return store::sync_directory(to);
}

DaybookFile::DaybookFile(DaybookFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), id_(other.id_) {}
DaybookFile::~DaybookFile() {
  if (fd_ >= 0) ::close(fd_);
}

base::Result<std::vector<DaybookFile::Found>> DaybookFile::entries(std::uint64_t settled) const {
  TRY(bytes, read_all(fd_));
  std::vector<Found> found;
  for (std::size_t at = 0; at < blocks; ++at) {
    auto entry = parse_entry(ByteView(bytes).subspan((1 + at) * block), id_);
    if (entry && entry->sequence > settled) found.push_back({std::move(*entry), at});
  }
  std::ranges::sort(found, {}, [](const Found& one) { return one.entry.sequence; });
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i].entry.sequence != settled + 1 + i) return damaged("lacks an entry");
  return found;
}

Status DaybookFile::write(std::size_t at, const Entry& entry) {
  const base::Bytes head = head_of(id_, entry);
  const std::size_t used = head.size() + entry.reg.size() + entry.record.size();
  const std::size_t length = blocks_of(entry.reg.size(), entry.record.size()) * block;
  ZEGEL_CHECK((1 + at) * block + length <= file_size);
  const ByteView rest = ByteView(zeros).first(length - used);
  const std::array parts{ByteView(head), base::as_bytes(entry.reg), ByteView(entry.record), rest};
  return write_all(fd_, (1 + at) * block, parts);
}

Status DaybookFile::zero() {
  const base::Bytes all(blocks * block);
  TRY_DO(write_all(fd_, block, std::array{ByteView(all)}));
  if (::fdatasync(fd_) != 0) return failed("fdatasync");
  return {};
}

namespace {

base::Hash digest_of(ByteView head, ByteView name, ByteView record) {
  return crypto::sha256({head, name, record});
}

base::Bytes head_of(const DaybookFile::Id& id, const Entry& entry) {
  base::Bytes head;
  head.reserve(head_size);
  base::ByteWriter(head)
      .raw(base::as_bytes(entry_magic))
      .raw(id)
      .put(entry.sequence)
      .raw(entry.key.jti.view())
      .raw(entry.key.h.view())
      .put(static_cast<std::uint8_t>(entry.reg.size()))
      .put(static_cast<std::uint32_t>(entry.record.size()));
  const base::Hash digest = digest_of(head, base::as_bytes(entry.reg), entry.record);
  base::ByteWriter(head).raw(digest);
  return head;
}

std::optional<Entry> parse_entry(ByteView from, const DaybookFile::Id& id) {
  base::ByteReader in(from);
  if (base::as_text(in.take(8)) != entry_magic || in.array<16>() != id) return std::nullopt;
  Entry entry;
  entry.sequence = in.get<std::uint64_t>();
  entry.key.jti.raw = in.array<16>();
  entry.key.h.raw = in.array<16>();
  const auto name_size = in.get<std::uint8_t>();
  const auto record_size = in.get<std::uint32_t>();
  const auto digest = in.array<32>();
  const ByteView name = in.take(name_size), record = in.take(record_size);
  if (!in.ok() || digest != digest_of(from.first(head_size - 32), name, record))
    return std::nullopt;
  entry.reg = base::as_text(name);
  entry.record.assign(record.begin(), record.end());
  return entry;
}

// In one call as a rule: the disk is asked once.
Status write_all(int fd, std::size_t offset, std::span<const ByteView> parts) {
  std::vector<iovec> rest;
  for (const ByteView part : parts)
    if (!part.empty()) rest.push_back({const_cast<base::Byte*>(part.data()), part.size()});
  while (!rest.empty()) {
    const ssize_t done =
        ::pwritev(fd, rest.data(), static_cast<int>(rest.size()), static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return failed("pwritev");
    auto left = static_cast<std::size_t>(done);
    offset += left;
    while (!rest.empty() && left >= rest.front().iov_len) {
      left -= rest.front().iov_len;
      rest.erase(rest.begin());
    }
    if (left == 0) continue;
    rest.front().iov_base = static_cast<base::Byte*>(rest.front().iov_base) + left;
    rest.front().iov_len -= left;
  }
  return {};
}

base::Result<base::Bytes> read_all(int fd) {
  base::Bytes bytes(file_size + 1);
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::pread(fd, bytes.data() + filled, bytes.size() - filled,
                                static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("pread");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled != file_size) return damaged("has another size");
  bytes.pop_back();
  return bytes;
}

}  // namespace
}  // namespace zegel::inhoud
