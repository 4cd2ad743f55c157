// Makes a ledger for a bench run and signs its events beforehand (prestaties.md 3).
//
//   prepare --map DIR --soort klein|groot|nieuw --aantal N --dossiers 64 --uit FILE [--vullen N]
//
// klein = ontvanger-ingelicht (10 keys), groot = verstrekking-gedaan (43 disclosures), nieuw =
// casus-geopend (a new dossier each). --vullen puts N events in through the intake and sequencer,
// without HTTP (P7, P11); --bewijzen DIR keeps their events and receipts as files
// (P10). Called again on the same directory it adds events under a new key.
#include <atomic>
#include <fstream>
#include <future>

#include <fmt/format.h>

#include "tests/bench/bench_io.h"
#include "tests/support/node_world.h"

namespace base = zegel::base;
namespace sequencer = zegel::sequencer;
using zegel::tests::Casus;
using zegel::tests::NodeWorld;

namespace {

class Preparation {
 public:
  Preparation(const bench::Arguments& args, base::Clock& clock)
      : world_(args.text("--map", "bench"), clock), kind_(args.text("--soort", "klein")) {
    for (std::size_t i = args.number("--dossiers", 64); i > 0; --i)
      casussen_.push_back(world_.casus());
  }

  std::vector<std::string> events(std::size_t count) {
    std::vector<std::string> out;
    out.reserve(count);
    while (out.size() < count) out.push_back(next());
    return out;
  }

  // Events and receipts of the next fill() as files, for zegel-verify.
  void keep_receipts_in(const std::filesystem::path& directory) {
    receipts_ = directory;
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "beleid.policy") << world_.node().policy();
  }

  void fill(std::size_t count) {
    constexpr std::size_t window = 4'096;
    for (std::size_t done = 0; done < count; done += window)
      accept_all(events(std::min(window, count - done)));
  }

  NodeWorld& world() { return world_; }

 private:
  std::string next() {
    const Casus& casus = casussen_[turn_++ % casussen_.size()];
    if (kind_ == "klein") return world_.informed(casus);
    if (kind_ == "groot") return world_.disclosure(casus);
    return world_.opening({world_.fresh<base::CasusId>(), world_.fresh<base::Jti>(), {}});
  }

  void accept_all(const std::vector<std::string>& bytes) {
    std::promise<void> all;
    std::atomic<std::size_t> left = bytes.size();
    std::vector<sequencer::Outcome> outcomes(receipts_.empty() ? 0 : bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
      world_.node().intake().accept(bytes[i], {}, [&, i](base::Result<sequencer::Outcome> outcome) {
        if (!outcome)
          std::exit(bench::complain(zegel::tests::refusals_text(outcome.error()).c_str()));
        if (!outcomes.empty()) outcomes[i] = std::move(*outcome);
        if (--left == 0) all.set_value();
      });
    all.get_future().wait();
    for (std::size_t i = 0; i < outcomes.size(); ++i) keep(bytes[i], outcomes[i]);
  }

  void keep(const std::string& event, const sequencer::Outcome& outcome) {
    const std::string name = (receipts_ / outcome.jti.text()).string();
    std::ofstream(name + ".sd-jwt", std::ios::binary) << event;
    std::ofstream(name + ".tlog-proof", std::ios::binary) << outcome.receipt;
  }

  NodeWorld world_;
  std::string kind_;
  std::vector<Casus> casussen_;
  std::size_t turn_ = 0;
  std::filesystem::path receipts_;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  base::SystemClock clock;
  Preparation preparation(args, clock);
  if (const std::string kept = args.text("--bewijzen", ""); !kept.empty())
    preparation.keep_receipts_in(kept);
  preparation.fill(args.number("--vullen", 0));
  const std::size_t count = args.number("--aantal", 20'000);
  bench::write_events(args.text("--uit", "gebeurtenissen.bin"), preparation.events(count));
  preparation.world().node().stop();
  bench::print(fmt::format("{{\"sleutel\":\"{}\",\"aantal\":{}}}\n",
                           base::base64url(preparation.world().key.public_key().raw), count));
  return 0;
}
