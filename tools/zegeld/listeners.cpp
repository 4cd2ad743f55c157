#include "tools/zegeld/listeners.h"

#include <grp.h>
#include <unistd.h>

#include <charconv>
#include <thread>

#include "api/http/workers.h"
#include "api/routes.h"
#include "config/version.h"

namespace zegel::zegeld {

namespace {

using http::Listener;
using http::ListenOptions;

void add_tcp(http::ServerOptions& out, const config::Values& values, Listener listener,
             const std::string& section);
std::optional<std::uint32_t> group_id(std::string_view name);

constexpr unsigned group_mode = 0660;  // the group zegel may talk to the socket
constexpr unsigned user_mode = 0600;

}  // namespace

http::ServerOptions server_options(const config::Values& values, bool practice) {
  http::ServerOptions out;
  add_tcp(out, values, Listener::console, "luister.console");
  add_tcp(out, values, Listener::partners, "luister.partners");
  add_tcp(out, values, Listener::beheer, "luister.beheer");
  if (const auto path = values.text("luister.sok.pad"); !path.empty()) {
    ListenOptions listen;
    listen.listener = Listener::sok;
    listen.unix_path = path;
    listen.unix_mode = values.text("luister.sok.groep").empty() ? user_mode : group_mode;
    out.listeners.push_back(std::move(listen));
  }
  const auto size = [&](std::string_view name) {
    return static_cast<std::size_t>(values.integer(name));
  };
  out.hosts = values.list("luister.toegestane_hosts");
  out.connections = {.all = size("grens.verbindingen"),
                     .per_peer = size("grens.verbindingen_per_adres"),
                     .before_sign_in = size("grens.verbindingen_onbekend")};
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const auto workers = static_cast<unsigned>(values.integer("grens.werkers"));
  out.io_threads = cores;
  out.workers = workers > 0 ? workers : http::worker_count(cores);
  out.practice = practice;
  out.api_version = api::api_version;
  return out;
}

api::Settings api_settings(const config::Values& values, bool practice) {
  api::Settings out;
  out.practice = practice;
  out.version = config::version;
  out.callers.practice = practice;
  out.callers.socket_uid = ::geteuid();
  out.callers.socket_gid = group_id(values.text("luister.sok.groep"));
  out.callers.proxies = values.list("luister.vertrouwde_proxies");
  out.callers.socket_medewerker = base::Handle::parse(values.text("luister.sok.medewerker"));
  out.problems.legal_as_400 = values.flag("api.juridisch_als_400");
  out.rate = {.per_second = static_cast<std::uint32_t>(values.integer("grens.partner_per_seconde")),
              .burst = static_cast<std::uint32_t>(values.integer("grens.partner_stoot"))};
  return out;
}

namespace {

// The form of an address has been checked by the settings.
void add_tcp(http::ServerOptions& out, const config::Values& values, Listener listener,
             const std::string& section) {
  const std::string_view address = values.text(section + ".adres");
  if (address.empty()) return;
  ListenOptions listen;
  listen.listener = listener;
  const std::size_t colon = address.rfind(':');
  listen.address = address.substr(0, colon);
  if (listen.address.starts_with('['))
    listen.address = listen.address.substr(1, listen.address.size() - 2);
  const std::string_view port = address.substr(colon + 1);
  std::from_chars(port.data(), port.data() + port.size(), listen.port);
  if (listener != Listener::beheer)
    if (const auto certificate = values.text(section + ".certificaat_bestand");
        !certificate.empty()) {
      listen.tls.emplace();
      listen.tls->certificate_file = certificate;
      listen.tls->key_file = values.text(section + ".sleutel_bestand");
    }
  if (listener == Listener::partners && listen.tls) {
    listen.tls->client_ca_file = values.text("luister.partners.vertrouwde_ca_bestand");
    listen.tls->crl_file = values.text("luister.partners.crl_bestand");
  }
  out.listeners.push_back(std::move(listen));
}

std::optional<std::uint32_t> group_id(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const group* found = ::getgrnam(std::string(name).c_str());
  return found ? std::optional<std::uint32_t>(found->gr_gid) : std::nullopt;
}

}  // namespace

}  // namespace zegel::zegeld
