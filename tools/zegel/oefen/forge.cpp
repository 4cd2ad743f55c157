#include "tools/zegel/oefen/forge.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/store/ledger_rows.h"
#include "tools/zegel/key_file.h"
#include "tools/zegel/oefen/casus.h"

namespace zegel::cli::oefen {
namespace {

struct Candidate {
  Row row;
  base::Bytes value;
  event::Skelet skelet;
  Step step;
};

std::optional<event::Skelet> skelet_in(base::ByteView value) {
  const auto row = store::decode_leaf(value);
  const auto leaf = row ? event::parse_leaf(row->leaf) : std::nullopt;
  if (!leaf) return std::nullopt;
  const auto envelope = event::parse_jws(leaf->jws);
  if (!envelope) return std::nullopt;
  auto skelet = event::parse_skelet(envelope->payload);
  return skelet ? std::optional(std::move(*skelet)) : std::nullopt;
}

// Leaves of the casus that a partner signed about a verstrekking.
Outcome<std::vector<Candidate>> candidates(const Copy& copy) {
  std::vector<Candidate> out;
  const std::vector<Step> steps = casussen();
  for (const Row& row : copy.rows()) {
    if (row.part != Part::leaf || row.reg != "regie") continue;
    TRY(value, copy.read(row));
    auto skelet = skelet_in(value);
    if (!skelet || skelet->evt != "verstrekking-gedaan.v1") continue;
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
      return each.role.empty() && each.jti() == skelet->jti.text();
    });
    if (step != steps.end())
      out.push_back({row, std::move(value), std::move(*skelet), *step});
  }
  return out;
}

}  // namespace

Outcome<Forgery> forge(const Copy& copy, const Practice& practice) {
  TRY(all, candidates(copy));
  if (all.empty()) return stop(Exit::error, "Er is geen verstrekking om te vervangen");
  crypto::SystemRandom random;
  const auto pick = base::ByteReader(random.bytes<4>()).get<std::uint32_t>() % all.size();
  Candidate& chosen = all[pick];
  TRY(stolen, load_key(practice.partner_key(chosen.step.sender)));
  chosen.step.inhoud["gegevenssoorten"] = boost::json::array{"gezondheid"};
  const auto* row = catalogue::find_event(chosen.skelet.evt);
  const auto event = event::issue(chosen.skelet, chosen.step.inhoud, *row, stolen, random);
  if (!event) return std::unexpected(stop_of(event.error(), "Het vervalste bericht lukt niet"));
  const auto stored = store::decode_leaf(chosen.value);
  const auto leaf = event::parse_leaf(stored->leaf);
  const std::string_view jws = std::string_view(*event).substr(0, event->find('~'));
  const base::Bytes forged = event::make_leaf(leaf->head.subspan(1, 32), leaf->received, jws);
  Forgery out{chosen.row, {}, std::string(organisation(chosen.step.sender).name)};
  store::encode_into(out.value, {stored->offset, forged});
  return out;
}

}  // namespace zegel::cli::oefen
