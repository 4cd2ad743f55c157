// XChaCha20-Poly1305-IETF by libsodium. Nonces are random 24 bytes: at 192 bits no counter state is
// needed (sleutels.md 2). Ciphertext = plaintext size + 16. Threads: any.
#pragma once

#include "ledger/base/bytes.h"
#include "ledger/crypto/secret.h"

namespace zegel::crypto {

using Nonce = base::ByteArray<24>;
inline constexpr std::size_t aead_tag = 16;

void seal_into(base::Bytes& out, const Secret<32>& key, const Nonce& nonce, base::ByteView aad,
               base::ByteView plaintext);  // appends ciphertext with tag
// False: the tag does not fit; `plaintext` is then wiped. plaintext.size() = ciphertext.size() -
// 16.
bool open_into(std::span<base::Byte> plaintext, const Secret<32>& key, const Nonce& nonce,
               base::ByteView aad, base::ByteView ciphertext);
void wipe(std::span<base::Byte> bytes);

}  // namespace zegel::crypto
