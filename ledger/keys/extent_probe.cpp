#include "ledger/keys/extent_probe.h"

#include <fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "ledger/keys/direct_io.h"

namespace zegel::keys {
namespace {

struct Extent {
  Probe fault = Probe::in_place;  // in_place: `physical` counts
  std::uint64_t physical = 0;
};

struct Request {  // a fiemap with room for one extent
  alignas(fiemap) unsigned char room[sizeof(fiemap) + sizeof(fiemap_extent)] = {};
  fiemap& map() { return *reinterpret_cast<fiemap*>(room); }
};

Extent extent_of(int fd) {
  Request request;
  fiemap& map = request.map();
  map.fm_length = slot_size;
  map.fm_flags = FIEMAP_FLAG_SYNC;
  map.fm_extent_count = 1;
  if (::ioctl(fd, FS_IOC_FIEMAP, &map) != 0)
    return {errno == EOPNOTSUPP || errno == ENOTTY ? Probe::unsupported : Probe::failed};
  if (map.fm_mapped_extents != 1) return {Probe::unsupported};
  const fiemap_extent& extent = map.fm_extents[0];
  if (extent.fe_flags & FIEMAP_EXTENT_SHARED) return {Probe::shared};
  constexpr unsigned nowhere = FIEMAP_EXTENT_UNKNOWN | FIEMAP_EXTENT_DELALLOC |
                               FIEMAP_EXTENT_DATA_INLINE | FIEMAP_EXTENT_ENCODED |
                               FIEMAP_EXTENT_NOT_ALIGNED;
  if (extent.fe_flags & nowhere) return {Probe::unsupported};
  return {Probe::in_place, extent.fe_physical};
}

bool overwrite(int fd, base::Byte with) {
  Block block;
  std::ranges::fill(block.bytes(), with);
  return ::pwrite(fd, block.view().data(), slot_size, 0) == ssize_t{slot_size} &&
         ::fdatasync(fd) == 0;
}

Probe probe_file(int fd) {
  if (!overwrite(fd, 0x55)) return Probe::failed;
  const Extent before = extent_of(fd);
  if (before.fault != Probe::in_place) return before.fault;
  if (!overwrite(fd, 0xaa)) return Probe::failed;
  const Extent after = extent_of(fd);
  if (after.fault != Probe::in_place) return after.fault;
  return before.physical == after.physical ? Probe::in_place : Probe::moved;
}

}  // namespace

ProbeResult probe_overwrite(const std::filesystem::path& directory) {
  const auto file = directory / ".proef";
  ::unlink(file.c_str());
  constexpr int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  ProbeResult result;
  int fd = ::open(file.c_str(), flags | O_DIRECT, 0600);
  result.direct = fd >= 0;
  if (fd < 0) {
    ::unlink(file.c_str());  // some file systems make the name before they refuse O_DIRECT
    fd = ::open(file.c_str(), flags, 0600);
  }
  if (fd < 0) return result;
  result.probe = probe_file(fd);
  ::close(fd);
  ::unlink(file.c_str());
  return result;
}

std::optional<std::uint64_t> physical_extent(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  const Extent extent = extent_of(fd);
  ::close(fd);
  if (extent.fault != Probe::in_place) return std::nullopt;
  return extent.physical;
}

}  // namespace zegel::keys
