// Makes a ledger for a bench run and signs its events beforehand (prestaties.md 3).
//
//   prepare --map DIR --soort klein|groot|nieuw --aantal 20000 --dossiers 64 --uit FILE [--vullen N]
//
// The ledger: three registers, one partner with one key, `dossiers` open casussen with one
// betrokkene each. klein = ontvanger-ingelicht (10 keys), groot = verstrekking-gedaan (43
// disclosures), nieuw = casus-geopend (a new dossier each). --vullen puts N events in through the
// sequencer, without HTTP (P7, P8, P11).
#include <future>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "ledger/base/moment.h"
#include "ledger/event/issue.h"
#include "ledger/event/key_request.h"
#include "ledger/node/node.h"
#include "projections/projections.h"
#include "tests/bench/bench_io.h"
#include "tests/bench/bench_ledger.h"

namespace json = boost::json;
namespace base = zegel::base;
namespace catalogue = zegel::catalogue;
namespace crypto = zegel::crypto;
namespace event = zegel::event;
namespace intake = zegel::intake;
namespace node = zegel::node;
namespace projections = zegel::projections;
namespace sequencer = zegel::sequencer;
namespace store = zegel::store;

namespace {

const char* const partner_oin = "00000099000000002000";
const char* const receiver_oin = "00000099000000003000";

struct Casus {
  base::CasusId id;
  base::Jti opener;
  base::Pid pid;
};

class Preparation {
 public:
  explicit Preparation(const bench::Arguments& args);
  int run();

 private:
  void open_registers();
  void register_partner();
  void open_dossiers();
  std::vector<std::string> events(std::size_t count);
  void fill(std::size_t count);
  std::string partner_event(std::string_view evt, const base::Jti& jti, json::object inhoud);
  std::string next_event();
  void post(const std::string& bytes, const intake::Caller& caller);
  base::Jti draft(catalogue::Role role, std::string_view evt, json::object inhoud);
  void draft_and_agree(std::string_view evt, json::object inhoud);
  std::string moment() const { return base::format_moment_utc(clock_.now()); }
  template <class AnyId>
  AnyId fresh() { return {random_.bytes<sizeof(AnyId{}.raw)>()}; }

  node::Options options_;
  std::string kind_, out_;
  std::size_t count_, dossiers_count_, fill_;
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  projections::Projections projections_;
  std::unique_ptr<node::Node> node_;
  crypto::SigningKey key_ = crypto::SigningKey::generate();
  std::vector<Casus> casussen_;
  std::size_t turn_ = 0;
};

[[noreturn]] void give_up(const std::string& what) {
  bench::complain(what.c_str());
  std::exit(2);
}

std::string refusals(const base::Failure& failure) {
  std::string out = failure.detail;
  for (const auto& refusal : failure.refusals)
    out += fmt::format(" {} {}", refusal.code, refusal.veld);
  return out;
}

Preparation::Preparation(const bench::Arguments& args)
    : options_(bench::options_for(args.text("--map", "bench"))),
      kind_(args.text("--soort", "klein")),
      out_(args.text("--uit", "gebeurtenissen.bin")),
      count_(args.number("--aantal", 20'000)),
      dossiers_count_(args.number("--dossiers", 64)),
      fill_(args.number("--vullen", 0)) {}

int Preparation::run() {
  open_registers();
  register_partner();
  open_dossiers();
  fill(fill_);
  bench::write_events(out_, events(count_));
  node_->stop();
  bench::print(fmt::format("{{\"sleutel\":\"{}\",\"aantal\":{}}}\n",
                           base::base64url(key_.public_key().raw), count_));
  return 0;
}

void Preparation::open_registers() {
  const auto judge = [this](const store::Store& store) {
    return projections::make_judge(store, projections_);
  };
  for (const std::string& reg : options_.registers) {
    const auto opened = node::open_register(
        options_, {reg, clock_.now(), moment().substr(0, 10), {}}, clock_, projections_, judge);
    if (!opened) give_up(opened.error().sentence);
  }
  auto node = node::Node::open(options_, clock_, projections_, judge);
  if (!node) give_up(node.error().sentence);
  node_ = std::move(*node);
}

void Preparation::register_partner() {
  const auto dossier = fresh<base::CasusId>().text();
  const std::int64_t begin = clock_.now() / 3600 * 3600;
  draft_and_agree("partnersleutel-geregistreerd.v1",
                  {{"casus", dossier},
                   {"partij", partner_oin},
                   {"kid", key_.kid().text()},
                   {"publiekeSleutel", base::base64url(key_.public_key().raw)},
                   {"bezitsbewijs", "bench"},
                   {"toegestaneTypen", {"casus-geopend", "betrokkene-gekoppeld",
                                        "verstrekking-gedaan", "ontvanger-ingelicht"}},
                   {"toegestaneRegisters", {"regie"}},
                   {"ingaatOp", base::format_moment_utc(begin)},
                   {"vervaltOp", base::format_moment_utc(begin + 300 * 86'400)},
                   {"vingerafdrukVergeleken", true}});
}

// The convenant opens the dossier in toezicht in which the key is registered.
void Preparation::draft_and_agree(std::string_view evt, json::object inhoud) {
  const std::string casus(inhoud.at("casus").as_string());
  const std::string hash = base::base64url(random_.bytes<32>());
  draft(catalogue::Role::beheerder, "convenant-vastgesteld.v1",
        {{"casus", casus}, {"samenwerkingsverband", "Bench"}, {"convenantVersie", 1},
         {"convenantHash", hash}, {"partijen", {partner_oin}}, {"doelen", {"plan-van-aanpak"}},
         {"gegevenssoorten", {"contact"}}, {"informeerkanalen", {"brief"}},
         {"tekstVersie", "1"}, {"tekstHash", hash}, {"verwerkingsactiviteiten", {"verstrekken"}},
         {"informerenStandaard", "vooraf"}, {"grondslagen", {"publieke-taak"}},
         {"geheimgronden", {"geen-beroepsgeheim"}}, {"spoedprocedure", "Bel de regisseur."},
         {"contactpunt", bench::own_oin}, {"maatregelen", "Toegang alleen voor deelnemers."},
         {"ingaatOp", base::format_moment_utc(clock_.now() / 3600 * 3600)}});
  const base::Jti key = draft(catalogue::Role::beheerder, evt, std::move(inhoud));
  draft(catalogue::Role::privacy_officer, "akkoord-vastgelegd.v1",
        {{"casus", casus}, {"onderwerp", key.text()}, {"akkoord", true}});
}

void Preparation::open_dossiers() {
  for (std::size_t i = 0; i < dossiers_count_; ++i) {
    Casus casus{fresh<base::CasusId>(), fresh<base::Jti>(), fresh<base::Pid>()};
    casussen_.push_back(casus);
    post(partner_event("casus-geopend.v1", casus.opener,
                       {{"casus", casus.id.text()}, {"niveau", "lokale-kamer"},
                        {"casusSoort", "persoonsgericht"}, {"herkomst", "melding"},
                        {"aanmelder", partner_oin}, {"kader", "vrijwillig"},
                        {"problematiek", {"overlastgevende-jeugd"}}, {"gemeenten", {"0363"}}}),
         {});
    post(partner_event("betrokkene-gekoppeld.v1", fresh<base::Jti>(),
                       {{"casus", casus.id.text()}, {"identificatiesoort", "pseudoniem"},
                        {"leeftijdsklasse", "12-15"},
                        {"persoon", json::object{{"aanduiding", "jongere"}}},
                        {"betrokkenen", {json::object{{"pid", casus.pid.text()},
                                                      {"rol", "onderwerp"}}}}}),
         {});
  }
}

std::string Preparation::next_event() {
  const Casus& casus = casussen_[turn_++ % casussen_.size()];
  const base::Jti jti = fresh<base::Jti>();
  if (kind_ == "nieuw")
    return partner_event("casus-geopend.v1", jti,
                         {{"casus", fresh<base::CasusId>().text()}, {"niveau", "lokale-kamer"},
                          {"casusSoort", "persoonsgericht"}, {"herkomst", "melding"},
                          {"aanmelder", partner_oin}, {"kader", "vrijwillig"},
                          {"problematiek", {"overlastgevende-jeugd"}}, {"gemeenten", {"0363"}}});
  if (kind_ == "klein")
    return partner_event("ontvanger-ingelicht.v1", jti,
                         {{"casus", casus.id.text()}, {"onderwerp", casus.opener.text()},
                          {"ontvanger", receiver_oin}, {"kanaal", "telefoon"}});
  return partner_event(
      "verstrekking-gedaan.v1", jti,
      {{"casus", casus.id.text()}, {"ontvanger", receiver_oin},
       {"ontvangerSoort", "sociaal-team"}, {"grondslagAvg", "publieke-taak"},
       {"grondslagGeheim", "geen-beroepsgeheim"}, {"doel", "plan-van-aanpak"},
       {"wettelijkeTaak", "jeugdhulp"}, {"wettelijkKader", {"jeugdwet"}},
       {"gegevenssoorten", {"gezinssituatie", "veiligheidsrisico"}}, {"kader", "vrijwillig"},
       {"verstrekkingswijze", "mondeling"},
       {"noodzaak", "Zonder dit beeld is geen veilig plan te maken."},
       {"geautomatiseerd", false}, {"politiegegevens", false}, {"spoed", false},
       {"proportionaliteit", "Alleen wat nodig is voor het plan."},
       {"subsidiariteit", "Advies volstond niet; coördinatie nodig."},
       {"minderIngrijpend", {"geen-alternatief"}},
       {"betrokkenen", {json::object{{"pid", casus.pid.text()}, {"rol", "onderwerp"},
                                     {"informeren", "vooraf"}}}}});
}

std::vector<std::string> Preparation::events(std::size_t count) {
  std::vector<std::string> out;
  out.reserve(count);
  while (out.size() < count) out.push_back(next_event());
  return out;
}

void Preparation::fill(std::size_t count) {
  constexpr std::size_t window = 4'096;
  std::vector<std::string> bytes;
  for (std::size_t done = 0; done < count; done += bytes.size()) {
    bytes = events(std::min(window, count - done));
    std::promise<void> all;
    std::atomic<std::size_t> left = bytes.size();
    for (const std::string& event : bytes)
      node_->intake().accept(event, {}, [&](base::Result<sequencer::Outcome> outcome) {
        if (!outcome) give_up(refusals(outcome.error()));
        if (--left == 0) all.set_value();
      });
    all.get_future().wait();
  }
}

std::string Preparation::partner_event(std::string_view evt, const base::Jti& jti,
                                       json::object inhoud) {
  const catalogue::EventRow& row = *catalogue::find_event(evt);
  event::Skelet skelet;
  skelet.iss = partner_oin;
  skelet.aud = options_.ledger_id + "/regie";
  skelet.jti = jti;
  skelet.iat = clock_.now() / 3600 * 3600;
  skelet.evt = evt;
  skelet.bkl = "regie-5j";
  skelet.vwa = row.vwa_in(catalogue::Register::regie);
  inhoud["tijdstip"] = moment();
  auto bytes = event::issue(skelet, inhoud, row, key_, random_);
  if (!bytes) give_up(refusals(bytes.error()));
  return std::move(*bytes);
}

base::Jti Preparation::draft(catalogue::Role role, std::string_view evt, json::object inhoud) {
  const base::Jti jti = fresh<base::Jti>();
  const intake::Caller caller{role, {}, base::Handle{random_.bytes<16>()}};
  inhoud["tijdstip"] = moment();
  auto bytes = node_->own_events().sign({jti, "toezicht", evt, inhoud}, caller);
  if (!bytes) give_up(refusals(bytes.error()));
  post(*bytes, caller);
  return jti;
}

void Preparation::post(const std::string& bytes, const intake::Caller& caller) {
  std::promise<base::Result<sequencer::Outcome>> landed;
  node_->intake().accept(bytes, caller, [&](base::Result<sequencer::Outcome> outcome) {
    landed.set_value(std::move(outcome));
  });
  const auto outcome = landed.get_future().get();
  if (!outcome) give_up(refusals(outcome.error()));
}

}  // namespace

int main(int argc, char** argv) { return Preparation(bench::Arguments(argc, argv)).run(); }
