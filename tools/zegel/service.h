// The running zegeld as the CLI talks to it: over TCP (--url) or its unix socket, where the caller
// is beheerder (api.md 1). Problems become a Stop with their sentences and exit code.
//
// Threads: one Service per thread. Errors: Exit::later when nobody answers.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "api/http/client.h"
#include "tools/zegel/context.h"

namespace zegel::cli {

struct Address {
  std::string url;      // "http://127.0.0.1:8080"
  std::string socket;   // path; used when not empty
  std::string role;     // Zegel-Rol, oefenmodus only
};

// --url, --sok, the practice ledger in --map, ZEGEL_URL, ZEGEL_SOK, /run/zegel/zegel.sock: the
// first that is there. `socket_first`: for verbs of the beheerder.
Outcome<Address> find_address(const Context& context, bool socket_first);

class Service {
 public:
  explicit Service(const Address& address);

  Outcome<http::ClientReply> get(std::string_view path, const http::Headers& extra = {});
  Outcome<http::ClientReply> post(std::string_view path, std::string_view media,
                                  std::string_view body, const http::Headers& extra = {});
  // The same, for answers that must be 2xx and JSON.
  Outcome<boost::json::value> get_json(std::string_view path, const http::Headers& extra = {});
  Outcome<boost::json::value> post_json(std::string_view path, std::string_view body,
                                        const http::Headers& extra = {});
  const Address& address() const { return address_; }

 private:
  http::Headers headers(const http::Headers& extra) const;
  Outcome<http::ClientReply> ask(std::string_view method, std::string_view path,
                                 const http::Headers& headers, std::string_view body);
  Address address_;
  http::Client client_;
};

// Not 2xx: the problem+json as a Stop; 2xx: nothing.
Outcome<void> accept_reply(const http::ClientReply& reply);
Exit exit_of_status(int status);
Outcome<boost::json::value> json_of(std::string_view body);

}  // namespace zegel::cli
