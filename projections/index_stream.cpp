#include "projections/index_stream.h"

#include <algorithm>

#include "ledger/store/ledger_rows.h"

namespace zegel::projections {
namespace {

constexpr std::size_t narrowest = 2, widest = 64;

bool before(std::uint64_t a, std::uint64_t b, bool newest_first) {
  return newest_first ? a > b : a < b;
}

}  // namespace

PrefixStream::PrefixStream(const store::Rows& rows, store::Table table, base::Bytes prefix,
                           bool newest_first)
    : rows_(rows), table_(table), prefix_(std::move(prefix)), newest_first_(newest_first) {}

std::optional<std::uint64_t> PrefixStream::seek(std::uint64_t at) {
  const auto skip = [&] {
    while (place_ < block_.size() && before(block_[place_].index, at, newest_first_)) ++place_;
  };
  skip();
  if (place_ == block_.size()) {
    if (ended_) return std::nullopt;
    read_from(at);
    skip();
  }
  if (place_ == block_.size()) return std::nullopt;
  if (place_ >= counted_) {
    ++used_;
    counted_ = place_ + 1;
  }
  return block_[place_].index;
}

void PrefixStream::read_from(std::uint64_t at) {
  if (!block_.empty())
    width_ = std::clamp(2 * used_ > block_.size() ? 2 * width_ : width_ / 2, narrowest, widest);
  block_.clear();
  place_ = used_ = counted_ = 0;
  ended_ = true;
  const auto visit = [&](base::ByteView key, base::ByteView value) {
    if (key.size() != prefix_.size() + 8) return false;
    if (!std::equal(prefix_.begin(), prefix_.end(), key.begin())) return false;
    block_.push_back({*store::read_u64(key.last(8)), value});
    ended_ = block_.size() < width_;
    return ended_;
  };
  base::Bytes key = prefix_;
  base::ByteWriter(key).put(at);
  if (newest_first_)
    rows_.scan_back(table_, key, visit);
  else
    rows_.scan(table_, key, visit);
}

std::optional<std::uint64_t> ListStream::seek(std::uint64_t at) {
  std::optional<std::uint64_t> nearest;
  for (const std::uint64_t one : positions_) {
    if (before(one, at, newest_first_)) continue;
    if (!nearest || before(one, *nearest, newest_first_)) nearest = one;
  }
  return nearest;
}

std::optional<std::uint64_t> AnyOf::seek(std::uint64_t at) {
  std::optional<std::uint64_t> nearest;
  for (const auto& stream : streams_) {
    const auto found = stream->seek(at);
    if (found && (!nearest || before(*found, *nearest, newest_first_))) nearest = found;
  }
  return nearest;
}

}  // namespace zegel::projections
