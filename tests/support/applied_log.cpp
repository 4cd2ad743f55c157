#include "tests/support/applied_log.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <stdexcept>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/tables.h"
#include "ledger/store/ledger_rows.h"
#include "tests/support/random_event.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;
using catalogue::Register;

constexpr std::int64_t begin = 1'772'445'600;     // 2026-03-02T10:00:00Z
constexpr std::string_view issuers[] = {"00000099000000001000", "00000099000000002000",
                                        "00000099000000003000"};
constexpr std::uint64_t dossiers = 5, persons = 6;

// Few enough that rows of one dossier and one person meet.
base::ByteArray<16> one_of(std::string_view what, std::string_view reg, std::uint64_t number) {
  return FixedRandom(std::string(what) + std::string(reg) + std::to_string(number)).bytes<16>();
}

template <class Value>
Value must(base::Result<Value> result) {
  if (!result) throw std::runtime_error("a random event is refused");
  return std::move(*result);
}

const crypto::SigningKey& key() {
  static const crypto::SigningKey made = crypto::SigningKey::generate();
  return made;
}

}  // namespace

sequencer::Accepted Applied::accepted() const { return {reg, index, received, kid, jws, skelet}; }

AppliedLog::AppliedLog(std::string seed, std::size_t count, Touch touch)
    : random(std::move(seed)), touch_(std::move(touch)) {
  std::map<std::string, std::uint64_t> sizes;
  const auto rows = catalogue::event_rows();
  for (std::size_t i = 0; i < count; ++i) {
    Applied event = make(rows[i % rows.size()]);
    event.index = {sizes[event.reg]++};
    events.push_back(std::move(event));
  }
}

Applied AppliedLog::make(const catalogue::EventRow& row) {
  Applied out;
  std::vector<Register> takes;
  for (const Register reg : {Register::meldingen, Register::regie, Register::toezicht})
    if (has(row.registers, reg)) takes.push_back(reg);
  const Register reg = takes.at(random.below(takes.size()));
  out.reg = catalogue::register_name(reg);
  const std::int64_t at = begin + static_cast<std::int64_t>(events.size() / 10) * 3600;
  out.received = base::hour_of(at);
  out.skelet = random_skelet(row, "zegel.proef.nl", issuers[random.below(std::size(issuers))], at,
                             random);
  out.skelet.aud = "zegel.proef.nl/" + out.reg;
  out.row = random.chance(4) ? nullptr : &row;
  if (out.row == nullptr) out.skelet.evt = "nog-niet-bekend.v1";
  out.inhoud = random_inhoud(row, at, random);
  tie(out);
  if (touch_) touch_(row, out.inhoud);
  const std::string bytes = must(event::issue(out.skelet, out.inhoud, row, key(), random));
  const event::Envelope envelope = must(event::parse_envelope(bytes));
  out.jws = envelope.jws;
  out.kid = envelope.kid;
  out.skelet = must(event::parse_skelet(envelope.payload));
  if (random.chance(5)) return out;
  out.content = std::make_unique<event::Content>(
      must(event::open_disclosures(out.skelet, envelope.disclosures, row)).content);
  return out;
}

// A dossier and persons that other events have too, and now and then a reference that hits.
void AppliedLog::tie(Applied& event) {
  event.casus.raw = one_of("casus", event.reg, random.below(dossiers));
  event.inhoud["casus"] = event.casus.text();
  if (auto* elements = event.inhoud.if_contains("betrokkenen")) {
    const std::uint64_t first = random.below(persons);
    for (std::size_t i = 0; i < elements->get_array().size(); ++i)
      elements->get_array()[i].get_object()["pid"] =
          base::Pid{one_of("pid", event.casus.text(), (first + i) % persons)}.text();
  }
  for (const char* name : {"onderwerp", "toestemming", "aanhouding", "verzoek", "autorisatie",
                           "verstrekking", "vervangt"}) {
    auto* value = event.inhoud.if_contains(name);
    if (value == nullptr || value->is_null() || events.empty() || random.chance(30)) continue;
    *value = any().skelet.jti.text();
  }
}

const std::vector<std::string>& ProjectionStore::registers() {
  static const std::vector<std::string> names{"meldingen", "regie", "toezicht"};
  return names;
}

ProjectionStore::ProjectionStore(sequencer::Applier& applier) : applier_(applier) {
  store::StoreOptions how;
  how.create = true;
  how.scratch = true;
  how.map_bytes = 1ull << 30;
  auto opened = store::Store::open(directory_ / "ledger.1",
                                   sequencer::table_names(registers(), applier.tables()), how);
  if (!opened) throw std::runtime_error(opened.error().detail);
  store_ = std::move(*opened);
  applier_.bind(*store_, registers());
}

void ProjectionStore::apply(std::span<const Applied> events, std::size_t batch) {
  while (!events.empty()) {
    const auto now = events.first(std::min(batch, events.size()));
    events = events.subspan(now.size());
    const auto done = store_->update([&](store::MutableRows& rows) -> base::Status {
      for (const Applied& event : now) {
        base::Bytes leaf;
        const base::Bytes bytes = event::make_leaf(base::Hash{}, event.received, event.jws);
        store::encode_into(leaf, {{event.index.value}, bytes});
        rows.put(store_->table(event.reg + ".leaf"), store::key_of(event.index), leaf);
        applier_.apply(event.accepted(), event.content.get(), rows);
      }
      return {};
    });
    if (!done) throw std::runtime_error(done.error().detail);
  }
}

base::Hash ProjectionStore::digest() const { return digest(applier_.tables()); }

base::Hash ProjectionStore::digest(const std::vector<std::string>& tables) const {
  std::vector<std::string> names;
  for (const std::string& reg : registers())
    for (const std::string& table : tables) names.push_back(reg + "." + table);
  return sequencer::digest_of(*store_, names);
}

}  // namespace zegel::tests
