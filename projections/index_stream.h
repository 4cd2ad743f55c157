// Log positions that satisfy one condition, in either direction; several streams are joined by
// asking each for the nearest position that the others have.
//
// Invariants: a stream only travels on: seek() is never asked to go back. Keys end in an index u64.
// Views point into the snapshot. Threads: one query.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/store/lmdb.h"

namespace zegel::projections {

class IndexStream {
 public:
  virtual ~IndexStream() = default;
  // The nearest position, `at` itself included; nullopt: none from there on.
  virtual std::optional<std::uint64_t> seek(std::uint64_t at) = 0;
};

// The rows of a table below one prefix. Read in blocks, that grow while all of a block is used.
class PrefixStream final : public IndexStream {
 public:
  PrefixStream(const store::Rows& rows, store::Table table, base::Bytes prefix, bool newest_first);
  std::optional<std::uint64_t> seek(std::uint64_t at) override;
  base::ByteView value() const { return block_[place_].value; }  // of what seek found

 private:
  struct Hit {
    std::uint64_t index;
    base::ByteView value;
  };
  void read_from(std::uint64_t at);
  const store::Rows& rows_;
  store::Table table_;
  base::Bytes prefix_;
  bool newest_first_;
  std::vector<Hit> block_;
  std::size_t place_ = 0, used_ = 0, counted_ = 0, width_ = 8;
  bool ended_ = false;
};

// A few positions, in any order.
class ListStream final : public IndexStream {
 public:
  ListStream(std::vector<std::uint64_t> positions, bool newest_first)
      : positions_(std::move(positions)), newest_first_(newest_first) {}
  std::optional<std::uint64_t> seek(std::uint64_t at) override;

 private:
  std::vector<std::uint64_t> positions_;
  bool newest_first_;
};

// What any of several streams has.
class AnyOf final : public IndexStream {
 public:
  AnyOf(std::vector<std::unique_ptr<IndexStream>> streams, bool newest_first)
      : streams_(std::move(streams)), newest_first_(newest_first) {}
  std::optional<std::uint64_t> seek(std::uint64_t at) override;

 private:
  std::vector<std::unique_ptr<IndexStream>> streams_;
  bool newest_first_;
};

}  // namespace zegel::projections
