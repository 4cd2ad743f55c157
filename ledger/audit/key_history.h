// O4: which keys belonged to whom, and when; rebuilt from the key events of register toezicht.
//
// Invariants: every event counted has a valid receipt, shows all its fields, and is signed by a key
// of the organisation that opened toezicht, valid at its hour. Record 0 is the registration of its
// own key: trust in it is trust in the policy. A registration works from the hour of its akkoord; a
// revocation at once, from the later of its moment and the hour of its record, that hour included:
// registers have no order inside an hour, and the intake had refused what came after.
// A type that this version does not know is a fault: it might be a revocation.
// Threads: values. Units: hours since 1970. Errors: nullopt, with one Dutch sentence in `fault`.
// Specification: envelop.md 8, 10 (O4), domein.md 2.4 (Keys in time).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/audit/examine.h"

namespace zegel::audit {

struct KeyEvent {
  std::string event;      // SD-JWT with every disclosure
  std::string receipt;
};

struct KnownKey {
  crypto::PublicKey key;
  std::string oin;
  base::LeafIndex index;              // of its registration in toezicht
  base::Hour registered;              // received hour of what gave it effect
  base::Hour begin;
  std::optional<base::Hour> end;      // nullopt: the huissleutel of record 0
  std::optional<base::Hour> revoked;
  bool revoked_before(base::Hour hour) const { return revoked && *revoked < hour; }
  bool valid_at(base::Hour hour) const {
    return registered <= hour && begin <= hour && (!end || hour < *end) && !revoked_before(hour);
  }
};

class KeyHistory {
 public:
  static std::optional<KeyHistory> build(Examiner& examiner, std::span<const KeyEvent> events,
                                         std::string& fault);
  const KnownKey* find(const base::Kid& kid) const;
  const std::string& origin() const { return origin_; }  // of toezicht

 private:
  struct Entry;
  std::string_view take_genesis(const Entry& entry);
  std::string_view take(const Entry& entry);
  std::string_view take_registration(const Entry& entry);
  std::string_view take_akkoord(const Entry& entry);
  std::string_view take_revocation(const Entry& entry);
  bool signed_by_house(const Entry& entry) const;

  std::string origin_;
  std::string house_;                       // OIN of the organisation that opened toezicht
  std::map<base::Kid, KnownKey> keys_;
  struct Proposal {
    base::Kid kid;
    KnownKey key;
  };
  std::map<base::Jti, Proposal> proposals_;
};

}  // namespace zegel::audit
