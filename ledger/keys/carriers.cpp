#include "ledger/keys/carriers.h"

#include <algorithm>

namespace zegel::keys {

base::Result<Carriers> judge_carriers(std::vector<CarrierFacts> seen, bool uncertain,
                                      Absent absent) {
  Carriers out;
  for (CarrierFacts& facts : seen) {
    const auto refusal = carrier_refusal(facts);
    if (refusal && !facts.reachable && absent == Absent::tolerated) {
      out.warnings.push_back(*refusal);
      continue;
    }
    if (refusal) return std::unexpected(base::Failure::fatal(*refusal));
    const auto doubt = overwrite_doubt(facts);
    if (doubt && !uncertain) return std::unexpected(base::Failure::fatal(*doubt));
    if (doubt) out.warnings.push_back(*doubt);
    out.fit.push_back(std::move(facts));
  }
  if (out.fit.empty())
    return std::unexpected(
        base::Failure::fatal("Geen enkele drager is bereikbaar. Sluit er een aan."));
  const auto same_device = [&](const CarrierFacts& one) {
    return one.device_number == out.fit.front().device_number;
  };
  if (std::ranges::all_of(out.fit, same_device))
    out.warnings.push_back("Alle dragers staan op een schijf. Raakt die kwijt, dan is alle inhoud "
                           "weg. Zet een tweede drager op een andere schijf.");
  return out;
}

// Filename  Type  Size  Used  Priority: a heading, then a line per area.
std::optional<std::string> swap_warning(std::string_view proc_swaps) {
  std::size_t at = proc_swaps.find('\n');
  while (at != std::string_view::npos && at + 1 < proc_swaps.size()) {
    const std::string_view line = proc_swaps.substr(at + 1);
    if (!line.starts_with("/dev/dm-") && !line.starts_with("/dev/mapper/") &&
        !line.starts_with("/dev/zram"))
      return "Het wisselgeheugen is niet versleuteld. Versleutel het of zet het uit.";
    at = proc_swaps.find('\n', at + 1);
  }
  return std::nullopt;
}

}  // namespace zegel::keys
