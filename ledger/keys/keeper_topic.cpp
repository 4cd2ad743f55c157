// The keeper's side of the topic of wrapped blads (sleutels.md 15): what it holds, what it takes
// in, and a keystore made anew from what was read there.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ledger/base/check.h"
#include "ledger/base/journal.h"
#include "ledger/keys/keeper_start.h"
#include "ledger/keys/keeper_state.h"
#include "ledger/keys/kek_file.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"

namespace zegel::keys {

namespace fs = std::filesystem;
using base::Status;

namespace {
constexpr std::string_view restoring = ".topic";  // sleutels.<e>.topic
}

bool Keeper::State::held(std::span<const OpenBlad> blads) const {
  if (outlet == nullptr) return true;
  return std::ranges::all_of(blads, [&](const OpenBlad& one) { return outlet->holds(one.id); });
}

void Keeper::publish_to(Outlet& outlet) {
  state_->outlet = &outlet;
  state_->creation->publish_to(outlet);
}

EpochMark Keeper::mark() const {
  return state_->keystore->view([&](const store::Rows& rows) {
    const auto value = rows.get(state_->tables.meta, base::as_bytes(meta_key));
    const auto meta = value ? parse_meta(*value, state_->keys.row) : std::nullopt;
    ZEGEL_CHECK(meta.has_value());  // start check 10 (5)
    return mark_of(*meta, state_->keys.row);
  });
}

std::optional<WrappedBlad> Keeper::row(const base::BladId& id) const {
  return state_->keystore->view([&](const store::Rows& rows) -> std::optional<WrappedBlad> {
    const auto stored = rows.get(state_->tables.blad, id.view());
    if (!stored || stored->size() != wrapped_size) return std::nullopt;
    WrappedBlad row;
    std::ranges::copy(*stored, row.begin());
    return row;
  });
}

std::vector<base::BladId> Keeper::ids() const {
  std::vector<base::BladId> out;
  state_->keystore->view([&](const store::Rows& rows) {
    rows.scan(state_->tables.blad, {}, [&](base::ByteView key, base::ByteView) {
      if (const auto id = base::BladId::from(key)) out.push_back(*id);
      return true;
    });
  });
  return out;
}

base::Result<std::size_t> Keeper::adopt(std::span<const KeyRow> rows) {
  std::size_t taken = 0;
  TRY_DO(state_->keystore->update([&](store::MutableRows& into) -> Status {
    taken = put_rows(into, state_->tables, state_->keys, rows);
    return {};
  }));
  return taken;
}

std::size_t put_rows(store::MutableRows& rows, const KeystoreTables& tables, const EpochKeys& keys,
                     std::span<const KeyRow> from) {
  std::size_t put = 0, closed = 0;
  for (const KeyRow& one : from) {
    if (one.epoch != keys.epoch || rows.get(tables.blad, one.id.view())) continue;
    const auto blad = unwrap_blad(keys, one.id, one.row);
    if (!blad) {
      ++closed;
      continue;
    }
    rows.put_new(tables.blad, one.id.view(), one.row);
    rows.put_new(tables.plaats, place_key(blad->dossier, blad->partij, blad->generation),
                 one.id.view());  // taken: the other one stays in use, this one still opens
    ++put;
  }
  if (closed != 0)
    base::journal(base::Level::alarm, "sleutels in het topic die niet openen",
                  {{"aantal", closed}});
  return put;
}

// A keystore that is there without sleutels.huidig is not lost: it may hold what no topic has.
bool Keeper::lost(const KeeperOptions& options) {
  if (fs::exists(current_path(options))) {
    const auto current = read_current(options);
    return current && !fs::exists(keystore_path(options, current->epoch));
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(options.data, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("sleutels.") && !name.ends_with(restoring)) return false;
  }
  return true;
}

bool Keeper::without_any_key(const KeeperOptions& options) {
  if (!lost(options) || fs::exists(current_path(options))) return false;
  std::vector<CarrierFacts> facts;
  for (const fs::path& path : options.carriers) facts.push_back(look_at(path));
  crypto::SystemRandom random;
  const auto seen = FileKekProvider(std::move(facts), random).read();
  if (!seen) return false;                       // something is there
  return std::ranges::all_of(*seen, [](const CarrierSlots& carrier) {
    return std::ranges::all_of(carrier.slots, [](const SlotReading& slot) {
      return slot.state == SlotState::empty;
    });
  });
}

namespace {

// Only what the switch carried over is counted; the others stand on their own AEAD.
Status check_carried(const EpochKeys& keys, const EpochMark& mark, std::span<const KeyRow> rows) {
  std::set<base::Hash> prints;
  for (const KeyRow& row : rows) {
    if (row.epoch != mark.epoch || !row.carried) continue;
    const auto blad = unwrap_blad(keys, row.id, row.row);
    if (blad) prints.insert(fingerprint(blad->key));
  }
  base::Bytes sorted;
  for (const base::Hash& print : prints) base::ByteWriter(sorted).raw(print);
  if (prints.size() == mark.count && crypto::blake2b256(sorted) == mark.digest) return {};
  return refuse("De sleutels op Kafka zijn niet volledig. Zet de nieuwste reservekopie van de "
                "sleutelopslag terug.");
}

// What an earlier attempt left is taken away; it never held a key that wraps anything.
base::Result<std::unique_ptr<store::Store>> fresh_store(const fs::path& temp) {
  std::error_code error;
  fs::remove_all(temp, error);
  if (error)
    return refuse(fmt::format("De map {} is niet te verwijderen.", temp.filename().string()));
  return open_keystore(temp, true);
}

Status check_against_current(const KeeperOptions& options, const EpochMark& mark) {
  if (!fs::exists(current_path(options))) return {};
  TRY(current, read_current(options));
  if (current.epoch == mark.epoch && current.count == mark.count && current.digest == mark.digest)
    return {};
  return refuse("De sleutels op Kafka en sleutels.huidig horen niet bij elkaar. Zet de nieuwste "
                "reservekopie van de sleutelopslag terug.");
}

}  // namespace

// Durable after each step, and what a crash there leaves:
//   1 sleutels.<e>.topic with all rows   taken away next time
//   2 sleutels.huidig                    names what is not there: lost, so made once more
//   3 rename to sleutels.<e>             complete
Status Keeper::restore(const KeeperOptions& options, const EpochMark& mark,
                       std::span<const KeyRow> rows, crypto::Random& random) {
  TRY_DO(harden());
  TRY_DO(check_against_current(options, mark));
  TRY(carriers, look_at_carriers(options, Absent::tolerated));
  FileKekProvider provider(std::move(carriers.fit), random);
  std::vector<std::string> warnings;
  TRY(keys, live_keys(options, mark.epoch, provider, warnings));
  const auto meta = meta_of(mark, options.ledger_id, keys.row);
  if (!meta)
    return refuse("De sleutels op Kafka passen niet bij de sleutel op de dragers. Sluit de dragers "
                  "van dit logboek aan.");
  TRY_DO(check_carried(keys, mark, rows));

  const fs::path path = keystore_path(options, mark.epoch);
  const fs::path temp = path.string() + std::string(restoring);
  std::size_t count = 0;
  {
    TRY(keystore, fresh_store(temp));
    const KeystoreTables tables = KeystoreTables::of(*keystore);
    TRY_DO(keystore->update([&](store::MutableRows& into) -> Status {
      into.put(tables.meta, base::as_bytes(meta_key), encode_meta(*meta, keys.row));
      count = put_rows(into, tables, keys, rows);
      return {};
    }));
  }
  TRY_DO(store::replace_file(current_path(options),
                             current_text({mark.epoch, mark.count, mark.digest})));
  std::error_code error;
  fs::rename(temp, path, error);
  if (error) return refuse("De sleutelopslag is niet op zijn plaats te zetten.");
  TRY_DO(store::sync_directory(options.data));
  base::journal(base::Level::warning, "sleutelopslag opnieuw gemaakt uit Kafka",
                {{"epoch", mark.epoch}, {"aantal", count}});
  return {};
}

}  // namespace zegel::keys
