#include "ledger/store/meta_page.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <optional>
#include <vector>

#include "ledger/base/bytes.h"

namespace zegel::store {
namespace {

using base::Bytes;
using base::Failure;

constexpr std::size_t header = 16;  // page number, pad, flags, lower, upper
constexpr std::size_t meta_bytes = 136;
constexpr std::uint32_t magic = 0xBEEFC0DE;
constexpr std::uint16_t flag_branch = 0x01, flag_leaf = 0x02;
constexpr std::uint16_t flag_overflow = 0x04, flag_meta = 0x08;
constexpr std::uint16_t node_big = 0x01;
constexpr std::uint64_t no_page = ~std::uint64_t{0};
constexpr std::uint64_t free_list_bytes = 512u << 20;  // one value; more is damage

class File {
 public:
  explicit File(const std::filesystem::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat info {};
    if (fd_ >= 0 && ::fstat(fd_, &info) == 0) size_ = static_cast<std::uint64_t>(info.st_size);
  }
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool is_open() const { return fd_ >= 0; }
  std::uint64_t size() const { return size_; }
  bool read(std::uint64_t offset, std::span<base::Byte> out) const {
    if (offset > size_ || out.size() > size_ - offset) return false;
    return ::pread(fd_, out.data(), out.size(), static_cast<off_t>(offset)) ==
           static_cast<ssize_t>(out.size());
  }

 private:
  int fd_;
  std::uint64_t size_ = 0;
};

template <class T>
T field(std::span<const base::Byte> bytes, std::size_t offset) {
  T value{};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::optional<MetaPage> read_meta(const File& file, std::uint64_t offset) {
  base::ByteArray<header + meta_bytes> page{};
  if (!file.read(offset, page)) return std::nullopt;
  const auto meta = std::span<const base::Byte>(page).subspan(header);
  if (!(field<std::uint16_t>(page, 10) & flag_meta)) return std::nullopt;
  const auto version = field<std::uint32_t>(meta, 4);
  if (field<std::uint32_t>(meta, 0) != magic || version != 1) return std::nullopt;
  return MetaPage{.page_size = field<std::uint32_t>(meta, 24),
                  .last_page = field<std::uint64_t>(meta, 120),
                  .transaction = field<std::uint64_t>(meta, 128),
                  .free_root = field<std::uint64_t>(meta, 24 + 40),
                  .free_depth = field<std::uint16_t>(meta, 24 + 6)};
}

// Marks the pages of the free list that lie beyond the end of the file.
class FreeTail {
 public:
  FreeTail(const File& file, const MetaPage& meta)
      : file_(file), meta_(meta), first_(file.size() / meta.page_size),
        free_(meta.last_page + 1 - first_, false) {}

  bool covers_all() {
    if (meta_.free_root == no_page || !walk(meta_.free_root, meta_.free_depth)) return false;
    for (const bool page_is_free : free_)
      if (!page_is_free) return false;
    return true;
  }

 private:
  bool load(std::uint64_t number, Bytes& page) const {
    page.resize(meta_.page_size);
    return number <= meta_.last_page && file_.read(number * meta_.page_size, page);
  }

  bool walk(std::uint64_t number, unsigned depth) {
    Bytes page;
    if (depth == 0 || depth > 32 || !load(number, page)) return false;
    const auto flags = field<std::uint16_t>(page, 10);
    const bool leaf = flags & flag_leaf;
    if (!leaf && !(flags & flag_branch)) return false;
    const std::size_t lower = field<std::uint16_t>(page, 12);
    if (lower < header || lower > page.size()) return false;
    for (std::size_t slot = header; slot + 2 <= lower; slot += 2) {
      const std::size_t node = field<std::uint16_t>(page, slot);
      if (node + 8 > page.size()) return false;
      if (!(leaf ? mark_node(page, node) : walk(child_of(page, node), depth - 1))) return false;
    }
    return true;
  }

  static std::uint64_t child_of(const Bytes& page, std::size_t node) {
    return field<std::uint16_t>(page, node) |
           std::uint64_t{field<std::uint16_t>(page, node + 2)} << 16 |
           std::uint64_t{field<std::uint16_t>(page, node + 4)} << 32;
  }

  // A row of the free list: key = transaction, value = count and that many page numbers.
  bool mark_node(const Bytes& page, std::size_t node) {
    const std::uint64_t bytes = field<std::uint16_t>(page, node) |
                                std::uint64_t{field<std::uint16_t>(page, node + 2)} << 16;
    const std::size_t data = node + 8 + field<std::uint16_t>(page, node + 6);
    if (bytes < 8 || bytes > free_list_bytes) return false;
    if (!(field<std::uint16_t>(page, node + 4) & node_big)) {
      if (data + bytes > page.size()) return false;
      return mark(std::span(page).subspan(data, bytes));
    }
    if (data + 8 > page.size()) return false;
    const auto number = field<std::uint64_t>(page, data);
    base::ByteArray<header> head{};
    if (number > meta_.last_page || !file_.read(number * meta_.page_size, head)) return false;
    if (!(field<std::uint16_t>(head, 10) & flag_overflow)) return false;
    if (bytes > file_.size()) return false;
    Bytes value(bytes);
    return file_.read(number * meta_.page_size + header, value) && mark(value);
  }

  bool mark(std::span<const base::Byte> list) {
    const auto count = field<std::uint64_t>(list, 0);
    if (count > list.size() / 8 - 1) return false;
    for (std::uint64_t i = 1; i <= count; ++i) {
      const auto number = field<std::uint64_t>(list, i * 8);
      if (number > meta_.last_page) return false;
      if (number >= first_) free_[number - first_] = true;
    }
    return true;
  }

  const File& file_;
  const MetaPage& meta_;
  const std::uint64_t first_;  // first page that the file does not hold in full
  std::vector<bool> free_;
};

bool sane_page_size(std::uint32_t size) {
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

}  // namespace

base::Result<MetaPage> check_whole(const std::filesystem::path& data_file) {
  const auto damaged = [&](std::string_view what) {
    return std::unexpected(Failure::fatal(fmt::format("{}: {}", data_file.string(), what)));
  };
  const File file(data_file);
  if (!file.is_open()) return damaged("cannot be opened");
  const auto first = read_meta(file, 0);
  if (!first || !sane_page_size(first->page_size)) return damaged("first meta page is damaged");
  const auto second = read_meta(file, first->page_size);
  if (!second || second->page_size != first->page_size)
    return damaged("second meta page is damaged");

  const MetaPage newest = second->transaction > first->transaction ? *second : *first;
  if (newest.last_page < 1 || newest.last_page > (std::uint64_t{1} << 44))
    return damaged("meta page names an impossible size");
  const std::uint64_t pages = file.size() / newest.page_size;
  if (pages > newest.last_page) return newest;
  if (newest.last_page - pages > (std::uint64_t{1} << 24)) return damaged("file is cut");
  if (!FreeTail(file, newest).covers_all()) return damaged("file is cut");
  return newest;
}

}  // namespace zegel::store
