#include "tools/zegel/oefen/tell.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "ledger/base/moment.h"
#include "ledger/event/key_request.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/sign.h"

namespace zegel::cli::oefen {
namespace {

constexpr int wait_seconds = 10;

Address over_tcp(const std::string& url) { return {url, {}, {}}; }
Address over_socket(const Practice& practice) { return {{}, practice.socket().string(), {}}; }

std::string text_in(const boost::json::value& value, std::string_view name) {
  const auto* object = value.if_object();
  const auto* member = object ? object->if_contains(name) : nullptr;
  return member && member->is_string() ? std::string(member->get_string()) : std::string();
}

std::unexpected<Stop> at_step(std::string_view name, Stop stop) {
  stop.what = fmt::format("Stap {}: {}", name, stop.what);
  return std::unexpected(std::move(stop));
}

Draft draft_of(const Step& step) {
  Draft draft;
  draft.row = find_row(step.evt);
  draft.reg = step.reg;
  draft.ledger_id = ledger_id;
  draft.iss = oin_of(organisation(step.sender));
  draft.jti = base::Jti::parse(step.jti());
  draft.bkl = "regie-5j";  // every dossier of the casus; an opener has the same class
  draft.inhoud = step.inhoud;
  return draft;
}

}  // namespace

Teller::Teller(const Practice& practice, const std::string& url, const Signals& signals)
    : practice_(practice),
      signals_(signals),
      partners_(over_tcp(url)),
      beheer_(over_socket(practice)) {}

Outcome<void> Teller::tell_all() {
  TRY_DO(tell(authorisations()));
  TRY_DO(tell(agreements()));
  TRY_DO(register_partners());
  TRY_DO(tell(casussen()));
  return read_as_fg();
}

Outcome<void> Teller::tell(const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    if (signals_.stop_asked()) return stop(Exit::interrupted, "Afgebroken");
    TRY_DO(clock_to(step.moment));
    auto receipt = step.role.empty() ? tell_partner(step, ++sent_[step.sender]) : tell_staff(step);
    if (!receipt) return at_step(step.name, std::move(receipt).error());
    ++posted_;
  }
  return {};
}

Outcome<void> Teller::register_partners() {
  std::vector<Step> steps;
  TRY_DO(clock_to(key_moment()));
  for (const Organisation& owner : organisations) {
    if (!owner.key) continue;
    TRY(key, key_of(owner.code));
    TRY(proof, prove_possession(owner, *key));
    for (Step& step : key_registration({owner, key->public_key(), proof, key_moment()}))
      steps.push_back(std::move(step));
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.moment < b.moment; });
  return tell(steps);
}

// envelop.md 8, K3: a one-time code for this OIN, signed by the new key and read by the ledger.
Outcome<std::string> Teller::prove_possession(const Organisation& owner,
                                              const crypto::SigningKey& key) {
  const boost::json::object question{{"oin", oin_of(owner)}};
  TRY(answer, beheer_.post_json("/v1/sleutelaanvragen", boost::json::serialize(question)));
  std::string proof =
      event::sign_key_request(key, ledger_id, oin_of(owner), text_in(answer, "code"));
  TRY(read, beheer_.post("/v1/sleutelaanvragen/_lees", "application/jose", proof));
  TRY_DO(accept_reply(read));
  return proof;
}

Outcome<void> Teller::admit(const Organisation& owner, const crypto::SigningKey& key) {
  TRY(facts, facts_of(beheer_, "toezicht"));
  clock_ = facts.clock;
  TRY(proof, prove_possession(owner, key));
  return tell(key_registration({owner, key.public_key(), proof, facts.clock, 0}));
}

// The fg opens the verstrekking of row 25: recorded first, then shown (D17), and not kept here.
Outcome<void> Teller::read_as_fg() {
  TRY_DO(clock_to(*base::parse_moment(read_moment)));
  const boost::json::object reason{
      {"raadplegingsdoel", "toezicht-fg"},
      {"raadplegingsreden", "Steekproef: klopt de grondslag van de verstrekking aan het ZVH?"}};
  TRY(answer, partners_.post_json(
                  fmt::format("/v1/gebeurtenissen/{}/raadplegingen", id("casus-1/naar-zvh")),
                  boost::json::serialize(reason), {{"Zegel-Rol", "fg"}}));
  ++posted_;
  return {};
}

Outcome<Ontvangst> Teller::tell_staff(const Step& step) {
  const boost::json::object draft{{"jti", step.jti()},
                                  {"register", step.reg},
                                  {"evt", step.evt},
                                  {"inhoud", step.inhoud}};
  return post_draft(partners_, boost::json::serialize(draft), step.role, wait_seconds);
}

Outcome<Ontvangst> Teller::tell_partner(const Step& step, std::optional<std::uint64_t> isn) {
  TRY(key, key_of(step.sender));
  Draft draft = draft_of(step);
  draft.isn = isn;
  const Signing with{std::string(ledger_id), draft.iss, step.moment, std::nullopt};
  TRY(event, sign(std::move(draft), with, *key, random_));
  TRY(receipt, post_event(partners_, event.bytes, wait_seconds));
  TRY_DO(keep(step.name, event.bytes, receipt.bewijs));
  return receipt;
}

Outcome<void> Teller::clock_to(std::int64_t moment, bool run_on) {
  if (moment <= clock_ && !run_on) return {};
  boost::json::object body{{"op", base::format_moment_utc(std::max(moment, clock_))}};
  if (run_on) body["loopt"] = true;
  TRY(answer, beheer_.post_json("/v1/oefen/klok", boost::json::serialize(body)));
  clock_ = std::max(moment, clock_);
  return {};
}

Outcome<void> Teller::run_on() {
  TRY(facts, facts_of(beheer_, "toezicht"));
  return clock_to(std::max(facts.clock, *base::parse_moment(read_moment)), true);
}

Outcome<void> Teller::keep(std::string_view name, std::string_view event,
                           std::string_view receipt) {
  TRY_DO(write_text(practice_.proof_file(name, "sd-jwt"), event, Mode::secret));
  return write_text(practice_.proof_file(name, "tlog-proof"), receipt);
}

Outcome<const crypto::SigningKey*> Teller::key_of(std::string_view code) {
  if (const auto known = keys_.find(code); known != keys_.end()) return &known->second;
  const auto file = practice_.partner_key(code);
  std::error_code ignored;
  auto key = std::filesystem::exists(file, ignored) ? load_key(file) : make_key(file);
  if (!key) return std::unexpected(std::move(key).error());
  return &keys_.emplace(code, std::move(*key)).first->second;
}

}  // namespace zegel::cli::oefen
