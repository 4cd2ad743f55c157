// Byte views, owned bytes and big-endian codecs.
//
// Invariants: a ByteView never owns; every multi-byte integer on disk or in a hash is big-endian.
// Threads: values, no shared state. Errors: ByteReader reports a short read once, through ok().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zegel::base {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;
template <std::size_t N>
using ByteArray = std::array<Byte, N>;
using Hash = ByteArray<32>;  // SHA-256 or BLAKE2b-256

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Appends big-endian integers and raw bytes to an owned buffer.
class ByteWriter {
 public:
  explicit ByteWriter(Bytes& out) : out_(out) {}
  template <class Unsigned>
  ByteWriter& put(Unsigned value) {
    for (int shift = static_cast<int>(sizeof(Unsigned) * 8) - 8; shift >= 0; shift -= 8)
      out_.push_back(static_cast<Byte>(static_cast<std::uint64_t>(value) >> shift));
    return *this;
  }
  ByteWriter& raw(ByteView bytes) {
    out_.insert(out_.end(), bytes.begin(), bytes.end());
    return *this;
  }

 private:
  Bytes& out_;
};

// Reads big-endian integers; after a short read every value is zero and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(ByteView in) : in_(in) {}
  template <class Unsigned>
  Unsigned get() {
    std::uint64_t value = 0;
    for (const Byte byte : take(sizeof(Unsigned))) value = (value << 8) | byte;
    return static_cast<Unsigned>(value);
  }
  ByteView take(std::size_t count) {
    if (count > in_.size()) {
      ok_ = false;
      in_ = {};
      return {};
    }
    const ByteView head = in_.first(count);
    in_ = in_.subspan(count);
    return head;
  }
  template <std::size_t N>
  ByteArray<N> array() {
    ByteArray<N> out{};
    const ByteView view = take(N);
    if (view.size() == N) std::memcpy(out.data(), view.data(), N);
    return out;
  }
  ByteView rest() const { return in_; }
  bool ok() const { return ok_; }
  bool done() const { return ok_ && in_.empty(); }

 private:
  ByteView in_;
  bool ok_ = true;
};

}  // namespace zegel::base
