// Signing keys on disk: PKCS#8 PEM, Ed25519, mode 0600; the public half as SPKI PEM beside it with
// the extension .pub (api.md 9.1). Threads: any.
// Errors: Exit::conflict when a file would be replaced, Exit::usage when it is no usable key.
#pragma once

#include <filesystem>
#include <string>

#include "ledger/crypto/ed25519.h"
#include "tools/zegel/stop.h"

namespace zegel::cli {

Outcome<crypto::SigningKey> load_key(const std::filesystem::path& pem);
Outcome<crypto::SigningKey> make_key(const std::filesystem::path& pem);  // writes both halves
// A public half, or the public half of a private file.
Outcome<crypto::PublicKey> load_public(const std::filesystem::path& pem);

// The first eight bytes of the thumbprint in groups of four hex digits, to compare by telephone:
// the same form as the ledger gives for a request file (envelop.md 8, K4).
std::string fingerprint_groups(const base::Kid& kid);
std::filesystem::path public_path(const std::filesystem::path& pem);

}  // namespace zegel::cli
