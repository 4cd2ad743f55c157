// The slot file: one 4 KiB block that holds the first share F_e of one epoch (sleutels.md 3).
//
//   "ZEGELKEK", version u16 1, provider u16 1, epoch u32, hour u32, F 32, controlewaarde 32, zeros,
//   at 4,064 BLAKE2b-256 of bytes 0..4063. Empty = 4,096 zeros. Anything else = damaged.
//
// A slot has no state of its own: which epoch lives is said by `sleutels.huidig` alone.
// Threads: values. Errors: a damaged block is a state, not a failure; it is never repaired.
#pragma once

#include <optional>

#include "ledger/keys/derive.h"

namespace zegel::keys {

inline constexpr std::size_t slot_size = 4'096;
using SlotBytes = std::span<const base::Byte, slot_size>;

struct Slot {
  std::uint32_t epoch = 0;
  base::Hour hour;           // of creation, ledger time
  Key share;                 // F_e
  base::Hash control{};      // controlewaarde
  Slot clone() const { return {epoch, hour, share.clone(), control}; }
};

enum class SlotState : std::uint8_t { empty, valid, damaged };

struct SlotReading {
  SlotState state = SlotState::empty;
  std::optional<Slot> slot;  // when valid
};

void encode_slot(std::span<base::Byte, slot_size> out, const Slot& slot);
SlotReading parse_slot(SlotBytes block);

}  // namespace zegel::keys
