#include <algorithm>

#include "ledger/keys/slot_file.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

using SlotBlock = base::ByteArray<slot_size>;

SlotBlock good_block() {
  SlotBlock block;
  encode_slot(block, {3, hour, key_from(1), control_value(key_from(9))});
  return block;
}
void seal_again(SlotBlock& block) {  // a checksum that fits, so that the fields are reached
  const base::Hash sum = crypto::blake2b256(base::ByteView(block).first(4'064));
  std::ranges::copy(sum, block.begin() + 4'064);
}
SlotState state_of(const SlotBlock& block) { return parse_slot(block).state; }

}  // namespace

TEST_CASE("a slot reads back as it was written", "[sleutels-3]") {
  const auto reading = parse_slot(good_block());
  REQUIRE(reading.state == SlotState::valid);
  CHECK(reading.slot->epoch == 3);
  CHECK(reading.slot->hour == hour);
  CHECK(reading.slot->share.equals(key_from(1)));
  CHECK(reading.slot->control == control_value(key_from(9)));
}

TEST_CASE("4,096 zeros are an empty slot", "[sleutels-3]") {
  CHECK(state_of(SlotBlock{}) == SlotState::empty);
}

TEST_CASE("any flipped bit makes a slot damaged", "[sleutels-3]") {
  const SlotBlock good = good_block();
  for (std::size_t at = 0; at < slot_size; ++at) {
    SlotBlock bad = good;
    bad[at] ^= static_cast<base::Byte>(1u << (at % 8));
    REQUIRE(state_of(bad) == SlotState::damaged);
  }
}

TEST_CASE("a single bit in an empty slot makes it damaged", "[sleutels-3]") {
  SlotBlock block{};
  block[2'000] = 0x10;
  CHECK(state_of(block) == SlotState::damaged);
}

TEST_CASE("a half overwritten slot is damaged", "[sleutels-3]") {
  SlotBlock block = good_block();
  std::fill(block.begin() + 512, block.end(), base::Byte{0});
  CHECK(state_of(block) == SlotState::damaged);
}

TEST_CASE("version 2, provider 2, epoch 0 and used spare room are damaged", "[sleutels-3]") {
  const std::size_t at = GENERATE(9u, 11u, 100u);
  SlotBlock block = good_block();
  block[at] = static_cast<base::Byte>(block[at] + 1);
  seal_again(block);
  CHECK(state_of(block) == SlotState::damaged);

  SlotBlock zero_epoch = good_block();
  zero_epoch[15] = 0;
  seal_again(zero_epoch);
  CHECK(state_of(zero_epoch) == SlotState::damaged);
}

}  // namespace zegel::keys::test
