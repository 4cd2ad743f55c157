// SHA-256 by OpenSSL with a reused context (libsodium's is 3-8x slower here, D14).
// Threads: the free functions use one context per thread. Errors: none (a library failure aborts).
#pragma once

#include <initializer_list>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"

namespace zegel::crypto {

base::Hash sha256(base::ByteView bytes);
base::Hash sha256(std::initializer_list<base::ByteView> parts);  // of the concatenation

inline base::JwsTag jws_tag(std::string_view jws) {  // h of envelop.md 9
  const base::Hash hash = sha256(base::as_bytes(jws));
  base::JwsTag tag;
  std::memcpy(tag.raw.data(), hash.data(), tag.raw.size());
  return tag;
}

}  // namespace zegel::crypto
