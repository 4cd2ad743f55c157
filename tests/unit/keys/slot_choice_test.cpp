// Which slot lives: start check 10 (2), on readings alone.
#include "ledger/keys/kek_provider.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

SlotReading empty() { return {}; }
SlotReading damaged() { return {SlotState::damaged, std::nullopt}; }
SlotReading valid(std::uint32_t epoch, std::uint8_t key = 1) {
  return {SlotState::valid, Slot{epoch, hour, key_from(key), {}}};
}

class Carriers {
 public:
  Carriers& with(SlotReading a, SlotReading b) {
    CarrierSlots carrier{"/drager" + std::to_string(list_.size()), {}};
    carrier.slots[0] = std::move(a);
    carrier.slots[1] = std::move(b);
    list_.push_back(std::move(carrier));
    return *this;
  }
  base::Result<SlotChoice> choose(std::uint32_t epoch = 5) const {
    return choose_slot(list_, epoch);
  }
  std::string refusal(std::uint32_t epoch = 5) const { return sentence_of(choose(epoch)); }

 private:
  std::vector<CarrierSlots> list_;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("one valid slot of the epoch is the choice", "[sleutels-10]") {
  const auto choice = Carriers().with(empty(), valid(5)).choose();
  REQUIRE(choice);
  CHECK(choice->slot.share.equals(key_from(1)));
  CHECK(choice->missing.empty());
  CHECK(choice->warnings.empty());
}

TEST_CASE("a carrier without the slot is to be filled", "[sleutels-10]") {
  const auto choice = Carriers().with(empty(), empty()).with(valid(5), empty()).choose();
  REQUIRE(choice);
  CHECK(choice->missing == std::vector<std::filesystem::path>{"/drager0"});
}

TEST_CASE("both slots of one carrier may hold the same key", "[sleutels-10]") {
  CHECK(Carriers().with(valid(5), valid(5)).choose());
}

TEST_CASE("two keys for one epoch are never guessed between", "[sleutels-10]") {
  CHECK(contains(Carriers().with(valid(5, 1), valid(5, 2)).refusal(), "andere sleutel"));
  CHECK(contains(Carriers().with(valid(5, 1), empty()).with(empty(), valid(5, 2)).refusal(),
                 "andere sleutel"));
}

TEST_CASE("a damaged slot beside a good one is a warning", "[sleutels-10]") {
  const auto choice = Carriers().with(damaged(), valid(5)).choose();
  REQUIRE(choice);
  REQUIRE(choice->warnings.size() == 1);
  CHECK(contains(choice->warnings[0], "slot-a"));
}

TEST_CASE("only damaged slots: the sentence names the file", "[sleutels-10]") {
  CHECK(contains(Carriers().with(empty(), damaged()).refusal(), "/drager0/slot-b is beschadigd"));
}

TEST_CASE("no slot at all: the sentence says to connect a carrier", "[sleutels-10]") {
  CHECK(contains(Carriers().with(empty(), empty()).refusal(), "Geen drager heeft de sleutel"));
  CHECK(contains(Carriers().refusal(), "Geen drager heeft de sleutel"));
}

TEST_CASE("a slot of another epoch is refused, older, newer and a jump", "[sleutels-10]") {
  const std::uint32_t other = GENERATE(4u, 6u, 40u);
  const std::string sentence = Carriers().with(valid(5), valid(other)).refusal();
  CHECK(contains(sentence, "van epoch " + std::to_string(other)));
  CHECK(contains(sentence, "op epoch 5"));
}

}  // namespace zegel::keys::test
