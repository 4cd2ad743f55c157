// The blind index: which betrokkenen a BSN, or a surname and birth date, points to, without a name
// or number being kept (sleutels.md 5).
//
// A row is a token under the index key of one register and epoch, and random ids; so rows of two
// registers cannot be joined, and nobody but the keeper can ask. It is made durable with the blads
// of a betrokkene-gekoppeld, before its leaf: `jti` may never land, and a later koppeling of the
// same pid does not take the earlier one's row away. Who asks keeps the rows whose jti is the
// newest koppeling of that pid (projections/betrokkenen).
// Invariants: handles out, never names (R9); what an Identity borrows is gone after the call.
// Threads: any. Errors: unavailable `niet-gereed` (no such register).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::keys {

// Plaintext, borrowed for one call: event/identity.h makes the values.
struct Identity {
  std::uint8_t kind = 0;  // 1 bsn, 2 naam-geboortedatum
  base::ByteView value;
};

// What one betrokkene-gekoppeld says about its pid.
struct Link {
  base::Pid pid;
  base::Jti jti;
  std::span<const Identity> identities;
};

struct Linked {
  base::CasusId dossier;
  base::Pid pid;
  base::Jti jti;  // the betrokkene-gekoppeld
  auto operator<=>(const Linked&) const = default;
};

struct FoundPersons {
  std::vector<Linked> rows;  // by dossier, pid, jti
  bool complete = true;      // false: there are more than `most_found`
};
inline constexpr std::size_t most_found = 1'000;

class PersonIndex {
 public:
  virtual ~PersonIndex() = default;
  virtual base::Result<FoundPersons> find(std::string_view reg, const Identity& identity) const = 0;
};

}  // namespace zegel::keys
