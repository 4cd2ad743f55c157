#include "ledger/crypto/aead.h"

#include "ledger/base/check.h"
#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {

static_assert(aead_tag == crypto_aead_xchacha20poly1305_ietf_ABYTES);

void seal_into(base::Bytes& out, const Secret<32>& key, const Nonce& nonce, base::ByteView aad,
               base::ByteView plaintext) {
  const std::size_t start = out.size();
  out.resize(start + plaintext.size() + aead_tag);
  const int outcome = crypto_aead_xchacha20poly1305_ietf_encrypt(
      out.data() + start, nullptr, plaintext.data(), plaintext.size(), aad.data(), aad.size(),
      nullptr, nonce.data(), key.reveal().data());
  ZEGEL_CHECK(outcome == 0);
}

bool open_into(std::span<base::Byte> plaintext, const Secret<32>& key, const Nonce& nonce,
               base::ByteView aad, base::ByteView ciphertext) {
  const bool fits = ciphertext.size() == plaintext.size() + aead_tag;
  if (fits && crypto_aead_xchacha20poly1305_ietf_decrypt(
                  plaintext.data(), nullptr, nullptr, ciphertext.data(), ciphertext.size(),
                  aad.data(), aad.size(), nonce.data(), key.reveal().data()) == 0)
    return true;
  wipe(plaintext);
  return false;
}

void wipe(std::span<base::Byte> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace zegel::crypto
