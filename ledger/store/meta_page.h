// Is this LMDB file whole? Reads the two meta pages before the library maps the file: a cut file
// opens without error and gives SIGBUS later (measured, logboek.md 8).
//
// Whole = at least as long as the pages that the newest meta page names, but for free pages at the
// end: a transaction that frees pages which it took itself never writes them. Only when the file is
// shorter is the free list walked. Layout: mdb.c of LMDB 0.9.24, 64-bit little-endian.
// Threads: any. Errors: fatal with what was found. Nothing is written.
#pragma once

#include <cstdint>
#include <filesystem>

#include "ledger/base/failure.h"

namespace zegel::store {

struct MetaPage {
  std::uint32_t page_size = 0;
  std::uint64_t last_page = 0;
  std::uint64_t transaction = 0;  // 0: no transaction ever committed, so no tables yet
  std::uint64_t free_root = 0;    // root of the free list; all ones = empty
  std::uint16_t free_depth = 0;
};

base::Result<MetaPage> check_whole(const std::filesystem::path& data_file);

}  // namespace zegel::store
