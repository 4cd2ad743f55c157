#include <fmt/format.h>

#include "ledger/keys/kek_provider.h"

namespace zegel::keys {
namespace {

using base::Failure;

bool same_key(const Slot& a, const Slot& b) {
  return a.share.equals(b.share) && a.control == b.control;
}

std::string slot_name(const CarrierSlots& carrier, std::size_t i) {
  return (carrier.path / (i == 0 ? "slot-a" : "slot-b")).string();
}

std::unexpected<Failure> refuse(std::string sentence) {
  return std::unexpected(Failure::fatal(std::move(sentence)));
}

std::unexpected<Failure> none_found(std::span<const CarrierSlots> carriers, std::uint32_t epoch);

}  // namespace

base::Result<SlotChoice> choose_slot(std::span<const CarrierSlots> carriers, std::uint32_t epoch) {
  const Slot* chosen = nullptr;
  SlotChoice choice;
  for (const CarrierSlots& carrier : carriers) {
    bool holds = false;
    for (std::size_t i = 0; i < carrier.slots.size(); ++i) {
      const SlotReading& reading = carrier.slots[i];
      if (reading.state == SlotState::damaged)
        choice.warnings.push_back(fmt::format("Sleutelbestand {} is beschadigd.",
                                              slot_name(carrier, i)));
      if (reading.state != SlotState::valid) continue;
      if (reading.slot->epoch != epoch)
        return refuse(fmt::format("Sleutelbestand {} is van epoch {}, het logboek staat op epoch "
                                  "{}. Zet de drager van dit logboek terug.",
                                  slot_name(carrier, i), reading.slot->epoch, epoch));
      if (chosen && !same_key(*chosen, *reading.slot))
        return refuse(fmt::format("Sleutelbestand {} bevat een andere sleutel voor epoch {} dan de "
                                  "overige dragers. Verwijder de drager die niet bij dit logboek "
                                  "hoort.", slot_name(carrier, i), epoch));
      chosen = &*reading.slot;
      holds = true;
    }
    if (!holds) choice.missing.push_back(carrier.path);
  }
  if (!chosen) return none_found(carriers, epoch);
  choice.slot = chosen->clone();
  return choice;
}

namespace {

std::unexpected<Failure> none_found(std::span<const CarrierSlots> carriers, std::uint32_t epoch) {
  for (const CarrierSlots& carrier : carriers)
    for (std::size_t i = 0; i < carrier.slots.size(); ++i)
      if (carrier.slots[i].state == SlotState::damaged)
        return refuse(fmt::format("Sleutelbestand {} is beschadigd en geen andere drager heeft de "
                                  "sleutel van epoch {}. Sluit een drager aan die hem nog heeft.",
                                  slot_name(carrier, i), epoch));
  return refuse(fmt::format("Geen drager heeft de sleutel van epoch {}. Sluit de drager aan waarop "
                            "hij staat.", epoch));
}

}  // namespace
}  // namespace zegel::keys
