// One connection, private to api/http: reads one message at a time, hands it to the application,
// writes the answer, and again (api.md 4). Plain TCP and unix sockets are one type, TLS the other.
//
// Invariants: everything of a connection runs on its own I/O thread; one Beast parser per message;
// one deadline per phase, checked by the sweeper; pipelined requests are answered in order.
// Threads: start, tick and end are posted to the connection's thread. Errors: none leave a
// connection.
#pragma once

#include <atomic>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

#include "api/http/application.h"
#include "api/http/census.h"
#include "api/http/server.h"
#include "api/http/workers.h"

namespace boost::asio::ssl {
class context;
}

namespace zegel::http {

class Connection;

struct IoThread {
  boost::asio::io_context context{1};
  std::int64_t date_of = -1;  // second that `date` shows
  std::string date;
};

// What all connections share; outlives them.
struct Shared {
  Shared(ServerOptions given, Application& application)
      : options(std::move(given)),
        app(application),
        workers(options.workers, options.queue),
        census(options.connections) {}

  ServerOptions options;
  Application& app;
  Workers workers;
  Census census;
  std::atomic<bool> stopping{false};
  std::atomic<std::uint64_t> serial{0};
  std::uint64_t serial_key = 0;  // random: a kenmerk tells nothing about its neighbours
  std::mutex mutex;
  std::condition_variable empty;  // of connections
  std::unordered_set<Connection*> connections;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = boost::asio::generic::stream_protocol::socket;
  Connection(Shared& shared, IoThread& thread, Peer peer, Census::Place place);
  virtual ~Connection();
  virtual void start() = 0;
  virtual void expire() = 0;  // the deadline passed
  virtual void end() = 0;     // the server stops: close when idle, after the answer when not

  bool overdue(std::int64_t now_ms) const { return now_ms >= deadline_ms_.load(); }
  IoThread& thread() { return thread_; }

 protected:
  void set_deadline(std::int64_t from_now_ms);
  std::string next_kenmerk();
  std::string_view date();

  Shared& shared_;
  IoThread& thread_;
  Peer peer_;
  Census::Place place_;
  std::atomic<std::int64_t> deadline_ms_;
};

std::shared_ptr<Connection> plain_connection(Connection::Socket socket, Shared& shared,
                                             IoThread& thread, Peer peer, Census::Place place);
std::shared_ptr<Connection> tls_connection(Connection::Socket socket,
                                           boost::asio::ssl::context& context, Shared& shared,
                                           IoThread& thread, Peer peer, Census::Place place);

}  // namespace zegel::http
