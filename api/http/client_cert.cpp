#include "api/http/client_cert.h"

#include <openssl/x509.h>

#include <algorithm>
#include <memory>

#include "ledger/base/base64url.h"

namespace zegel::http {

std::string oin_of_certificate(const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(const_cast<X509_NAME*>(subject), NID_serialNumber, -1);
  if (at < 0) return {};
  // One OIN only: a second serialNumber would leave open which one counts.
  if (X509_NAME_get_index_by_NID(const_cast<X509_NAME*>(subject), NID_serialNumber, at) >= 0)
    return {};
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
  const std::string text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                         static_cast<std::size_t>(ASN1_STRING_length(value)));
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return text.size() == 20 && digits ? text : std::string{};
}

std::string oin_of_client_cert(std::string_view header) {
  if (header.size() < 2 || !header.starts_with(':') || !header.ends_with(':')) return {};
  base::Bytes der;
  if (!base::decode_base64(header.substr(1, header.size() - 2), der)) return {};
  const unsigned char* at = der.data();
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      d2i_X509(nullptr, &at, static_cast<long>(der.size())), &X509_free);
  if (!certificate || at != der.data() + der.size()) return {};
  return oin_of_certificate(certificate.get());
}

}  // namespace zegel::http
