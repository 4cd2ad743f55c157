// `zegel kek maak`: epoch 1 from nothing, never over something, and finished after a crash.
#include "ledger/keys/slot_file.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

base::Result<std::string> make(World& world) {
  return Keeper::create_epoch_one(world.options, hour, world.random);
}
SlotReading slot(const World& world, const char* name, std::size_t drager = 0) {
  const base::Bytes block = file_bytes(world.options.carriers[drager] / name);
  REQUIRE(block.size() == slot_size);
  return parse_slot(SlotBytes(block.data(), slot_size));
}
void erase(const std::filesystem::path& path) { std::filesystem::remove_all(path); }

}  // namespace

TEST_CASE("making prints the controlewaarde of the slot", "[sleutels-8]") {
  World world(2);
  const auto control = make(world);
  REQUIRE(control);
  const SlotReading a = slot(world, "slot-a"), b = slot(world, "slot-a", 1);
  REQUIRE(a.state == SlotState::valid);
  REQUIRE(b.state == SlotState::valid);
  CHECK(a.slot->share.equals(b.slot->share));
  CHECK(a.slot->epoch == 1);
  CHECK(a.slot->hour == hour);
  CHECK(base::hex(a.slot->control) == *control);
  CHECK(base::hex(world.epoch_keys().control) == *control);
  CHECK(slot(world, "slot-b").state == SlotState::empty);
}

TEST_CASE("making twice is refused and changes nothing", "[sleutels-3]") {
  World world;
  world.made();
  const base::Bytes before = file_bytes(world.options.carriers[0] / "slot-a");
  CHECK(sentence_of(make(world)).find("heeft al een sleutelopslag") != std::string::npos);
  CHECK(file_bytes(world.options.carriers[0] / "slot-a") == before);
}

TEST_CASE("a drager with a key of an earlier ledger is not overwritten", "[sleutels-3]") {
  World world;
  world.made();
  erase(world.options.data);
  const base::Bytes before = file_bytes(world.options.carriers[0] / "slot-a");
  CHECK(sentence_of(make(world)).find("staat al een sleutel") != std::string::npos);
  CHECK(file_bytes(world.options.carriers[0] / "slot-a") == before);
}

TEST_CASE("a drager with a damaged slot is not overwritten", "[sleutels-3]") {
  World world;
  world.made();
  erase(world.options.data);
  write_file(world.options.carriers[0] / "slot-a", base::Bytes(4'096, 0xaa));
  CHECK(sentence_of(make(world)).find("staat al een sleutel") != std::string::npos);
}

TEST_CASE("after the loss of every drager the next epoch opens nothing of the one before",
          "[sleutels-12]") {
  World world(2);
  world.made();
  CHECK_FALSE(Keeper::without_any_key(world.options));
  std::vector<KeyRow> lost;
  {
    const auto keeper = world.open();
    const auto leases = keeper->blads_for(regie, dossier(1), std::span(&common, 1), hour);
    REQUIRE(leases);
    lost.push_back({1, leases->front().id(), *keeper->row(leases->front().id()), false});
  }
  for (const auto& drager : world.options.carriers) erase(drager);
  CHECK_FALSE(Keeper::without_any_key(world.options));  // its keystore is still there
  erase(world.options.data);
  REQUIRE(Keeper::without_any_key(world.options));
  REQUIRE(Keeper::create_epoch(world.options, 2, hour, world.random));
  CHECK_FALSE(Keeper::without_any_key(world.options));
  CHECK(slot(world, "slot-a", 1).slot->epoch == 2);
  const auto keeper = world.open();
  CHECK(keeper->mark().epoch == 2);
  CHECK(keeper->adopt(lost).value() == 0);
  CHECK_FALSE(keeper->open(regie, lost.front().id));
  CHECK(keeper->blads_for(regie, dossier(1), std::span(&common, 1), hour));
}

TEST_CASE("a crash before the slot: made anew", "[sleutels-9]") {
  World world;
  world.made();
  std::filesystem::rename(world.options.data / "sleutels.1",
                          world.options.data / "sleutels.1.tmp");
  erase(world.options.data / "sleutels.huidig");
  write_file(world.options.carriers[0] / "slot-a", base::Bytes(4'096, 0));
  REQUIRE(make(world));
  CHECK(world.open()->stand().epoch == 1);
}

TEST_CASE("a crash between slot and rename: another key, the first one wiped", "[sleutels-9]") {
  World world;
  world.made();
  const SlotReading first = slot(world, "slot-a");
  std::filesystem::rename(world.options.data / "sleutels.1",
                          world.options.data / "sleutels.1.tmp");
  erase(world.options.data / "sleutels.huidig");
  REQUIRE(make(world));
  CHECK_FALSE(slot(world, "slot-a").slot->share.equals(first.slot->share));
  CHECK(slot(world, "slot-b").state == SlotState::empty);
  CHECK_FALSE(std::filesystem::exists(world.options.data / "sleutels.1.tmp"));
  CHECK(world.open()->stand().epoch == 1);
}

TEST_CASE("a torn slot of a creation that was cut off is written over", "[sleutels-9]") {
  World world;
  world.made();
  std::filesystem::rename(world.options.data / "sleutels.1",
                          world.options.data / "sleutels.1.tmp");
  erase(world.options.data / "sleutels.huidig");
  base::Bytes torn = file_bytes(world.options.carriers[0] / "slot-a");
  std::fill(torn.begin() + 64, torn.end(), base::Byte{0});
  write_file(world.options.carriers[0] / "slot-a", torn);
  REQUIRE(make(world));
  world.open();
}

TEST_CASE("a crash before huidig: only the name is added", "[sleutels-9]") {
  World world;
  world.made();
  const SlotReading first = slot(world, "slot-a");
  erase(world.options.data / "sleutels.huidig");
  const auto control = make(world);
  REQUIRE(control);
  CHECK(*control == base::hex(first.slot->control));
  CHECK(world.open()->stand().epoch == 1);
}

TEST_CASE("huidig lost from a keystore in use is not a crash of making", "[sleutels-9]") {
  World world;
  const std::vector<base::Pid> partijen{common};
  REQUIRE(world.made().open()->blads_for(regie, dossier(1), partijen, hour));
  erase(world.options.data / "sleutels.huidig");
  CHECK(sentence_of(make(world)).find("al sleutels in gebruik") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(world.options.data / "sleutels.huidig"));
}

TEST_CASE("no drager named is refused", "[sleutels-3]") {
  World world(0);
  CHECK(sentence_of(make(world)).find("Geen enkele drager") != std::string::npos);
}

TEST_CASE("two ledgers never get one key", "[sleutels-2]") {
  World a, b;
  CHECK(*make(a) != *make(b));
}

}  // namespace zegel::keys::test
