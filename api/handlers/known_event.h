// An event that the ledger has, as the readers of this folder need it: found by jti over all
// registers, within the scope of the caller (what lies outside it is 404, api.md 1).
// Invariant: `view` points into `leaf`, whose bytes do not move with the struct. Threads: values.
#pragma once

#include <optional>
#include <string>

#include "api/call.h"
#include "ledger/base/bytes.h"
#include "ledger/event/envelope.h"
#include "ledger/event/leaf.h"
#include "ledger/event/skelet.h"
#include "ledger/inhoud/seal.h"

namespace zegel::api {

struct KnownEvent {
  std::string reg;
  base::LeafIndex index;
  base::Bytes leaf;
  event::LeafView view;
  event::Skelet skelet;
  base::Kid kid;
};

std::optional<KnownEvent> event_at(Services& services, std::string_view reg,
                                   base::LeafIndex index);
std::optional<KnownEvent> find_event(Services& services, std::string_view reg,
                                     const base::Jti& jti);
// By the jti of the path; nullopt: unknown, not an id, or outside the caller's scope.
std::optional<KnownEvent> event_of_path(const Call& call);

// The record of its inhoud, opened as far as its keys live.
inhoud::OpenedRecord open_inhoud(Services& services, const KnownEvent& known);
std::size_t sealed_size(Services& services, const KnownEvent& known);  // bytes of its record
// Signed structure with every disclosure that opened: <jws>~<disclosure>~..., as it was sent.
std::string with_disclosures(Services& services, const KnownEvent& known);

bool is_covered(Services& services, const KnownEvent& known);

}  // namespace zegel::api
