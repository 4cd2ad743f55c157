// Does an overwrite hit the same physical extent? A 4 KiB file, FIEMAP (with sync), an overwrite by
// O_DIRECT with fdatasync, FIEMAP again (sleutels.md 14). Needs no privileges.
// Threads: one per directory. Errors: Probe::failed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "ledger/keys/carrier.h"

namespace zegel::keys {

struct ProbeResult {
  Probe probe = Probe::failed;
  bool direct = false;
};
ProbeResult probe_overwrite(const std::filesystem::path& directory);

// Where the block of a slot file lies on the device; nullopt: the file system does not say.
std::optional<std::uint64_t> physical_extent(const std::filesystem::path& file);

}  // namespace zegel::keys
