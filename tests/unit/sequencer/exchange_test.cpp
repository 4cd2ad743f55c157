// Several nodes on one log: who is active, which checkpoint counts, what a contradiction does
// (logboek.md 14).
#include <catch2/catch.hpp>

#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/exchange.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldOptions;

WorldOptions node(tests::Broker& broker, std::string name, Claims claims) {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  options.broker = &broker;
  options.node = std::move(name);
  options.claims = claims;
  options.genesis = claims == Claims::first;
  options.tuning.retry_ms = 0;
  return options;
}

struct Cluster {
  tests::Broker broker;
  LedgerWorld first{node(broker, "knoop 1", Claims::first)};

  std::unique_ptr<LedgerWorld> other(Claims claims) {
    auto world = std::make_unique<LedgerWorld>(node(broker, "knoop 2", claims));
    world->run();
    return world;
  }
};

// The first node with an empty store. Its processes are numbered as before: the third is new.
std::unique_ptr<LedgerWorld> from_nothing(Cluster& cluster) {
  auto world = std::make_unique<LedgerWorld>(node(cluster.broker, "knoop 1", Claims::own));
  world->reopen();
  world->reopen();
  return world;
}

std::string note_of(LedgerWorld& world, std::string_view reg = "regie") {
  return world.sequencer->register_view(reg).checkpoint;
}

HeadRecord last_head(tests::Broker& broker, const std::string& reg) {
  log::MemoryLog& heads = broker.heads[reg];
  const auto batch = heads.read({heads.end()->value - 1}, {}, 0);
  return *decode_head_record(batch.records.at(0).bytes);
}

// A keeper that opens nothing.
struct Knows final : keys::BladOpener {
  base::Result<keys::Lease> open(std::string_view, const base::BladId&) override {
    return std::unexpected(base::Failure::refused("onbekend"));
  }
};

// A checkpoint of regie, rightly signed, with a root that no tree has; not where it expected.
void sign_fork(Cluster& cluster, base::TreeSize size) {
  tlog::Checkpoint fork{cluster.first.origin("regie"), size, {}};
  fork.root.fill(7);
  const auto config = cluster.first.config("regie");
  HeadRecord record = last_head(cluster.broker, "regie");
  record.expected = {999};
  record.note = tlog::sign_checkpoint(fork, *config.sign_with, *config.signing_key);
  REQUIRE(cluster.broker.heads["regie"].append(encode(record)));
}

}  // namespace

TEST_CASE("een record van controlepunten houdt zijn bytes, en niets anders gaat erdoor") {
  HeadRecord record;
  record.kind = HeadKind::takeover;
  record.expected = {7};
  record.termijn = 3;
  record.next = {9};
  record.by.node.raw.fill(1);
  record.by.process.raw.fill(2);
  record.note = "tekst";
  const base::Bytes bytes = encode(record);
  CHECK(bytes.size() == 65);
  const auto back = decode_head_record(bytes);
  REQUIRE(back);
  CHECK(encode(*back) == bytes);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut)
    CHECK_FALSE(decode_head_record(base::ByteView(bytes).first(cut)));
  base::Bytes longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(decode_head_record(longer));
  base::Bytes newer = bytes;
  newer[0] = 2;
  CHECK_FALSE(decode_head_record(newer));
  base::Bytes other_kind = bytes;
  other_kind[1] = 2;
  CHECK_FALSE(decode_head_record(other_kind));
}

TEST_CASE("wie het register opent, schrijft termijn 1 en tekent als eerste") {
  Cluster cluster;
  CHECK(cluster.first.sequencer->duty() == Duty::undecided);
  cluster.first.run();
  CHECK(cluster.first.sequencer->duty() == Duty::active);
  CHECK(cluster.first.state() == State::normaal);
  CHECK(cluster.first.sequencer->register_view("regie").checkpoint_size.value == 1);
}

TEST_CASE("een bericht krijgt zijn bewijs pas als het controlepunt is teruggelezen [I2]") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  const auto event = world.event();
  REQUIRE(world.claim(event) == Claim::first);
  REQUIRE(world.append(event));
  REQUIRE(world.turn());                       // committed, the proposal is on its way
  CHECK(world.size() == 2);
  CHECK(world.answers[event.skelet.jti].empty());
  world.turn();                                // read back
  REQUIRE(world.answers[event.skelet.jti].size() == 1);
  const auto& outcome = world.answers[event.skelet.jti].front();
  REQUIRE(outcome);
  CHECK(outcome->covered);
  CHECK(outcome->index.value == 1);
  CHECK(outcome->receipt.find("c2sp.org/tlog-proof@v1") == 0);
}

TEST_CASE("zonder controlepunt op tijd is het antwoord: vastgelegd, nog niet bewezen") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.options.tuning.covering_ms = 0;
  world.reopen();
  world.run();
  cluster.broker.heads["regie"].inject({log::Fault::lose, 0});
  const auto event = world.event();
  const auto outcome = world.post(event);
  REQUIRE(outcome);
  CHECK_FALSE(outcome->covered);
  CHECK(outcome->index.value == 1);
  CHECK(outcome->receipt.empty());
}

TEST_CASE("een volger krijgt dezelfde boom en tekent niet") {
  Cluster cluster;
  cluster.first.run();
  auto follower = cluster.other(Claims::never);
  for (int i = 0; i < 20; ++i) REQUIRE(cluster.first.post(cluster.first.event()));
  const auto heads = cluster.broker.heads["regie"].end()->value;
  follower->run();
  CHECK(follower->sequencer->duty() == Duty::follower);
  CHECK(follower->state() == State::alleen_lezen);
  CHECK(follower->code() == "volger");
  CHECK(follower->size() == 21);
  CHECK(follower->digest() == cluster.first.digest());
  CHECK(note_of(*follower) == note_of(cluster.first));
  CHECK(cluster.broker.heads["regie"].end()->value == heads);
}

TEST_CASE("wat na een herstart opnieuw wordt gelezen telt weer, ook van voor een overname") {
  Cluster cluster;
  cluster.first.run();
  cluster.first.reopen();
  cluster.first.run();                         // termijn 2; the only checkpoint of toezicht has 1
  REQUIRE(last_head(cluster.broker, "toezicht").kind == HeadKind::takeover);
  auto options = node(cluster.broker, "knoop 2", Claims::never);
  options.tuning.heads_ms = 3'600'000;         // what it adopts is not stored before the end
  LedgerWorld follower(options);
  follower.run();
  REQUIRE(note_of(follower, "toezicht") == note_of(cluster.first, "toezicht"));
  follower.reopen();
  follower.run();
  CHECK(note_of(follower, "toezicht") == note_of(cluster.first, "toezicht"));
  CHECK_FALSE(note_of(follower, "toezicht").empty());
}

TEST_CASE("na een overname werkt alleen de nieuwe; de oude blijft volger, ook na een herstart") {
  Cluster cluster;
  LedgerWorld& old = cluster.first;
  old.run();
  REQUIRE(old.post(old.event()));
  auto taken = cluster.other(Claims::any);
  CHECK(taken->sequencer->duty() == Duty::active);
  CHECK(last_head(cluster.broker, "toezicht").termijn >= 2);
  old.run();
  CHECK(old.sequencer->duty() == Duty::follower);
  CHECK(old.duties.back() == Duty::follower);
  CHECK(old.state() == State::alleen_lezen);
  REQUIRE(taken->post(taken->event()));
  old.run();
  CHECK(old.size() == 3);
  CHECK(note_of(old) == note_of(*taken));
  old.options.claims = Claims::own;            // its configuration and keys are still there
  old.reopen();
  old.run();
  CHECK(old.sequencer->duty() == Duty::follower);
  CHECK(note_of(old) == note_of(*taken));
}

TEST_CASE("een kopie van dezelfde node neemt over, en het eerste proces zwijgt") {
  Cluster cluster;
  cluster.first.run();
  auto options = node(cluster.broker, "knoop 1", Claims::own);
  LedgerWorld clone(options);
  clone.reopen();
  clone.reopen();  // another process of the same node than the two that `first` was
  clone.run();
  CHECK(clone.sequencer->duty() == Duty::active);
  cluster.first.run();
  CHECK(cluster.first.sequencer->duty() == Duty::follower);
}

TEST_CASE("een controlepunt op een andere plaats dan verwacht telt niet, en wordt wel vergeleken") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  log::MemoryLog& heads = cluster.broker.heads["regie"];
  HeadRecord late = last_head(cluster.broker, "regie");  // right note, wrong place
  REQUIRE(heads.append(encode(late)));
  world.run();
  CHECK(world.state() == State::normaal);
  REQUIRE(world.post(world.event()));
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 2);
}

TEST_CASE("een getekend controlepunt met een andere wortel: stilstand, waar het ook staat [Z2]") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  REQUIRE(world.post(world.event()));
  sign_fork(cluster, {2});
  world.run();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "andere-wortel");
  CHECK(world.state("toezicht") == State::normaal);
}

TEST_CASE("een andere wortel voorbij de eigen boom wordt gezien zodra de boom er is [Z2]") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  sign_fork(cluster, {2});
  world.run();
  CHECK(world.state() == State::normaal);
  REQUIRE(world.append(world.event()));
  world.run();
  CHECK(world.state() == State::stilstand);
}

TEST_CASE("rommel in controlepunten stoort niemand") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  REQUIRE(cluster.broker.heads["regie"].append(base::Bytes{}));
  REQUIRE(cluster.broker.heads["regie"].append(base::Bytes(100, 1)));
  REQUIRE(cluster.broker.heads["toezicht"].append(base::Bytes(61, 0)));
  REQUIRE(world.post(world.event()));
  CHECK(world.state() == State::normaal);
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 2);
}

TEST_CASE("na een herstart is het vorige hoofd er weer, ook als het nergens was opgeslagen") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  REQUIRE(world.post(world.event()));
  const std::string note = note_of(world);
  world.options.claims = Claims::own;
  world.reopen();
  world.run();
  CHECK(world.sequencer->duty() == Duty::active);
  CHECK(note_of(world) == note);
  REQUIRE(world.post(world.event()));
}

TEST_CASE("een opslag die achterloopt op het anker leest eerst bij [Z4]") {
  Cluster cluster;
  LedgerWorld& world = cluster.first;
  world.run();
  REQUIRE(world.post(world.event()));
  world.sequencer->stop();                     // writes the anchor: size 2
  world.crash();
  for (const char* store : {"ledger", "inhoud.1"})
    std::filesystem::remove_all(world.directory / store);
  std::filesystem::remove(world.directory / "inhoud.huidig");
  world.opening = true;                        // nothing is here yet
  world.options.claims = Claims::own;
  SECTION("en vindt het in het logboek") {
    world.open();
    REQUIRE(world.sequencer->start_checks());
    world.run();
    CHECK(world.state() == State::normaal);
    CHECK(world.size() == 2);
  }
  SECTION("en het logboek is korter dan wat al getoond was") {
    cluster.broker.logs["regie"].inject({log::Fault::truncate, 1});
    world.open();
    REQUIRE(world.sequencer->start_checks());
    world.run();
    CHECK(world.state() == State::bevroren);
    CHECK(world.code() == "anker-verder");
  }
}

TEST_CASE("twee die tegelijk overnemen: een landt, de ander volgt") {
  Cluster cluster;
  cluster.first.run();
  auto options_a = node(cluster.broker, "knoop a", Claims::any);
  auto options_b = node(cluster.broker, "knoop b", Claims::any);
  LedgerWorld a(options_a), b(options_b);
  const auto before = last_head(cluster.broker, "toezicht").termijn;
  for (int i = 0; i < 20; ++i) {
    a.turn();
    b.turn();
  }
  const int active = (a.sequencer->duty() == Duty::active) + (b.sequencer->duty() == Duty::active);
  const int follows =
      (a.sequencer->duty() == Duty::follower) + (b.sequencer->duty() == Duty::follower);
  CHECK(active == 1);
  CHECK(follows == 1);
  CHECK(last_head(cluster.broker, "toezicht").termijn == before + 1);
}

TEST_CASE("wie overneemt wacht tot al het werk van de ander er is") {
  Cluster cluster;
  cluster.first.run();
  const auto heads = cluster.broker.heads["toezicht"].end()->value;
  LedgerWorld other(node(cluster.broker, "knoop 2", Claims::any));
  cluster.broker.logs["regie"].inject({log::Fault::unavailable, 0, 1});
  other.turn();
  CHECK(other.sequencer->duty() == Duty::undecided);
  CHECK(cluster.broker.heads["toezicht"].end()->value == heads);
  other.run();
  CHECK(other.sequencer->duty() == Duty::active);
  CHECK(other.size() == cluster.first.size());
}

TEST_CASE("wie overnam tekent niets voor zijn sleutels open zijn; dan maakt hij zijn rijen") {
  Cluster cluster;
  cluster.first.run();
  auto options = node(cluster.broker, "knoop 2", Claims::any);
  options.content = ContentUse::none;
  LedgerWorld taken(options);
  taken.run();
  REQUIRE(taken.sequencer->duty() == Duty::active);
  REQUIRE(taken.append(taken.event()));
  const auto heads = cluster.broker.heads["regie"].end()->value;
  taken.run();
  CHECK(taken.size() == 2);
  CHECK(cluster.broker.heads["regie"].end()->value == heads);

  Knows nothing;
  taken.applier.applied = 0;
  taken.sequencer->open_contents(nothing);
  REQUIRE(taken.sequencer->rebuild_projections_if_needed());
  CHECK(taken.applier.applied == taken.size("toezicht") + taken.size("regie"));
  taken.run();
  CHECK(cluster.broker.heads["regie"].end()->value == heads + 1);
  CHECK(taken.sequencer->register_view("regie").checkpoint_size.value == 2);
}

TEST_CASE("zolang niet bekend is wie actief is, past een node met sleutels niets toe") {
  Cluster cluster;
  cluster.first.run();
  auto options = node(cluster.broker, "knoop 2", Claims::own);
  options.content = ContentUse::awaited;
  LedgerWorld old(options);
  old.run();
  CHECK(old.sequencer->duty() == Duty::follower);
  CHECK(old.size() == 0);
  old.sequencer->skelets_only();
  REQUIRE(old.sequencer->rebuild_projections_if_needed());
  old.run();
  CHECK(old.size() == cluster.first.size());
}

TEST_CASE("wie opnieuw opbouwt is pas normaal als elk controlepunt is gelezen en vergeleken") {
  Cluster cluster;
  cluster.first.run();
  for (int i = 0; i < 600; ++i) {              // more heads than one turn reads
    REQUIRE(cluster.first.post(cluster.first.event()));
    cluster.first.run();
  }
  const std::string served = note_of(cluster.first);
  cluster.first.crash();
  const auto rebuilt = from_nothing(cluster);
  int turns = 0;
  for (; rebuilt->state() != State::normaal && turns < 100; ++turns) rebuilt->turn();
  CHECK(turns >= 3);
  CHECK(note_of(*rebuilt) == served);
  CHECK(rebuilt->size() == 601);
}

TEST_CASE("een register is niet normaal zolang zijn controlepunten achterlopen") {
  Cluster cluster;
  cluster.first.run();
  for (int i = 0; i < 5; ++i) {
    REQUIRE(cluster.first.post(cluster.first.event()));
    cluster.first.run();
  }
  const std::string served = note_of(cluster.first);
  cluster.first.crash();
  const auto rebuilt = from_nothing(cluster);
  cluster.broker.heads["regie"].inject({log::Fault::lag, 2, 5});
  for (int i = 0; i < 5; ++i) {
    rebuilt->turn();
    CHECK(rebuilt->state() == State::bijlezen);
  }
  for (int i = 0; rebuilt->state() != State::normaal && i < 10; ++i) rebuilt->turn();
  CHECK(rebuilt->state() == State::normaal);
  CHECK(note_of(*rebuilt) == served);
}

TEST_CASE("een volger die begint zegt dat hij nog leest, tot het einde dat het logboek noemt") {
  Cluster cluster;
  cluster.first.run();
  for (int i = 0; i < 5; ++i) REQUIRE(cluster.first.post(cluster.first.event()));
  auto options = node(cluster.broker, "knoop 2", Claims::never);
  options.content = ContentUse::none;
  LedgerWorld follower(options);
  cluster.broker.logs["regie"].inject({log::Fault::lag, 0, 5});  // its leader is gone
  for (int i = 0; i < 4; ++i) {                // the first of the five reads looks at the tail
    follower.turn();
    CHECK(follower.code() == "volger");
    CHECK(follower.sequencer->register_view("regie").reads_first);
    CHECK(follower.size() == 0);
  }
  follower.run();
  CHECK_FALSE(follower.sequencer->register_view("regie").reads_first);
  CHECK(follower.size() == 6);
}

TEST_CASE("digest-skelet is op elke node gelijk, ook waar niets opent [I3]") {
  Cluster cluster;
  cluster.first.run();
  for (int i = 0; i < 20; ++i) REQUIRE(cluster.first.post(cluster.first.event()));
  auto options = node(cluster.broker, "knoop 2", Claims::never);
  options.content = ContentUse::none;
  LedgerWorld follower(options);
  follower.run();
  const auto of = [](LedgerWorld& world) {
    return skelet_digest(*world.ledger, "regie", world.applier);
  };
  CHECK(of(follower).size.value == 21);
  CHECK(of(follower).digest == of(cluster.first).digest);
  REQUIRE(cluster.first.post(cluster.first.event()));
  CHECK(of(follower).digest != of(cluster.first).digest);
}

TEST_CASE("wie zijn werk kwijtraakt opent niets meer, en maakt zijn rijen bij de volgende start") {
  Cluster cluster;
  LedgerWorld& old = cluster.first;
  old.run();
  auto taken = cluster.other(Claims::any);
  REQUIRE(taken->post(taken->event()));
  old.run();
  CHECK(old.sequencer->content() == ContentUse::dropped);
  old.options.claims = Claims::never;
  old.options.content = ContentUse::none;
  old.reopen();
  old.applier.applied = 0;
  REQUIRE(old.sequencer->rebuild_projections_if_needed());
  CHECK(old.applier.applied >= old.size("regie"));
}

}  // namespace zegel::sequencer
