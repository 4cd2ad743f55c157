// P7: the projections of a whole ledger from its leaves and sealed records, against their floor.
//
//   rebuild --map DIR [--kafka SERVERS --voorvoegsel P]
//
// The floor, in the same run on the same stores: scan the leaves, hash each, index rule L1-L6,
// fetch and open the sealed record, parse the disclosures, and put one row per event into a
// scratch env (transactions of 10,000, one sync at the end); no projection logic.
// With --kafka: the whole ledger, tree and sealed records too, from the topics into an empty data
// directory (the keys stay), against the same floor.
#include <filesystem>

#include <fmt/format.h>

#include "ledger/event/leaf.h"
#include "ledger/crypto/hash.h"
#include "ledger/inhoud/seal.h"
#include "ledger/node/node.h"
#include "ledger/sequencer/index_rule.h"
#include "projections/projections.h"
#include "tests/bench/bench_io.h"
#include "tests/support/node_world.h"

namespace base = zegel::base;
namespace event = zegel::event;
namespace inhoud = zegel::inhoud;
namespace node = zegel::node;
namespace sequencer = zegel::sequencer;
namespace store = zegel::store;

namespace {

// The same projections under another version: opening a node with it rebuilds all rows.
class Renamed final : public sequencer::Applier {
 public:
  explicit Renamed(std::string version) : version_(std::move(version)) {}
  std::vector<std::string> tables() const override { return inner.tables(); }
  std::string version() const override { return version_; }
  bool wants_content(std::string_view evt) const override { return inner.wants_content(evt); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers) override {
    inner.bind(ledger, registers);
  }
  void apply(const sequencer::Accepted& record, const event::Content* opened,
             store::MutableRows& rows) override {
    inner.apply(record, opened, rows);
  }
  zegel::projections::Projections inner;

 private:
  std::string version_;
};

struct Opened {
  double seconds = 0;
  std::uint64_t events = 0;
};

Opened open_and_time(const node::Options& options, const std::string& version,
                     const std::function<void(node::Node&)>& use) {
  base::SystemClock clock;
  Renamed applier(version);
  const double began = bench::seconds_now();
  auto opened = node::Node::open(options, clock, applier, [&](const store::Store& ledger) {
    return zegel::projections::make_judge(ledger, applier.inner);
  });
  const double spent = bench::seconds_now() - began;
  if (!opened) std::exit(bench::complain(opened.error().sentence.c_str()));
  Opened out{spent, 0};
  for (const auto& view : (*opened)->sequencer().register_views()) out.events += view.size.value;
  if (use) use(**opened);
  return out;
}

// One event of the floor; returns its row key.
base::Bytes floor_event(node::Node& node, std::string_view reg, base::ByteView leaf_bytes) {
  const base::Hash hash = event::leaf_hash(leaf_bytes);
  const auto checked = sequencer::check_record(leaf_bytes);
  const auto& record = std::get<sequencer::Wellformed>(checked);
  const inhoud::Key key{record.skelet.jti, zegel::crypto::jws_tag(record.leaf.jws)};
  const auto sealed = node.inhoud().get(reg, key);
  const auto opened = inhoud::open_record(
      {node.options().ledger_id, reg, key.jti, record.leaf.jws},
      sealed ? std::optional<base::ByteView>(*sealed) : std::nullopt, node.opener(),
      [](const base::BladId&) { return false; });
  if (!opened.content) std::exit(bench::complain("a record does not open"));
  return base::Bytes(hash.begin(), hash.end());
}

// 10,000 leaves from `from` on, by one scan.
void floor_batch(node::Node& node, const std::string& reg, std::uint64_t from,
                 store::MutableRows& rows, store::Table out) {
  base::Bytes key;
  base::ByteWriter(key).put(from);
  std::size_t left = 10'000;
  node.ledger().view([&](const store::Rows& leaves) {
    leaves.scan(node.ledger().table(reg + ".leaf"), key, [&](base::ByteView, base::ByteView row) {
      rows.put(out, floor_event(node, reg, row.subspan(8)), base::as_bytes("12345678"));
      return --left > 0;
    });
  });
}

double floor_seconds(node::Node& node, const std::string& scratch) {
  std::filesystem::remove_all(scratch);
  store::StoreOptions options;
  options.create = options.scratch = true;
  auto out = store::Store::open(scratch, {"rij"}, options);
  if (!out) std::exit(bench::complain(out.error().detail.c_str()));
  const double began = bench::seconds_now();
  for (const auto& view : node.sequencer().register_views())
    for (std::uint64_t from = 0; from < view.size.value; from += 10'000)
      if (!(*out)->update([&](store::MutableRows& rows) -> base::Status {
            floor_batch(node, view.name, from, rows, (*out)->table("rij"));
            return {};
          }))
        std::exit(bench::complain("floor commit failed"));
  if (!(*out)->sync()) std::exit(bench::complain("floor sync failed"));
  return bench::seconds_now() - began;
}

void forget(const std::filesystem::path& data) {
  for (const auto& entry : std::filesystem::directory_iterator(data)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("ledger.") || name.starts_with("inhoud."))
      std::filesystem::remove_all(entry.path());
  }
}

int tell(std::uint64_t events, double spent, double floor) {
  const double rate = double(events) / spent, floor_rate = double(events) / floor;
  bench::print(fmt::format(
      "{{\"gebeurtenissen\":{},\"seconden\":{:.3f},\"per_seconde\":{:.0f},"
      "\"vloer_per_seconde\":{:.0f},\"verhouding\":{:.3f}}}\n",
      events, spent, rate, floor_rate, rate / floor_rate));
  return 0;
}

// Connections and the takeover are in it: how long a lost node is away.
int from_topics(node::Options options, const std::string& map) {
  options.start_ms = 3'600'000;
  const std::string ours = zegel::projections::Projections{}.version();
  const std::uint64_t events = open_and_time(options, ours, nullptr).events;
  double floor = 0;
  forget(options.data);
  const Opened whole = open_and_time(options, ours, [&](node::Node& node) {
    floor = floor_seconds(node, map + "/scratch");
  });
  if (whole.events != events) return bench::complain("the topics held less than the store");
  return tell(whole.events, whole.seconds, floor);
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const std::string map = args.text("--map", "bench");
  node::Options options = zegel::tests::NodeWorld::options_in(map);
  options.kafka = zegel::tests::NodeWorld::kafka_at(args.text("--kafka", ""),
                                                    args.text("--voorvoegsel", "bench"));
  if (options.kafka) return from_topics(std::move(options), map);
  const std::string ours = zegel::projections::Projections{}.version();
  open_and_time(options, ours, nullptr);
  const Opened plain = open_and_time(options, ours, nullptr);
  const Opened first = open_and_time(options, ours + "+", nullptr);
  double floor = 0;
  const Opened back = open_and_time(options, ours, [&](node::Node& node) {
    floor = floor_seconds(node, map + "/scratch");
  });
  const double spent = (first.seconds + back.seconds) / 2 - plain.seconds;
  return tell(plain.events, spent, floor);
}
