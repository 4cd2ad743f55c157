#include "api/http/tls.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "api/http/client_cert.h"

namespace zegel::http {

namespace {

namespace ssl = boost::asio::ssl;
using base::Failure;

bool require_client(SSL_CTX* context, const TlsOptions& options);
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* in, unsigned in_size, void*);

// NCSC guidelines: forward secrecy and AEAD only; TLS 1.3 suites are the library's defaults.
constexpr const char* tls12_ciphers =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr unsigned char http11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

}  // namespace

base::Result<TlsContext> make_tls_context(const TlsOptions& options) {
  auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
  SSL_CTX* raw = context->native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                               SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_num_tickets(raw, 0);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_max_early_data(raw, 0);
  SSL_CTX_set_alpn_select_cb(raw, &choose_protocol, nullptr);
  if (SSL_CTX_set_cipher_list(raw, tls12_ciphers) != 1 ||
      SSL_CTX_set1_groups_list(raw, "X25519:P-256:P-384") != 1)
    return std::unexpected(Failure::fatal("TLS kan niet worden ingesteld"));
  if (SSL_CTX_use_certificate_chain_file(raw, options.certificate_file.c_str()) != 1)
    return std::unexpected(Failure::fatal("het certificaat is niet te lezen"));
  if (SSL_CTX_use_PrivateKey_file(raw, options.key_file.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(raw) != 1)
    return std::unexpected(Failure::fatal("de sleutel hoort niet bij het certificaat"));
  if (!options.client_ca_file.empty() && !require_client(raw, options))
    return std::unexpected(Failure::fatal("vertrouwde_ca of crl is niet te lezen"));
  return context;
}

std::string certificate_oin(SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      SSL_get1_peer_certificate(connection), &X509_free);
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return {};
  return oin_of_certificate(certificate.get());
}

namespace {

// OpenSSL's own verdict stands: no callback that could turn a refusal into a yes. With a CRL file
// the chain is checked against it, and a CRL past its nextUpdate refuses (fail closed).
bool require_client(SSL_CTX* context, const TlsOptions& options) {
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  if (SSL_CTX_load_verify_file(context, options.client_ca_file.c_str()) != 1) return false;
  STACK_OF(X509_NAME)* names = SSL_load_client_CA_file(options.client_ca_file.c_str());
  if (!names) return false;
  SSL_CTX_set_client_CA_list(context, names);
  if (options.crl_file.empty()) return true;
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  X509_LOOKUP* lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
  if (!lookup || X509_load_crl_file(lookup, options.crl_file.c_str(), X509_FILETYPE_PEM) < 1)
    return false;
  return X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK) == 1;
}

int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* in, unsigned in_size, void*) {
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, http11, sizeof http11, in, in_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

}  // namespace zegel::http
