#include "tools/zegel/oefen/casus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <span>

#include "ledger/base/check.h"
#include "ledger/base/moment.h"
#include "ledger/crypto/hash.h"
#include "tools/zegel/oefen/conflict_table.h"
#include "tools/zegel/oefen/kamer_table.h"
#include "tools/zegel/oefen/melding_table.h"
#include "tools/zegel/oefen/partners_table.h"
#include "tools/zegel/oefen/raadplegingen_table.h"
#include "tools/zegel/oefen/verstrekkingen_table.h"
#include "tools/zegel/oefen/zvh_table.h"

namespace zegel::cli::oefen {
namespace {

// The dossiers outside register regie, and so outside its class.
constexpr std::array<Dossier, 3> other_dossiers = {{{"melding-1", "meldingen", "melding-1j"},
                                                    {"signaal-1", "meldingen", "signaal-90d"},
                                                    {"sisa-1", "meldingen", "sisa-2j"}}};

// "@name" becomes an id, "#CODE" an OIN, "$text" its hash, at any depth.
void resolve(boost::json::value& value) {
  if (value.is_object())
    for (auto& member : value.get_object()) resolve(member.value());
  if (value.is_array())
    for (auto& element : value.get_array()) resolve(element);
  if (!value.is_string()) return;
  const std::string text(value.get_string());
  if (text.starts_with('@')) value = id(text.substr(1));
  if (text.starts_with('#')) value = oin_of(organisation(text.substr(1)));
  if (text.starts_with('$')) value = hash_of(text.substr(1));
}

std::int64_t moment_of(std::string_view text) {
  const auto moment = base::parse_moment(text);
  ZEGEL_CHECK(moment.has_value());
  return *moment;
}

Step step(const StepRow& row) {
  Step out;
  out.name = row.name;
  out.moment = moment_of(row.moment);
  const bool partner = row.signer.size() == 2;
  if (!partner) out.role = row.signer;
  out.sender = partner ? row.signer : "GW";
  out.reg = dossier(row.dossier).reg;
  out.bkl = dossier(row.dossier).bkl;
  out.evt = row.evt;
  boost::json::value inhoud = boost::json::parse(row.inhoud);
  resolve(inhoud);
  out.inhoud = inhoud.as_object();
  if (!out.inhoud.contains("tijdstip")) out.inhoud["tijdstip"] = row.moment;
  out.inhoud["casus"] = id(row.dossier);
  out.expected = row.expected;
  return out;
}

void append(std::vector<Step>& out, std::span<const StepRow> rows) {
  for (const StepRow& row : rows) out.push_back(step(row));
}

boost::json::array words(std::string_view list) {
  boost::json::array out;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

boost::json::array informed(std::string_view names) {
  boost::json::array out;
  for (const auto& name : words(names))
    out.push_back(boost::json::object{{"pid", id(std::string_view(name.get_string()))},
                                      {"rol", out.empty() ? "onderwerp" : "gezinslid"},
                                      {"informeren", "vooraf"}});
  return out;
}

Step step(const VerstrekkingRow& row) {
  const Organisation& receiver = organisation(row.receiver);
  const bool police = row.geheim == "wpg";
  Step out;
  out.name = row.name;
  out.moment = moment_of(row.moment);
  out.sender = row.sender;
  out.reg = dossier(row.casus).reg;
  out.bkl = dossier(row.casus).bkl;
  out.evt = "verstrekking-gedaan.v1";
  out.inhoud = {
      {"tijdstip", row.moment},          {"casus", id(row.casus)},
      {"ontvanger", oin_of(receiver)},   {"ontvangerSoort", receiver.soort},
      {"grondslagAvg", "publieke-taak"}, {"grondslagGeheim", row.geheim},
      {"doel", row.doel},                {"wettelijkeTaak", row.taak},
      {"wettelijkKader", words(row.wet)}, {"gegevenssoorten", words(row.kinds)},
      {"kader", "vrijwillig"},           {"verstrekkingswijze", "systeem"},
      {"noodzaak", row.noodzaak},        {"geautomatiseerd", false},
      {"politiegegevens", police},       {"spoed", false},
      {"proportionaliteit", "Alleen deze soorten gegevens, over deze betrokkene en dit doel."},
      {"subsidiariteit", "De betrokkene zelf laten vertellen of anoniem vragen volstond niet."},
      {"minderIngrijpend", boost::json::array{"minder-gegevens"}},
      {"convenant", id(organisation(row.sender).convenant)},
      {"betrokkenen", informed(row.about)}};
  return out;
}

}  // namespace

std::string id(std::string_view name) {
  const base::Hash hash = crypto::sha256(base::as_bytes(fmt::format("zegel oefen {}", name)));
  return base::base64url(base::ByteView(hash).first(16));
}

std::string oin_of(const Organisation& organisation) {
  return fmt::format("00000099{:09}000", organisation.number);
}

const Organisation& organisation(std::string_view code) {
  const auto* found = std::find_if(organisations.begin(), organisations.end(),
                                   [&](const Organisation& row) { return row.code == code; });
  ZEGEL_CHECK(found != organisations.end());
  return *found;
}

std::string hash_of(std::string_view text) {
  return base::base64url(crypto::sha256(base::as_bytes(text)));
}

Dossier dossier(std::string_view name) {
  const auto found = std::find_if(other_dossiers.begin(), other_dossiers.end(),
                                  [&](const Dossier& each) { return each.name == name; });
  return found == other_dossiers.end() ? Dossier{name} : *found;
}

std::vector<Reading> readings() {
  std::vector<Reading> out;
  for (const ReadRow& row : read_rows)
    out.push_back({moment_of(row.moment), row.role, fmt::format(fmt::runtime(row.path), id(row.of)),
                   boost::json::parse(row.why).as_object()});
  return out;
}

std::vector<Step> casussen() {
  std::vector<Step> out;
  append(out, melding_rows);
  append(out, kamer_rows);
  append(out, conflict_rows);
  append(out, zvh_rows);
  append(out, partner_rows);
  for (const VerstrekkingRow& row : verstrekkingen) out.push_back(step(row));
  std::stable_sort(out.begin(), out.end(),
                   [](const Step& a, const Step& b) { return a.moment < b.moment; });
  return out;
}

Step one_more(std::string name, std::int64_t moment) {
  Step out = step(verstrekkingen.front());
  out.name = std::move(name);
  out.moment = moment;
  out.inhoud["tijdstip"] = base::format_moment_utc(moment);
  return out;
}

}  // namespace zegel::cli::oefen
