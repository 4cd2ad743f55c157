// The floor of P1 and P5: what the machine allows for one event, and nothing more (prestaties 2).
//
// Plain HTTP parsed by Beast on two threads; per event the same bytes: base64url, SHA-256 of every
// disclosure and of the leaf, JSON of header, payload and disclosures, one Ed25519 verify, one
// XChaCha20-Poly1305 seal. Then per batch the same two LMDB commits: the sealed record, and leaf
// with jti row. No rules, no tree, no projections, no receipts.
//
//   floor --map DIR --sleutel BASE64URL [--poort 0]
//
// Prints its port as JSON on the first line. On SIGTERM: events, batches, CPU us per event.
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "ledger/base/base64url.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/hash.h"
#include "ledger/crypto/random.h"
#include "ledger/event/leaf.h"
#include "ledger/store/lmdb.h"
#include "tests/bench/bench_io.h"
#include "tests/bench/floor_work.h"

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace base = zegel::base;
namespace store = zegel::store;
using tcp = asio::ip::tcp;

namespace {

struct Item {
  bench::Prepared prepared;
  std::function<void()> answer;
};

// One thread, two commits per batch; takes everything that waits.
class Writer {
 public:
  explicit Writer(const std::string& map)
      : inhoud_(open(map + "/inhoud", {"inhoud"})), ledger_(open(map + "/ledger", {"leaf", "jti"})),
        thread_([this] { run(); }) {}
  ~Writer() {
    stopping_ = true;
    wake_.notify_one();
    thread_.join();
  }
  void push(Item item) {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(std::move(item));
    }
    wake_.notify_one();
  }
  std::size_t events = 0, batches = 0;

 private:
  static std::unique_ptr<store::Store> open(const std::string& path,
                                            const std::vector<std::string>& tables) {
    store::StoreOptions options;
    options.create = true;
    auto opened = store::Store::open(path, tables, options);
    if (!opened) std::exit(bench::complain(opened.error().detail.c_str()));
    return std::move(*opened);
  }
  void run();
  void commit(std::vector<Item>& batch);

  std::unique_ptr<store::Store> inhoud_, ledger_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> queue_;
  std::atomic<bool> stopping_ = false;
  std::uint64_t index_ = 0;
  std::thread thread_;
};

void Writer::run() {
  std::vector<Item> batch;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      batch.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(queue_.end()));
      queue_.clear();
    }
    commit(batch);
    for (Item& item : batch) item.answer();
    events += batch.size();
    ++batches;
    batch.clear();
  }
}

void Writer::commit(std::vector<Item>& batch) {
  const auto kept = inhoud_->update([&](store::MutableRows& rows) -> base::Status {
    for (const Item& item : batch)
      rows.put(inhoud_->table("inhoud"), item.prepared.key, item.prepared.record);
    return {};
  });
  const auto logged = ledger_->update([&](store::MutableRows& rows) -> base::Status {
    for (const Item& item : batch) {
      base::Bytes key;
      base::ByteWriter(key).put(index_++);
      rows.put_append(ledger_->table("leaf"), key, item.prepared.leaf);
      rows.put(ledger_->table("jti"), base::ByteView(item.prepared.key).first(16), key);
    }
    return {};
  });
  if (!kept || !logged) std::exit(bench::complain("commit failed"));
}

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const zegel::crypto::PublicKey& key, Writer& writer)
      : stream_(std::move(socket)), key_(key), writer_(writer) {}
  void read() {
    request_ = {};
    http::async_read(stream_, buffer_, request_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->work();
                     });
  }

 private:
  void work() {
    auto prepared = bench::prepare_event(request_.body(), key_);
    if (!prepared) return;
    writer_.push({std::move(*prepared), [self = shared_from_this()] {
                    asio::post(self->stream_.get_executor(), [self] { self->answer(); });
                  }});
  }
  void answer() {
    response_ = {http::status::created, 11};
    response_.set(http::field::content_type, "application/json");
    response_.body().assign(700, 'x');  // about the size of an Ontvangst
    response_.prepare_payload();
    http::async_write(stream_, response_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        if (!error) self->read();
                      });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
  const zegel::crypto::PublicKey& key_;
  Writer& writer_;
};

void accept(tcp::acceptor& acceptor, const zegel::crypto::PublicKey& key, Writer& writer) {
  acceptor.async_accept(asio::make_strand(acceptor.get_executor()),
                        [&](beast::error_code error, tcp::socket socket) {
                          if (error) return;
                          socket.set_option(tcp::no_delay(true));
                          std::make_shared<Session>(std::move(socket), key, writer)->read();
                          accept(acceptor, key, writer);
                        });
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Arguments args(argc, argv);
  const auto raw = base::decode_base64url_array<32>(args.text("--sleutel", ""));
  if (!raw) return bench::complain("--sleutel is no public key");
  const zegel::crypto::PublicKey key{*raw};
  asio::io_context io;
  Writer writer(args.text("--map", "floor"));
  tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"),
                              static_cast<std::uint16_t>(args.number("--poort", 0))});
  accept(acceptor, key, writer);
  asio::signal_set signals(io, SIGTERM, SIGINT);
  signals.async_wait([&](beast::error_code, int) { io.stop(); });
  bench::print(fmt::format("{{\"poort\":{}}}\n", acceptor.local_endpoint().port()));
  std::thread second([&] { io.run(); });
  io.run();
  second.join();
  const auto count = static_cast<double>(std::max<std::size_t>(writer.events, 1));
  bench::print(fmt::format("{{\"gebeurtenissen\":{},\"reeksen\":{},"
                           "\"cpu_us_per_gebeurtenis\":{:.1f}}}\n",
                           writer.events, writer.batches, double(bench::own_cpu_us()) / count));
  return 0;
}
