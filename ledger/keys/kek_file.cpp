#include "ledger/keys/kek_file.h"

#include <fmt/format.h>

#include "ledger/keys/direct_io.h"
#include "ledger/keys/extent_probe.h"

namespace zegel::keys {
namespace {

constexpr std::array<const char*, 2> slot_names{"slot-a", "slot-b"};

// A slot that was never made, or whose file is gone, is free.
base::Result<SlotReading> read_slot(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) return SlotReading{};
  TRY(block, read_block(file));
  return parse_slot(block.view());
}

base::Result<CarrierSlots> read_carrier(const std::filesystem::path& path) {
  CarrierSlots out{path, {}};
  for (std::size_t i = 0; i < slot_names.size(); ++i) {
    TRY(reading, read_slot(path / slot_names[i]));
    out.slots[i] = std::move(reading);
  }
  return out;
}

bool holds(const CarrierSlots& carrier, const Slot& slot) {
  for (const SlotReading& reading : carrier.slots)
    if (reading.state == SlotState::valid && reading.slot->epoch == slot.epoch &&
        reading.slot->share.equals(slot.share))
      return true;
  return false;
}

// The index of the slot to write: a free one, else a damaged one, else none.
std::size_t writable_slot(const CarrierSlots& carrier) {
  for (const SlotState wanted : {SlotState::empty, SlotState::damaged})
    for (std::size_t i = 0; i < carrier.slots.size(); ++i)
      if (carrier.slots[i].state == wanted) return i;
  return carrier.slots.size();
}

base::Status wipe_file(const std::filesystem::path& file, crypto::Random& random) {
  const auto before = physical_extent(file);
  Block block;
  random.fill(block.bytes());
  TRY_DO(write_block(file, block));
  TRY_DO(write_block(file, Block{}));
  if (physical_extent(file) != before)
    return std::unexpected(carrier_failure(file, "overschreven op een andere plaats"));
  return {};
}

}  // namespace

base::Status FileKekProvider::create(const Slot& slot) {
  Block block;
  encode_slot(block.bytes(), slot);
  for (const CarrierFacts& facts : carriers_) {
    TRY(carrier, read_carrier(facts.path));
    if (holds(carrier, slot)) continue;
    const std::size_t at = writable_slot(carrier);
    if (at == slot_names.size())
      return std::unexpected(carrier_failure(facts.path, "geen vrij sleutelbestand"));
    for (const char* name : slot_names) TRY_DO(make_block_file(facts.path / name));
    TRY_DO(write_block(facts.path / slot_names[at], block));
  }
  return {};
}

base::Result<std::vector<CarrierSlots>> FileKekProvider::read() {
  std::vector<CarrierSlots> out;
  for (const CarrierFacts& facts : carriers_) {
    TRY(carrier, read_carrier(facts.path));
    out.push_back(std::move(carrier));
  }
  return out;
}

base::Status FileKekProvider::destroy(std::uint32_t epoch) {
  for (const CarrierFacts& facts : carriers_) {
    TRY(carrier, read_carrier(facts.path));
    for (std::size_t i = 0; i < slot_names.size(); ++i) {
      const SlotReading& reading = carrier.slots[i];
      if (reading.state != SlotState::valid || reading.slot->epoch != epoch) continue;
      TRY_DO(wipe_file(facts.path / slot_names[i], random_));
    }
  }
  return {};
}

std::vector<std::string> FileKekProvider::describe() const {
  std::vector<std::string> out;
  for (const CarrierFacts& facts : carriers_)
    out.push_back(fmt::format("{} ({}, {})", facts.path.string(), file_system_name(facts.magic),
                              facts.device));
  return out;
}

}  // namespace zegel::keys
