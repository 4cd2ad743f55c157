// zegel verstrekkingen: who told whom what, on which ground (GET /v1/verstrekkingen), as a table.
// Staff read them, so in oefenmodus `--als fg` or another role; a beheerder sees none (api.md 8).
#include <fmt/format.h>

#include <algorithm>

#include "tools/zegel/listing.h"
#include "tools/zegel/table.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

struct Asked {
  std::string casus, pid, van, aan, grondslag, doel, gegevenssoort, vanaf, tot_en_met, bevroren;
  std::size_t most = 50;
};

std::string organisation(const boost::json::value& row, const std::string& oin) {
  for (const auto& one : row.at("organisaties").as_array())
    if (text(one, "oin") == oin && !text(one, "naam").empty()) return text(one, "naam");
  return oin;
}

// The receiver, whoever it is: an organisation, several, or the kind of receiver without an OIN.
std::string receiver_of(const boost::json::value& row) {
  const auto& velden = row.at("velden");
  for (const char* field : {"ontvanger", "vragende", "geraadpleegde"})
    if (const std::string oin = text(velden, field); !oin.empty()) return organisation(row, oin);
  if (const auto* several = velden.as_object().if_contains("deelnemers")) {
    std::string out;
    for (const auto& oin : several->as_array())
      out += (out.empty() ? "" : ", ") + organisation(row, std::string(oin.as_string()));
    return out;
  }
  const std::string kind = text(velden, "ontvangerSoort");
  return kind.empty() ? text(velden, "instantie") : kind;
}

std::string ground_of(const boost::json::value& row) {
  const auto& velden = row.at("velden");
  const std::string avg = text(velden, "grondslagAvg"), secrecy = text(velden, "grondslagGeheim");
  return avg.empty() ? text(velden, "weigeringsgrond") : fmt::format("{} / {}", avg, secrecy);
}

void add_row(Table& table, const boost::json::value& row) {
  const auto& velden = row.at("velden");
  table.add({text(velden, "tijdstip"), text(row, "naam"), name_of(row, "afzender"),
             receiver_of(row), ground_of(row), text(velden, "doel"),
             joined(velden, "gegevenssoorten"), text(row, "casus"), text(row, "jti")});
}

Outcome<Exit> show(const Context& context, const Asked& asked) {
  TRY(address, find_address(context, context.as_role.empty()));
  Service service(address);
  TRY(list, fetch(service, "/v1/verstrekkingen",
                  {{"casus", asked.casus},
                   {"pid", asked.pid},
                   {"van", asked.van},
                   {"aan", asked.aan},
                   {"grondslag", asked.grondslag},
                   {"doel", asked.doel},
                   {"gegevenssoort", asked.gegevenssoort},
                   {"periodeVanaf", asked.vanaf},
                   {"periodeTotEnMet", asked.tot_en_met},
                   {"totEnMet", asked.bevroren}},
                  asked.most));
  Table table({"MOMENT", "WAT", "VAN", "AAN", "GRONDSLAG", "DOEL", "GEGEVENS", "CASUS", "JTI"});
  for (const auto& row : list.rows) add_row(table, row);
  table.print(context.terminal);
  talk_about(context.terminal, list);
  context.terminal.object("verstrekkingen", {{"rijen", list.rows},
                                             {"volledigheid", list.completeness},
                                             {"meer", list.more}});
  return Exit::yes;
}

}  // namespace

void declare_verstrekkingen(CLI::App& app, Chosen& chosen) {
  auto& asked = chosen.keep<Asked>();
  auto* verb = add_verb(app, "verstrekkingen", "toon wie wat met wie deelde, op welke grond",
                        chosen, [&asked](const Context& context) { return show(context, asked); });
  verb->add_option("--casus", asked.casus, "kenmerk van één dossier");
  verb->add_option("--pid", asked.pid, "één betrokkene, samen met --casus");
  verb->add_option("--van", asked.van, "OIN van wie deelde");
  verb->add_option("--aan", asked.aan, "OIN van wie het kreeg of vroeg");
  verb->add_option("--grondslag", asked.grondslag, "bijvoorbeeld conflict-van-plichten");
  verb->add_option("--doel", asked.doel, "bijvoorbeeld casusoverleg");
  verb->add_option("--gegevenssoort", asked.gegevenssoort, "bijvoorbeeld veiligheidsrisico");
  verb->add_option("--vanaf", asked.vanaf, "vanaf deze dag, bijvoorbeeld 2025-09-01");
  verb->add_option("--tot-en-met", asked.tot_en_met, "tot en met deze dag");
  verb->add_option("--bevroren", asked.bevroren, "stand van een eerdere lijst: regie:18442,...");
  verb->add_option("--limiet", asked.most, "hoeveel rijen (standaard 50)");
}

}  // namespace zegel::cli
