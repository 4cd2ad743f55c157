// The file of the daybook: `dagboek` beside data.mdb, whose room exists before it is needed, so
// that one synced write of some blocks makes an entry durable (ops/besluiten/0026).
//
//   block 0        magic 8, id 16, zeros
//   an entry       magic 8, id 16, sequence u64, jti 16, h 16, length of the name u8, length of the
//                  record u32, SHA-256 of all this and of what follows 32, name of the register,
//                  record, zeros up to the end of its last block
//
// Invariants: an entry begins at a block of 4 KiB and lies in one piece; write() is durable on
// return (O_DSYNC). Every entry bears the id of its store: of another one nothing is read.
// Bounds: blocks; a name of 255 bytes; a record that fits. Threads: one writer; entries() before.
// Errors: fatal: missing, foreign, cut or damaged; a write that failed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/inhoud/inhoud_store.h"

namespace zegel::inhoud {

struct Entry {
  std::uint64_t sequence = 0;  // from 1, without gaps
  std::string reg;
  Key key;
  base::Bytes record;
};

class DaybookFile {
 public:
  using Id = base::ByteArray<16>;
  static constexpr std::size_t block_size = 4'096;
  static constexpr std::size_t blocks = 128;  // behind the first
  static std::size_t blocks_of(std::size_t name, std::size_t record);

  // Empty, synced with its directory; replaces what was there.
  static base::Status create(const std::filesystem::path& directory, const Id& id);
  static base::Result<DaybookFile> open(const std::filesystem::path& directory, const Id& id,
                                        bool read_only);
  static bool exists(const std::filesystem::path& directory);
  static bool blank(const std::filesystem::path& directory);  // nothing is behind the first block
  // An open one that nobody writes to, with what it holds.
  static base::Status copy(const std::filesystem::path& from, const std::filesystem::path& to);

  DaybookFile(DaybookFile&& other) noexcept;
  DaybookFile& operator=(DaybookFile&&) = delete;
  ~DaybookFile();

  struct Found {
    Entry entry;
    std::size_t block;
  };
  // Those above `settled`, ascending. A last one that is torn was never told to anyone; one that is
  // not whole while a later one is, is damage.
  base::Result<std::vector<Found>> entries(std::uint64_t settled) const;
  base::Status write(std::size_t block, const Entry& entry);
  base::Status zero();  // every block behind the first, synced

 private:
  DaybookFile(int fd, const Id& id) : fd_(fd), id_(id) {}
  int fd_;
  Id id_;
};

}  // namespace zegel::inhoud
