// Start checks 10 (1), (2), (5): each ends in one Dutch sentence that says what to do, never in a
// keeper that serves (sleutels.md 10; negative keys of 19).
#include <sys/stat.h>

#include <algorithm>

#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

const std::vector<base::Pid> partijen{common, pid(1)};

// Opening fails with a sentence that holds this part.
void refused(World& world, std::string_view part) {
  auto opened = world.try_open();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == base::Code::fatal);
  INFO(opened.error().detail);
  CHECK(opened.error().detail.find(part) != std::string::npos);
}
std::filesystem::path slot_a(const World& world, std::size_t drager = 0) {
  return world.options.carriers[drager] / "slot-a";
}
void flip_bit(const std::filesystem::path& file, std::size_t at) {
  base::Bytes bytes = file_bytes(file);
  bytes.at(at) ^= 4;
  write_file(file, bytes);
}
void use(World& world) {  // one dossier with content
  const auto keeper = world.open();
  REQUIRE(keeper->blads_for(regie, dossier(1), partijen, hour));
}

}  // namespace

TEST_CASE("a fresh keystore opens empty, in epoch 1", "[sleutels-10]") {
  World world;
  const auto keeper = world.made().open();
  const KeeperStand stand = keeper->stand();
  CHECK(stand.epoch == 1);
  CHECK(stand.blads == 0);
  CHECK(stand.leases == 0);
  CHECK(stand.open);
  CHECK_FALSE(stand.warnings.empty());  // one drager
}

TEST_CASE("there is no keystore yet", "[sleutels-10]") {
  World world;
  refused(world, "zegel kek maak");
}

TEST_CASE("sleutels.huidig is gone", "[sleutels-10]") {
  World world;
  use(world.made());
  std::filesystem::remove(world.options.data / "sleutels.huidig");
  refused(world, "sleutels.huidig ontbreekt");
}

TEST_CASE("sleutels.huidig is damaged", "[sleutels-10]") {
  World world;
  flip_bit(world.made().options.data / "sleutels.huidig", 2);
  refused(world, "sleutels.huidig is beschadigd");
}

TEST_CASE("sleutels.huidig names an epoch without slot", "[sleutels-10]") {
  World world;
  world.made();
  const std::string text = current_text({2, 0, crypto::blake2b256({})});
  write_file(world.options.data / "sleutels.huidig", base::as_bytes(text));
  refused(world, "van epoch 1, het logboek staat op epoch 2");
}

TEST_CASE("sleutels.huidig of another moment than the keystore", "[sleutels-10]") {
  World world;
  world.made();
  const std::string text = current_text({1, 3, crypto::blake2b256({})});
  write_file(world.options.data / "sleutels.huidig", base::as_bytes(text));
  refused(world, "horen niet bij elkaar");
}

TEST_CASE("the keystore is lost", "[sleutels-10]") {
  World world;
  use(world.made());
  std::filesystem::remove_all(world.options.data / "sleutels.1");
  refused(world, "sleutels.1 ontbreekt. Zet de nieuwste reservekopie");
}

TEST_CASE("the keystore file is lost or cut", "[sleutels-10]") {
  World world;
  use(world.made());
  const auto file = world.options.data / "sleutels.1" / "data.mdb";
  SECTION("lost") { std::filesystem::remove(file); }
  SECTION("cut") { std::filesystem::resize_file(file, 12'288); }
  refused(world, "opent niet");
}

TEST_CASE("a slot with one bit flipped, the only one", "[sleutels-10]") {
  World world;
  flip_bit(slot_a(world.made()), 30);
  refused(world, "slot-a is beschadigd");
}

TEST_CASE("a truncated slot, the only one", "[sleutels-10]") {
  World world;
  std::filesystem::resize_file(slot_a(world.made()), 2'048);
  refused(world, "slot-a is beschadigd");
}

TEST_CASE("a damaged slot is made good from the other drager", "[sleutels-10]") {
  World world(2);
  use(world.made());
  const base::Bytes good = file_bytes(slot_a(world));
  flip_bit(slot_a(world), 30);
  flip_bit(world.options.carriers[0] / "slot-b", 30);
  {
    const auto keeper = world.open();
    CHECK(keeper->stand().blads == 2);
  }
  CHECK(file_bytes(slot_a(world)) == good);
}

TEST_CASE("a slot file that is gone is filled from the other drager", "[sleutels-10]") {
  World world(2);
  world.made();
  const base::Bytes good = file_bytes(slot_a(world, 1));
  std::filesystem::remove(slot_a(world, 1));
  world.open();
  CHECK(file_bytes(slot_a(world, 1)) == good);
}

TEST_CASE("both dragers hold a valid slot of one epoch, with different keys", "[sleutels-10]") {
  World world(2), other;
  world.made();
  other.made();
  std::filesystem::copy_file(slot_a(other), slot_a(world, 1),
                             std::filesystem::copy_options::overwrite_existing);
  ::chmod(slot_a(world, 1).c_str(), 0600);
  refused(world, "andere sleutel voor epoch 1");
}

TEST_CASE("no drager has a slot", "[sleutels-10]") {
  World world(2);
  world.made();
  for (const std::size_t i : {0u, 1u}) write_file(slot_a(world, i), base::Bytes(4'096, 0));
  refused(world, "Geen drager heeft de sleutel van epoch 1");
}

TEST_CASE("a drager that is away is a warning, none at all a refusal", "[sleutels-10]") {
  World world(2);
  world.made();
  std::filesystem::rename(world.options.carriers[0], world.dir / "weg");
  {
    const auto warnings = world.open()->stand().warnings;
    CHECK(std::ranges::any_of(warnings, [](const std::string& one) {
      return one.find("niet bereikbaar") != std::string::npos;
    }));
  }
  std::filesystem::rename(world.options.carriers[1], world.dir / "ook-weg");
  refused(world, "Geen enkele drager");
}

TEST_CASE("the key of another ledger does not fit", "[sleutels-10]") {
  World world;
  world.made();
  world.options.ledger_id = "zegel.ander.nl";
  refused(world, "ander logboek");
}

TEST_CASE("a keystore of another KEK does not fit the slot", "[sleutels-10][I7]") {
  World world, other;
  world.made();
  other.made();
  std::filesystem::remove_all(world.options.data / "sleutels.1");
  std::filesystem::copy(other.options.data / "sleutels.1", world.options.data / "sleutels.1");
  refused(world, "past niet bij de sleutel");
}

TEST_CASE("a changed meta row", "[sleutels-10]") {
  World world;
  world.made().change_store([](store::Store& store, store::MutableRows& rows) {
    const auto row = rows.get(store.table(table_meta), base::as_bytes(meta_key));
    base::Bytes bad(row->begin(), row->end());
    bad[4] ^= 1;
    rows.put(store.table(table_meta), base::as_bytes(meta_key), bad);
  });
  refused(world, "past niet bij de sleutel");
}

TEST_CASE("a meta row that is gone", "[sleutels-10]") {
  World world;
  world.made().change_store([](store::Store& store, store::MutableRows& rows) {
    rows.erase(store.table(table_meta), base::as_bytes(meta_key));
  });
  refused(world, "past niet bij de sleutel");
}

TEST_CASE("a hek row whose MAC is wrong", "[sleutels-10][R7]") {
  World world;
  world.made();
  world.put_hek(dossier(1), common, HekState::definitive);
  world.change_store([](store::Store& store, store::MutableRows& rows) {
    const base::Hash token = hek_token({ledger_id, regie, dossier(1), common});
    const auto row = rows.get(store.table(table_hek), token);
    base::Bytes bad(row->begin(), row->end());
    bad[0] = 1;  // back to voorlopig, as an insider would like
    rows.put(store.table(table_hek), token, bad);
  });
  refused(world, "Een hek in de sleutelopslag is gewijzigd");
}

TEST_CASE("a blad row that was moved under another id", "[sleutels-10][R6]") {
  World world;
  use(world.made());
  world.change_store([](store::Store& store, store::MutableRows& rows) {
    std::vector<std::pair<base::Bytes, base::Bytes>> all;
    rows.scan(store.table(table_blad), {}, [&](base::ByteView key, base::ByteView value) {
      all.emplace_back(base::Bytes(key.begin(), key.end()),
                       base::Bytes(value.begin(), value.end()));
      return true;
    });
    REQUIRE(all.size() == 2);
    rows.put(store.table(table_blad), all[0].first, all[1].second);
    rows.put(store.table(table_blad), all[1].first, all[0].second);
  });
  refused(world, "die niet openen: 2");
}

TEST_CASE("a blad whose place names another", "[sleutels-10]") {
  World world;
  use(world.made());
  world.change_store([](store::Store& store, store::MutableRows& rows) {
    rows.put(store.table(table_plaats), place_key(dossier(1), common, 1),
             id_of<base::BladId>(9).view());
  });
  refused(world, "die niet openen: 1");
}

TEST_CASE("a row of epoch 1 in a keystore of epoch 2", "[sleutels-10][I7]") {
  World world;
  use(world.made());
  const EpochKeys now = world.epoch_keys();
  EpochKeys later;
  later.ledger_id = now.ledger_id;
  later.epoch = 2;
  later.wrap = now.wrap.clone();
  const auto store = world.raw_store();
  store->view([&](const store::Rows& rows) {
    rows.scan(store->table(table_blad), {}, [&](base::ByteView key, base::ByteView row) {
      CHECK(unwrap_blad(now, *base::BladId::from(key), row));
      CHECK_FALSE(unwrap_blad(later, *base::BladId::from(key), row));
      return true;
    });
  });
}

TEST_CASE("wrong mode of drager or slot", "[sleutels-10]") {
  World world;
  world.made();
  SECTION("drager") {
    ::chmod(world.options.carriers[0].c_str(), 0755);
    refused(world, "0700");
  }
  SECTION("slot") {
    ::chmod(slot_a(world).c_str(), 0644);
    refused(world, "0600");
  }
}

TEST_CASE("a drager on tmpfs without overschrijven_onzeker", "[sleutels-14]") {
  World world;
  const auto shm = std::filesystem::path("/dev/shm") / world.dir.path().filename();
  if (!std::filesystem::is_directory("/dev/shm")) return;
  world.options.carriers = {shm};
  world.options.uncertain_overwrite = false;
  const auto made = Keeper::create_epoch_one(world.options, hour, world.random);
  CHECK(sentence_of(made).find("tmpfs") != std::string::npos);
  world.options.uncertain_overwrite = true;
  const auto warnings = world.made().open()->stand().warnings;
  std::filesystem::remove_all(shm);
  CHECK(std::ranges::any_of(warnings, [](const std::string& one) {
    return one.find("tmpfs") != std::string::npos;
  }));
}

TEST_CASE("a second keeper on the same keystore is refused", "[sleutels-10]") {
  World world;
  const auto keeper = world.made().open();
  CHECK(code_of(world.try_open()) == "in-gebruik");
}

TEST_CASE("a compact copy opens as the keystore that it was taken from", "[sleutels-12]") {
  World world;
  use(world.made());
  REQUIRE(world.open()->copy_compact(world.dir / "kopie"));
  std::filesystem::remove_all(world.options.data / "sleutels.1");
  std::filesystem::rename(world.dir / "kopie", world.options.data / "sleutels.1");
  const auto keeper = world.open();
  CHECK(keeper->stand().blads == 2);
  CHECK(keeper->verify_all());
}

}  // namespace zegel::keys::test
