// The server: listeners, connections and workers behind one object (api.md 4).
//
// Invariants: a listener off loopback without TLS is refused; a path of a unix socket in use is
// refused, a stale one replaced; after stop() no handler runs. The Application outlives the Server,
// and the Server outlives every Deferred that was handed out.
// Threads: start/stop one owner. It starts one I/O thread per core (a connection stays on its
// thread, which is its strand) and the workers. Errors: fatal with one Dutch sentence for the
// operator.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/http/application.h"
#include "api/http/census.h"
#include "ledger/base/failure.h"

namespace zegel::http {

struct TlsOptions {
  std::string certificate_file;  // PEM chain
  std::string key_file;          // PEM
  std::string client_ca_file;    // partners: a client certificate is required
  std::string crl_file;          // of client_ca_file; required with it unless empty by choice
};

struct ListenOptions {
  Listener listener = Listener::console;
  std::string address;           // literal IP address; empty for a unix socket
  std::uint16_t port = 0;        // 0: any free port
  std::string unix_path;
  unsigned unix_mode = 0600;
  std::optional<TlsOptions> tls;
};

struct ServerOptions {
  std::vector<ListenOptions> listeners;
  std::vector<std::string> hosts;   // besides localhost, 127.0.0.1 and [::1] on loopback
  ConnectionLimits connections;
  unsigned io_threads = 2;
  unsigned workers = 16;
  std::size_t queue = 2'048;        // handlers that may wait for a worker
  std::int64_t deadline_percent = 100;  // tests shorten every deadline of limits.h
  bool practice = false;
  std::string api_version;
};

struct Bound {
  Listener listener = Listener::console;
  std::string address;   // "127.0.0.1:43211" or the path of a socket
  bool tls = false;
};

class Server {
 public:
  static base::Result<std::unique_ptr<Server>> start(ServerOptions options, Application& app);
  ~Server();
  const std::vector<Bound>& bound() const;
  // New certificates, keys, trust and revocation lists for the TLS listeners named, all or none;
  // connections that exist keep what they began with.
  base::Status renew_tls(const std::vector<ListenOptions>& listeners);
  void stop();                      // finishes what is in flight, at most 20 s
  std::size_t connections() const;
  std::size_t waiting() const;      // requests that wait for a worker

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zegel::http
