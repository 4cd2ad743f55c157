// The request file of a new key: what we accept was signed by the key that it carries.
#include "ledger/base/check.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/event/key_request.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void key_request(base::ByteView bytes) {
  const auto request = event::read_key_request(base::as_text(bytes));
  if (!request) return;
  ZEGEL_CHECK(crypto::key_is_valid(request->key.raw));
  ZEGEL_CHECK(crypto::thumbprint(request->key) == request->kid);
}

}  // namespace zegel::fuzz
