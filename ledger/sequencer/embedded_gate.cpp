#include "ledger/sequencer/embedded_gate.h"

#include "ledger/sequencer/index_rule.h"

namespace zegel::sequencer {

log::Gate embedded_gate(std::string origin) {
  return [origin = std::move(origin)](base::ByteView bytes) -> std::optional<log::Admitted> {
    const auto verdict = check_record(bytes);
    const auto* record = std::get_if<Wellformed>(&verdict);
    if (record == nullptr) return std::nullopt;
    // No jti is stored: as index 0 the genesis alone has a place, as index 1 all others.
    Before before{{0}, {}, [](const base::Jti&) { return std::nullopt; }};
    const bool genesis = !check_place(*record, before);
    before.next = {1};
    before.aud = origin;
    if (record->skelet.aud != origin || (!genesis && check_place(*record, before)))
      return std::nullopt;
    return log::Admitted{record->skelet.jti, genesis};
  };
}

}  // namespace zegel::sequencer
