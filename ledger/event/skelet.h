// The claims that stay (envelop.md 2): a closed set, no person, no free text, no exact time (I5).
// Invariants: every member has passed the grammar of envelop.md 2. Threads: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::event {

struct Skelet {
  std::string iss;  // 20 digits, without "urn:oin:"
  std::string aud;  // origin: <ledger-id>/<register>
  base::Jti jti;
  std::int64_t iat = 0;  // unix seconds, whole hour
  std::string evt;       // <type>.v<n>
  std::string bkl;
  std::string vwa;
  std::optional<std::uint64_t> isn;
  std::optional<std::uint64_t> chk;
  base::Hash inhoud{};  // the one digest of _sd

  std::string_view register_name() const {
    return std::string_view(aud).substr(aud.rfind('/') + 1);
  }
  std::string_view ledger_id() const { return std::string_view(aud).substr(0, aud.rfind('/')); }
};

// E7 (and L6): strict base64url and JSON, closed claims, formats. V-ENV-1, -2, -4.
base::Result<Skelet> parse_skelet(std::string_view payload_base64url);

bool is_origin(std::string_view text);       // grammar of aud
bool is_register_name(std::string_view text);
bool is_oin(std::string_view text);          // 20 digits

}  // namespace zegel::event
