// A drager: a directory that holds the slot files (sleutels.md 1, 14). Overwriting a slot must
// reach the very bytes on the medium, so the file system below it is looked at before it is
// trusted.
//
// look_at() observes; the two judgements are pure functions over what was seen. A carrier_refusal
// always stands; an overwrite_doubt is a refusal too unless `overschrijven_onzeker` was set, then
// it is a warning in the console and an openPunt in every certificate.
// Threads: any, one per directory. Errors: Dutch sentences with path, file system and what to do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zegel::keys {

enum class Probe : std::uint8_t { in_place, moved, shared, unsupported, failed };

struct CarrierFacts {
  std::filesystem::path path;
  bool reachable = false;       // an existing directory
  bool owner_fits = false;      // owned by this process, mode 0700
  std::uint64_t magic = 0;      // statfs f_type
  std::string device;           // mount source, "/dev/vda1"
  std::uint64_t device_number = 0;
  bool data_journal = false;    // mounted with data=journal
  bool direct = false;          // O_DIRECT works
  Probe probe = Probe::failed;  // what an overwrite did to the physical extent
};

CarrierFacts look_at(const std::filesystem::path& directory);
std::optional<std::string> carrier_refusal(const CarrierFacts& facts);
std::optional<std::string> overwrite_doubt(const CarrierFacts& facts);
std::string_view file_system_name(std::uint64_t magic);

// The mount of device `major:minor` in the text of /proc/self/mountinfo.
struct Mount {
  std::string source;
  bool data_journal = false;
};
std::optional<Mount> find_mount(std::string_view mountinfo, unsigned major, unsigned minor);

}  // namespace zegel::keys
