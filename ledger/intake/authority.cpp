#include "ledger/intake/authority.h"

#include <algorithm>

namespace zegel::intake {

namespace {

constexpr std::int64_t oldest_iat = 7 * 86'400;  // E10
constexpr std::int64_t clock_skew = 120;

std::string_view type_of(std::string_view evt) { return evt.substr(0, evt.rfind('.')); }

// The registration of the key allows this type in this register.
bool key_allows(const Claimed& claimed, catalogue::Register reg) {
  const ports::SignerKey& key = claimed.signer;
  if (key.ledger) return true;
  const std::string_view type = type_of(claimed.skelet.evt);
  return catalogue::has(key.registers, reg) &&
         std::find(key.types.begin(), key.types.end(), type) != key.types.end();
}

// The row lets this signer sign: a partner by its own key, staff and L by the huissleutel.
bool row_allows(const Claimed& claimed, const catalogue::EventRow& row, catalogue::Register reg) {
  if (!catalogue::has(row.registers, reg)) return false;
  const catalogue::Role role =
      claimed.signer.ledger ? claimed.caller.role : catalogue::Role::partner;
  if (claimed.signer.ledger && role == catalogue::Role::partner) return false;
  if (catalogue::has(row.drafters, role)) return true;
  // For itself: OwnEvents signs it in the dossier of that medewerker only.
  return row.self_allowed && role != catalogue::Role::partner && role != catalogue::Role::ledger;
}

}  // namespace

base::Result<const catalogue::EventRow*> check_authority(const Claimed& claimed) {
  const event::Skelet& skelet = claimed.skelet;
  const ports::SignerKey& signer = claimed.signer;
  if (claimed.received < signer.registered)  // the clock went back past the registration
    return std::unexpected(base::Failure::unavailable("nog-niet-verwerkt"));
  base::Refusals out;
  if (!valid_at(signer, base::hour_of(skelet.iat)) || !valid_at(signer, claimed.received))
    out.push_back({"V-SLT-2", "/kop/kid"});
  const bool foreign = !claimed.caller.oin.empty() && claimed.caller.oin != skelet.iss;
  if (signer.oin != skelet.iss || foreign) out.push_back({"V-SLT-3", "/skelet/iss"});
  if (claimed.route == nullptr) out.push_back({"V-ENV-5", "/skelet/aud"});

  const auto reg = claimed.route ? catalogue::register_of(claimed.route->name) : std::nullopt;
  const catalogue::EventRow* row = catalogue::find_event(skelet.evt);
  if (row == nullptr || (reg && !row_allows(claimed, *row, *reg))) {
    out.push_back({"V-SCH-1", "/skelet/evt"});
  } else if (reg) {
    if (!key_allows(claimed, *reg)) out.push_back({"V-SLT-2", "/skelet/evt"});
    if (!row->vwa.empty() && row->vwa_in(*reg) != skelet.vwa)
      out.push_back({"V-SCH-8", "/skelet/vwa"});
  }
  if (!out.empty()) return std::unexpected(base::Failure::refused(std::move(out)));
  return row;
}

base::Status check_time(const event::Skelet& skelet, std::int64_t now) {
  const std::int64_t newest = (now + clock_skew) / 3600 * 3600;
  if (skelet.iat < now - oldest_iat || skelet.iat > newest)
    return std::unexpected(base::Failure::refused("V-ENV-6", "/skelet/iat"));
  return {};
}

bool valid_at(const ports::SignerKey& key, base::Hour hour) {
  if (hour < key.begin) return false;
  if (key.end && hour >= *key.end) return false;
  return !key.revoked || hour < *key.revoked;
}

}  // namespace zegel::intake
