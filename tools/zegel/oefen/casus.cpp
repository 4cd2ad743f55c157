#include "tools/zegel/oefen/casus.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "ledger/base/check.h"
#include "ledger/base/moment.h"
#include "ledger/crypto/hash.h"
#include "tools/zegel/oefen/casus_table.h"
#include "tools/zegel/oefen/verstrekkingen_table.h"

namespace zegel::cli::oefen {
namespace {

// "@name" becomes an id, "#CODE" an OIN, at any depth.
void resolve(boost::json::value& value) {
  if (value.is_object())
    for (auto& member : value.get_object()) resolve(member.value());
  if (value.is_array())
    for (auto& element : value.get_array()) resolve(element);
  if (!value.is_string()) return;
  const std::string text(value.get_string());
  if (text.starts_with('@')) value = id(text.substr(1));
  if (text.starts_with('#')) value = oin_of(organisation(text.substr(1)));
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
  out.reg = "regie";
  out.evt = row.evt;
  boost::json::value inhoud = boost::json::parse(row.inhoud);
  resolve(inhoud);
  out.inhoud = inhoud.as_object();
  out.inhoud["tijdstip"] = row.moment;
  out.inhoud["casus"] = id(row.casus);
  return out;
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
  out.reg = "regie";
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

std::vector<Step> casussen() {
  std::vector<Step> out;
  for (const StepRow& row : casus_steps) out.push_back(step(row));
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
