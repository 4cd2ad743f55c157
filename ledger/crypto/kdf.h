// enc, KDF and AAD of sleutels.md 2: BLAKE2b over an injective encoding; label, then per field a
// u16 length and the bytes. Integers are passed as big-endian fields. Threads: any.
#pragma once

#include <initializer_list>

#include "ledger/base/bytes.h"
#include "ledger/crypto/secret.h"

namespace zegel::crypto {

using Fields = std::initializer_list<base::ByteView>;

base::Bytes enc(std::string_view label, Fields fields);  // also the AAD
Secret<32> derive(const Secret<32>& key, std::string_view label, Fields fields);
void kdf(base::ByteView key_or_empty, std::span<base::Byte> out, std::string_view label,
         Fields fields);
void keyed(const Secret<32>& key, std::span<base::Byte> out, std::string_view label, Fields fields);
base::Hash blake2b256(base::ByteView bytes);

// Big-endian integer as a field.
template <class Unsigned>
base::ByteArray<sizeof(Unsigned)> field(Unsigned value) {
  base::ByteArray<sizeof(Unsigned)> out{};
  auto rest = static_cast<std::uint64_t>(value);
  for (std::size_t i = sizeof(Unsigned); i > 0; rest >>= 8)
    out[--i] = static_cast<base::Byte>(rest);
  return out;
}

}  // namespace zegel::crypto
