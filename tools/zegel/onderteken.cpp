// zegel onderteken: JSON by the catalogue to one signed event (envelop.md 12).
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/base/clock.h"
#include "ledger/base/limits.h"
#include "ledger/crypto/random.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/sign.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct Options {
  std::string input = "-";
  std::string key;
  std::string oin;
  std::string ledger_id;
  std::string bkl;
  std::string out;
  bool dry_run = false;
};

// The clock and the checkpoint come from the ledger when it is named, so that iat and tijdstip also
// fit practice time.
Outcome<Signing> signing_for(const Context& context, const Options& options, const Draft& draft) {
  Signing with{options.ledger_id, options.oin, base::real_unix_seconds(), std::nullopt};
  if (context.url.empty() && context.map.empty()) return with;
  TRY(facts, ask_facts(context, draft.reg));
  with.now = facts.clock;
  with.seen = facts.size;
  if (with.ledger_id.empty()) with.ledger_id = facts.ledger_id;
  return with;
}

// A warning does not stop: what already happened may be sent with a declaration (D10).
boost::json::array warn(const Context& context, const SignedEvent& event) {
  boost::json::array codes;
  for (const Complaint& each : event.warnings) {
    codes.push_back({{"code", each.code}, {"veld", each.veld}});
    context.terminal.talk(fmt::format("Let op: het logboek zal dit weigeren. {} ({}, {}). {}.",
                                      each.uitleg, each.code, each.veld, each.oplossing));
  }
  return codes;
}

Outcome<Exit> deliver(const Context& context, const Options& options, const SignedEvent& event) {
  context.terminal.object("onderteken", {{"jti", event.jti.text()},
                                         {"aud", event.origin},
                                         {"bestand", options.out},
                                         {"gebeurtenis", event.bytes},
                                         {"waarschuwingen", warn(context, event)},
                                         {"proef", options.dry_run}});
  if (options.dry_run) {
    context.terminal.talk(event.warnings.empty()
                              ? "Proef: dit bericht klopt; er is niets geschreven."
                              : "Proef: de vorm klopt; er is niets geschreven.");
    return Exit::yes;
  }
  if (options.out.empty()) {
    context.terminal.data(event.bytes);
    return Exit::yes;
  }
  TRY_DO(write_new(options.out, event.bytes + "\n", Mode::secret));
  context.terminal.talk(fmt::format("Ondertekend: {} (kenmerk {}). Bewaar dit tot het "
                                    "ontvangstbewijs gecontroleerd is.",
                                    options.out, event.jti.text()));
  return Exit::yes;
}

Outcome<Exit> run_sign(const Context& context, const Options& options) {
  TRY(text, read_text(options.input, base::limits::event_body));
  TRY(draft, read_draft(text));
  if (draft.bkl.empty()) draft.bkl = options.bkl;
  TRY(key, load_key(options.key));
  TRY(with, signing_for(context, options, draft));
  crypto::SystemRandom random;
  TRY(event, sign(std::move(draft), with, key, random));
  return deliver(context, options, event);
}

}  // namespace

void declare_onderteken(CLI::App& app, Chosen& chosen) {
  auto& options = chosen.keep<Options>();
  auto* verb = add_verb(app, "onderteken", "maak van JSON een ondertekende gebeurtenis", chosen,
                        [&options](const Context& context) { return run_sign(context, options); });
  verb->add_option("invoer", options.input, "JSON-bestand, of - voor de standaardinvoer");
  verb->add_option("--sleutel", options.key, "PEM-bestand van uw sleutel")->required();
  verb->add_option("--oin", options.oin, "OIN van uw organisatie, als \"iss\" ontbreekt");
  verb->add_option("--logboek", options.ledger_id, "naam van het logboek, als --url ontbreekt");
  verb->add_option("--bkl", options.bkl, "bewaarklasse van het dossier, als \"bkl\" ontbreekt");
  verb->add_option("--uit", options.out, "schrijf naar dit bestand");
  verb->add_flag("--proef", options.dry_run, "controleer alleen");
}

}  // namespace zegel::cli
