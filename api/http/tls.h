// TLS settings of a listener (api.md 4.3): 1.2 and 1.3, no tickets, renegotiation or early data,
// ALPN http/1.1; for partners a client certificate with its CRL, and the OIN in
// subject.serialNumber. Private to api/http. Threads: values; a context is shared by its
// connections. Errors: fatal.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "api/http/server.h"

namespace zegel::http {

using TlsContext = std::unique_ptr<boost::asio::ssl::context>;
base::Result<TlsContext> make_tls_context(const TlsOptions& options);

// 20 digits, or empty: no certificate, or no OIN in it.
std::string certificate_oin(SSL* connection);

}  // namespace zegel::http
