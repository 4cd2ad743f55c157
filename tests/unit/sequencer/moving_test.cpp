// A register moves from the embedded log to one on Kafka, or to new topics (logboek.md 3, 19).
#include <catch2/catch.hpp>

#include "ledger/crypto/hash.h"
#include "ledger/sequencer/moved_heads.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::Broker;
using tests::LedgerWorld;
using tests::WorldOptions;

constexpr MoveTuning at_once{1'024, 0};
constexpr std::string_view cluster_id = "een cluster";

WorldOptions two_registers(Broker* broker = nullptr, std::string node = "knoop 1") {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  options.broker = broker;
  options.node = std::move(node);
  options.tuning.retry_ms = 0;
  return options;
}

std::vector<base::Bytes> all_of(log::MemoryLog& log) {
  std::vector<base::Bytes> out;
  for (;;) {
    const auto batch = log.read({out.size()}, {}, 0);
    for (const auto& record : batch.records)
      out.emplace_back(record.bytes.begin(), record.bytes.end());
    if (batch.records.empty()) return out;
  }
}

void fill(log::MemoryLog& log, const std::vector<base::Bytes>& from, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) REQUIRE(log.append(from.at(i)));
}

// One run of the procedure over the stores of `world`; only the last step writes there.
class Run {
 public:
  Run(LedgerWorld& world, Broker& broker) : world_(world) {
    metrics_.resize(world.options.registers.size());
    for (const std::string& reg : world.options.registers) {
      RegisterConfig config = world.config(reg);
      config.log = &broker.logs[reg];
      config.heads = &broker.heads[reg];
      lanes_.emplace_back(std::move(config), *world.ledger);
      auto& metrics = metrics_[lanes_.size() - 1];
      metrics = std::make_unique<RegisterMetrics>();
      lanes_.back().metrics = metrics.get();
      world.ledger->view([&](const store::Rows& rows) { load(lanes_.back(), rows); });
    }
  }

  base::Status compare() {
    const auto node = crypto::sha256(base::as_bytes(world_.options.node));
    static std::uint8_t runs = 0;
    Actor self{*NodeId::from(base::ByteView(node).first(16)), {}};
    self.process.raw.fill(++runs);
    for (const Lane& lane : lanes_) {
      leaves_.push_back(std::make_unique<LeafMove>(*world_.ledger, lane,
                                                   world_.directory / "anker", nullptr, at_once));
      TRY(held, leaves_.back()->compare_held());
      held_.push_back(held);
    }
    heads_ = std::make_unique<HeadMove>(*world_.ledger, lanes_, self, nullptr, at_once);
    return heads_->compare_held();
  }

  base::Status fill() {
    TRY_DO(compare());
    for (const auto& one : leaves_) TRY_DO(one->complete());
    return heads_->complete();
  }

  base::Status whole() {
    TRY_DO(fill());
    return world_.ledger->update([&](store::MutableRows& rows) -> base::Status {
      for (const Lane& lane : lanes_) put_moved(lane, cluster_id, rows);
      return {};
    });
  }

  const std::vector<std::uint64_t>& held() const { return held_; }
  std::uint32_t termijn() const { return heads_->termijn(); }

 private:
  LedgerWorld& world_;
  std::vector<std::unique_ptr<RegisterMetrics>> metrics_;
  std::vector<Lane> lanes_;
  std::vector<std::unique_ptr<LeafMove>> leaves_;
  std::unique_ptr<HeadMove> heads_;
  std::vector<std::uint64_t> held_;
};

// A world on the embedded log with some events, stopped: its anchors are written.
struct Embedded {
  explicit Embedded(int events = 6) {
    for (int i = 0; i < events; ++i) REQUIRE(world.post(world.event()));
    world.sequencer->stop();
  }
  void start_on(Broker& broker) {
    world.options.broker = &broker;
    world.options.claims = Claims::own;
    world.options.genesis = false;
    world.reopen();
    REQUIRE(world.sequencer->start_checks());
    world.run();
  }
  RegisterView regie() { return world.sequencer->register_view("regie"); }
  LedgerWorld world{two_registers()};
};

}  // namespace

TEST_CASE("een verhuisd register houdt wortel en bewijzen, en gaat op Kafka door [I1][I3]") {
  Broker broker;                               // outlives who reads it
  Embedded was;
  const RegisterView before = was.regie();
  const auto receipt = was.world.sequencer->receipt("regie", {3});
  {
    Run run(was.world, broker);
    REQUIRE(run.whole());
    CHECK(run.termijn() == 1);
  }
  was.start_on(broker);
  CHECK(was.world.sequencer->duty() == Duty::active);
  CHECK(was.world.state() == State::normaal);
  CHECK(was.regie().origin == before.origin);
  CHECK(was.regie().size == before.size);
  CHECK(was.regie().root == before.root);
  CHECK(was.regie().checkpoint == before.checkpoint);
  CHECK(*was.world.sequencer->receipt("regie", {3}) == *receipt);
  const auto outcome = was.world.post(was.world.event());
  REQUIRE(outcome);
  CHECK(outcome->covered);
  CHECK(outcome->index.value == before.size.value);
}

TEST_CASE("wie de topics vanaf het begin leest, krijgt dezelfde boom en hetzelfde hoofd [I4]") {
  Embedded was;
  const RegisterView before = was.regie();
  const base::Hash digest = was.world.digest();
  Broker broker;
  REQUIRE(Run(was.world, broker).whole());
  WorldOptions options = two_registers(&broker, "knoop 2");
  options.genesis = false;
  options.claims = Claims::never;
  LedgerWorld fresh(std::move(options));
  fresh.run();
  CHECK(fresh.size() == before.size.value);
  CHECK(fresh.digest() == digest);
  CHECK(fresh.sequencer->register_view("regie").checkpoint == before.checkpoint);
  CHECK(fresh.sequencer->register_view("toezicht").checkpoint ==
        was.world.sequencer->register_view("toezicht").checkpoint);
}

TEST_CASE("na een onderbreking gaat de verhuizing verder, bij elk bericht en elk controlepunt") {
  Embedded was;
  Broker done;
  REQUIRE(Run(was.world, done).fill());
  const auto leaves = all_of(done.logs["regie"]);
  const auto supervision = all_of(done.logs["toezicht"]);
  REQUIRE(leaves.size() == 7);
  for (std::size_t cut = 0; cut <= leaves.size(); ++cut) {
    Broker broker;
    fill(broker.logs["toezicht"], supervision, supervision.size());
    fill(broker.logs["regie"], leaves, cut);
    Run run(was.world, broker);
    REQUIRE(run.fill());
    CHECK(run.held() == std::vector<std::uint64_t>{supervision.size(), cut});
    CHECK(all_of(broker.logs["regie"]) == leaves);
  }
  const auto heads = all_of(done.heads["toezicht"]);
  REQUIRE(heads.size() == 2);                  // its takeover, its checkpoint
  for (std::size_t cut = 0; cut <= heads.size(); ++cut) {
    Broker broker;
    fill(broker.logs["toezicht"], supervision, supervision.size());
    fill(broker.logs["regie"], leaves, leaves.size());
    fill(broker.heads["toezicht"], heads, cut);
    Run run(was.world, broker);
    REQUIRE(run.fill());
    CHECK(run.termijn() == (cut == 0 ? 1 : 2));
  }
}

TEST_CASE("tot de laatste stap is het ingebouwde logboek de waarheid, en het mag doorgaan") {
  Broker broker;
  Embedded was;
  REQUIRE(Run(was.world, broker).fill());      // killed before the last transaction
  was.world.reopen();
  was.world.run();
  CHECK(was.world.state() == State::normaal);
  REQUIRE(was.world.post(was.world.event()));
  was.world.sequencer->stop();
  Run again(was.world, broker);
  REQUIRE(again.whole());
  CHECK(again.held() == std::vector<std::uint64_t>{1, 7});
  CHECK(again.termijn() == 2);
  was.start_on(broker);
  CHECK(was.world.state() == State::normaal);
  CHECK(was.world.size() == 8);
}

TEST_CASE("wat het topic heeft moet een begin van het register zijn; anders noemt hij de plek") {
  Embedded was;
  Broker done;
  REQUIRE(Run(was.world, done).fill());
  const auto leaves = all_of(done.logs["regie"]);
  Broker other;
  fill(other.logs["regie"], leaves, 4);
  other.logs["regie"].inject({log::Fault::flip, 2, 40});
  const auto refused = Run(was.world, other).fill();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("bericht 2 ") != std::string::npos);
  CHECK(other.logs["regie"].end()->value == 4);
  CHECK(other.heads["toezicht"].end()->value == 0);

  Broker longer;
  fill(longer.logs["regie"], leaves, leaves.size());
  fill(longer.logs["regie"], leaves, 1);
  const auto too_long = Run(was.world, longer).fill();
  REQUIRE_FALSE(too_long);
  CHECK(too_long.error().detail.find("Bericht 7 ") != std::string::npos);
}

TEST_CASE("een bericht dat niet of twee keer aankomt houdt de verhuizing tegen") {
  Embedded was;
  Broker broker;
  broker.logs["regie"].inject({log::Fault::lose, 6});
  const auto lost = Run(was.world, broker).fill();
  REQUIRE_FALSE(lost);
  CHECK(lost.error().code == base::Code::unavailable);
  REQUIRE(Run(was.world, broker).whole());     // run again
  Broker twice;
  twice.logs["regie"].inject({log::Fault::repeat, 6, 1});
  CHECK_FALSE(Run(was.world, twice).fill());
}

TEST_CASE("zonder het anker, of met een andere wortel erin, gaat er niets naar Kafka") {
  Embedded was;
  LedgerWorld other(two_registers());
  for (int i = 0; i < 5; ++i) REQUIRE(other.post(other.event()));
  REQUIRE(other.post(other.event("regie", "casus-geopend.v1")));
  other.sequencer->stop();
  REQUIRE(other.size() == 7);
  std::filesystem::copy_file(other.anchor_file(), was.world.anchor_file(),
                             std::filesystem::copy_options::overwrite_existing);
  Broker broker;
  const auto differs = Run(was.world, broker).fill();
  REQUIRE_FALSE(differs);
  CHECK(differs.error().detail.find("het anker") != std::string::npos);
  std::filesystem::remove(was.world.anchor_file());
  const auto absent = Run(was.world, broker).compare();
  REQUIRE_FALSE(absent);
  CHECK(broker.heads["toezicht"].end()->value == 0);
}

TEST_CASE("een andere server die daar al het werk doet, wordt niet verdrongen") {
  Embedded was;
  Broker broker;
  HeadRecord record;
  record.kind = HeadKind::takeover;
  record.termijn = 1;
  record.by.node.raw.fill(9);
  REQUIRE(broker.heads["toezicht"].append(encode(record)));
  const auto refused = Run(was.world, broker).fill();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("andere server") != std::string::npos);
  CHECK(broker.logs["regie"].end()->value == 0);
}

TEST_CASE("herstel in lege topics: plaatsen zijn weer nummers, en elke overname blijft bekend") {
  Broker old, fresh;
  LedgerWorld world(two_registers(&old));
  world.options.claims = Claims::own;
  const auto twice = world.event();
  REQUIRE(world.post(twice));
  REQUIRE(old.logs["regie"].append(twice.leaf));   // skipped: from now on offset is not index
  REQUIRE(world.post(world.event()));
  world.reopen();                                  // a start is a takeover
  world.run();
  world.sequencer->stop();
  const RegisterView before = world.sequencer->register_view("regie");
  const std::uint32_t termijn = 2 + static_cast<std::uint32_t>(
      old.heads["toezicht"].end()->value > 6 ? 1 : 0);
  {
    Run run(world, fresh);
    REQUIRE(run.whole());
    CHECK(run.termijn() > termijn);
  }
  CHECK(fresh.logs["regie"].end()->value == before.size.value);
  world.options.broker = &fresh;
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  world.run();
  CHECK(world.state() == State::normaal);
  CHECK(world.sequencer->register_view("regie").root == before.root);
  REQUIRE(world.post(world.event()));
  WorldOptions options = two_registers(&fresh, "knoop 2");
  options.genesis = false;
  options.claims = Claims::never;
  LedgerWorld follower(std::move(options));
  follower.run();
  CHECK(follower.sequencer->duty() == Duty::follower);
  CHECK(follower.sequencer->register_view("regie").checkpoint ==
        world.sequencer->register_view("regie").checkpoint);
}

}  // namespace zegel::sequencer
