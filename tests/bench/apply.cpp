// What the projections cost per event, without sync: microseconds of apply and of its share in the
// commit, in transactions of 256 as the sequencer makes them under load.
//
//   apply --gebeurtenissen FILE --map DIR
//
// The events are applied once to fill the tables, then `--rondes` times more at new positions. Own
// CPU, so that other work on the machine does not count. One JSON object: nothing at all, the trail
// alone, all projections.
#include <deque>
#include <filesystem>

#include <fmt/format.h>

#include "ledger/event/envelope.h"
#include "ledger/store/schema.h"
#include "projections/projections.h"
#include "tests/bench/bench_io.h"

namespace base = zegel::base;
namespace event = zegel::event;
namespace projections = zegel::projections;
namespace sequencer = zegel::sequencer;
namespace store = zegel::store;

namespace {

constexpr std::size_t batch = 256;
const std::vector<std::string> registers{"regie"};

struct Parsed {
  event::Envelope envelope;
  event::Skelet skelet;
  event::Content content;
};

std::deque<Parsed> parse(const std::vector<std::string>& events) {
  std::deque<Parsed> out;
  for (const std::string& bytes : events) {
    auto envelope = event::parse_envelope(bytes);
    auto skelet = envelope ? event::parse_skelet(envelope->payload)
                           : std::unexpected(envelope.error());
    const auto* row = skelet ? zegel::catalogue::find_event(skelet->evt) : nullptr;
    if (row == nullptr) std::exit(bench::complain("an event of the file does not pass"));
    auto opened = event::open_disclosures(*skelet, envelope->disclosures, *row);
    if (!opened) std::exit(bench::complain("an event of the file does not open"));
    out.push_back({std::move(*envelope), std::move(*skelet), std::move(opened->content)});
  }
  return out;
}

using Apply = std::function<void(const sequencer::Accepted&, const event::Content&,
                                 store::MutableRows&)>;

// Microseconds of own CPU per event.
double measure(const std::deque<Parsed>& events, store::Store& ledger, std::size_t rounds,
               const Apply& apply) {
  std::uint64_t index = 0;
  std::int64_t began = 0;
  for (std::size_t round = 0; round <= rounds; ++round) {
    if (round == 1) began = bench::own_cpu_us();
    for (std::size_t at = 0; at < events.size(); at += batch)
      if (!ledger.update([&](store::MutableRows& rows) -> base::Status {
            for (std::size_t i = at; i < std::min(at + batch, events.size()); ++i) {
              const Parsed& one = events[i];
              apply({"regie", {index++}, {492'000}, one.envelope.kid, one.envelope.jws,
                     one.skelet},
                    one.content, rows);
            }
            return {};
          }))
        std::exit(bench::complain("the scratch store is full"));
  }
  return double(bench::own_cpu_us() - began) / double(rounds * events.size());
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const auto bytes = bench::read_events(args.text("--gebeurtenissen", "gebeurtenissen.bin"));
  if (bytes.empty()) return bench::complain("no events in the file");
  const auto events = parse(bytes);
  const std::filesystem::path directory = args.text("--map", "bench");
  const auto fresh = [&](const char* name) {
    std::filesystem::remove_all(directory / name);
    store::StoreOptions how;
    how.create = true;
    how.scratch = true;
    auto opened = store::Store::open(directory / name,
                                     store::databases_of(store::Env::ledger, registers), how);
    if (!opened) std::exit(bench::complain(opened.error().detail.c_str()));
    return std::move(*opened);
  };
  const std::size_t rounds = args.number("--rondes", 5);
  const auto empty = fresh("apply-niets");
  const auto trail = fresh("apply-spoor");
  const auto whole = fresh("apply-alle");
  projections::Spoor spoor;
  spoor.bind(*trail, registers);
  projections::Projections all;
  all.bind(*whole, registers);
  const double nothing = measure(events, *empty, rounds, [](const auto&, const auto&, auto&) {});
  const double one = measure(events, *trail, rounds,
                             [&](const auto& record, const auto& content, auto& rows) {
                               spoor.apply(record, &content, rows);
                             });
  const double every = measure(events, *whole, rounds,
                               [&](const auto& record, const auto& content, auto& rows) {
                                 all.apply(record, &content, rows);
                               });
  bench::print(fmt::format("{{\"apply_niets\":{:.2f},\"apply_spoor\":{:.2f},"
                           "\"apply_alle\":{:.2f}}}\n", nothing, one, every));
  return 0;
}
