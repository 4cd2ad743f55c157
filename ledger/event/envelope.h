// The frame of one signed event: E2-E4 of envelop.md 7. <jws>~<disclosure>~...~
//
// Invariants: every view points into the bytes given to parse_envelope, which outlive it; the
// header is exactly {alg, kid, typ}; the signature decodes to 64 bytes but is NOT yet verified.
// Nothing of the payload or the disclosures has been decoded. Threads: values.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::event {

struct Envelope {
  std::string_view jws;             // <header>.<payload>.<signature>: the skelet, what a leaf keeps
  std::string_view signed_part;     // before the second dot
  std::string_view payload;         // base64url
  base::Kid kid;
  base::ByteArray<64> signature{};
  std::vector<std::string_view> disclosures;  // base64url, without '~'
};

// E2-E4: V-ENV-1, V-ENV-2, V-ENV-3, V-GRO-1; stops at the first fault.
base::Result<Envelope> parse_envelope(std::string_view bytes);

// The same on a bare compact JWS, as it stands in a leaf (L4, L5).
base::Result<Envelope> parse_jws(std::string_view jws);

}  // namespace zegel::event
