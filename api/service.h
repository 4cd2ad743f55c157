// The API as the server sees it: admit (address, route, caller, rights, form, size), handle, done.
//
// Invariants: nothing of a body is read before the caller was admitted; what a listener or a role
// may not see is 404 or 403 before the handler runs; every answer is counted, and one line of the
// access log names route, status, sizes and duration, never address or content (api.md 2.6).
// Threads: as http::Application says.
#pragma once

#include "api/http/application.h"
#include "api/router.h"
#include "api/services.h"

namespace zegel::api {

class Service final : public http::Application {
 public:
  explicit Service(Services& services);
  http::Admission admit(http::Request& head) override;
  http::Reply handle(http::Request& request) override;
  http::Reply fault(const http::Request& request, http::Fault fault) override;
  void done(const http::Request& request, const http::Finished& finished) override;

 private:
  Services& services_;
  Router router_;
};

}  // namespace zegel::api
