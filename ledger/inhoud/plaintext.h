// Plaintext: owned bytes of an opened part (I6). Move-only, of a size fixed at birth so that
// nothing is left behind by growth, wiped on destruction; no writer and no operator<<. Padding:
// ISO 7816-4, one byte 0x80 and zeros to the next multiple of 256 (envelop.md 9), so that the size
// of a ciphertext tells little. Threads: one owner. Errors: unpad: nullopt.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "ledger/base/bytes.h"
#include "ledger/crypto/aead.h"

namespace zegel::inhoud {

class Plaintext {
 public:
  explicit Plaintext(std::size_t size) : bytes_(new base::Byte[size]()), size_(size) {}
  Plaintext(Plaintext&& other) noexcept
      : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
  Plaintext& operator=(Plaintext&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Plaintext() {
    if (size_ != 0) crypto::wipe(writable());
  }
  std::span<base::Byte> writable() { return {bytes_.get(), size_}; }
  base::ByteView view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<base::Byte[]> bytes_;
  std::size_t size_;
};

inline constexpr std::size_t pad_block = 256;
constexpr std::size_t padded_size(std::size_t size) { return (size / pad_block + 1) * pad_block; }
// `bytes` holds `used` bytes of content and is padded_size(used) long: writes the padding.
void pad(std::span<base::Byte> bytes, std::size_t used);
std::optional<base::ByteView> unpad(base::ByteView padded);

}  // namespace zegel::inhoud
