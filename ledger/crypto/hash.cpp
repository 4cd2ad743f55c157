#include "ledger/crypto/hash.h"

#include <openssl/evp.h>

#include <memory>

#include "ledger/base/check.h"

namespace zegel::crypto {
namespace {

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

// Fetched once: EVP_sha256() would look the implementation up again for every hash.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  ZEGEL_CHECK(fetched != nullptr);
  return fetched;
}

// One context per thread, made at its first hash.
EVP_MD_CTX* started() {
  thread_local const Context context(EVP_MD_CTX_new());
  ZEGEL_CHECK(context != nullptr);
  ZEGEL_CHECK(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1);
  return context.get();
}

}  // namespace

base::Hash sha256(base::ByteView bytes) { return sha256({bytes}); }

base::Hash sha256(std::initializer_list<base::ByteView> parts) {
  EVP_MD_CTX* const context = started();
  for (const base::ByteView part : parts)
    ZEGEL_CHECK(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  base::Hash out;
  ZEGEL_CHECK(EVP_DigestFinal_ex(context, out.data(), nullptr) == 1);
  return out;
}

}  // namespace zegel::crypto
