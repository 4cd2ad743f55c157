// The start checks behind harden_process (secret.h), one by one so that tests can reach them.
// Threads: main, at start.
#pragma once

#include "ledger/base/bytes.h"

namespace zegel::crypto {

using KeyTest = bool (*)(base::ByteView public_key);

// CVE-2025-69277: an older libsodium passes a key plus the point of order 2 (envelop.md 8). True:
// `test` refuses that one and passes the key of RFC 8032 7.1 TEST 1.
bool refuses_mixed_order(KeyTest test);

// RLIMIT_CORE 0 and PR_SET_DUMPABLE 0: no key in a core file. False: the system refused.
bool forbid_core_dumps();

}  // namespace zegel::crypto
