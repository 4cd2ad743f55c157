// Steps of opening and of making a keystore (sleutels.md 10 (1), (2)); private to keeper_start.cpp
// and keeper_create.cpp. Threads: one owner, before anything is served.
// Errors: fatal, whose detail is the one Dutch sentence that says what to do (exit 76).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ledger/keys/carriers.h"
#include "ledger/keys/kek_provider.h"
#include "ledger/keys/keystore.h"
#include "ledger/keys/rows.h"
#include "ledger/store/lmdb.h"

namespace zegel::keys {

base::Status harden();
base::Result<Carriers> look_at_carriers(const KeeperOptions& options, Absent absent);
base::Result<Current> read_current(const KeeperOptions& options);
// The keys of this epoch from the one slot that holds it; dragers that lack it are filled.
base::Result<EpochKeys> live_keys(const KeeperOptions& options, std::uint32_t epoch,
                                  KekProvider& provider, std::vector<std::string>& warnings);
base::Result<std::unique_ptr<store::Store>> open_keystore(const std::filesystem::path& directory,
                                                          bool create);

std::filesystem::path keystore_path(const KeeperOptions& options, std::uint32_t epoch);
std::filesystem::path current_path(const KeeperOptions& options);
std::unexpected<base::Failure> refuse(std::string sentence);

}  // namespace zegel::keys
