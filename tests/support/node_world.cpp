#include "tests/support/node_world.h"

#include <future>
#include <stdexcept>

#include "ledger/base/moment.h"
#include "ledger/event/issue.h"

namespace zegel::tests {

namespace json = boost::json;
using Object = NodeWorld::Object;

namespace {

template <class T>
T must(base::Result<T> result) {
  if (!result) throw std::runtime_error(refusals_text(result.error()));
  return std::move(*result);
}

void must(const std::expected<void, node::StartFailure>& started) {
  if (!started) throw std::runtime_error(started.error().sentence);
}

}  // namespace

NodeWorld::NodeWorld(const std::filesystem::path& directory, base::Clock& a_clock,
                     std::optional<node::KafkaOptions> kafka)
    : clock(a_clock), options_(options_in(directory)) {
  options_.kafka = std::move(kafka);
  const bool fresh_ledger = !std::filesystem::exists(options_.data / "ledger.huidig");
  if (fresh_ledger) open_registers();
  must(open());
  partner_dossier_ = fresh<base::CasusId>().text();
  convenant();
  register_key(key, true);
}

NodeWorld::~NodeWorld() = default;

std::optional<node::KafkaOptions> NodeWorld::kafka_at(std::string servers, std::string prefix) {
  if (servers.empty()) return std::nullopt;
  node::KafkaOptions out;
  out.settings.servers = std::move(servers);
  out.prefix = std::move(prefix);
  out.profile = log::one_broker;
  return out;
}

node::Options NodeWorld::options_in(const std::filesystem::path& directory) {
  node::Options options;
  options.ledger_id = "oefen.wereld";
  options.own_oin = own_oin;
  options.registers = {"toezicht", "regie", "meldingen"};
  options.data = directory / "data";
  options.anchor = directory / "anker";
  options.carriers = {directory / "kek-a"};
  options.keys = directory / "sleutels";
  options.practice = true;
  options.uncertain_overwrite = true;
  return options;
}

std::expected<void, node::StartFailure> NodeWorld::open() {
  node_.reset();
  auto opened = node::Node::open(options_, clock, projections_, [this](const store::Store& ledger) {
    return projections::make_judge(ledger, projections_);
  });
  if (!opened) return std::unexpected(std::move(opened).error());
  node_ = std::move(*opened);
  return {};
}

void NodeWorld::open_registers() {
  for (const std::string& reg : options_.registers)
    must(node::open_register(options_, {reg, clock.now(), moment().substr(0, 10), {}}, clock,
                             projections_, [this](const store::Store& ledger) {
                               return projections::make_judge(ledger, projections_);
                             }));
}

std::string NodeWorld::moment() const { return base::format_moment_utc(clock.now()); }

event::Skelet NodeWorld::skelet(std::string_view evt, const base::Jti& jti) const {
  event::Skelet out;
  out.iss = partner_oin;
  out.aud = options_.ledger_id + "/regie";
  out.jti = jti;
  out.iat = clock.now() / 3600 * 3600;
  out.evt = evt;
  out.bkl = "regie-5j";
  out.vwa = catalogue::find_event(evt)->vwa_in(catalogue::Register::regie);
  return out;
}

std::string NodeWorld::partner_event(std::string_view evt, const base::Jti& jti, Object inhoud) {
  if (!inhoud.contains("tijdstip")) inhoud["tijdstip"] = moment();
  return must(event::issue(skelet(evt, jti), inhoud, *catalogue::find_event(evt), key, random_));
}

std::string NodeWorld::opening(const Casus& casus) {
  return partner_event("casus-geopend.v1", casus.opener,
                       {{"casus", casus.id.text()}, {"niveau", "lokale-kamer"},
                        {"casusSoort", "persoonsgericht"}, {"herkomst", "melding"},
                        {"aanmelder", partner_oin}, {"kader", "vrijwillig"},
                        {"problematiek", {"overlastgevende-jeugd"}}, {"gemeenten", {"0363"}}});
}

std::string NodeWorld::coupling(const Casus& casus) {
  return partner_event(
      "betrokkene-gekoppeld.v1", fresh<base::Jti>(),
      {{"casus", casus.id.text()}, {"identificatiesoort", "pseudoniem"},
       {"leeftijdsklasse", "12-15"}, {"persoon", Object{{"aanduiding", "jongere"}}},
       {"betrokkenen", {Object{{"pid", casus.pid.text()}, {"rol", "onderwerp"}}}}});
}

std::string NodeWorld::informed(const Casus& casus) {
  return partner_event("ontvanger-ingelicht.v1", fresh<base::Jti>(),
                       {{"casus", casus.id.text()}, {"onderwerp", casus.opener.text()},
                        {"ontvanger", receiver_oin}, {"kanaal", "telefoon"}});
}

std::string NodeWorld::disclosure(const Casus& casus) {
  return partner_event(
      "verstrekking-gedaan.v1", fresh<base::Jti>(),
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
       {"betrokkenen", {Object{{"pid", casus.pid.text()}, {"rol", "onderwerp"},
                               {"informeren", "vooraf"}}}}});
}

std::string NodeWorld::question(const Casus& casus) {
  return partner_event("adviesvraag-gesteld.v1", fresh<base::Jti>(),
                       {{"casus", casus.id.text()}, {"anoniem", true},
                        {"geraadpleegde", receiver_oin},
                        {"problematiek", {"overlastgevende-jeugd"}},
                        {"betrokkenen", boost::json::array{}}});
}

Casus NodeWorld::casus() {
  const Casus casus{fresh<base::CasusId>(), fresh<base::Jti>(), fresh<base::Pid>()};
  must(post(opening(casus)));
  must(post(coupling(casus)));
  return casus;
}

std::string NodeWorld::convenant() {
  const std::string hash = base::base64url(random_.bytes<32>());
  return draft(catalogue::Role::beheerder, "convenant-vastgesteld.v1",
               {{"casus", partner_dossier_}, {"samenwerkingsverband", "Wereld"},
                {"convenantVersie", 1}, {"convenantHash", hash}, {"partijen", {partner_oin}},
                {"doelen", {"plan-van-aanpak"}}, {"gegevenssoorten", {"contact"}},
                {"informeerkanalen", {"brief"}}, {"tekstVersie", "1"}, {"tekstHash", hash},
                {"verwerkingsactiviteiten", {"verstrekken"}}, {"informerenStandaard", "vooraf"},
                {"grondslagen", {"publieke-taak"}}, {"geheimgronden", {"geen-beroepsgeheim"}},
                {"spoedprocedure", "Bel de regisseur."}, {"contactpunt", own_oin},
                {"maatregelen", "Toegang alleen voor deelnemers."}, {"ingaatOp", moment()}})
      .text();
}

void NodeWorld::register_key(const crypto::SigningKey& partner_key, bool agreed) {
  const std::int64_t begin = clock.now() / 3600 * 3600;
  const base::Jti proposal =
      draft(catalogue::Role::beheerder, "partnersleutel-geregistreerd.v1",
            {{"casus", partner_dossier_}, {"partij", partner_oin},
             {"kid", partner_key.kid().text()},
             {"publiekeSleutel", base::base64url(partner_key.public_key().raw)},
             {"bezitsbewijs", "wereld"},
             {"toegestaneTypen",
              {"casus-geopend", "betrokkene-gekoppeld", "verstrekking-gedaan",
               "adviesvraag-gesteld", "ontvanger-ingelicht", "betrokkene-geinformeerd",
               "melding-ontvangen",
               "conflict-van-plichten-besloten", "toestemming-gegeven", "toestemming-geweigerd",
               "toestemming-ingetrokken", "casusoverleg-gehouden"}},
             {"toegestaneRegisters", {"regie", "meldingen"}},
             {"ingaatOp", base::format_moment_utc(begin)},
             {"vervaltOp", base::format_moment_utc(begin + 300 * 86'400)},
             {"vingerafdrukVergeleken", true}});
  if (!agreed) return;
  draft(catalogue::Role::privacy_officer, "akkoord-vastgelegd.v1",
        {{"casus", partner_dossier_}, {"onderwerp", proposal.text()}, {"akkoord", true}});
}

void NodeWorld::revoke_key(const crypto::SigningKey& partner_key) {
  draft(catalogue::Role::beheerder, "partnersleutel-ingetrokken.v1",
        {{"casus", partner_dossier_}, {"partij", partner_oin}, {"kid", partner_key.kid().text()},
         {"ongeldigVanafOp", base::format_moment_utc(clock.now() / 3600 * 3600)},
         {"redenIntrekking", "vervangen"}, {"vermoedenMisbruik", false}});
}

base::Jti NodeWorld::draft(catalogue::Role role, std::string_view evt, Object inhoud) {
  const base::Jti jti = fresh<base::Jti>();
  const intake::Caller caller{role, {}, fresh<base::Handle>()};
  if (!inhoud.contains("tijdstip")) inhoud["tijdstip"] = moment();
  must(post(must(node_->own_events().sign({jti, "toezicht", evt, inhoud}, caller)), caller));
  return jti;
}

base::Result<sequencer::Outcome> NodeWorld::post(const std::string& bytes,
                                                 const intake::Caller& caller) {
  std::promise<base::Result<sequencer::Outcome>> landed;
  node_->intake().accept(bytes, caller, [&](base::Result<sequencer::Outcome> outcome) {
    landed.set_value(std::move(outcome));
  });
  return landed.get_future().get();
}

std::vector<sequencer::Outcome> NodeWorld::post_all(const std::vector<std::string>& bytes) {
  std::vector<std::promise<base::Result<sequencer::Outcome>>> landed(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i)
    node_->intake().accept(bytes[i], {}, [&landed, i](base::Result<sequencer::Outcome> outcome) {
      landed[i].set_value(std::move(outcome));
    });
  std::vector<base::Result<sequencer::Outcome>> all;
  for (auto& one : landed) all.push_back(one.get_future().get());  // none is left to come back
  std::vector<sequencer::Outcome> out;
  for (auto& one : all) out.push_back(must(std::move(one)));
  return out;
}

std::string refusals_text(const base::Failure& failure) {
  std::string out = failure.detail;
  for (const base::Refusal& refusal : failure.refusals)
    out += (out.empty() ? "" : ", ") + std::string(refusal.code) + " " + refusal.veld;
  return out;
}

}  // namespace zegel::tests
