#include "api/auth/caller.h"

#include <algorithm>
#include <cstring>

#include "api/http/client_cert.h"
#include "ledger/crypto/hash.h"

namespace zegel::auth {

namespace {

using catalogue::Role;
using Outcome = std::expected<Caller, Refused>;

Outcome from_role_header(std::string_view header);
Outcome from_bearer(std::string_view header);
Outcome behind_proxy(std::string_view client_cert, const http::Peer& peer, const Rules& rules);
Caller on_socket(const http::Peer& peer, const Rules& rules);
std::string_view trim(std::string_view text);
bool is_name(std::string_view text);
bool is_oin(std::string_view text);
Caller practice_staff(Role role, std::string_view name);

constexpr std::string_view practice_token = "oefen-";  // Bearer oefen-fg

}  // namespace

Outcome resolve_caller(const http::Request& request, const Rules& rules) {
  if (const auto proxied = request.field("Client-Cert"); !proxied.empty())
    return behind_proxy(proxied, *request.peer, rules);
  const std::string_view role = request.field("Zegel-Rol");
  const std::string_view authorization = request.field("Authorization");
  if (!role.empty()) {
    if (!rules.practice) return std::unexpected(Refused{"alleen-in-oefenmodus", "Zegel-Rol"});
    return from_role_header(role);
  }
  if (!authorization.empty()) {
    if (rules.practice) return from_bearer(authorization);
    return std::unexpected(Refused{"niet-aangemeld", "Authorization"});
  }
  if (request.peer->uid) return on_socket(*request.peer, rules);
  Caller caller;
  if (!request.peer->certificate_oin.empty()) {
    caller.role = Role::partner;
    caller.oin = request.peer->certificate_oin;
    caller.certified = true;
  }
  return caller;
}

base::Handle practice_handle(std::string_view name) {
  const base::Hash hash =
      crypto::sha256({base::as_bytes("zegel oefen medewerker/"), base::as_bytes(name)});
  base::Handle handle;
  std::memcpy(handle.raw.data(), hash.data(), handle.raw.size());
  return handle;
}

namespace {

// <role>[; medewerker=<name>], or partner; oin=<20 digits>
Outcome from_role_header(std::string_view header) {
  const Refused refused{"ongeldig-verzoek", "Zegel-Rol"};
  const std::size_t mark = std::min(header.find(';'), header.size());
  const std::string_view role_text = trim(header.substr(0, mark));
  const auto role = catalogue::role_of(role_text);
  if (!role || *role == Role::ledger) return std::unexpected(refused);
  const std::string_view detail =
      mark < header.size() ? trim(header.substr(mark + 1)) : std::string_view{};
  const std::size_t equals = std::min(detail.find('='), detail.size());
  const std::string_view name = detail.substr(0, equals);
  const std::string_view value = detail.substr(std::min(equals + 1, detail.size()));
  if (*role == Role::partner) {
    if (name != "oin" || !is_oin(value)) return std::unexpected(refused);
    Caller caller;
    caller.role = role;
    caller.oin = value;
    return caller;
  }
  if (detail.empty()) return practice_staff(*role, role_text);
  if (name != "medewerker" || !is_name(value)) return std::unexpected(refused);
  return practice_staff(*role, value);
}

Outcome from_bearer(std::string_view header) {
  static constexpr std::string_view scheme = "Bearer ";
  const Refused refused{"niet-aangemeld", "Authorization"};
  if (!header.starts_with(scheme)) return std::unexpected(refused);
  const std::string_view token = trim(header.substr(scheme.size()));
  if (!token.starts_with(practice_token)) return std::unexpected(refused);
  const std::string_view name = token.substr(practice_token.size());
  const auto role = catalogue::role_of(name);
  if (!role || *role == Role::ledger || *role == Role::partner) return std::unexpected(refused);
  return practice_staff(*role, name);
}

// RFC 9440 section 3: the proxy speaks for the partner whose certificate it checked. What the proxy
// itself showed says nothing about the caller.
Outcome behind_proxy(std::string_view client_cert, const http::Peer& peer, const Rules& rules) {
  const Refused refused{"ongeldig-verzoek", "Client-Cert"};
  const bool trusted =
      peer.listener == http::Listener::partners &&
      std::ranges::find(rules.proxies, peer.address) != rules.proxies.end();
  if (!trusted) return std::unexpected(refused);
  Caller caller;
  caller.oin = http::oin_of_client_cert(client_cert);
  if (caller.oin.empty()) return std::unexpected(refused);
  caller.role = Role::partner;
  caller.certified = true;
  return caller;
}

// The kernel says who is at the other end of the socket; file modes kept everybody else out
// already.
Caller on_socket(const http::Peer& peer, const Rules& rules) {
  const bool ours = peer.uid == 0u || peer.uid == rules.socket_uid ||
                    (rules.socket_gid && peer.gid == rules.socket_gid);
  if (!ours) return {};
  Caller caller = practice_staff(Role::beheerder, catalogue::role_name(Role::beheerder));
  if (!rules.practice) caller.medewerker = rules.socket_medewerker;
  return caller;
}

Caller practice_staff(Role role, std::string_view name) {
  Caller caller;
  caller.role = role;
  caller.medewerker = practice_handle(name);
  return caller;
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, allowed);
}

bool is_oin(std::string_view text) {
  return text.size() == 20 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

}  // namespace zegel::auth
