// Issue: JSON content by the catalogue row to a signed SD-JWT (envelop.md 12). Used by the ledger
// for its own events, by `zegel onderteken` and by tests. Every key of the row is written, absent =
// null; salts 32 random bytes; digests ascending as ASCII text; `inhoud` first, then keys in row
// order, then elements, then betrokkenen. What it made on the way is wiped; the result holds the
// content, and is the caller's to wipe.
// Threads: any. Errors: a name outside the row is V-SCH-3 (the rest is judged by shape at intake).
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/random.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

// `skelet.inhoud` is ignored and computed. `inhoud` may hold a member "betrokkenen" (array of
// objects).
base::Result<std::string> issue(const Skelet& skelet, const boost::json::object& inhoud,
                                const catalogue::EventRow& row, const crypto::SigningKey& key,
                                crypto::Random& random);

// The compact JWS over the skelet as it stands, `inhoud` included, without disclosures.
std::string sign_skelet(const Skelet& skelet, const crypto::SigningKey& key);

// One disclosure: base64url of [salt,name,value], or of [salt,object] when `name` is empty. `json`
// is the text of the value; `salt` is 16 to 32 bytes.
std::string disclosure_of(base::ByteView salt, std::string_view name, std::string_view json);

}  // namespace zegel::event
