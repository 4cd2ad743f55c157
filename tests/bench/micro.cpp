// Microseconds per layer, so that a regression shows where it came from (prestaties.md 3).
//
//   micro --gebeurtenissen FILE --sleutel BASE64URL --map DIR
//
// Rows of the floor program (floor_*) and of the product, on the same events; then commits by batch
// size and Ed25519 verification over all cores (the floor of P10). One JSON object.
#include <thread>

#include <fmt/format.h>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/leaf.h"
#include "ledger/event/shape.h"
#include "ledger/event/skelet.h"
#include "ledger/crypto/random.h"
#include "ledger/store/lmdb.h"
#include "ledger/tlog/tree_store.h"
#include "tests/bench/bench_io.h"
#include "tests/bench/floor_work.h"

namespace base = zegel::base;
namespace catalogue = zegel::catalogue;
namespace event = zegel::event;
namespace store = zegel::store;
namespace tlog = zegel::tlog;

namespace {

using Events = std::vector<std::string>;

// Best of three passes over all events: microseconds per call.
template <class Work>
double per_event(const Events& events, const Work& work) {
  double best = 1e9;
  for (int pass = 0; pass < 3; ++pass) {
    const double began = bench::seconds_now();
    for (const std::string& one : events) work(one);
    best = std::min(best, (bench::seconds_now() - began) / double(events.size()) * 1e6);
  }
  return best;
}

void must(bool ok) {
  if (!ok) std::exit(bench::complain("an event of the file does not pass"));
}

std::string floor_rows(const Events& events, const zegel::crypto::PublicKey& key) {
  const auto with = [&](auto work) {
    return per_event(events, [&](const std::string& one) { work(*bench::split(one)); });
  };
  const double verify = with([&](const bench::Pieces& p) { must(bench::check_signature(p, key)); });
  const double skelet = with([](const bench::Pieces& p) {
    base::ByteArray<32> out;
    must(bench::parse_skelet(p, out));
  });
  const double disclosures =
      with([](const bench::Pieces& p) { must(bench::parse_and_hash(p)); });
  const double seal = with([](const bench::Pieces& p) { must(!bench::seal(p).empty()); });
  const double leaf = with([](const bench::Pieces& p) { must(!bench::leaf(p).empty()); });
  return fmt::format("\"floor_verify\":{:.2f},\"floor_skelet\":{:.2f},"
                     "\"floor_onthullingen\":{:.2f},\"floor_seal\":{:.2f},"
                     "\"floor_leaf\":{:.2f},\"floor_som\":{:.2f}",
                     verify, skelet, disclosures, seal, leaf,
                     verify + skelet + disclosures + seal + leaf);
}

std::string event_rows(const Events& events) {
  const double envelope =
      per_event(events, [](const std::string& one) { must(bool(event::parse_envelope(one))); });
  const double skelet = per_event(events, [](const std::string& one) {
    must(bool(event::parse_skelet(bench::split(one)->payload)));
  });
  const auto open = [](const std::string& one) {
    const auto envelope_of = event::parse_envelope(one);
    const auto skelet_of = event::parse_skelet(envelope_of->payload);
    const auto& row = *catalogue::find_event(skelet_of->evt);
    return std::make_pair(*skelet_of, event::open_disclosures(*skelet_of, envelope_of->disclosures,
                                                              row));
  };
  const double opened = per_event(events, [&](const std::string& one) {
    must(bool(open(one).second));
  });
  const double shaped = per_event(events, [&](const std::string& one) {
    const auto [skelet_of, content] = open(one);
    base::Refusals refusals;
    event::check_shape(skelet_of, content->content, *catalogue::find_event(skelet_of.evt),
                       {skelet_of.iat + 3'600, true}, refusals);
    must(refusals.empty());
  });
  return fmt::format("\"envelope\":{:.2f},\"skelet\":{:.2f},\"onthullingen\":{:.2f},"
                     "\"vorm\":{:.2f}",
                     envelope, skelet, opened - envelope - skelet, shaped - opened);
}

std::unique_ptr<store::Store> fresh_store(const std::string& path) {
  store::StoreOptions options;
  options.create = true;
  auto opened = store::Store::open(path, {"tegel", "grens", "rij"}, options);
  if (!opened) std::exit(bench::complain(opened.error().detail.c_str()));
  return std::move(*opened);
}

std::string tree_row(const std::string& map) {
  const auto ledger = fresh_store(map + "/boom");
  const tlog::TreeStore tree(ledger->table("tegel"), ledger->table("grens"));
  std::vector<tlog::Hash> leaves(256);
  for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i][0] = static_cast<base::Byte>(i);
  constexpr std::size_t batches = 400;
  base::TreeSize size;
  double spent = 0;
  const auto done = ledger->update([&](store::MutableRows& rows) -> base::Status {
    const double began = bench::seconds_now();
    for (std::size_t i = 0; i < batches; ++i) {
      TRY(head, tree.append(rows, size, leaves));
      size = head.size;
    }
    spent = bench::seconds_now() - began;
    return {};
  });
  must(bool(done));
  return fmt::format("\"boom_per_leaf\":{:.3f}", spent * 1e6 / double(batches * leaves.size()));
}

// Sequential keys, 1 KiB records: records per second by batch, one sync commit each.
std::string commit_rows(const std::string& map) {
  const auto ledger = fresh_store(map + "/commit");
  const base::Bytes value(1'024, 7);
  std::uint64_t next = 0;
  std::string out;
  for (const std::size_t batch : {1, 10, 100, 1'000}) {
    const std::size_t rounds = batch >= 1'000 ? 20 : 100;
    const double began = bench::seconds_now();
    for (std::size_t i = 0; i < rounds; ++i)
      must(bool(ledger->update([&](store::MutableRows& rows) -> base::Status {
        for (std::size_t n = 0; n < batch; ++n) {
          base::Bytes key;
          base::ByteWriter(key).put(next++);
          rows.put_append(ledger->table("rij"), key, value);
        }
        return {};
      })));
    const double each = (bench::seconds_now() - began) / double(rounds);
    out += fmt::format("{}\"commit_{}\":{:.1f}", out.empty() ? "" : ",", batch, each * 1e6);
  }
  return out;
}

std::string verify_all_cores(const Events& events, const zegel::crypto::PublicKey& key) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  const double began = bench::seconds_now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < cores; ++i)
    threads.emplace_back([&] {
      for (const std::string& one : events) must(bench::check_signature(*bench::split(one), key));
    });
  for (std::thread& thread : threads) thread.join();
  const double rate = double(cores * events.size()) / (bench::seconds_now() - began);
  return fmt::format("\"verify_alle_kernen_per_seconde\":{:.0f}", rate);
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const auto raw = base::decode_base64url_array<32>(args.text("--sleutel", ""));
  Events events = bench::read_events(args.text("--gebeurtenissen", ""));
  if (!raw || events.empty()) return bench::complain("--sleutel and --gebeurtenissen are needed");
  if (events.size() > 2'000) events.resize(2'000);
  const zegel::crypto::PublicKey key{*raw};
  const std::string map = args.text("--map", "micro");
  bench::print("{" + floor_rows(events, key) + "," + event_rows(events) + "," + tree_row(map) +
               "," + commit_rows(map) + "," + verify_all_cores(events, key) + "}\n");
  return 0;
}
