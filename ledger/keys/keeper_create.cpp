#include <fmt/format.h>

#include "ledger/base/journal.h"
#include "ledger/keys/keeper_start.h"
#include "ledger/keys/keeper_state.h"
#include "ledger/keys/kek_file.h"
#include "ledger/store/current.h"
#include "ledger/store/files.h"

namespace zegel::keys {
namespace {

namespace fs = std::filesystem;
using base::Result;
using base::Status;

struct Making {
  const KeeperOptions& options;
  std::uint32_t epoch;
  KekProvider& provider;
  crypto::Random& random;
  fs::path final_path;  // sleutels.<e>
  fs::path temp_path;   // sleutels.<e>.tmp
};

// Nothing of an earlier ledger may be there; what an interrupted creation left is taken away.
Status clear_ground(const Making& making);
Result<EpochKeys> make_all(const Making& making, base::Hour hour);
Result<EpochKeys> finish_interrupted(const Making& making);
Status write_meta(store::Store& keystore, const EpochKeys& keys);
Current fresh_current(std::uint32_t epoch);

}  // namespace

Result<std::string> Keeper::create_epoch_one(const KeeperOptions& options, base::Hour hour,
                                             crypto::Random& random) {
  return create_epoch(options, 1, hour, random);
}

// Durable after each step, and what a crash there leaves:
//   1 sleutels.<e>.tmp with `meta`        no key on any drager; taken away next time
//   2 slot on every drager, read back   a key that has wrapped nothing; erased next time
//   3 rename to sleutels.<e>            empty keystore and its key; next time only step 4 is left
//   4 sleutels.huidig                   epoch e lives; from here on it is refused to make another
Result<std::string> Keeper::create_epoch(const KeeperOptions& options, std::uint32_t epoch,
                                         base::Hour hour, crypto::Random& random) {
  TRY_DO(harden());
  if (fs::exists(current_path(options)))
    return refuse("Dit logboek heeft al een sleutelopslag. Er is niets gewijzigd.");
  TRY_DO(store::make_directory(options.data));
  for (const fs::path& carrier : options.carriers) TRY_DO(store::make_directory(carrier));
  TRY(carriers, look_at_carriers(options, Absent::refused));
  FileKekProvider provider(std::move(carriers.fit), random);
  const fs::path path = keystore_path(options, epoch);
  const Making making{options, epoch, provider, random, path, path.string() + ".tmp"};

  auto keys = fs::exists(path) ? finish_interrupted(making) : make_all(making, hour);
  if (!keys) return std::unexpected(std::move(keys).error());
  TRY_DO(store::replace_file(current_path(options), current_text(fresh_current(epoch))));
  base::journal(base::Level::info, "sleutels gemaakt", {{"epoch", epoch}});
  return base::hex(keys->control);
}

namespace {

Result<EpochKeys> make_all(const Making& making, base::Hour hour) {
  TRY_DO(clear_ground(making));
  Slot slot{making.epoch, hour, {}, {}};
  making.random.fill(slot.share.writable());
  EpochKeys keys = EpochKeys::from(making.options.ledger_id, making.epoch, slot.share);
  slot.control = keys.control;
  {
    TRY(keystore, open_keystore(making.temp_path, true));
    TRY_DO(write_meta(*keystore, keys));
  }
  TRY_DO(making.provider.create(slot));
  std::vector<std::string> warnings;
  TRY(read_back, live_keys(making.options, making.epoch, making.provider, warnings));
  if (read_back.control != keys.control)
    return refuse("De sleutel op de dragers is niet de sleutel die is geschreven.");
  std::error_code error;
  fs::rename(making.temp_path, making.final_path, error);
  if (error) return refuse("De sleutelopslag is niet op zijn plaats te zetten.");
  TRY_DO(store::sync_directory(making.options.data));
  return keys;
}

Status clear_ground(const Making& making) {
  std::error_code error;
  if (fs::exists(making.temp_path)) {
    TRY_DO(making.provider.destroy(making.epoch));
    fs::remove_all(making.temp_path, error);
    if (error) return refuse(fmt::format("De map {} is niet te verwijderen.",
                                       making.temp_path.filename().string()));
    return {};
  }
  TRY(carriers, making.provider.read());
  for (const CarrierSlots& carrier : carriers)
    for (const SlotReading& reading : carrier.slots)
      if (reading.state != SlotState::empty)
        return refuse(fmt::format("Op drager {} staat al een sleutel. Kies een lege drager, of zet "
                                  "de sleutelopslag terug die erbij hoort.",
                                  carrier.path.string()));
  return {};
}

// sleutels.<e> without sleutels.huidig: only an empty one can come from a creation cut off.
Result<EpochKeys> finish_interrupted(const Making& making) {
  std::vector<std::string> warnings;
  TRY(keys, live_keys(making.options, making.epoch, making.provider, warnings));
  TRY(keystore, open_keystore(making.final_path, false));
  const KeystoreTables tables = KeystoreTables::of(*keystore);
  TRY_DO(check_meta(*keystore, tables, keys, fresh_current(making.epoch)));
  const auto blads =
      keystore->view([&](const store::Rows& rows) { return rows.count(tables.blad); });
  if (blads != 0)
    return refuse("Er zijn al sleutels in gebruik, maar sleutels.huidig ontbreekt. Zet "
                  "sleutels.huidig terug.");
  return keys;
}

Status write_meta(store::Store& keystore, const EpochKeys& keys) {
  const Current fresh = fresh_current(keys.epoch);
  const Meta meta{fresh.epoch, keys.ledger_id, fresh.count, fresh.digest};
  const KeystoreTables tables = KeystoreTables::of(keystore);
  return keystore.update([&](store::MutableRows& rows) -> Status {
    rows.put(tables.meta, base::as_bytes(meta_key), encode_meta(meta, keys.row));
    Persons(keys, tables).mark_complete(rows);  // of no koppeling yet
    return {};
  });
}

Current fresh_current(std::uint32_t epoch) { return {epoch, 0, crypto::blake2b256({})}; }

}  // namespace
}  // namespace zegel::keys
