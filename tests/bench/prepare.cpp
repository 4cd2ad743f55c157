// Makes a ledger for a bench run and signs its events beforehand (prestaties.md 3).
//
//   prepare --map DIR --soort klein|groot|nieuw --aantal N --dossiers 64 --uit FILE
//           [--vullen N [--spoor M]] [--bewijzen DIR] [--kafka SERVERS --voorvoegsel P]
//
// klein = ontvanger-ingelicht (10 keys), groot = verstrekking-gedaan (43 disclosures), nieuw =
// casus-geopend (a new dossier each). --vullen puts N events in through the intake and sequencer,
// without HTTP (P7, P8, P11); --spoor M makes M of them the disclosures of one casus, evenly
// between thin rows of the others, of which every eleventh is on the same list (an adviesvraag).
// --bewijzen DIR keeps their events and receipts as files (P10). Called again on the same directory
// it adds events under a new key.
#include <fstream>

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
      : world_(args.text("--map", "bench"), clock,
               NodeWorld::kafka_at(args.text("--kafka", ""), args.text("--voorvoegsel", "bench"))),
        kind_(args.text("--soort", "klein")),
        trail_(args.number("--spoor", 0)) {
    open_casussen(args.number("--dossiers", 64));
    if (trail_ > 0) whole_ = world_.casus();
  }

  std::vector<std::string> events(std::size_t count) {
    return made(count, [this](std::size_t) { return next(); });
  }

  // Events and receipts of the next fill() as files, for zegel-verify.
  void keep_receipts_in(const std::filesystem::path& directory) {
    receipts_ = directory;
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "beleid.policy") << world_.node().policy();
  }

  void fill(std::size_t count) {
    post_all(count, [&](std::size_t at) { return of_fill(at, count); });
  }

  NodeWorld& world() { return world_; }
  std::string trail() const { return trail_ > 0 ? whole_.id.text() : ""; }  // the casus of --spoor

 private:
  using Make = std::function<std::string(std::size_t at)>;

  static std::vector<std::string> made(std::size_t count, const Make& make) {
    std::vector<std::string> out;
    out.reserve(count);
    while (out.size() < count) out.push_back(make(out.size()));
    return out;
  }

  void post_all(std::size_t count, const Make& make) {
    constexpr std::size_t window = 4'096;
    for (std::size_t done = 0; done < count; done += window)
      accept_all(made(std::min(window, count - done),
                      [&](std::size_t at) { return make(done + at); }));
  }

  void open_casussen(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      casussen_.push_back({world_.fresh<base::CasusId>(), world_.fresh<base::Jti>(),
                           world_.fresh<base::Pid>()});
    post_all(count, [this](std::size_t at) { return world_.opening(casussen_[at]); });
    post_all(count, [this](std::size_t at) { return world_.coupling(casussen_[at]); });
  }

  std::string of_fill(std::size_t at, std::size_t count) {
    if (trail_ == 0) return next();
    if (at * trail_ / count != (at + 1) * trail_ / count) return world_.disclosure(whole_);
    const Casus& casus = casussen_[turn_++ % casussen_.size()];
    return turn_ % 11 == 0 ? world_.question(casus) : world_.informed(casus);
  }

  std::string next() {
    const Casus& casus = casussen_[turn_++ % casussen_.size()];
    if (kind_ == "klein") return world_.informed(casus);
    if (kind_ == "groot") return world_.disclosure(casus);
    return world_.opening({world_.fresh<base::CasusId>(), world_.fresh<base::Jti>(), {}});
  }

  void accept_all(const std::vector<std::string>& bytes) {
    const auto outcomes = world_.post_all(bytes);
    if (receipts_.empty()) return;
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
  std::size_t trail_;
  Casus whole_;
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
  bench::print(fmt::format("{{\"sleutel\":\"{}\",\"aantal\":{},\"casus\":\"{}\"}}\n",
                           base::base64url(preparation.world().key.public_key().raw), count,
                           preparation.trail()));
  return 0;
}
