// Who is this: from listener, socket, certificate or practice header to a caller with one role
// (api.md 1, 5). Staff sign-in with OIDC comes later; until then staff exist in oefenmodus only.
//
// Invariants: a role header or a practice token counts in oefenmodus alone, else 400; Client-Cert
// is believed from the addresses of trusted proxies only; the socket is beheerder by SO_PEERCRED.
// Threads: pure. Errors: the slug of a problem and the field that is wrong.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/message.h"
#include "ledger/base/ids.h"
#include "ledger/catalogue/events.h"

namespace zegel::auth {

struct Caller {
  std::optional<catalogue::Role> role;     // nullopt: nobody in particular
  std::string oin;                         // of a partner: certificate or role header
  std::optional<base::Handle> medewerker;  // of staff
  bool certified = false;                  // the OIN was proven by a certificate

  bool is(catalogue::Role wanted) const { return role == wanted; }
  bool is_staff() const { return role && *role != catalogue::Role::partner; }
};

struct Rules {
  bool practice = false;
  std::optional<std::uint32_t> socket_uid;  // the user that runs zegeld
  std::optional<std::uint32_t> socket_gid;  // group zegel
  std::vector<std::string> proxies;         // their addresses, as the socket tells them
  std::optional<base::Handle> socket_medewerker;  // outside practice: the beheerder of this machine
};

struct Refused {
  std::string_view slug;
  std::string veld;
};

std::expected<Caller, Refused> resolve_caller(const http::Request& request, const Rules& rules);

// Practice: the random-looking handle of a named medewerker, first 16 bytes of SHA-256.
base::Handle practice_handle(std::string_view name);

}  // namespace zegel::auth
