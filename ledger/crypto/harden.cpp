#include "ledger/crypto/harden.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "ledger/base/base64url.h"
#include "ledger/crypto/arena.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/secret.h"

namespace zegel::crypto {
namespace {

constexpr std::string_view test_1_key =
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr std::string_view test_1_plus_order_2 =
    "16a567fe7d4ef5482ab4012c369bf8c5f11e8d0c2559dcda50fde59708f8aee5";

bool passes(KeyTest test, std::string_view key_hex) {
  base::Bytes key;
  return base::decode_hex(key_hex, key) && test(key);
}

}  // namespace

bool refuses_mixed_order(KeyTest test) {
  return passes(test, test_1_key) && !passes(test, test_1_plus_order_2);
}

bool forbid_core_dumps() {
  const rlimit none{0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool harden_process(const char*& reason) {
  reason = nullptr;
  if (!forbid_core_dumps()) reason = "geheugendumps zijn niet uit te zetten";
  if (!refuses_mixed_order(key_is_valid))
    reason = "libsodium laat zwakke sleutels door; installeer 1.0.18-1+deb12u1 of nieuwer";
  if (!arena_is_locked())
    reason = "het geheugen voor sleutels is niet te vergrendelen; verhoog LimitMEMLOCK";
  return reason == nullptr;
}

}  // namespace zegel::crypto
