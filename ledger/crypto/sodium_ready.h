// sodium_ready(): libsodium has chosen its implementations. Called by everything that needs more
// than the portable code; after the first time it costs one test. Threads: any.
#pragma once

#include <sodium.h>

#include "ledger/base/check.h"

namespace zegel::crypto {

inline void sodium_ready() {
  static const int outcome = sodium_init();
  ZEGEL_CHECK(outcome >= 0);
}

}  // namespace zegel::crypto
