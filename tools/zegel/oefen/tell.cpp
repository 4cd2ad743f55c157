#include "tools/zegel/oefen/tell.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <set>

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
  draft.bkl = step.bkl;
  draft.inhoud = step.inhoud;
  return draft;
}

std::string draft_json(const Step& step) {
  return boost::json::serialize(boost::json::object{{"jti", step.jti()},
                                                    {"register", step.reg},
                                                    {"evt", step.evt},
                                                    {"inhoud", step.inhoud}});
}

// "422 V-DEE-1": the status and every code that the problem names.
std::string answer_of(const http::ClientReply& reply) {
  std::set<std::string> codes;
  if (const auto refused = accept_reply(reply); !refused)
    for (const Complaint& each : refused.error().complaints) codes.insert(each.code);
  std::string out = fmt::format("{}", reply.status);
  for (const std::string& code : codes) out += " " + code;
  return out;
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
  return tell_casussen();
}

Outcome<void> Teller::tell(const std::vector<Step>& steps) {
  for (const Step& step : steps) TRY_DO(tell_one(step));
  return {};
}

// Everybody in the order of time: who records, and who looks.
Outcome<void> Teller::tell_casussen() {
  const std::vector<Reading> looks = readings();
  auto next = looks.begin();
  for (const Step& step : casussen()) {
    for (; next != looks.end() && next->moment <= step.moment; ++next) TRY_DO(look(*next));
    TRY_DO(tell_one(step));
  }
  for (; next != looks.end(); ++next) TRY_DO(look(*next));
  return {};
}

Outcome<void> Teller::tell_one(const Step& step) {
  if (signals_.stop_asked()) return stop(Exit::interrupted, "Afgebroken");
  TRY_DO(clock_to(step.moment));
  auto done = step.expected.empty() ? be_stored(step) : be_refused(step);
  if (!done) return at_step(step.name, std::move(done).error());
  return {};
}

Outcome<void> Teller::be_stored(const Step& step) {
  if (step.role.empty()) {
    std::uint64_t& sent = sent_[step.sender][step.reg];
    TRY(receipt, tell_partner(step, sent + 1));
    ++sent;
  } else {
    TRY(receipt, post_draft(partners_, draft_json(step), step.role, wait_seconds));
  }
  ++posted_;
  return {};
}

Outcome<void> Teller::be_refused(const Step& step) {
  TRY(reply, step.role.empty() ? try_partner(step)
                               : partners_.post("/v1/gebeurtenissen", "application/json",
                                                draft_json(step), {{"Zegel-Rol", step.role}}));
  if (const std::string said = answer_of(reply); said != step.expected)
    return stop(Exit::no, fmt::format("het logboek antwoordt {}", said),
                fmt::format("De casus verwacht {}.", step.expected));
  ++refused_;
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

// Recorded first, then shown (D17); what it shows is not kept here.
Outcome<void> Teller::look(const Reading& reading) {
  if (signals_.stop_asked()) return stop(Exit::interrupted, "Afgebroken");
  TRY_DO(clock_to(reading.moment));
  TRY(answer, partners_.post_json(reading.path, boost::json::serialize(reading.why),
                                  {{"Zegel-Rol", std::string(reading.role)}}));
  if (text_in(answer, "raadpleging").empty() && text_in(answer, "zoekactie").empty())
    return stop(Exit::no, "Getoond zonder dat het is vastgelegd", reading.path);
  ++posted_;
  ++opened_;
  return {};
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

// Sent although it is wrong: not checked here, so that the ledger refuses it.
Outcome<http::ClientReply> Teller::try_partner(const Step& step) {
  TRY(key, key_of(step.sender));
  Draft draft = draft_of(step);
  draft.isn = sent_[step.sender][step.reg] + 1;
  const Signing with{std::string(ledger_id), draft.iss, step.moment, std::nullopt};
  TRY(event, sign_unchecked(std::move(draft), with, *key, random_));
  return partners_.post("/v1/gebeurtenissen", "application/sd-jwt", event.bytes);
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
  return clock_to(std::max(facts.clock, *base::parse_moment(end_moment)), true);
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
