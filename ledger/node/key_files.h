// The signing keys of an installation as files (api.md 9.1): huissleutel.pem (PKCS#8, 0600),
// controlepunt.<register> (note signer text) and controlepunt.<register>.pub (vkey).
//
// Invariants: a private file is 0600 and made once; a vkey's name is the origin; the huissleutel is
// never a checkpoint key. Threads: the opener. Errors: fatal, with the file named.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "ledger/base/failure.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/tlog/note.h"

namespace zegel::node {

struct CheckpointKey {
  tlog::VerifierKey vkey;
  crypto::SigningKey key;
};

base::Status make_house_key(const std::filesystem::path& keys);          // keeps an existing one
base::Result<crypto::SigningKey> read_house_key(const std::filesystem::path& keys);
base::Status make_checkpoint_key(const std::filesystem::path& keys, const std::string& reg,
                                 const std::string& origin);
// The public half alone, for a volger.
base::Result<tlog::VerifierKey> read_checkpoint_vkey(const std::filesystem::path& keys,
                                                     const std::string& reg,
                                                     const std::string& origin);
base::Result<CheckpointKey> read_checkpoint_key(const std::filesystem::path& keys,
                                                const std::string& reg, const std::string& origin);

}  // namespace zegel::node
