// The bewijspakket: everything that proves one event, in one JSON file (api.md 3, GET
// gebeurtenissen/{jti}/bewijspakket).
//   {"jws", "ontvangstbewijs", "beleid",
//    "sleutel": {"kid", "publiekeSleutel", "iss",
//                "gebeurtenissen": [{"gebeurtenis", "ontvangstbewijs"}]},
//    "onthullingen": [...]}                                  (the last one is optional)
// Members that are not named here are ignored. Bounds: 8 MiB, 1,000 key events, depth 8.
// Threads: values. Errors: nullopt, with one Dutch sentence in `fault`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/audit/key_history.h"

namespace zegel::audit {

inline constexpr std::size_t package_bytes = 8u << 20;
inline constexpr std::size_t package_key_events = 1'000;

struct Package {
  std::string event;       // the JWS, followed by the disclosures when there are any
  std::string receipt;
  std::string policy;
  std::string kid;
  std::string public_key;  // base64url
  std::string iss;         // 20 digits
  std::vector<KeyEvent> key_events;
};

std::optional<Package> parse_package(std::string_view json, std::string& fault);
// O1-O6 under `policy`, which may be the reader's own instead of the one in the package.
Report verify_package(const Package& package, const tlog::Policy& policy);

}  // namespace zegel::audit
