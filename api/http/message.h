// Request and Reply, free of Beast: what a handler sees of HTTP (api.md 2.2, 4).
//
// Invariants: every view of a Request points into `head` or `decoded`, which live until the answer
// has been written; a Request is filled once and never moved. A Reply is bytes and a few choices;
// the fixed headers of api.md 4.3 are added where it is written.
// Threads: a Request belongs to its connection and to the one worker that handles it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/http/deferred.h"

namespace zegel::http {

enum class Listener : std::uint8_t { console, partners, beheer, sok };
using Listeners = std::uint8_t;
constexpr Listeners bit(Listener listener) {
  return static_cast<Listeners>(1u << static_cast<unsigned>(listener));
}
constexpr bool has(Listeners set, Listener listener) { return (set & bit(listener)) != 0; }

struct Peer {                          // the other end, as the socket tells it
  Listener listener = Listener::console;
  std::string address;                 // for counting only; never in a log line
  bool loopback = false;
  bool tls = false;
  std::optional<std::uint32_t> uid;    // unix socket: SO_PEERCRED
  std::optional<std::uint32_t> gid;
  std::string certificate_oin;         // mTLS: subject.serialNumber, 20 digits
};

struct Field {
  std::string_view name;   // as sent; compare with iequals
  std::string_view value;  // without surrounding white space
};
struct QueryItem {
  std::string_view name;   // percent-decoded
  std::string_view value;
};

// What the application hangs on a request between admit() and handle().
struct Attachment {
  virtual ~Attachment() = default;
};

struct Request {
  Request() = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  std::string head;                    // the header block as received
  std::string decoded;                 // backing of decoded path and query
  std::string_view method;
  std::string_view target;
  std::string_view path;               // percent-decoded
  std::vector<QueryItem> query;
  std::vector<Field> fields;
  std::string body;
  const Peer* peer = nullptr;
  std::string kenmerk;                 // 16 hex
  std::unique_ptr<Attachment> attachment;

  std::string_view field(std::string_view name) const;  // first, case-insensitive; empty: absent
  std::optional<std::string_view> query_value(std::string_view name) const;
  void clear();                        // keeps the memory for the next message
};

enum class Caching : std::uint8_t { no_store, revalidate, immutable, immutable_private };

struct Reply {
  std::uint16_t status = 200;
  std::string_view media = "application/json";  // static storage; empty: no Content-Type
  std::string body;
  std::vector<std::pair<std::string_view, std::string>> headers;  // names in static storage
  Caching caching = Caching::no_store;
  bool open_to_all = false;            // public path: CORS * and Cross-Origin-Resource-Policy
  bool html = false;                   // a page with its own inline style
  bool close = false;                  // end the connection after this answer
  bool signed_in = false;              // the caller proved who it is (connection limits)
  bool personal = false;               // wipe the body once it is written (I6)
  std::shared_ptr<DeferredState> later;  // set by Deferred::reply(): the real answer comes
  bool heavy = false;                  // of one that comes later: a worker makes it

  Reply& with(std::string_view name, std::string value) {
    headers.emplace_back(name, std::move(value));
    return *this;
  }
};

bool iequals(std::string_view a, std::string_view b);  // ASCII

}  // namespace zegel::http
