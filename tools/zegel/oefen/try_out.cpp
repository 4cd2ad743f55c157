#include "tools/zegel/oefen/try_out.h"

#include <fmt/format.h>

#include "ledger/audit/verify_event.h"
#include "ledger/base/limits.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/oefen/examine.h"
#include "tools/zegel/oefen/tell.h"
#include "tools/zegel/verdict.h"
#include "tools/zegel/whole.h"

namespace zegel::cli::oefen {
namespace {

// The URL of the running practice ledger.
Outcome<std::string> running(const Practice& practice) {
  const auto address = read_text(practice.address(), 256);
  if (address) return address->substr(0, address->find('\n'));
  return stop(Exit::not_found, "Er draait geen oefenlogboek",
              fmt::format("Ik keek in {}", practice.map.string()), {}, "zegel oefen start");
}

std::string random_name(crypto::Random& random) {
  return fmt::format("stuur/{}", base::hex(random.bytes<4>()));
}

}  // namespace

Outcome<Exit> check_all(const Context& context) {
  const Practice practice = practice_of(context);
  TRY(url, running(practice));
  Service as_fg({url, {}, "fg"});
  TRY(found, examine_all(as_fg));
  TRY(own, read_text(practice.policy(), base::limits::policy));
  TRY(pairs, verify_kept(practice, own));
  for (const auto& [name, size] : found.sizes)
    context.terminal.data(fmt::format("✔ {:<10} {} regels passen bij het ondertekende controlepunt",
                                      name, size));
  context.terminal.data(fmt::format("{} {} van {} gebeurtenissen bewezen: handtekening, sleutel, "
                                    "logboek", found.good() ? "✔" : "✘", found.verified,
                                    found.events));
  context.terminal.data(fmt::format("✔ {} berichten van partners kloppen met hun inhoud", pairs));
  for (const std::string& fault : found.faults) context.terminal.data("✘ " + fault);
  TRY(inside, report_through_socket(context, {{}, practice.socket().string(), {}}));
  const std::uint64_t differences = inside.at("verschillen").to_number<std::uint64_t>();
  context.terminal.data(fmt::format("{} {} regels met hun inhoud nagelezen in de opslag: {} "
                                    "verschillen", differences == 0 ? "✔" : "✘",
                                    inside.at("gebeurtenissen").to_number<std::uint64_t>(),
                                    differences));
  const bool good = found.good() && differences == 0;
  boost::json::object sizes;
  for (const auto& [name, size] : found.sizes) sizes[name] = size;
  context.terminal.object("oefen-controleer", {{"goed", good},
                                               {"gebeurtenissen", found.events},
                                               {"geverifieerd", found.verified},
                                               {"controlepunt", sizes},
                                               {"verschillen", differences}});
  return good ? Exit::yes : Exit::no;
}

Outcome<Exit> send_one(const Context& context) {
  const Practice practice = practice_of(context);
  TRY(url, running(practice));
  Service as_anyone({url, {}, {}});
  TRY(facts, facts_of(as_anyone, "regie"));
  const Signals signals;
  Teller teller(practice, url, signals);
  crypto::SystemRandom random;
  const Step step = one_more(random_name(random), facts.clock);
  TRY(receipt, teller.tell_once(step));
  const auto event_file = practice.proof_file(step.name, "sd-jwt");
  TRY(event, read_text(event_file, base::limits::event_body));
  std::string fault;
  const auto policy = tlog::parse_policy(facts.policy, fault);
  if (!policy) return stop(Exit::error, "Het beleid van het logboek is niet te lezen", fault);
  TRY(key, load_public(practice.partner_key(step.sender)));
  audit::Examiner examiner(*policy);
  const auto report = audit::verify_event(examiner, event, receipt.bewijs, {key, nullptr});
  context.terminal.data(fmt::format("{} verstrekt aan {}: regel {} van {}",
                                    organisation(step.sender).name, organisation("ST").name,
                                    receipt.volgnummer, receipt.reg));
  show_report(context.terminal, report);
  context.terminal.data(fmt::format("Bericht  {}", event_file.string()));
  context.terminal.data(fmt::format("Bewijs   {}",
                                    practice.proof_file(step.name, "tlog-proof").string()));
  context.terminal.object("oefen-stuur", {{"jti", receipt.jti},
                                          {"register", receipt.reg},
                                          {"volgnummer", receipt.volgnummer},
                                          {"bestand", event_file.string()},
                                          {"controle", report_object(report)}});
  return exit_of(report);
}

Outcome<Exit> admit_key(const Context& context, const std::string& pem) {
  const Practice practice = practice_of(context);
  TRY(url, running(practice));
  TRY(key, load_key(pem));
  const Organisation& owner = organisation("WA");
  const Signals signals;
  Teller teller(practice, url, signals);
  TRY_DO(teller.admit(owner, key));
  context.terminal.talk(fmt::format("Uw sleutel is geregistreerd voor {}: de beheerder stelde het "
                                    "voor, de privacy-officer gaf akkoord.", owner.name));
  context.terminal.data(fmt::format("oin  {}", oin_of(owner)));
  context.terminal.data(fmt::format("kid  {}", key.kid().text()));
  context.terminal.data(fmt::format("url  {}", url));
  context.terminal.object("oefen-meedoen", {{"oin", oin_of(owner)},
                                            {"naam", owner.name},
                                            {"kid", key.kid().text()},
                                            {"url", url}});
  return Exit::yes;
}

}  // namespace zegel::cli::oefen
