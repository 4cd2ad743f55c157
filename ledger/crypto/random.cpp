#include "ledger/crypto/random.h"

#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {

void SystemRandom::fill(std::span<base::Byte> out) {
  sodium_ready();
  randombytes_buf(out.data(), out.size());
}

}  // namespace zegel::crypto
