#include "tests/support/lawful_event.h"

#include <boost/json/array.hpp>
#include <string>

#include "ledger/base/dutch_time.h"
#include "ledger/base/moment.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;

constexpr std::string_view sentence = "Zonder dit gegeven kan de ontvanger zijn taak niet doen.";

class Lawful {
 public:
  Lawful(const catalogue::EventRow& row, json::object& inhoud) : row_(row), inhoud_(inhoud) {
    moment_ = base::parse_moment(text(inhoud, "tijdstip")).value_or(0);
  }

  void run() {
    for (const auto name : {"noodzaak", "taakInstantie"}) explain(name);
    for (const auto name : {"nietConformVerklaring", "nietConformReden"}) leave_out(name);
    if (row_.type == "verstrekking-gedaan") sharing();
    if (row_.type == "conflict-van-plichten-besloten") conflict();
    if (row_.type == "triage-uitgevoerd") triage();
    if (row_.type == "toestemming-gegeven") consent();
    if (row_.type.starts_with("sisa-")) signal();
    course();
    rights();
    if (const json::value* elements = inhoud_.if_contains("betrokkenen"))
      if (elements->is_array() && row_.element != catalogue::Element::plain)
        for (json::value& one : inhoud_["betrokkenen"].get_array()) informed(one.get_object());
  }

 private:
  static std::string_view text(const json::object& object, std::string_view name) {
    const json::value* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return {};
    return value->get_string();
  }
  bool is(std::string_view name, std::string_view code) const {
    return text(inhoud_, name) == code;
  }
  bool yes(std::string_view name) const {
    const json::value* const value = inhoud_.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
  }
  void set(std::string_view name, json::value value) {
    if (inhoud_.contains(name)) inhoud_[name] = std::move(value);
  }
  void explain(std::string_view name) { set(name, json::value(sentence)); }
  void leave_out(std::string_view name) { set(name, nullptr); }
  json::value day_after(int days) const {
    return json::value((base::dutch_date(moment_) + days).text());
  }
  json::value moment_after(std::int64_t seconds) const {
    return json::value(base::format_moment_utc(moment_ + seconds));
  }

  void sharing();
  void conflict();
  void triage();
  void consent();
  void signal();
  void course();
  void rights();
  void informed(json::object& element);

  const catalogue::EventRow& row_;
  json::object& inhoud_;
  std::int64_t moment_ = 0;
};

void Lawful::sharing() {
  const bool statutory = is("grondslagGeheim", "wettelijke-verplichting");
  set("grondslagAvg", statutory ? "wettelijke-verplichting" : "publieke-taak");
  if (statutory) set("ontvangerSoort", "veilig-thuis");
  set("geautomatiseerd", false);
  if (yes("politiegegevens")) set("wettelijkKader", json::array{"wpg"});
  for (const auto name : {"proportionaliteit", "subsidiariteit", "bronvermelding",
                          "contextVerstrekker", "contextVragende"})
    explain(name);
  set("minderIngrijpend", json::array{"geen-alternatief"});
}

void Lawful::conflict() {
  set("afgestemdMetRol", "leidinggevende");
  set("afgestemdOp", moment_after(-600));
  if (!yes("voorafAfgestemd")) {
    set("spoed", true);
    set("spoedreden", "wapen");
    set("afstemmenUiterlijkDatum", day_after(3));
  }
  set("ontvangerSoort", "politie");
  explain("bronvermelding");
}

void Lawful::triage() {
  json::array met, unmet;
  const auto* const sets = catalogue::find_list("criteriaset");
  for (const auto& row : sets->selected_by(text(inhoud_, "criteriaset"))->codes)
    (met.size() <= unmet.size() ? met : unmet).emplace_back(row.code);
  set("criteriaVoldaan", met);
  set("criteriaNietVoldaan", unmet);
  set("overlastStadium", "heeft-geleid");
}

void Lawful::consent() {
  explain("geadresseerde");
  set("ingaatOp", moment_after(60));
  set("vervaltOp", moment_after(90 * 86'400));
}

void Lawful::signal() {
  set("medewetenDatum", day_after(-1));
  set("verwijderenUiterlijkDatum", day_after(300));
  if (!yes("instemming")) leave_out("gegevenssoorten");
}

void Lawful::course() {
  if (row_.type == "casusfase-gewijzigd") {
    set("vanFase", "triage");
    set("naarFase", "casusoverleg");
  }
  if (row_.type == "deelnemer-toegelaten") {
    set("vanafDatum", day_after(0));
    set("totEnMetDatum", day_after(90));
  }
  if (row_.type == "informeren-uitgesteld") set("herbeoordelingDatum", day_after(14));
  if (row_.type == "informatiegever-akkoord") set("akkoordWijze", "schriftelijk");
  if (row_.type == "vertegenwoordiging-vastgelegd") set("terZakeBekwaam", false);
  if (row_.type == "adviesvraag-gesteld" && yes("anoniem"))
    set("betrokkenen", json::array{});
}

void Lawful::rights() {
  set("bezwaarVermeld", true);
  if (row_.type == "bewaartermijn-verlengd" || row_.type == "vernietiging-aangehouden")
    set("herbeoordelingDatum", day_after(120));
  if (row_.type == "rechtenverzoek-besloten") {
    set("beperkingsgronden", json::array{"rechten-van-anderen"});
    explain("motivering");
  }
  if (row_.type == "inzageregels-beoordeeld") {
    set("weglatingsgrond", "rechten-van-anderen");
    explain("toelichting");
  }
}

void Lawful::informed(json::object& element) {
  if (is("ontvangerSoort", "jeugdbeschermingstafel")) element["informeren"] = "vooraf";
  const std::string how(text(element, "informeren"));
  if (how == "naderhand-gepland") element["informerenUiterlijkDatum"] = day_after(14);
  if (how != "uitgesteld" && how != "uitgezonderd") return;
  element["uitstelgrond"] = "veiligheid-ander";
  element["herbeoordelingDatum"] = day_after(7);
}

}  // namespace

void make_lawful(const catalogue::EventRow& row, json::object& inhoud) {
  Lawful(row, inhoud).run();
}

}  // namespace zegel::tests
