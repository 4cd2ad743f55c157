#include "ledger/keys/heks.h"

#include <algorithm>

namespace zegel::keys {

base::Status Heks::load(const store::Rows& rows, store::Table table, const Key& row_key) {
  bool intact = true;
  rows.scan(table, {}, [&](base::ByteView token, base::ByteView value) {
    const auto hek = parse_hek(token, value, row_key);
    if (!hek) return intact = false;
    base::Hash key;
    std::ranges::copy(token, key.begin());
    states_.insert_or_assign(key, hek->state);
    return true;
  });
  if (intact) return {};
  return std::unexpected(base::Failure::fatal(
      "Een hek in de sleutelopslag is gewijzigd. Zet de nieuwste reservekopie van de sleutelopslag "
      "terug."));
}

std::optional<HekState> Heks::over(const Place& place) const {
  if (states_.empty()) return std::nullopt;
  std::optional<HekState> strongest;
  for (const base::Pid& partij : {everyone, place.partij}) {
    const auto at = states_.find(hek_token({place.ledger_id, place.reg, place.dossier, partij}));
    if (at != states_.end() && (!strongest || at->second > *strongest)) strongest = at->second;
  }
  return strongest;
}

std::size_t Heks::TokenHasher::operator()(const base::Hash& token) const {
  std::size_t out = 0;
  std::memcpy(&out, token.data(), sizeof out);
  return out;
}

}  // namespace zegel::keys
