// R1-R9 of sleutels.md 4, as far as version 0.1 reaches.
#include <algorithm>
#include <atomic>
#include <latch>
#include <set>
#include <thread>
#include <type_traits>

#include "ledger/keys/blads.h"
#include "ledger/keys/heks.h"
#include "tests/unit/keys/full_disk.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

using Pids = std::vector<base::Pid>;

// What the journal wrote meanwhile.
template <class Fn>
std::string journal_of(Fn&& fn) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const int saved = ::dup(STDOUT_FILENO);
  ::dup2(ends[1], STDOUT_FILENO);
  base::journal_silence(false);
  fn();
  base::journal_silence(true);
  ::dup2(saved, STDOUT_FILENO);
  ::close(saved);
  ::close(ends[1]);
  std::string out(65'536, '\0');
  const ssize_t got = ::read(ends[0], out.data(), out.size());
  ::close(ends[0]);
  out.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return out;
}

std::vector<Lease> blads(Keeper& keeper, const base::CasusId& casus, const Pids& partijen) {
  auto leases = keeper.blads_for(regie, casus, partijen, hour);
  if (!leases) FAIL(code_of(leases));
  return std::move(*leases);
}
// The ids alone: the leases go back at once, so that the keeper may close.
std::vector<base::BladId> ids_of(Keeper& keeper, const base::CasusId& casus, const Pids& partijen) {
  std::vector<base::BladId> ids;
  for (const Lease& lease : blads(keeper, casus, partijen)) ids.push_back(lease.id());
  return ids;
}

}  // namespace

TEST_CASE("only the maker has a way to create", "[R1]") {
  STATIC_REQUIRE(std::is_base_of_v<BladOpener, BladMaker>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<BladOpener*, BladMaker*>);
}

TEST_CASE("a lease moves and is never copied", "[R5]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Lease>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Lease>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<Lease>);
}

TEST_CASE("opening a blad that nobody made is unknown, and makes none", "[R1][R6]") {
  World world;
  const auto keeper = world.made().open();
  CHECK(code_of(keeper->open(regie, id_of<base::BladId>(1))) == "onbekend");
  CHECK(keeper->stand().blads == 0);
}

TEST_CASE("every partij of a dossier gets its own blad, in order", "[R2]") {
  World world;
  const auto keeper = world.made().open();
  const auto leases = blads(*keeper, dossier(1), {common, pid(1), pid(2)});
  REQUIRE(leases.size() == 3);
  CHECK(leases[0].partij() == common);
  CHECK(leases[1].partij() == pid(1));
  CHECK(leases[2].partij() == pid(2));
  std::set<base::BladId> ids;
  for (const Lease& lease : leases) {
    CHECK(lease.dossier() == dossier(1));
    CHECK(blad_id(fingerprint(lease.key())) == lease.id());
    ids.insert(lease.id());
  }
  CHECK(ids.size() == 3);
  CHECK(keeper->stand().blads == 3);
}

TEST_CASE("asking again gives the same blads, also after a restart", "[R2]") {
  World world;
  auto keeper = world.made().open();
  const base::BladId first = blads(*keeper, dossier(1), {common})[0].id();
  CHECK(blads(*keeper, dossier(1), {common})[0].id() == first);
  keeper.reset();
  keeper = world.open();
  const auto after = blads(*keeper, dossier(1), {pid(1), common});
  CHECK(after[1].id() == first);
  CHECK(keeper->stand().blads == 2);
}

TEST_CASE("a keeper that closed for another process opens nothing and makes nothing", "[R1]") {
  World world;
  const auto keeper = world.made().open();
  const base::BladId id = ids_of(*keeper, dossier(1), {common})[0];
  CHECK(keeper->is_open());
  keeper->close();
  CHECK_FALSE(keeper->is_open());
  CHECK_FALSE(keeper->stand().open);
  CHECK_FALSE(keeper->open(regie, id));
  CHECK_FALSE(keeper->blads_for(regie, dossier(1), Pids{common}, hour));
  CHECK_FALSE(keeper->blads_for(regie, dossier(2), Pids{common}, hour));
  CHECK(keeper->stand().blads == 1);
}

TEST_CASE("one dossier in two registers: the second register gets nothing", "[R6]") {
  World world;
  const auto keeper = world.made().open();
  const base::BladId id = blads(*keeper, dossier(1), {common})[0].id();
  CHECK(code_of(keeper->open("meldingen", id)) == "onbekend");
  CHECK(code_of(keeper->blads_for("meldingen", dossier(1), Pids{common}, hour)) == "V-DOS-1");
  CHECK(code_of(keeper->blads_for("meldingen", dossier(1), Pids{pid(1), common}, hour)) ==
        "V-DOS-1");
  CHECK(keeper->stand().blads == 1);  // R3: nor one for the pid that was new
}

TEST_CASE("one partij named twice gets one blad", "[R2]") {
  World world;
  const auto keeper = world.made().open();
  const auto leases = blads(*keeper, dossier(1), {pid(1), pid(1)});
  CHECK(leases[0].id() == leases[1].id());
  CHECK(keeper->stand().blads == 1);
}

TEST_CASE("a hundred threads that create for one dossier get one set of blads", "[R2][R4]") {
  World world;
  const auto keeper = world.made().open();
  constexpr int threads = 100;
  std::latch together(threads);
  std::vector<std::vector<base::BladId>> got(threads);
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i)
    all.emplace_back([&, i] {
      together.arrive_and_wait();
      const Pids partijen{common, pid(1), pid(2)};
      const auto leases = keeper->blads_for(regie, dossier(1), partijen, hour);
      if (!leases) return;
      for (const Lease& lease : *leases) got[static_cast<std::size_t>(i)].push_back(lease.id());
    });
  for (std::thread& one : all) one.join();
  REQUIRE(got.front().size() == 3);
  for (const auto& ids : got) CHECK(ids == got.front());
  CHECK(keeper->stand().blads == 3);
  CHECK(keeper->stand().leases == 0);
  CHECK(keeper->verify_all());
}

TEST_CASE("threads that create for dossiers of their own all succeed", "[R4]") {
  World world;
  const auto keeper = world.made().open();
  constexpr int threads = 40;
  std::atomic<int> made{0};
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i)
    all.emplace_back([&, i] {
      const Pids partijen{common, pid(1)};
      for (int round = 0; round < 3; ++round) {
        base::CasusId casus = dossier(static_cast<std::uint8_t>(i));
        casus.raw[15] = static_cast<base::Byte>(round);
        made += keeper->blads_for(regie, casus, partijen, hour).has_value();
      }
    });
  for (std::thread& one : all) one.join();
  CHECK(made == threads * 3);
  CHECK(keeper->stand().blads == threads * 3 * 2);
  CHECK(keeper->verify_all());
}

TEST_CASE("a blad is durable before it is given: another open finds it", "[R4][I2]") {
  World world;
  auto keeper = world.made().open();
  const auto lease = blads(*keeper, dossier(1), {common});
  // What a crash right now would leave: the files as they are.
  std::filesystem::copy(world.options.data, world.dir / "kopie",
                        std::filesystem::copy_options::recursive);
  World crashed;
  crashed.options = world.options;
  crashed.options.data = world.dir / "kopie";
  CHECK(crashed.open()->open(regie, lease[0].id()));
}

TEST_CASE("a lease runs out after a minute", "[R5]") {
  const Lease fresh({}, {}, {}, key_from(1), base::monotonic_ms() + lease_ms);
  const Lease ended({}, {}, {}, key_from(1), base::monotonic_ms());
  CHECK_FALSE(fresh.expired());
  CHECK(ended.expired());
}

TEST_CASE("a run can see every lease until it is returned", "[R5]") {
  World world;
  const auto keeper = world.made().open();
  Permit waiting;
  {
    auto leases = blads(*keeper, dossier(1), {common, pid(1)});
    CHECK(keeper->stand().leases == 2);
    waiting = std::move(leases[0]).settle();
    CHECK(keeper->stand().leases == 2);
  }
  CHECK(keeper->stand().leases == 1);  // sealed, its leaf not read back yet
  waiting = Permit{};
  CHECK(keeper->stand().leases == 0);
}

TEST_CASE("more leases than locked memory holds is te druk, and passes", "[R5]") {
  World world;
  const auto keeper = world.made().open();
  const base::BladId id = blads(*keeper, dossier(1), {common})[0].id();
  std::vector<Lease> held;
  for (int i = 0; i < 2'000; ++i) held.push_back(std::move(*keeper->open(regie, id)));
  CHECK(code_of(keeper->open(regie, id)) == "te-druk");
  CHECK(code_of(keeper->blads_for(regie, dossier(1), Pids{common}, hour)) == "te-druk");
  const Permit settled = std::move(held.back()).settle();  // its key is gone, the permit is not
  held.pop_back();
  CHECK(keeper->open(regie, id));
  held.clear();
  CHECK(keeper->stand().leases == 1);
}

TEST_CASE("a damaged row is beschadigd and nothing else is tried", "[R6]") {
  World world;
  auto keeper = world.made().open();
  const base::BladId id = blads(*keeper, dossier(1), {common})[0].id();
  keeper.reset();
  world.change_store([&](store::Store& store, store::MutableRows& rows) {
    const auto row = rows.get(store.table(table_blad), id.view());
    base::Bytes bad(row->begin(), row->end());
    bad.back() ^= 1;
    rows.put(store.table(table_blad), id.view(), bad);
  });
  CHECK(sentence_of(world.try_open()).find("die niet openen: 1") != std::string::npos);
}

TEST_CASE("a row that is damaged while open is beschadigd", "[R6]") {
  World world;
  auto keeper = world.made().open();
  std::vector<base::BladId> ids;
  for (int i = 0; i < 200; ++i) {  // so that the start sample of 100 rarely meets the bad row
    base::CasusId casus = dossier(1);
    casus.raw[0] = static_cast<base::Byte>(i);
    ids.push_back(blads(*keeper, casus, {common})[0].id());
  }
  keeper.reset();
  const base::BladId victim = ids[77], other = ids[78];
  base::Bytes good;
  world.change_store([&](store::Store& store, store::MutableRows& rows) {
    const auto row = rows.get(store.table(table_blad), victim.view());
    good.assign(row->begin(), row->end());
    const auto foreign = rows.get(store.table(table_blad), other.view());
    rows.put(store.table(table_blad), victim.view(), base::Bytes(foreign->begin(), foreign->end()));
  });
  // The sample may meet it; then opening is refused, which is as good.
  std::unique_ptr<Keeper> opened;
  for (int attempt = 0; attempt < 50 && !opened; ++attempt)
    if (auto tried = world.try_open()) opened = std::move(*tried);
  REQUIRE(opened);
  CHECK(code_of(opened->open(regie, victim)) == "beschadigd");
  CHECK(opened->open(regie, other));
  CHECK_FALSE(opened->verify_all());
}

TEST_CASE("onder een voorlopig hek komt geen blad bij, maar opent wat er is", "[R7]") {
  World world;
  auto keeper = world.made().open();
  const base::BladId id = blads(*keeper, dossier(1), {common})[0].id();
  keeper.reset();
  world.put_hek(dossier(1), common, HekState::provisional);
  keeper = world.open();
  CHECK(code_of(keeper->blads_for(regie, dossier(1), Pids{common}, hour)) == "V-DOS-1");
  CHECK(code_of(keeper->blads_for(regie, dossier(1), Pids{pid(1)}, hour)) == "V-DOS-1");
  CHECK(keeper->stand().blads == 1);
  CHECK(keeper->open(regie, id));  // apply must still judge
  CHECK(keeper->blads_for(regie, dossier(2), Pids{common}, hour));
}

TEST_CASE("onder een definitief hek opent ook niets meer", "[R7][I7]") {
  World world;
  auto keeper = world.made().open();
  const auto ids = ids_of(*keeper, dossier(1), {common, pid(1)});
  keeper.reset();
  world.put_hek(dossier(1), common, HekState::definitive);
  keeper = world.open();
  CHECK(code_of(keeper->open(regie, ids[0])) == "omheind");
  CHECK(code_of(keeper->open(regie, ids[1])) == "omheind");
  CHECK(code_of(keeper->blads_for(regie, dossier(1), Pids{pid(1)}, hour)) == "V-DOS-1");
}

TEST_CASE("een hek om een betrokkene raakt de anderen niet", "[R7]") {
  World world;
  auto keeper = world.made().open();
  const auto ids = ids_of(*keeper, dossier(1), {common, pid(1), pid(2)});
  keeper.reset();
  world.put_hek(dossier(1), pid(1), HekState::definitive);
  keeper = world.open();
  CHECK(code_of(keeper->open(regie, ids[1])) == "omheind");
  CHECK(keeper->open(regie, ids[2]));
  CHECK(keeper->blads_for(regie, dossier(1), Pids{common, pid(2)}, hour));
  CHECK(code_of(keeper->blads_for(regie, dossier(1), Pids{common, pid(1)}, hour)) == "V-DOS-1");
}

TEST_CASE("an event whose second partij is fenced leaves no blad of the others", "[R3]") {
  World world;
  world.made();
  world.put_hek(dossier(1), pid(2), HekState::provisional);
  const auto keeper = world.open();
  const Pids partijen{common, pid(1), pid(2)};
  CHECK(code_of(keeper->blads_for(regie, dossier(1), partijen, hour)) == "V-DOS-1");
  CHECK(keeper->stand().blads == 0);
}

TEST_CASE("the strongest hek counts", "[R7]") {
  World world;
  world.made();
  world.put_hek(dossier(1), common, HekState::provisional);
  world.put_hek(dossier(1), pid(1), HekState::definitive);
  const auto keys = world.epoch_keys();
  const auto store = world.raw_store();
  Heks heks;
  REQUIRE(store->view([&](const store::Rows& rows) {
    return heks.load(rows, store->table(table_hek), keys.row);
  }));
  CHECK(heks.over({ledger_id, regie, dossier(1), pid(1)}) == HekState::definitive);
  CHECK(heks.over({ledger_id, regie, dossier(1), pid(2)}) == HekState::provisional);
  CHECK_FALSE(heks.over({ledger_id, "meldingen", dossier(1), pid(1)}));
  CHECK_FALSE(heks.over({ledger_id, regie, dossier(2), pid(1)}));
  CHECK(heks.size() == 2);
}

TEST_CASE("a dossier that fell out of the cache still has its blad", "[R2]") {
  World world;
  const auto keeper = world.made().open();
  const base::BladId first = blads(*keeper, dossier(1), {common})[0].id();
  const Pids many = [] {  // more partijen than the cache has room for
    Pids out;
    for (int i = 0; i < 4'200; ++i) {
      base::Pid one = pid(9);
      one.raw[0] = static_cast<base::Byte>(i >> 8);
      one.raw[1] = static_cast<base::Byte>(i);
      out.push_back(one);
    }
    return out;
  }();
  for (std::size_t i = 0; i < many.size(); i += 20)
    blads(*keeper, dossier(2), Pids(many.begin() + static_cast<std::ptrdiff_t>(i),
                                    many.begin() + static_cast<std::ptrdiff_t>(i + 20)));
  CHECK(blads(*keeper, dossier(1), {common})[0].id() == first);
  CHECK(keeper->stand().blads == 4'201);
}

TEST_CASE("a commit that the disk refuses makes no blad, and the keeper closes", "[R4][I2]") {
  World world;
  auto keeper = world.made().open();
  const base::BladId known = blads(*keeper, dossier(1), {common})[0].id();
  {
    const FullDisk full(world.options.data / "sleutels.1" / "data.mdb");
    bool failed = false;  // free pages may still take a few
    for (std::uint8_t n = 2; n < 200 && !failed; ++n)
      failed = !keeper->blads_for(regie, dossier(n), Pids{common, pid(1), pid(2)}, hour);
    REQUIRE(failed);
  }
  CHECK_FALSE(keeper->stand().open);
  CHECK(code_of(keeper->blads_for(regie, dossier(250), Pids{common}, hour)) == "V-DUR-1");
  CHECK(keeper->open(regie, known));  // what is durable still opens
  keeper.reset();
  keeper = world.open();
  CHECK(keeper->blads_for(regie, dossier(250), Pids{common}, hour));
  CHECK(keeper->verify_all());
}

TEST_CASE("no id, token or key reaches the journal or a failure", "[R9]") {
  World world;
  auto keeper = world.made().open();
  const auto ids = ids_of(*keeper, dossier(0x41), {common, pid(0x42)});
  keeper.reset();
  const EpochKeys keys = world.epoch_keys();
  world.put_hek(dossier(0x43), common, HekState::definitive);
  std::string said;
  const std::string lines = journal_of([&] {
    keeper = world.open();
    const auto note = [&](const auto& result) {
      if (result) return;
      said += result.error().detail;
      for (const auto& refusal : result.error().refusals) said += refusal.veld;
    };
    note(keeper->open(regie, ids[0]));
    note(keeper->open("toezicht", ids[0]));
    note(keeper->open(regie, id_of<base::BladId>(0x44)));
    note(keeper->blads_for(regie, dossier(0x43), Pids{common}, hour));
    keeper.reset();
    world.change_store([&](store::Store& store, store::MutableRows& rows) {
      rows.put(store.table(table_blad), ids[0].view(), base::Bytes(wrapped_size, 1));
    });
    note(world.try_open());
    const auto store = world.raw_store();
    const KeystoreTables tables = KeystoreTables::of(*store);
    store->view([&](const store::Rows& rows) {
      note(Blads(keys, tables).load(rows, ids[0]));
    });
  });
  CHECK(lines.find("sleutels geopend") != std::string::npos);  // the journal was on
  CHECK(lines.find("een blad in de sleutelopslag opent niet") != std::string::npos);
  std::vector<base::Bytes> never;
  const auto add = [&](base::ByteView bytes) { never.emplace_back(bytes.begin(), bytes.end()); };
  add(dossier(0x41).view());
  add(dossier(0x43).view());
  add(pid(0x42).view());
  for (const base::BladId& id : ids) add(id.view());
  add(id_of<base::BladId>(0x44).view());
  add(hek_token({ledger_id, regie, dossier(0x43), common}));
  add(keys.wrap.reveal());
  for (const base::Bytes& secret : never)
    for (const std::string& shape : {base::hex(secret), base::base64url(secret)}) {
      CHECK(lines.find(shape) == std::string::npos);
      CHECK(said.find(shape) == std::string::npos);
    }
}

}  // namespace zegel::keys::test
