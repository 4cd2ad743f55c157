#include "ledger/crypto/kdf.h"

#include "ledger/base/check.h"
#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {
namespace {

// enc, piece by piece: the fields of a token are personal, so no copy of them is made to hash them.
template <class Sink>
void encode(std::string_view label, Fields fields, Sink&& sink) {
  ZEGEL_CHECK(label.size() <= 255);
  sink(field(static_cast<std::uint8_t>(label.size())));
  sink(base::as_bytes(label));
  for (const base::ByteView one : fields) {
    ZEGEL_CHECK(one.size() <= 65'535);
    sink(field(static_cast<std::uint16_t>(one.size())));
    sink(one);
  }
}

}  // namespace

base::Bytes enc(std::string_view label, Fields fields) {
  base::Bytes out;
  std::size_t size = 1 + label.size();
  for (const base::ByteView one : fields) size += 2 + one.size();
  out.reserve(size);
  base::ByteWriter writer(out);
  encode(label, fields, [&](base::ByteView piece) { writer.raw(piece); });
  return out;
}

void kdf(base::ByteView key_or_empty, std::span<base::Byte> out, std::string_view label,
         Fields fields) {
  sodium_ready();
  crypto_generichash_state state;
  ZEGEL_CHECK(crypto_generichash_init(&state, key_or_empty.data(), key_or_empty.size(),
                                      out.size()) == 0);
  encode(label, fields, [&](base::ByteView piece) {
    ZEGEL_CHECK(crypto_generichash_update(&state, piece.data(), piece.size()) == 0);
  });
  ZEGEL_CHECK(crypto_generichash_final(&state, out.data(), out.size()) == 0);
  sodium_memzero(&state, sizeof state);
}

void keyed(const Secret<32>& key, std::span<base::Byte> out, std::string_view label,
           Fields fields) {
  kdf(key.reveal(), out, label, fields);
}

Secret<32> derive(const Secret<32>& key, std::string_view label, Fields fields) {
  Secret<32> out;
  keyed(key, out.writable(), label, fields);
  return out;
}

base::Hash blake2b256(base::ByteView bytes) {
  sodium_ready();
  base::Hash out;
  ZEGEL_CHECK(crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0) ==
              0);
  return out;
}

}  // namespace zegel::crypto
