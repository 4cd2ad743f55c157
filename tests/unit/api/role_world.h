// A ledger in which every role and every reach has something to see and something that is not for
// it: one dossier with an event of each subject, and readers by what their autorisatie names.
// Threads: one.
#pragma once

#include "tests/unit/api/dossier_world.h"

namespace zegel::tests {

// How far the autorisaties of the reader go, seen from the dossier that is asked for.
enum class Reach : std::uint8_t {
  whole,        // never had one in this role: in oefenmodus the whole ledger
  ledger,       // one that names the ledger
  casus,        // this dossier
  organisatie,  // an organisation that takes part
  verband,      // a samenwerkingsverband of which that organisation is a partij
  other,        // another dossier
  lapsed,       // this dossier, until yesterday
};
struct Reader {
  const char* name;
  Reach reach;
  bool sees() const { return reach != Reach::other && reach != Reach::lapsed; }
};
inline constexpr Reader readers[] = {
    {"vrij", Reach::whole},         {"alles", Reach::ledger},   {"casus", Reach::casus},
    {"team", Reach::organisatie},   {"verband", Reach::verband}, {"elders", Reach::other},
    {"voorbij", Reach::lapsed},
};

class RoleWorld : public DossierWorld {
 public:
  static constexpr const char* staff[] = {
      "fg", "privacy-officer", "procesregisseur", "casusregisseur", "inzage-medewerker",
      "beheerder", "toezichthouder"};
  static constexpr const char* letters = "FORCIBT";

  RoleWorld() {
    add_partij();
    partij = newest("partij-toegetreden.v1");
    admitted = admit(NodeWorld::partner_oin);
    shared = disclose(boy, "geen-beroepsgeheim");
    consented = consent(boy);
    decided = decide(other_boy);
    held = draft("fg", "vernietiging-aangehouden.v1",
                 {{"aanhoudingssoort", "bezwaar-beroep"}, {"besluitDoorRol", "fg"},
                  {"herbeoordelingDatum", day(90)}});
    get(path(), "fg; medewerker=iemand-anders");
    looked = rows("/v1/raadplegingen", "fg").at(0).at("jti").as_string();
    found = draft("fg", "bevinding-vastgesteld.v1",
                  {{"casus", world.fresh<base::CasusId>().text()}, {"regel", "B-FG-01"},
                   {"regelVersie", 1}, {"ernst", "waarschuwing"}, {"bevindingherkomst", "mens"},
                   {"onderwerpRegister", "regie"}, {"onderwerp", opening},
                   {"onderwerpCasus", casus.text()}, {"toelichting", "Waarom zo snel?"}},
                  "toezicht");
    requested = ask_for_inzage();
    authorise_all();
  }

  // The jti of an event of each subject, in the order of auth::Subject.
  std::vector<std::string> subjects() const {
    return {shared, admitted, consented, decided, requested, held, partij, looked, found};
  }

  std::string shared, admitted, consented, decided, requested, held, partij, looked, found;

 private:
  std::string day(std::int64_t days) {
    return base::format_moment_utc(clock.now() + days * 86'400).substr(0, 10);
  }
  std::string newest(const char* evt) {
    const auto all = rows(std::string("/v1/gebeurtenissen?register=toezicht&evt=") + evt, "fg");
    return std::string(all.back().at("jti").as_string());
  }

  // A request is a dossier of its own, of the organisation that runs this ledger: no other takes
  // part in it.
  std::string ask_for_inzage() {
    request = world.fresh<base::CasusId>();
    return draft("inzage-medewerker", "rechtenverzoek-ontvangen.v1",
                 {{"casus", request.text()}, {"rechtsoort", "inzage"}, {"kanaal", "brief"},
                  {"verzoekerRol", "zelf"}, {"contactpunt", NodeWorld::own_oin}});
  }

  void authorise_all() {
    const std::string verband = agreed_convenant();
    Object elsewhere = opening_fields();
    elsewhere.emplace("casus", world.fresh<base::CasusId>().text());
    draft("casusregisseur", "casus-geopend.v1", elsewhere);
    for (const char* role : staff) {
      authorise("alles", role, {{"bereik", "ledger"}});
      for (const base::CasusId& id : {casus, request}) {
        authorise("casus", role, {{"bereik", "casus"}, {"bereikCasus", id.text()}});
        authorise("voorbij", role, {{"bereik", "casus"}, {"bereikCasus", id.text()}}, -3'600);
      }
      authorise("team", role,
                {{"bereik", "organisatie"}, {"bereikOrganisatie", NodeWorld::partner_oin}});
      authorise("verband", role,
                {{"bereik", "samenwerkingsverband"}, {"bereikOrganisatie", verband}});
      authorise("elders", role,
                {{"bereik", "casus"}, {"bereikCasus", elsewhere.at("casus")}});
    }
  }

  // In force, with the partner as partij; answers its contactpunt.
  std::string agreed_convenant() {
    const std::string dossier = world.fresh<base::CasusId>().text();
    const std::string hash = base::base64url(random.bytes<32>());
    agree(draft("beheerder", "convenant-vastgesteld.v1",
                {{"casus", dossier}, {"samenwerkingsverband", "Proef"}, {"convenantVersie", 1},
                 {"convenantHash", hash}, {"partijen", {NodeWorld::partner_oin}},
                 {"doelen", {"triage"}}, {"gegevenssoorten", {"contact"}},
                 {"informeerkanalen", {"brief"}}, {"tekstVersie", "1"}, {"tekstHash", hash},
                 {"verwerkingsactiviteiten", {"verstrekken"}}, {"informerenStandaard", "vooraf"},
                 {"grondslagen", {"publieke-taak"}}, {"geheimgronden", {"geen-beroepsgeheim"}},
                 {"spoedprocedure", "Bel."}, {"contactpunt", NodeWorld::receiver_oin},
                 {"maatregelen", "Toegang voor deelnemers."}, {"ingaatOp", world.moment()}},
                "toezicht"),
          dossier);
    return NodeWorld::receiver_oin;
  }

  base::CasusId request;
};

}  // namespace zegel::tests
