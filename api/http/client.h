// Outgoing HTTP by libcurl: one wrapper for the CLI, and later for witnesses (api.md 12).
//
// Invariants: no redirects, no proxy from the environment, http and https only; the answer is
// bounded before it is kept. The connection stays open between requests (keep-alive handle).
// Threads: one Client per thread. Units: milliseconds, bytes.
// Errors: unavailable "niet-bereikbaar" with the reason for the journal; every HTTP status, also
// 4xx and 5xx, is an answer and no error.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/failure.h"

namespace zegel::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct ClientOptions {
  std::string base_url = "http://localhost";  // scheme, host, port; no trailing slash
  std::string unix_socket;                    // path of a socket; empty: TCP
  std::string ca_file;                        // https: trust only these
  std::string certificate_file;               // mTLS
  std::string key_file;
  long connect_timeout_ms = 5'000;
  long timeout_ms = 60'000;                   // Prefer: wait is at most 30 s
  std::size_t max_body = 64u << 20;           // an export or an entry bundle fits
};

struct ClientReply {
  int status = 0;
  Headers headers;  // names in lower case
  std::string body;
  std::string_view header(std::string_view lower_case_name) const;  // empty: absent
};

class Client {
 public:
  explicit Client(ClientOptions options);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  // `path` begins with '/'. A body is sent with every method but GET and HEAD.
  base::Result<ClientReply> request(std::string_view method, std::string_view path,
                                    const Headers& headers = {}, std::string_view body = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::http
