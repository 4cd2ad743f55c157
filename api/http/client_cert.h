// Whose certificate is it: the OIN in subject.serialNumber, from a DER certificate or from the
// header Client-Cert of a proxy (RFC 9440 section 2: one sf-binary, `:<base64>:`). The proxy
// checked the chain; who is such a proxy is for the caller to know. Bound: the 8,192 bytes of a
// header block (limits.h).
// Threads: pure. Errors: empty: no certificate, or not exactly one OIN of 20 digits in it.
#pragma once

#include <string>
#include <string_view>

struct x509_st;  // OpenSSL's X509

namespace zegel::http {

std::string oin_of_certificate(const x509_st* certificate);
std::string oin_of_client_cert(std::string_view header);

}  // namespace zegel::http
