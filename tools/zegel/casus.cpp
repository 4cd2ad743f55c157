// zegel casus [kenmerk]: the casussen with their stand, or one dossier with who takes part in it.
// Staff read dossiers, so in oefenmodus `--als fg` or another role; a beheerder sees none.
#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/ids.h"
#include "tools/zegel/listing.h"
#include "tools/zegel/table.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct Asked {
  std::string casus, status, niveau, fase, deelnemer;
  std::size_t most = 50;
};

std::string day_of(const std::string& moment) { return moment.substr(0, 10); }

Outcome<Exit> show_all(const Context& context, Service& service, const Asked& asked) {
  TRY(list, fetch(service, "/v1/casussen",
                  {{"status", asked.status},
                   {"niveau", asked.niveau},
                   {"fase", asked.fase},
                   {"deelnemer", asked.deelnemer}},
                  asked.most));
  Table table({"CASUS", "STATUS", "NIVEAU", "FASE", "GEOPEND", "VERNIETIGEN NA", "REGIE"});
  for (const auto& row : list.rows)
    table.add({text(row, "casus"), text(row, "status"), text(row, "niveau"), text(row, "fase"),
               day_of(text(row, "geopendOp")), text(row, "vernietigenNaDatum"),
               name_of(row, "regieOrganisatie")});
  table.print(context.terminal);
  talk_about(context.terminal, list);
  context.terminal.object("casus", {{"rijen", list.rows},
                                    {"volledigheid", list.completeness},
                                    {"meer", list.more}});
  return Exit::yes;
}

void show_people(const Context& context, const boost::json::value& dossier) {
  Table people({"PID", "BETROKKENE"});
  for (const auto& row : dossier.at("betrokkenen").as_array())
    people.add({text(row, "pid"), text(row, "label")});
  people.print(context.terminal);
  Table organisations({"DEELNEMER", "ROL", "VANAF", "TOT EN MET"});
  for (const auto& row : dossier.at("deelnemers").as_array())
    organisations.add({name_of(row, "deelnemer"), text(row, "deelnemerRol"),
                       text(row, "vanafDatum"), text(row, "totEnMetDatum")});
  organisations.print(context.terminal);
}

Outcome<Exit> show_one(const Context& context, Service& service, const std::string& casus) {
  if (!base::CasusId::parse(casus))
    return stop(Exit::usage, "Een kenmerk van een casus heeft 22 tekens");
  TRY(dossier, service.get_json(fmt::format("/v1/casussen/{}", casus)));
  context.terminal.data(fmt::format("{}  {}, {}, bewaarklasse {}", text(dossier, "casus"),
                                    text(dossier, "dossiersoort"), text(dossier, "status"),
                                    text(dossier, "bewaarklasse")));
  const auto* term = dossier.as_object().if_contains("termijn");
  if (term && term->is_object() && !text(*term, "vernietigenNaDatum").empty())
    context.terminal.data(fmt::format("vernietigen na {}", text(*term, "vernietigenNaDatum")));
  for (const auto& hold : dossier.at("aanhoudingen").as_array())
    if (hold.at("geldig").as_bool())
      context.terminal.data(fmt::format("aangehouden: {}", text(hold, "aanhoudingssoort")));
  if (!context.terminal.json) show_people(context, dossier);
  context.terminal.object("casus", {{"dossier", dossier}});
  return Exit::yes;
}

Outcome<Exit> show(const Context& context, const Asked& asked) {
  TRY(address, find_address(context, context.as_role.empty()));
  Service service(address);
  return asked.casus.empty() ? show_all(context, service, asked)
                             : show_one(context, service, asked.casus);
}

}  // namespace

void declare_casus(CLI::App& app, Chosen& chosen) {
  auto& asked = chosen.keep<Asked>();
  auto* verb = add_verb(app, "casus", "toon de casussen, of een dossier", chosen,
                        [&asked](const Context& context) { return show(context, asked); });
  verb->add_option("casus", asked.casus, "kenmerk van één dossier");
  verb->add_option("--status", asked.status, "open of gesloten");
  verb->add_option("--niveau", asked.niveau, "bijvoorbeeld lokale-kamer");
  verb->add_option("--fase", asked.fase, "bijvoorbeeld casusoverleg");
  verb->add_option("--deelnemer", asked.deelnemer, "OIN van wie vandaag deelneemt");
  verb->add_option("--limiet", asked.most, "hoeveel rijen (standaard 50)");
}

}  // namespace zegel::cli
