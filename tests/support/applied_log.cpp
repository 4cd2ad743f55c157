#include "tests/support/applied_log.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <stdexcept>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "ledger/sequencer/digest.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"
#include "tests/support/random_event.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;
using catalogue::EventRow;
using catalogue::Register;

constexpr std::int64_t begin = 1'772'445'600;     // 2026-03-02T10:00:00Z
constexpr std::string_view issuers[] = {"00000099000000001000", "00000099000000002000",
                                        "00000099000000003000"};
constexpr std::uint64_t dossiers = 36, persons = 6;

struct Reference {
  std::string_view field;
  std::string_view type;   // of what it points to; empty: any; "?": what waits for a second person
};
constexpr Reference references[] = {
    {"onderwerp", "?"}, {"toestemming", "toestemming-gegeven"},
    {"aanhouding", "vernietiging-aangehouden"}, {"signaal", "sisa-signaal-afgegeven"},
    {"autorisatie", "autorisatie-verleend"}, {"beleid", "beleid-vastgesteld"},
    {"bevinding", "bevinding-vastgesteld"}, {"verstrekking", "verstrekking-gedaan"},
    {"convenant", "convenant-vastgesteld"}, {"vervangt", ""}, {"verzoek", ""}};

std::vector<std::string_view> classes_of(std::string_view reg) {
  if (reg == "meldingen") return {"melding-1j", "signaal-90d", "sisa-2j", "blijvend"};
  if (reg == "regie") return {"regie-5j", "rechten-2j", "blijvend"};
  return {"blijvend", "verantwoording-10j", "raadpleging-5j", "bevinding-5j"};
}

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
    const EventRow& row = i % 5 == 4 ? *catalogue::find_event("akkoord-vastgelegd.v1")
                                     : rows[(i - i / 5) % rows.size()];
    Applied event = make(row);
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
  const std::int64_t at = begin + static_cast<std::int64_t>(events.size() / 2) * 3600;
  out.received = base::hour_of(at);
  out.skelet = random_skelet(row, "zegel.proef.nl", issuers[random.below(std::size(issuers))], at,
                             random);
  out.skelet.aud = "zegel.proef.nl/" + out.reg;
  out.row = random.chance(4) ? nullptr : &row;
  if (out.row == nullptr) out.skelet.evt = "nog-niet-bekend.v1";
  out.inhoud = random_inhoud(row, at, random);
  tie(row, out);
  if (touch_) touch_(row, out.inhoud);
  const std::string bytes = must(event::issue(out.skelet, out.inhoud, row, key(), random));
  const event::Envelope envelope = must(event::parse_envelope(bytes));
  out.jws = envelope.jws;
  out.kid = envelope.kid;
  out.skelet = must(event::parse_skelet(envelope.payload));
  if (random.chance(5)) return out;
  contents_.push_back(
      must(event::open_disclosures(out.skelet, envelope.disclosures, row)).content);
  out.content = &contents_.back();
  return out;
}

// A dossier, persons, organisations and keys that other events have too, and now and then a
// reference that hits. What a dossier holds has its class.
void AppliedLog::tie(const EventRow& row, Applied& event) {
  const auto classes = classes_of(event.reg);
  std::uint64_t number = random.below(dossiers);
  while (!row.opener_class.empty() && classes[number % classes.size()] != row.opener_class)
    ++number;
  event.casus.raw = one_of("casus", event.reg, number);
  event.skelet.bkl = classes[number % classes.size()];
  event.inhoud["casus"] = event.casus.text();
  if (auto* elements = event.inhoud.if_contains("betrokkenen")) {
    const std::uint64_t first = random.below(persons);
    for (std::size_t i = 0; i < elements->get_array().size(); ++i)
      elements->get_array()[i].get_object()["pid"] =
          base::Pid{one_of("pid", event.casus.text(), (first + i) % persons)}.text();
  }
  for (auto& [name, value] : event.inhoud)
    if (const auto known = known_value(name, event); known && !value.is_null()) value = *known;
}

std::optional<std::string> AppliedLog::known_value(std::string_view field, const Applied& event) {
  if (field == "deelnemer" || field == "partij")
    return std::string(issuers[random.below(std::size(issuers))]);
  if (field == "kid") return key().kid().text();
  if (field == "publiekeSleutel") return base::base64url(key().public_key().raw);
  for (const Reference& reference : references)
    if (reference.field == field && random.chance(80))
      if (const Applied* target = earlier(event, reference.type)) return target->skelet.jti.text();
  return std::nullopt;
}

// One of the last events of its dossier, of this type or any.
const Applied* AppliedLog::earlier(const Applied& event, std::string_view type) {
  const Applied* found = nullptr;
  for (auto one = events.rbegin(); one != events.rend(); ++one) {
    const bool fits = one->reg == event.reg && one->casus == event.casus && one->row != nullptr &&
                      (type == "?" ? one->row->approvers != 0
                                   : type.empty() || one->row->type == type);
    if (!fits) continue;
    if (found != nullptr && random.chance(70)) break;
    found = &*one;
  }
  return found;
}

const std::vector<std::string>& ProjectionStore::registers() {
  static const std::vector<std::string> names{"meldingen", "regie", "toezicht"};
  return names;
}

// Every table of the schema, so that a row in a table that the applier does not name is seen too.
ProjectionStore::ProjectionStore(sequencer::Applier& applier) : applier_(applier) {
  store::StoreOptions how;
  how.create = true;
  how.scratch = true;
  how.map_bytes = 1ull << 30;
  auto opened = store::Store::open(directory_ / "ledger.1",
                                   store::databases_of(store::Env::ledger, registers()), how);
  if (!opened) throw std::runtime_error(opened.error().detail);
  store_ = std::move(*opened);
  applier_.bind(*store_, registers());
}

void ProjectionStore::apply(std::span<const Applied> events, std::size_t batch,
                            const Arrange& arrange) {
  while (!events.empty()) {
    std::vector<const Applied*> now;
    for (const Applied& event : events.first(std::min(batch, events.size()))) now.push_back(&event);
    events = events.subspan(now.size());
    if (arrange) arrange(now);
    const auto done = store_->update([&](store::MutableRows& rows) -> base::Status {
      for (const Applied* event : now) {
        base::Bytes row;
        const base::Bytes leaf = event::make_leaf(base::Hash{}, event->received, event->jws);
        store::encode_into(row, {{event->index.value}, leaf});
        rows.put(table(event->reg, "leaf"), store::key_of(event->index), row);
      }
      for (const Applied* event : now)
        applier_.apply(event->accepted(), event->content, rows);
      return {};
    });
    if (!done) throw std::runtime_error(done.error().detail);
  }
}

base::Hash ProjectionStore::digest() const { return digest(applier_.tables()); }

base::Hash ProjectionStore::digest(const Tables& tables) const {
  base::Hash all{};
  for (const std::string& reg : registers()) all = crypto::sha256({all, digest_in(reg, tables)});
  return all;
}

base::Hash ProjectionStore::digest_in(const std::string& reg, const Tables& tables) const {
  Tables names;
  for (const std::string& name : tables) names.push_back(store::database_name(reg, name));
  return sequencer::digest_of(*store_, names);
}

std::uint64_t ProjectionStore::rows_in(const std::string& reg, const Tables& tables) const {
  return store_->view([&](const store::Rows& rows) {
    std::uint64_t count = 0;
    for (const std::string& name : tables) count += rows.count(table(reg, name));
    return count;
  });
}

std::vector<base::Bytes> ProjectionStore::keys_in(const std::string& reg,
                                                  const std::string& name) const {
  std::vector<base::Bytes> keys;
  store_->view([&](const store::Rows& rows) {
    rows.scan(table(reg, name), {}, [&](base::ByteView key, base::ByteView) {
      keys.emplace_back(key.begin(), key.end());
      return true;
    });
  });
  return keys;
}

bool ProjectionStore::change_one(const std::string& reg, const std::string& name) {
  const auto keys = keys_in(reg, name);
  if (keys.empty()) return false;
  const auto done = store_->update([&](store::MutableRows& rows) -> base::Status {
    const auto value = *rows.get(table(reg, name), keys[0]);
    const base::Bytes marker{0xA5, 0x5A};             // in the place of nothing
    base::Bytes changed(value.begin(), value.end());
    if (changed.empty())
      changed = marker;
    else if (changed == marker)
      changed.clear();
    else
      changed.back() ^= 1;
    rows.put(table(reg, name), keys[0], changed);
    return {};
  });
  return done.has_value();
}

store::Table ProjectionStore::table(const std::string& reg, const std::string& name) const {
  return store_->table(store::database_name(reg, name));
}

}  // namespace zegel::tests
