// Judge: what the ledger asks upward about state (answered by projections/).
//
// Invariants: reads only; answers from one snapshot per call, complete up to the last commit; every
// refusal is a V-code with its field. Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/event/content.h"
#include "ledger/event/skelet.h"

namespace zegel::ports {

// A registered signing key (envelop.md 8). Hours UTC; valid at t iff begin <= t < end, t < revoked.
struct SignerKey {
  crypto::PublicKey key;
  std::string oin;                       // owner
  base::Hour registered;                 // received hour of the record that gave it effect
  base::Hour begin;
  std::optional<base::Hour> end;         // nullopt: the huissleutel
  std::optional<base::Hour> revoked;
  bool ledger = false;                   // huissleutel: all types of L and staff, all registers
  std::vector<std::string> types;        // allowed evt types, without version
  catalogue::Registers registers = 0;
};

class Judge {
 public:
  virtual ~Judge() = default;
  virtual std::optional<SignerKey> signer(const base::Kid& kid) const = 0;                 // E5
  virtual void judge(const event::Skelet& skelet, const event::Content& content,           // E15
                     const catalogue::EventRow& row, base::Refusals& out) const = 0;
  virtual std::optional<std::string> dossier_class(std::string_view reg,
                                                   const base::CasusId& casus) const = 0;
  // vwa of an event already in the register (for akkoord-vastgelegd).
  virtual std::optional<std::string> vwa_of(std::string_view reg, const base::Jti& jti) const = 0;
};

}  // namespace zegel::ports
