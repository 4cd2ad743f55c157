// zegel sleutel maak | toon | aanvraag: the signing key of a partner (api.md 9.1, envelop.md 8).
#include <fmt/format.h>

#include "ledger/event/key_request.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/ledger_facts.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct KeyOptions {
  std::string file;
  bool dry_run = false;
};

struct RequestOptions {
  std::string file;
  std::string oin;
  std::string code;
  std::string ledger_id;
  std::string out;
};

void show_key(const Context& context, std::string_view verb, const crypto::PublicKey& key,
              const std::string& file) {
  const base::Kid kid = crypto::thumbprint(key);
  context.terminal.data(fmt::format("kid            {}", kid.text()));
  context.terminal.data(fmt::format("vingerafdruk   {}", fingerprint_groups(kid)));
  context.terminal.data(fmt::format("publiekeSleutel {}", base::base64url(key.raw)));
  context.terminal.object(verb, {{"bestand", file},
                                 {"kid", kid.text()},
                                 {"vingerafdruk", fingerprint_groups(kid)},
                                 {"publiekeSleutel", base::base64url(key.raw)}});
}

Outcome<Exit> make(const Context& context, const KeyOptions& options) {
  if (options.dry_run) {
    context.terminal.talk(fmt::format("Proef: ik zou {} maken.", options.file));
    context.terminal.object("sleutel-maak", {{"proef", true}, {"bestand", options.file}});
    return Exit::yes;
  }
  TRY(key, make_key(options.file));
  context.terminal.talk(fmt::format("Geheime sleutel: {} (alleen voor u leesbaar)", options.file));
  context.terminal.talk(
      fmt::format("Publieke sleutel: {}", public_path(options.file).string()));
  show_key(context, "sleutel-maak", key.public_key(), options.file);
  return Exit::yes;
}

Outcome<Exit> show(const Context& context, const KeyOptions& options) {
  TRY(key, load_public(options.file));
  show_key(context, "sleutel-toon", key, options.file);
  return Exit::yes;
}

Outcome<Exit> request(const Context& context, const RequestOptions& options) {
  TRY(key, load_key(options.file));
  std::string ledger_id = options.ledger_id;
  if (ledger_id.empty()) {
    TRY(facts, ask_facts(context, "toezicht"));
    ledger_id = facts.ledger_id;
  }
  const std::string jws = 
      event::sign_key_request(key, ledger_id, options.oin, options.code);
  if (options.out.empty()) {
    context.terminal.data(jws);
  } else {
    TRY_DO(write_text(options.out, jws + "\n"));
    context.terminal.talk(fmt::format("Aanvraag: {}. Geef dit bestand aan de beheerder en lees "
                                      "de vingerafdruk voor aan de telefoon.", options.out));
  }
  context.terminal.object("sleutel-aanvraag", {{"aanvraag", jws},
                                               {"kid", key.kid().text()},
                                               {"vingerafdruk", fingerprint_groups(key.kid())},
                                               {"oin", options.oin}});
  return Exit::yes;
}

}  // namespace

void declare_sleutel(CLI::App& app, Chosen& chosen) {
  auto* group = add_group(app, "sleutel", "maak of toon een sleutel, vraag registratie aan");

  auto& making = chosen.keep<KeyOptions>();
  auto* maak = add_verb(*group, "maak", "maak een sleutel om mee te ondertekenen", chosen,
                        [&making](const Context& context) { return make(context, making); });
  maak->add_option("bestand", making.file, "nieuw PEM-bestand")->required();
  maak->add_flag("--proef", making.dry_run, "zeg alleen wat er zou gebeuren");

  auto& showing = chosen.keep<KeyOptions>();
  auto* toon = add_verb(*group, "toon", "toon kid en vingerafdruk van een sleutel", chosen,
                        [&showing](const Context& context) { return show(context, showing); });
  toon->add_option("bestand", showing.file, "PEM-bestand")->required();

  auto& asking = chosen.keep<RequestOptions>();
  auto* aanvraag = add_verb(*group, "aanvraag", "maak het bestand voor de registratie", chosen,
                            [&asking](const Context& context) { return request(context, asking); });
  aanvraag->add_option("bestand", asking.file, "PEM-bestand met de nieuwe sleutel")->required();
  aanvraag->add_option("--oin", asking.oin, "OIN van uw organisatie (20 cijfers)")->required();
  aanvraag->add_option("--code", asking.code, "eenmalige code van de beheerder")->required();
  aanvraag->add_option("--logboek", asking.ledger_id, "naam van het logboek, als --url ontbreekt");
  aanvraag->add_option("--uit", asking.out, "schrijf naar dit bestand");
}

}  // namespace zegel::cli
