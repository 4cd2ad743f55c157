#include "ledger/keys/carrier.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

#include "ledger/keys/extent_probe.h"

namespace zegel::keys {
namespace {

struct FileSystem {
  std::uint64_t magic;
  std::string_view name;
  bool overwrites;  // in place, with the journal holding metadata only
};

constexpr std::array file_systems{
    FileSystem{0xEF53, "ext4", true},          FileSystem{0x58465342, "XFS", true},
    FileSystem{0x9123683E, "btrfs", false},    FileSystem{0x2FC12FC1, "ZFS", false},
    FileSystem{0xCA451A4E, "bcachefs", false}, FileSystem{0xF2F52010, "f2fs", false},
    FileSystem{0x3434, "nilfs2", false},       FileSystem{0x794C7630, "overlayfs", false},
    FileSystem{0x01021994, "tmpfs", false},    FileSystem{0x65735546, "FUSE", false},
    FileSystem{0x6969, "NFS", false},          FileSystem{0x517B, "SMB", false},
    FileSystem{0xFF534D42, "SMB", false},      FileSystem{0xFE534D42, "SMB", false},
};

bool overwrites_in_place(std::uint64_t magic) {
  for (const FileSystem& one : file_systems)
    if (one.magic == magic) return one.overwrites;
  return false;
}

std::string read_text(const char* path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view advice() {
  return "Kies een map op ext4 of XFS, of zet overschrijven_onzeker aan.";
}

}  // namespace

CarrierFacts look_at(const std::filesystem::path& directory) {
  CarrierFacts facts;
  facts.path = directory;
  struct stat status {};
  struct statfs system {};
  if (::lstat(directory.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return facts;
  if (::statfs(directory.c_str(), &system) != 0) return facts;
  facts.reachable = true;
  facts.owner_fits = status.st_uid == ::geteuid() && (status.st_mode & 077) == 0;
  facts.magic = static_cast<std::uint32_t>(system.f_type);
  facts.device_number = status.st_dev;
  const auto mount = find_mount(read_text("/proc/self/mountinfo"), major(status.st_dev),
                                minor(status.st_dev));
  if (mount) {
    facts.device = mount->source;
    facts.data_journal = mount->data_journal;
  }
  if (!facts.owner_fits) return facts;
  const ProbeResult probed = probe_overwrite(directory);
  facts.probe = probed.probe;
  facts.direct = probed.direct;
  return facts;
}

std::optional<std::string> carrier_refusal(const CarrierFacts& facts) {
  const std::string path = facts.path.string();
  if (!facts.reachable)
    return fmt::format("Drager {} is niet bereikbaar. Sluit de drager aan of maak de map.", path);
  if (!facts.owner_fits)
    return fmt::format("Drager {} is niet van deze gebruiker of anderen mogen erin. "
                       "Zet de eigenaar goed en de rechten op 0700.", path);
  if (facts.probe == Probe::failed)
    return fmt::format("Drager {} is niet beschrijfbaar. Controleer ruimte en rechten.", path);
  return std::nullopt;
}

std::optional<std::string> overwrite_doubt(const CarrierFacts& facts) {
  const std::string path = facts.path.string();
  if (!overwrites_in_place(facts.magic))
    return fmt::format("Drager {} staat op {}: overschrijven laat daar oude bytes staan. {}", path,
                       file_system_name(facts.magic), advice());
  if (facts.data_journal)
    return fmt::format("Drager {} is gekoppeld met data=journal: het journaal houdt een kopie. {}",
                       path, advice());
  switch (facts.probe) {
    case Probe::in_place:
      break;
    case Probe::moved:
      return fmt::format("Drager {} schrijft bij overschrijven op een andere plaats. {}", path,
                         advice());
    case Probe::shared:
      return fmt::format("Drager {} deelt blokken met een andere kopie. {}", path, advice());
    case Probe::unsupported:
    case Probe::failed:
      return fmt::format("Drager {} laat niet zien waar de bytes staan. {}", path, advice());
  }
  if (!facts.direct)
    return fmt::format("Drager {} kent geen rechtstreeks schrijven (O_DIRECT). {}", path, advice());
  return std::nullopt;
}

std::string_view file_system_name(std::uint64_t magic) {
  for (const FileSystem& one : file_systems)
    if (one.magic == magic) return one.name;
  return "een onbekend bestandssysteem";
}

// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
std::optional<Mount> find_mount(std::string_view mountinfo, unsigned major, unsigned minor) {
  const std::string device = fmt::format("{}:{}", major, minor);
  std::istringstream lines{std::string(mountinfo)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string id, parent, number, word, type, source, options;
    words >> id >> parent >> number;
    if (number != device) continue;
    while (words >> word && word != "-") continue;
    if (!(words >> type >> source >> options)) continue;
    return Mount{source, ("," + options + ",").find(",data=journal,") != std::string::npos};
  }
  return std::nullopt;
}

}  // namespace zegel::keys
