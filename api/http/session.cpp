#include "api/http/session.h"

#include <fmt/format.h>

#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "api/http/head_scan.h"
#include "api/http/host.h"
#include "api/http/limits.h"
#include "api/http/ready.h"
#include "api/http/reply_head.h"
#include "api/http/tls.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"

namespace zegel::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Error = boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;
using PlainStream = Connection::Socket;
using TlsStream = asio::ssl::stream<Connection::Socket>;

enum class Phase : std::uint8_t {
  handshake, idle, head, body, handling, writing, draining,
};

constexpr std::int64_t never = std::int64_t{1} << 62;
constexpr std::size_t read_size = 16'384;  // one TLS record
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

Fault fault_of(HeadFault fault) {
  switch (fault) {
    case HeadFault::target_too_long: return Fault::target_too_long;
    case HeadFault::headers_too_long: return Fault::headers_too_long;
    case HeadFault::none:
    case HeadFault::malformed: return Fault::malformed;
  }
  return Fault::malformed;
}

template <class Stream>
class Session final : public Connection {
 public:
  template <class... Extra>
  Session(Shared& shared, IoThread& thread, Peer peer, Census::Place place, Socket socket,
          Extra&... extra)
      : Connection(shared, thread, std::move(peer), std::move(place)),
        stream_(std::move(socket), extra...) {}
  ~Session() override {
    forget();
    wipe(buffer_.data().data(), buffer_.size());
  }

  void start() override;
  void expire() override;
  void end() override;

 private:
  static constexpr bool encrypted = std::is_same_v<Stream, TlsStream>;
  std::shared_ptr<Session> self() {
    return std::static_pointer_cast<Session>(shared_from_this());
  }
  Socket& socket();
  std::string_view buffered() const {
    return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
  }

  void read_head();
  void take_head(std::size_t size);
  void plan_body(Admission admission);
  void ask_to_go_on();
  void read_body();
  void dispatch();
  void run_on_worker();
  void make_on_worker(Deferred::Make make);
  Reply guarded(Deferred::Make make);
  void give(Reply reply);
  void wait_for(const Reply& reply);
  void answer(Reply reply);
  void fail(Fault fault);
  void wrote(Error error);
  void forget();
  void close_gracefully();
  void drain();
  void close_now();
  void enter(Phase phase, std::int64_t deadline_ms) {
    phase_ = phase;
    set_deadline(deadline_ms);
  }

  Stream stream_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  Reply reply_;
  std::string out_;
  Phase phase_ = Phase::handshake;
  std::int64_t started_us_ = 0;
  std::int64_t body_started_ms_ = 0;
  std::size_t bytes_in_ = 0;
  std::size_t drained_ = 0;
  std::uint32_t served_ = 0;
  bool keep_alive_ = true;
  bool on_connection_ = false;
  unsigned shed_ = 0;
  bool answered_ = false;
  std::atomic<bool> waits_ = false;  // the handler returned; the answer comes later
};

template <class Stream>
Connection::Socket& Session<Stream>::socket() {
  if constexpr (encrypted) {
    return stream_.next_layer();
  } else {
    return stream_;
  }
}

template <class Stream>
void Session<Stream>::start() {
  if (peer_.uid) place_.signed_in();
  if constexpr (encrypted) {
    peer_.tls = true;
    enter(Phase::handshake, limits::handshake_ms);
    stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](Error error) {
      if (error) return self->close_now();
      self->peer_.certificate_oin = certificate_oin(self->stream_.native_handle());
      if (!self->peer_.certificate_oin.empty()) self->place_.signed_in();
      self->read_head();
    });
  } else {
    read_head();
  }
}

// Between messages: wait for the first byte; from there the header block has its own deadline.
template <class Stream>
void Session<Stream>::read_head() {
  const HeadExtent extent = head_extent(buffered());
  if (extent.fault != HeadFault::none) {
    started_us_ = base::monotonic_us();
    return fail(fault_of(extent.fault));
  }
  if (extent.size > 0) return take_head(extent.size);
  if (buffer_.size() == 0) {
    if (shared_.stopping) return close_gracefully();
    enter(Phase::idle, limits::idle_ms);
  } else if (phase_ != Phase::head) {
    enter(Phase::head, limits::head_ms);
  }
  stream_.async_read_some(buffer_.prepare(read_size),
                          [self = self()](Error error, std::size_t count) {
                            if (error) return self->close_now();
                            self->buffer_.commit(count);
                            self->read_head();
                          });
}

template <class Stream>
void Session<Stream>::take_head(std::size_t size) {
  phase_ = Phase::body;
  started_us_ = base::monotonic_us();
  answered_ = false;
  request_.clear();
  request_.peer = &peer_;
  request_.kenmerk = next_kenmerk();
  request_.head.assign(buffered().substr(0, size));
  buffer_.consume(size);
  bytes_in_ = size;
  HeadFault fault = scan_head(request_);
  if (fault == HeadFault::none &&
      !host_allowed(request_.field("Host"), peer_, shared_.options.hosts))
    fault = HeadFault::malformed;
  if (fault != HeadFault::none) {
    request_.path = {};  // nothing of an unproven head is used, not even for links
    return fail(fault_of(fault));
  }

  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits::headers + limits::target + 64));
  parser_->body_limit(boost::none);  // ours is set once the application has named it
  parser_->eager(false);
  Error error;
  parser_->put(asio::buffer(request_.head), error);
  if (error || !parser_->is_header_done()) return fail(Fault::malformed);
  keep_alive_ = parser_->keep_alive() && ++served_ < limits::requests_per_connection;
  plan_body(shared_.app.admit(request_));
}

template <class Stream>
void Session<Stream>::plan_body(Admission admission) {
  const auto length = parser_->content_length();
  const bool has_body = parser_->chunked() || (length && *length > 0);
  if (admission.refusal) {
    if (has_body) keep_alive_ = false;  // what follows is not read
    return answer(std::move(*admission.refusal));
  }
  if (has_body && (request_.method == "GET" || request_.method == "HEAD"))
    return fail(Fault::malformed);
  if (length && *length > admission.body_limit) return fail(Fault::body_too_large);
  parser_->body_limit(admission.body_limit);
  // A body that grows would leave copies behind; memory is taken when it is written (I6).
  if (!length) parser_->get().body().reserve(admission.body_limit);
  parser_->eager(true);
  on_connection_ = admission.on_connection;
  shed_ = admission.shed;
  if (!has_body) return dispatch();
  body_started_ms_ = base::monotonic_ms();
  enter(Phase::body, limits::body_grace_ms);
  const std::string_view expect = request_.field("Expect");
  if (expect.empty() || buffer_.size() > 0) return read_body();
  if (!iequals(expect, "100-continue")) return fail(Fault::malformed);
  ask_to_go_on();
}

template <class Stream>
void Session<Stream>::ask_to_go_on() {
  asio::async_write(stream_, asio::buffer(go_on), [self = self()](Error error, std::size_t) {
    if (error) return self->close_now();
    self->read_body();
  });
}

template <class Stream>
void Session<Stream>::read_body() {
  if (buffer_.size() > 0) {
    Error error;
    const auto arrived = buffer_.data();
    const std::size_t used = parser_->put(arrived, error);
    wipe(arrived.data(), used);
    buffer_.consume(used);
    bytes_in_ += used;
    if (error == beast::http::error::body_limit) return fail(Fault::body_too_large);
    if (error && error != beast::http::error::need_more) return fail(Fault::malformed);
  }
  if (parser_->is_done()) return dispatch();
  // Absolute, and earlier for whoever falls below the minimum rate after the grace.
  const auto earned = static_cast<std::int64_t>((bytes_in_ - request_.head.size()) * 1'000 /
                                                limits::body_bytes_per_second);
  const std::int64_t until = std::min(limits::body_ms, std::max(limits::body_grace_ms, earned));
  const std::int64_t spent = base::monotonic_ms() - body_started_ms_;
  set_deadline(until - spent * 100 / shared_.options.deadline_percent);
  const auto rest = parser_->content_length_remaining();
  const std::size_t want = rest ? std::clamp<std::size_t>(*rest, 1, 4 * read_size) : read_size;
  stream_.async_read_some(buffer_.prepare(want), [self = self()](Error error, std::size_t count) {
    if (error) return self->close_now();
    self->buffer_.commit(count);
    self->read_body();
  });
}

template <class Stream>
void Session<Stream>::dispatch() {
  request_.body = std::move(parser_->get().body());
  enter(Phase::handling, limits::handler_ms);
  waits_ = false;
  if (on_connection_) {
    Reply reply = shared_.app.handle(request_);
    return reply.later ? wait_for(reply) : answer(std::move(reply));
  }
  const bool taken = shared_.workers.submit(shed_, [self = self()] { self->run_on_worker(); });
  if (!taken) answer(shared_.app.fault(request_, Fault::busy));
}

// On a worker.
template <class Stream>
void Session<Stream>::run_on_worker() {
  Reply reply = guarded([this] { return shared_.app.handle(request_); });
  if (reply.later) return wait_for(reply);  // no detour: the answer itself comes to our thread
  give(std::move(reply));
}

// From any thread. An answer that comes after its deadline finds the connection answered, and ends.
template <class Stream>
void Session<Stream>::wait_for(const Reply& reply) {
  waits_ = true;
  set_deadline(limits::deferred_ms);
  on_answer(*reply.later, [self = self(), heavy = reply.heavy](Deferred::Make make) mutable {
    if (heavy) return self->make_on_worker(std::move(make));
    asio::post(self->thread_.context, [self, make = std::move(make)]() mutable {
      if (!self->answered_) self->answer(self->guarded(std::move(make)));
    });
  });
}

// What is recorded is never shed: it was let in already. From here on a deadline that passes says
// that the answer did not come, no longer that nothing was recorded.
template <class Stream>
void Session<Stream>::make_on_worker(Deferred::Make make) {
  constexpr unsigned never_shed = 3;
  waits_ = false;
  shared_.workers.submit(never_shed, [self = self(), make = std::move(make)]() mutable {
    self->give(self->guarded(std::move(make)));
  });
}

// Exceptions end here: a defect answers 500 and leaves the process standing.
template <class Stream>
Reply Session<Stream>::guarded(Deferred::Make make) {
  try {
    return make();
  } catch (const std::exception&) {
    base::journal(base::Level::alarm, "afhandeling mislukt", {{"kenmerk", request_.kenmerk}});
    return shared_.app.fault(request_, Fault::failed);
  }
}

// From a worker to our thread; an answer that is too late ends there.
template <class Stream>
void Session<Stream>::give(Reply reply) {
  asio::post(thread_.context, [self = self(), ready = Ready(std::move(reply))]() mutable {
    if (!self->answered_) self->answer(ready.take());
  });
}

template <class Stream>
void Session<Stream>::fail(Fault fault) {
  Reply reply = shared_.app.fault(request_, fault);
  reply.close = true;
  answer(std::move(reply));
}

template <class Stream>
void Session<Stream>::answer(Reply reply) {
  answered_ = true;
  if (reply.signed_in) place_.signed_in();
  keep_alive_ = keep_alive_ && !reply.close && !shared_.stopping;
  reply_ = std::move(reply);
  out_.clear();
  append_head(out_, reply_,
              {.date = date(),
               .api_version = shared_.options.api_version,
               .practice = shared_.options.practice,
               .tls = peer_.tls,
               .close = !keep_alive_});
  const bool bare = request_.method == "HEAD" || reply_.status == 304;
  const std::array<asio::const_buffer, 2> parts = {
      asio::buffer(out_), bare ? asio::const_buffer{} : asio::buffer(reply_.body)};
  enter(Phase::writing, limits::write_ms);
  asio::async_write(stream_, parts,
                    [self = self()](Error error, std::size_t) { self->wrote(error); });
}

template <class Stream>
void Session<Stream>::wrote(Error error) {
  shared_.app.done(request_, {.status = reply_.status,
                              .bytes_in = bytes_in_,
                              .bytes_out = out_.size() + reply_.body.size(),
                              .micros = base::monotonic_us() - started_us_});
  if (reply_.personal) wipe(reply_.body);
  reply_ = {};
  if (error) return close_now();
  if (!keep_alive_) return close_gracefully();  // a worker that is late may still read request_
  forget();
  phase_ = Phase::idle;
  read_head();
}

// A body is plaintext (I6): nothing of it stays for the next message, nor when the session ends.
template <class Stream>
void Session<Stream>::forget() {
  wipe(request_.body);
  if (parser_) wipe(parser_->get().body());
}

// Say that no more comes, then read off a little: closing with unread bytes would reset the
// connection, and the client could lose the answer that it is about to read.
template <class Stream>
void Session<Stream>::close_gracefully() {
  if constexpr (encrypted) {
    enter(Phase::draining, limits::tls_shutdown_ms);
    stream_.async_shutdown([self = self()](Error) { self->close_now(); });
  } else {
    enter(Phase::draining, limits::drain_ms);
    Error ignored;
    stream_.shutdown(asio::socket_base::shutdown_send, ignored);
    drain();
  }
}

template <class Stream>
void Session<Stream>::drain() {
  buffer_.clear();
  socket().async_read_some(buffer_.prepare(read_size),
                           [self = self()](Error error, std::size_t count) {
                             self->drained_ += count;
                             if (error || self->drained_ > limits::drain_bytes)
                               return self->close_now();
                             self->drain();
                           });
}

template <class Stream>
void Session<Stream>::close_now() {
  deadline_ms_ = never;
  Error ignored;
  socket().close(ignored);
}

template <class Stream>
void Session<Stream>::expire() {
  if (!overdue(base::monotonic_ms())) return;  // it moved on before this ran
  switch (phase_) {
    case Phase::handling:  // a worker may still read request_, which stays: nothing comes after
      keep_alive_ = false;
      return answer(shared_.app.fault(request_, waits_ ? Fault::not_stored : Fault::busy));
    case Phase::handshake:
    case Phase::idle:
    case Phase::head:
    case Phase::body:
    case Phase::writing:
    case Phase::draining: return close_now();
  }
}

template <class Stream>
void Session<Stream>::end() {
  keep_alive_ = false;
  if (phase_ == Phase::idle) close_now();
}

}  // namespace

Connection::Connection(Shared& shared, IoThread& thread, Peer peer, Census::Place place)
    : shared_(shared),
      thread_(thread),
      peer_(std::move(peer)),
      place_(std::move(place)),
      deadline_ms_(never) {
  const std::lock_guard lock(shared_.mutex);
  shared_.connections.insert(this);
}

// The last reference may end on a thread that the server does not join: the sequencer's, which just
// finished a Deferred. From the moment the list is empty stop() returns and `shared_` may be gone,
// so leaving the list is the last thing that touches it, after the place in the census.
Connection::~Connection() {
  { const Census::Place given_back = std::move(place_); }
  const std::lock_guard lock(shared_.mutex);
  shared_.connections.erase(this);
  if (shared_.connections.empty()) shared_.empty.notify_all();
}

void Connection::set_deadline(std::int64_t from_now_ms) {
  deadline_ms_ = base::monotonic_ms() + from_now_ms * shared_.options.deadline_percent / 100;
}

// splitmix64 over a counter and a random key: unique in this process, and tells no order.
std::string Connection::next_kenmerk() {
  std::uint64_t x = shared_.serial_key + (++shared_.serial) * 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return fmt::format("{:016x}", x ^ (x >> 31));
}

std::string_view Connection::date() {
  const std::int64_t now = base::real_unix_seconds();
  if (now != thread_.date_of) {
    thread_.date = http_date(now);
    thread_.date_of = now;
  }
  return thread_.date;
}

std::shared_ptr<Connection> plain_connection(Connection::Socket socket, Shared& shared,
                                             IoThread& thread, Peer peer, Census::Place place) {
  return std::make_shared<Session<PlainStream>>(shared, thread, std::move(peer), std::move(place),
                                                std::move(socket));
}

std::shared_ptr<Connection> tls_connection(Connection::Socket socket, asio::ssl::context& context,
                                           Shared& shared, IoThread& thread, Peer peer,
                                           Census::Place place) {
  return std::make_shared<Session<TlsStream>>(shared, thread, std::move(peer), std::move(place),
                                              std::move(socket), context);
}

}  // namespace zegel::http
