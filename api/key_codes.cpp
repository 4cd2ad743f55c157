#include "api/key_codes.h"

#include <algorithm>

#include "ledger/base/base64url.h"

namespace zegel::api {

namespace {
constexpr std::size_t most_codes = 1'024;
}

std::string KeyCodes::make(std::string_view oin, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  drop_old(now_ms);
  std::string code = base::base64url(random_.bytes<16>());
  codes_[code] = {std::string(oin), now_ms, std::nullopt};
  return code;
}

bool KeyCodes::spend(std::string_view code, std::string_view oin, const base::Kid& kid,
                     std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  const auto found = codes_.find(code);
  if (found == codes_.end() || found->second.oin != oin) return false;
  if (now_ms - found->second.made_ms >= lifetime_ms) return false;
  if (found->second.kid && *found->second.kid != kid) return false;
  found->second.kid = kid;
  return true;
}

void KeyCodes::drop_old(std::int64_t now_ms) {
  std::erase_if(codes_, [&](const auto& entry) {
    return now_ms - entry.second.made_ms >= lifetime_ms;
  });
  if (codes_.size() < most_codes) return;
  codes_.erase(std::ranges::min_element(
      codes_, {}, [](const auto& entry) { return entry.second.made_ms; }));
}

}  // namespace zegel::api
