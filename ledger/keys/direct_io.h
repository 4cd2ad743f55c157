// Whole-block reads and writes that reach the medium: O_DIRECT where the file system has it.
//
// Expected system calls of write_block: openat(O_WRONLY|O_DIRECT|O_NOFOLLOW|O_CLOEXEC), pwrite of
// 4,096 bytes at 0, fdatasync, close; then read_block: openat(O_RDONLY|O_DIRECT|..), pread, close,
// and a comparison. Known hole: a device that lies about its cache (sleutels.md 9, last rows).
// Blocks live in aligned memory that is locked and wiped.
// Threads: one per file. Errors: unavailable "drager" with a Dutch sentence: path and reason only.
#pragma once

#include <filesystem>
#include <memory>

#include "ledger/base/failure.h"
#include "ledger/keys/slot_file.h"

namespace zegel::keys {

// 4,096 bytes on a page of their own, locked against swap, zero at birth, wiped at death.
class Block {
 public:
  Block();
  std::span<base::Byte, slot_size> bytes() {
    return std::span<base::Byte, slot_size>(page_.get(), slot_size);
  }
  SlotBytes view() const { return SlotBytes(page_.get(), slot_size); }

 private:
  struct Unmap {
    void operator()(base::Byte* page) const;
  };
  std::unique_ptr<base::Byte, Unmap> page_;
};

// A new file of zeros, mode 0600, with its name synced. Nothing happens when it is there already.
base::Status make_block_file(const std::filesystem::path& file);
// Overwrites in place, then reads back and compares.
base::Status write_block(const std::filesystem::path& file, const Block& block);
base::Result<Block> read_block(const std::filesystem::path& file);

base::Failure carrier_failure(const std::filesystem::path& path, std::string_view what);

}  // namespace zegel::keys
