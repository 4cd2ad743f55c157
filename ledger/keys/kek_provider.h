// KekProvider: where the share F_e of an epoch is kept, in four calls that every provider answers
// (sleutels.md 2). Version 1 has `bestand` (kek_file.h): two slots on each drager, all dragers
// alike.
//
// choose_slot is the pure decision of start check 10 (2) over what was read: which slot lives,
// which dragers lack it. It never guesses between two keys.
// Threads: one owner, at start and in a run. Errors: unavailable "drager"; choose_slot: fatal with
// the Dutch sentence for exit 76.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/keys/slot_file.h"

namespace zegel::keys {

struct CarrierSlots {
  std::filesystem::path path;
  std::array<SlotReading, 2> slots;  // a, b
};

class KekProvider {
 public:
  virtual ~KekProvider() = default;
  // After it every carrier holds this slot, read back from the medium. A carrier that has it
  // already is left alone; a free slot is taken before a damaged one; another epoch is never
  // overwritten.
  virtual base::Status create(const Slot& slot) = 0;
  virtual base::Result<std::vector<CarrierSlots>> read() = 0;
  // Overwrites every slot of that epoch: random, then zeros, each read back, at the same extent.
  virtual base::Status destroy(std::uint32_t epoch) = 0;
  virtual std::vector<std::string> describe() const = 0;  // "pad (ext4, /dev/vda1)"
};

struct SlotChoice {
  Slot slot;
  std::vector<std::filesystem::path> missing;  // carriers to fill from it
  std::vector<std::string> warnings;           // damaged slots beside a good one
};
base::Result<SlotChoice> choose_slot(std::span<const CarrierSlots> carriers, std::uint32_t epoch);

}  // namespace zegel::keys
