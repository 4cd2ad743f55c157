// Index rule, version 1 (logboek.md 4): which records become leaves, in which order.
// Pure: reads nothing outside the partition. Frozen in tests/vectors/indexregel-1/.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"
#include "ledger/event/leaf.h"
#include "ledger/event/skelet.h"

namespace zegel::sequencer {

enum class Reject : std::uint8_t {
  leeg, versie, lengte, vorm, kop, claims, ander_register, dubbel, dubbel_anders, genesis,
};
std::string_view reject_name(Reject reject);

struct Wellformed {       // L1-L6 hold
  event::LeafView leaf;
  base::Kid kid;
  event::Skelet skelet;
};
// L1-L6: one record alone. zegel-verify runs these too (O1).
std::variant<Wellformed, Reject> check_record(base::ByteView record);

struct Before {           // what the partition holds before this record
  base::LeafIndex next;                                   // the index it would get
  std::string aud;                                        // of index 0; empty while next = 0
  // Index and JWS of the accepted record with that jti.
  std::function<std::optional<std::string>(const base::Jti&)> jws_of;
};
// L7, L8.
std::optional<Reject> check_place(const Wellformed& record, const Before& before);

}  // namespace zegel::sequencer
