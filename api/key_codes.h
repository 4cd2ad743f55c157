// One-time codes for the request of a new key (envelop.md 8, K3): for one OIN, 24 hours, in memory,
// so a restart voids them (api.md 9.1). A code is spent by the first key that uses it well; the
// same file may be read again, another key may not.
// Threads: any, one short lock. Bound: 1,024 open codes, the oldest goes first.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/ids.h"
#include "ledger/crypto/random.h"

namespace zegel::api {

class KeyCodes {
 public:
  static constexpr std::int64_t lifetime_ms = 24 * 3'600'000;
  explicit KeyCodes(crypto::Random& random) : random_(random) {}
  std::string make(std::string_view oin, std::int64_t now_ms);
  bool spend(std::string_view code, std::string_view oin, const base::Kid& kid,
             std::int64_t now_ms);

 private:
  struct Code {
    std::string oin;
    std::int64_t made_ms = 0;
    std::optional<base::Kid> kid;
  };
  void drop_old(std::int64_t now_ms);

  crypto::Random& random_;
  std::mutex mutex_;
  std::map<std::string, Code, std::less<>> codes_;
};

}  // namespace zegel::api
