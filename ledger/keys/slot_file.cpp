#include "ledger/keys/slot_file.h"

#include <algorithm>

namespace zegel::keys {
namespace {

constexpr std::string_view magic = "ZEGELKEK";
constexpr std::uint16_t version = 1;
constexpr std::uint16_t provider_file = 1;
constexpr std::size_t sum_at = 4'064;
constexpr std::size_t used = 8 + 2 + 2 + 4 + 4 + 32 + 32;

bool all_zero(base::ByteView bytes) {
  return std::ranges::all_of(bytes, [](base::Byte byte) { return byte == 0; });
}

void put(std::span<base::Byte> out, std::size_t& at, base::ByteView bytes) {
  std::ranges::copy(bytes, out.begin() + static_cast<std::ptrdiff_t>(at));
  at += bytes.size();
}

std::optional<Slot> parse_valid(SlotBytes block);

}  // namespace

void encode_slot(std::span<base::Byte, slot_size> out, const Slot& slot) {
  std::ranges::fill(out, base::Byte{0});
  std::size_t at = 0;
  put(out, at, base::as_bytes(magic));
  put(out, at, crypto::field(version));
  put(out, at, crypto::field(provider_file));
  put(out, at, crypto::field(slot.epoch));
  put(out, at, crypto::field(slot.hour.value));
  put(out, at, slot.share.reveal());
  put(out, at, slot.control);
  at = sum_at;
  put(out, at, crypto::blake2b256(out.first<sum_at>()));
}

SlotReading parse_slot(SlotBytes block) {
  if (all_zero(block)) return {};
  auto slot = parse_valid(block);
  return {slot ? SlotState::valid : SlotState::damaged, std::move(slot)};
}

namespace {

std::optional<Slot> parse_valid(SlotBytes block) {
  const base::Hash sum = crypto::blake2b256(block.first<sum_at>());
  if (!std::ranges::equal(sum, block.subspan<sum_at>())) return std::nullopt;
  if (!all_zero(block.subspan<used, sum_at - used>())) return std::nullopt;

  base::ByteReader reader(block.first<used>());
  if (base::as_text(reader.take(magic.size())) != magic) return std::nullopt;
  if (reader.get<std::uint16_t>() != version) return std::nullopt;
  if (reader.get<std::uint16_t>() != provider_file) return std::nullopt;
  Slot slot;
  slot.epoch = reader.get<std::uint32_t>();
  slot.hour.value = reader.get<std::uint32_t>();
  std::ranges::copy(reader.take(32), slot.share.writable().begin());
  slot.control = reader.array<32>();
  if (slot.epoch == 0) return std::nullopt;
  return slot;
}

}  // namespace
}  // namespace zegel::keys
