#include "tests/support/standen_world.h"

#include <stdexcept>

#include <fmt/format.h>

#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "tests/support/envelop_vector.h"

namespace zegel::tests {

namespace {

template <class Value>
Value must(base::Result<Value> result) {
  if (!result) {
    std::string what = "standen world: " + result.error().detail;
    for (const auto& refusal : result.error().refusals)
      what += std::string(refusal.code) + refusal.veld + ' ';
    throw std::runtime_error(what);
  }
  return std::move(*result);
}

const std::vector<std::string> registers = {"meldingen", "regie", "toezicht"};

template <class AnyId>
AnyId named(std::string_view name) {
  AnyId id;
  const base::Hash hash = crypto::sha256(base::as_bytes("zegel oefen " + std::string(name)));
  std::copy_n(hash.begin(), id.raw.size(), id.raw.begin());
  return id;
}

}  // namespace

StandenWorld::StandenWorld() {
  std::vector<std::string> tables;
  for (const std::string& reg : registers)
    for (const std::string& table : standen.tables()) tables.push_back(reg + "." + table);
  store::StoreOptions how;
  how.create = true;
  how.map_bytes = 1ull << 28;
  store_ = must(store::Store::open(directory_ / "ledger", tables, how));
  standen.bind(*store_, registers);
}

base::CasusId StandenWorld::dossier(std::string_view name) { return named<base::CasusId>(name); }
base::Pid StandenWorld::pid(std::string_view name) { return named<base::Pid>(name); }
base::Handle StandenWorld::handle(std::string_view name) { return named<base::Handle>(name); }
std::string StandenWorld::oin(int number) { return fmt::format("00000099{:09}000", number); }

base::Jti StandenWorld::land(std::string_view reg, std::string_view type,
                             const base::CasusId& casus, std::string_view tijdstip,
                             Object inhoud) {
  const catalogue::EventRow* row = catalogue::find_event(std::string(type) + ".v1");
  if (row == nullptr) throw std::runtime_error("no such event: " + std::string(type));
  if (!row->opener_class.empty()) classes_.emplace(casus, row->opener_class);
  classes_.emplace(casus, reg == "toezicht" ? "blijvend" : "regie-5j");  // a dossier unopened
  inhoud["casus"] = casus.text();
  inhoud["tijdstip"] = tijdstip;
  event::Skelet skelet = example_skelet();
  skelet.aud = "oefen.proef/" + std::string(reg);
  skelet.evt = row->evt;
  skelet.iss = iss;
  skelet.bkl = classes_[casus];
  skelet.jti = named<base::Jti>(fmt::format("gebeurtenis {}", next_));
  const std::string bytes = must(event::issue(skelet, inhoud, *row, key_, random_));
  const auto envelope = must(event::parse_envelope(bytes));
  skelet = must(event::parse_skelet(envelope.payload));
  const event::Opened opened =
      must(event::open_disclosures(skelet, envelope.disclosures, *row));
  const sequencer::Accepted record{reg, {next_++}, base::hour_of(moment(tijdstip)), envelope.kid,
                                   envelope.jws, skelet};
  const auto done = store_->update([&](store::MutableRows& rows) {
    standen.apply(record, opened.content, rows);
    return base::Status{};
  });
  if (!done) throw std::runtime_error(done.error().detail);
  return skelet.jti;
}

base::Jti StandenWorld::land_about(std::string_view reg, std::string_view type,
                                   const base::CasusId& casus, std::string_view tijdstip,
                                   const base::Pid& pid, std::string_view rol, Object inhoud) {
  inhoud["betrokkenen"] = boost::json::array{Object{{"pid", pid.text()}, {"rol", rol}}};
  return land(reg, type, casus, tijdstip, std::move(inhoud));
}

base::Jti StandenWorld::agree(std::string_view reg, const base::CasusId& casus,
                              std::string_view tijdstip, const base::Jti& onderwerp,
                              std::string_view medewerker, bool akkoord) {
  return land(reg, "akkoord-vastgelegd", casus, tijdstip,
              {{"onderwerp", onderwerp.text()}, {"akkoord", akkoord},
               {"medewerker", handle(medewerker).text()}});
}

void StandenWorld::forget(std::string_view reg, const base::CasusId& casus) {
  const auto done = store_->update([&](store::MutableRows& rows) {
    standen.forget(rows, reg, casus);
    return base::Status{};
  });
  if (!done) throw std::runtime_error(done.error().detail);
}

std::uint64_t StandenWorld::rows_in(std::string_view reg) {
  return store_->view([&](const store::Rows& rows) {
    std::uint64_t total = 0;
    for (const std::string& table : standen.tables())
      total += rows.count(store_->table(std::string(reg) + "." + table));
    return total;
  });
}

boost::json::array codes(std::initializer_list<std::string_view> list) {
  boost::json::array out;
  for (const std::string_view code : list) out.emplace_back(code);
  return out;
}

}  // namespace zegel::tests
