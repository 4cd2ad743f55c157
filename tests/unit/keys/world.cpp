#include "tests/unit/keys/world.h"

#include "ledger/keys/slot_file.h"

namespace zegel::keys::test {

EpochKeys World::epoch_keys() {
  const base::Bytes block = file_bytes(options.carriers.front() / "slot-a");
  REQUIRE(block.size() == slot_size);
  const auto reading = parse_slot(SlotBytes(block.data(), slot_size));
  REQUIRE(reading.state == SlotState::valid);
  return EpochKeys::from(options.ledger_id, 1, reading.slot->share);
}

}  // namespace zegel::keys::test
