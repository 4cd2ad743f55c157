#include "ledger/keys/keeper_start.h"

#include <fmt/format.h>

#include "ledger/base/journal.h"
#include "ledger/keys/kek_file.h"
#include "ledger/keys/keeper_state.h"
#include "ledger/store/current.h"
#include "ledger/store/schema.h"

namespace zegel::keys {

namespace fs = std::filesystem;
using base::Failure;
using base::Result;

// sleutels.md 10: (1), (2), (5). The slot is read from the medium; nothing is served before all
// hold.
Result<std::unique_ptr<Keeper>> Keeper::open(const KeeperOptions& options,
                                             crypto::Random& random) {
  TRY_DO(harden());
  TRY(current, read_current(options));
  TRY(carriers, look_at_carriers(options, Absent::tolerated));
  FileKekProvider provider(std::move(carriers.fit), random);

  auto state = std::make_unique<State>();
  state->warnings = std::move(carriers.warnings);
  TRY(keys, live_keys(options, current.epoch, provider, state->warnings));
  state->keys = std::move(keys);
  TRY(keystore, open_keystore(keystore_path(options, current.epoch), false));
  state->keystore = std::move(keystore);
  state->tables = KeystoreTables::of(*state->keystore);
  TRY_DO(check_meta(*state->keystore, state->tables, state->keys, current));
  const auto sound = state->keystore->view([&](const store::Rows& rows) -> base::Status {
    TRY_DO(state->heks.load(rows, state->tables.hek, state->keys.row));
    return check_sample(rows, state->tables, state->keys, random);
  });
  TRY_DO(sound);
  state->creation = std::make_unique<Creation>(*state->keystore, state->keys, state->tables,
                                               random);
  base::journal(base::Level::info, "sleutels geopend", {{"epoch", state->keys.epoch}});
  return std::unique_ptr<Keeper>(new Keeper(std::move(state)));
}

base::Status harden() {
  const char* reason = nullptr;
  if (crypto::harden_process(reason)) return {};
  return refuse(fmt::format("Dit proces kan geen sleutels bewaren: {}.", reason));
}

Result<Carriers> look_at_carriers(const KeeperOptions& options, Absent absent) {
  std::vector<CarrierFacts> seen;
  for (const fs::path& path : options.carriers) seen.push_back(look_at(path));
  TRY(carriers, judge_carriers(std::move(seen), options.uncertain_overwrite, absent));
  const auto swaps = store::read_file("/proc/swaps", 65'536);
  if (const auto warning = swap_warning(swaps.value_or("")))
    carriers.warnings.push_back(*warning);
  return carriers;
}

Result<Current> read_current(const KeeperOptions& options) {
  const auto text = store::read_file(current_path(options), 256);
  if (!text)
    return refuse("Er is nog geen sleutelopslag: sleutels.huidig ontbreekt. Maak hem met zegel kek "
                  "maak, of zet sleutels.huidig terug.");
  const auto current = parse_current(*text);
  if (!current) return refuse("Het bestand sleutels.huidig is beschadigd. Zet het terug.");
  return *current;
}

// Start check 10 (2): one slot of this epoch; its KEK gives the controlewaarde; the others are
// filled.
Result<EpochKeys> live_keys(const KeeperOptions& options, std::uint32_t epoch,
                            KekProvider& provider, std::vector<std::string>& warnings) {
  auto read = provider.read();
  if (!read) return refuse(fmt::format("Een drager is niet te lezen: {}.", read.error().detail));
  TRY(choice, choose_slot(*read, epoch));
  EpochKeys keys = EpochKeys::from(options.ledger_id, epoch, choice.slot.share);
  if (keys.control != choice.slot.control)
    return refuse("De sleutel op de dragers is van een ander logboek. Sluit de dragers van dit "
                  "logboek aan.");
  for (std::string& warning : choice.warnings) warnings.push_back(std::move(warning));
  if (!choice.missing.empty()) {
    if (const auto filled = provider.create(choice.slot); !filled)
      warnings.push_back(fmt::format("Een drager is niet aangevuld: {}.", filled.error().detail));
  }
  return keys;
}

Result<std::unique_ptr<store::Store>> open_keystore(const fs::path& directory, bool create) {
  store::StoreOptions options;
  options.create = create;
  if (!create && !fs::is_directory(directory))
    return refuse(fmt::format("De sleutelopslag {} ontbreekt. Zet de nieuwste reservekopie terug.",
                              directory.filename().string()));
  auto opened = store::Store::open(directory, store::databases_of(store::Env::sleutels, {}),
                                   options);
  if (opened) return opened;
  if (opened.error().code == base::Code::unavailable)
    return std::unexpected(std::move(opened).error());
  return refuse(fmt::format("De sleutelopslag {} opent niet ({}). Zet de nieuwste reservekopie "
                            "terug.", directory.filename().string(), opened.error().detail));
}

fs::path keystore_path(const KeeperOptions& options, std::uint32_t epoch) {
  return store::numbered(options.data, "sleutels", epoch);
}

fs::path current_path(const KeeperOptions& options) { return options.data / "sleutels.huidig"; }

std::unexpected<Failure> refuse(std::string sentence) {
  return std::unexpected(Failure::fatal(std::move(sentence)));
}

}  // namespace zegel::keys
