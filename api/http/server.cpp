#include "api/http/server.h"

#include <pthread.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>

#include "api/http/limits.h"
#include "api/http/session.h"
#include "api/http/tls.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/crypto/random.h"

namespace zegel::http {

namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using base::Failure;
using Tcp = asio::ip::tcp;
using Unix = asio::local::stream_protocol;

Failure cannot_listen(const ListenOptions& options, const Error& error) {
  const std::string where =
      options.unix_path.empty() ? options.address + ":" + std::to_string(options.port)
                                : options.unix_path;
  return Failure::fatal("kan niet luisteren op " + where + ": " + error.message());
}

}  // namespace

struct Server::State {
  State(ServerOptions options, Application& app) : shared(std::move(options), app) {}

  struct Gate {                       // one listener
    ListenOptions options;
    std::unique_ptr<asio::ssl::context> tls;
    std::optional<Tcp::acceptor> tcp;
    std::optional<Unix::acceptor> local;
    std::optional<asio::steady_timer> pause;
  };

  base::Status open(ListenOptions options);
  base::Status open_tcp(Gate& gate);
  base::Status open_local(Gate& gate);
  void accept(Gate& gate);
  template <class Protocol>
  void accept_on(Gate& gate, typename Protocol::acceptor& acceptor);
  template <class Protocol>
  void admit(Gate& gate, typename Protocol::socket socket, IoThread& thread);
  void sweep();
  std::vector<std::shared_ptr<Connection>> alive();
  void run();

  Shared shared;
  std::vector<std::unique_ptr<IoThread>> io;
  std::vector<std::unique_ptr<Gate>> gates;
  std::vector<std::thread> threads;
  std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
  std::optional<asio::steady_timer> sweeper;
  std::vector<Bound> bound;
  std::size_t turn = 0;
  bool stopped = false;
};

base::Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Application& app) {
  const std::vector<ListenOptions> listeners = options.listeners;
  const unsigned io_threads = std::max(1u, options.io_threads);
  auto state = std::make_unique<State>(std::move(options), app);
  crypto::SystemRandom random;
  const auto seed = random.bytes<8>();
  std::memcpy(&state->shared.serial_key, seed.data(), seed.size());
  for (unsigned i = 0; i < io_threads; ++i) state->io.push_back(std::make_unique<IoThread>());
  for (const ListenOptions& listener : listeners) TRY_DO(state->open(listener));
  state->run();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() { stop(); }
const std::vector<Bound>& Server::bound() const { return state_->bound; }
std::size_t Server::connections() const { return state_->shared.census.count(); }
std::size_t Server::waiting() const { return state_->shared.workers.waiting(); }

// A gate's context is used where connections are admitted, so it changes there; an SSL of a
// connection holds its own reference to the old one.
base::Status Server::renew_tls(const std::vector<ListenOptions>& listeners) {
  std::vector<std::pair<State::Gate*, TlsContext>> fresh;
  for (const auto& gate : state_->gates) {
    if (!gate->tls) continue;
    for (const ListenOptions& options : listeners) {
      if (options.listener != gate->options.listener || !options.tls) continue;
      TRY(context, make_tls_context(*options.tls));
      fresh.emplace_back(gate.get(), std::move(context));
    }
  }
  asio::post(state_->io.front()->context, [fresh = std::move(fresh)]() mutable {
    for (auto& [gate, context] : fresh) gate->tls = std::move(context);
  });
  return {};
}

// Accepting ends first; idle connections close, busy ones after their answer; then the threads.
void Server::stop() {
  if (state_->stopped) return;
  state_->stopped = true;
  state_->shared.stopping = true;
  asio::post(state_->io.front()->context, [state = state_.get()] {
    Error ignored;
    for (auto& gate : state->gates) {
      if (gate->tcp) gate->tcp->close(ignored);
      if (gate->local) gate->local->close(ignored);
    }
    // Here, where connections are admitted: none is missed and none is half made.
    for (const auto& connection : state->alive())
      asio::post(connection->thread().context, [connection] { connection->end(); });
  });
  {
    std::unique_lock lock(state_->shared.mutex);
    state_->shared.empty.wait_for(lock, std::chrono::milliseconds(limits::stop_ms),
                                  [this] { return state_->shared.connections.empty(); });
  }
  state_->shared.workers.stop();
  state_->guards.clear();
  for (auto& thread : state_->io) thread->context.stop();
  for (std::thread& thread : state_->threads) thread.join();
  for (const auto& gate : state_->gates)
    if (gate->local) ::unlink(gate->options.unix_path.c_str());
}

base::Status Server::State::open(ListenOptions options) {
  auto gate = std::make_unique<Gate>();
  gate->options = std::move(options);
  if (gate->options.tls) {
    TRY(context, make_tls_context(*gate->options.tls));
    gate->tls = std::move(context);
  }
  if (gate->options.unix_path.empty()) {
    TRY_DO(open_tcp(*gate));
  } else {
    TRY_DO(open_local(*gate));
  }
  gate->pause.emplace(io.front()->context);
  gates.push_back(std::move(gate));
  return {};
}

base::Status Server::State::open_tcp(Gate& gate) {
  Error error;
  const auto address = asio::ip::make_address(gate.options.address, error);
  if (error) return std::unexpected(cannot_listen(gate.options, error));
  if (!address.is_loopback() && !gate.tls)
    return std::unexpected(Failure::fatal("een adres buiten deze machine vraagt TLS"));
  gate.tcp.emplace(io.front()->context);
  const Tcp::endpoint endpoint(address, gate.options.port);
  gate.tcp->open(endpoint.protocol(), error);
  if (!error) gate.tcp->set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) gate.tcp->bind(endpoint, error);
  if (!error) gate.tcp->listen(asio::socket_base::max_listen_connections, error);
  if (error) return std::unexpected(cannot_listen(gate.options, error));
  const std::string port = std::to_string(gate.tcp->local_endpoint().port());
  const std::string name = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  bound.push_back({gate.options.listener, name + ":" + port, gate.tls != nullptr});
  return {};
}

base::Status Server::State::open_local(Gate& gate) {
  const std::string& path = gate.options.unix_path;
  Error error;
  if (path.size() >= sizeof(sockaddr_un{}.sun_path))
    return std::unexpected(Failure::fatal("het pad van de socket is te lang: " + path));
  Unix::socket probe(io.front()->context);
  probe.connect(Unix::endpoint(path), error);
  if (!error) return std::unexpected(Failure::fatal("er luistert al iets op " + path));
  ::unlink(path.c_str());  // nobody answered: left over from a crash
  gate.local.emplace(io.front()->context);
  error = {};
  gate.local->open(Unix(), error);
  // The mode counts from bind on: between bind and chmod nobody else may connect.
  const mode_t before = ::umask(0777 & ~gate.options.unix_mode);
  if (!error) gate.local->bind(Unix::endpoint(path), error);
  ::umask(before);
  if (!error) gate.local->listen(asio::socket_base::max_listen_connections, error);
  if (error) return std::unexpected(cannot_listen(gate.options, error));
  bound.push_back({gate.options.listener, path, false});
  return {};
}

void Server::State::run() {
  for (auto& thread : io) {
    guards.push_back(asio::make_work_guard(thread->context));
    threads.emplace_back([context = &thread->context] {
      ::pthread_setname_np(::pthread_self(), "zegel-io");
      context->run();
    });
  }
  sweeper.emplace(io.front()->context);
  asio::post(io.front()->context, [this] {
    for (auto& gate : gates) accept(*gate);
    sweep();
  });
}

void Server::State::accept(Gate& gate) {
  if (gate.tcp) return accept_on<Tcp>(gate, *gate.tcp);
  accept_on<Unix>(gate, *gate.local);
}

template <class Protocol>
void Server::State::accept_on(Gate& gate, typename Protocol::acceptor& acceptor) {
  IoThread& thread = *io[turn++ % io.size()];
  using Socket = typename Protocol::socket;
  acceptor.async_accept(thread.context, [this, &gate, &thread](Error error, Socket socket) {
    if (error == asio::error::operation_aborted || shared.stopping) return;
    if (!error) {
      admit<Protocol>(gate, std::move(socket), thread);
      return accept(gate);
    }
    // No descriptors left, most likely: wait a moment instead of turning in circles.
    base::journal(base::Level::warning, "verbinding niet aangenomen", {{"fout", error.message()}});
    gate.pause->expires_after(std::chrono::milliseconds(100));
    gate.pause->async_wait([this, &gate](Error stopped_early) {
      if (!stopped_early) accept(gate);
    });
  });
}

template <class Protocol>
void Server::State::admit(Gate& gate, typename Protocol::socket socket, IoThread& thread) {
  Peer peer;
  peer.listener = gate.options.listener;
  Error error;
  if constexpr (std::is_same_v<Protocol, Unix>) {
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
      return;
    peer.uid = credentials.uid;
    peer.gid = credentials.gid;
    peer.address = "unix";
  } else {
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return;
    peer.loopback = endpoint.address().is_loopback();
    peer.address = endpoint.address().to_string();
    socket.set_option(Tcp::no_delay(true), error);
  }
  auto place = shared.census.enter(peer.address);
  if (!place) return;  // closes: one peer may not take every connection
  auto connection =
      gate.tls ? tls_connection(std::move(socket), *gate.tls, shared, thread, std::move(peer),
                                std::move(*place))
               : plain_connection(std::move(socket), shared, thread, std::move(peer),
                                  std::move(*place));
  asio::post(thread.context, [connection] { connection->start(); });
}

void Server::State::sweep() {
  const std::int64_t now = base::monotonic_ms();
  for (const auto& connection : alive())
    if (connection->overdue(now))
      asio::post(connection->thread().context, [connection] { connection->expire(); });
  const std::int64_t pause = limits::sweep_ms * shared.options.deadline_percent / 100;
  sweeper->expires_after(std::chrono::milliseconds(std::max<std::int64_t>(pause, 1)));
  sweeper->async_wait([this](Error error) {
    if (!error) sweep();
  });
}

std::vector<std::shared_ptr<Connection>> Server::State::alive() {
  std::vector<std::shared_ptr<Connection>> out;
  const std::lock_guard lock(shared.mutex);
  out.reserve(shared.connections.size());
  for (Connection* connection : shared.connections)
    if (auto strong = connection->weak_from_this().lock()) out.push_back(std::move(strong));
  return out;
}

}  // namespace zegel::http
