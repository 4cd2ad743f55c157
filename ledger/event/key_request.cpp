#include "ledger/event/key_request.h"

#include <fmt/format.h>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "ledger/base/base64url.h"
#include "ledger/event/json.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

namespace {

constexpr std::size_t longest = 1'024;  // of the whole JWS; ours have about 470 bytes
constexpr std::string_view media_type = "zegel-sleutelaanvraag+jwt";

using base::Failure;
using Object = boost::json::object;

std::optional<Object> decode_object(std::string_view part);
std::optional<std::string_view> text_of(const Object& object, std::string_view name);
std::optional<base::ByteArray<32>> key_of_header(const Object& header);

}  // namespace

std::string sign_key_request(const crypto::SigningKey& key, std::string_view aud,
                             std::string_view oin, std::string_view nonce) {
  const std::string header =
      fmt::format(R"({{"alg":"Ed25519","jwk":{{"crv":"Ed25519","kty":"OKP","x":"{}"}})"
                  R"(,"typ":"{}"}})",
                  base::base64url(key.public_key().raw), media_type);
  const std::string payload = fmt::format(R"({{"aud":"{}","oin":"{}","kid":"{}","nonce":"{}"}})",
                                          aud, oin, key.kid().text(), nonce);
  std::string jws = base::base64url(base::as_bytes(header));
  jws += '.';
  base::append_base64url(jws, base::as_bytes(payload));
  const crypto::Signature signature = key.sign(base::as_bytes(jws));
  jws += '.';
  base::append_base64url(jws, signature);
  return jws;
}

base::Result<KeyRequest> read_key_request(std::string_view jws) {
  while (jws.ends_with('\n') || jws.ends_with('\r')) jws.remove_suffix(1);
  const std::size_t first = jws.find('.');
  const std::size_t last = jws.rfind('.');
  if (jws.size() > longest || first == std::string_view::npos || first == last)
    return std::unexpected(Failure::refused("V-ENV-1"));
  const auto signature = base::decode_base64url_array<64>(jws.substr(last + 1));
  const auto header = decode_object(jws.substr(0, first));
  const auto payload = decode_object(jws.substr(first + 1, last - first - 1));
  if (!signature || !header || !payload) return std::unexpected(Failure::refused("V-ENV-1"));
  if (header->size() != 3 || text_of(*header, "alg") != "Ed25519" ||
      text_of(*header, "typ") != media_type)
    return std::unexpected(Failure::refused("V-ENV-3", "/kop"));

  const auto raw = key_of_header(*header);
  if (!raw || !crypto::key_is_valid(*raw))
    return std::unexpected(Failure::refused("V-SLT-4", "/publiekeSleutel"));
  const auto aud = text_of(*payload, "aud"), oin = text_of(*payload, "oin");
  const auto kid = text_of(*payload, "kid"), nonce = text_of(*payload, "nonce");
  KeyRequest request;
  request.key = crypto::PublicKey{*raw};
  request.kid = crypto::thumbprint(request.key);
  if (payload->size() != 4 || !aud || !oin || !kid || !nonce || !is_oin(*oin) ||
      *kid != request.kid.text() ||
      !crypto::verify(request.key, base::as_bytes(jws.substr(0, last)), *signature))
    return std::unexpected(Failure::refused("V-SLT-6", "/bezitsbewijs"));
  request.aud = *aud;
  request.oin = *oin;
  request.nonce = *nonce;
  return request;
}

namespace {

std::optional<Object> decode_object(std::string_view part) {
  std::string text;
  if (!base::decode_base64url(part, text)) return std::nullopt;
  auto value = parse_json(text, {});
  if (!value || !value->is_object()) return std::nullopt;
  return std::move(value->get_object());
}

std::optional<std::string_view> text_of(const Object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string_view(value->get_string());
}

std::optional<base::ByteArray<32>> key_of_header(const Object& header) {
  const auto* jwk = header.if_contains("jwk");
  if (!jwk || !jwk->is_object() || jwk->get_object().size() != 3) return std::nullopt;
  const Object& object = jwk->get_object();
  const auto x = text_of(object, "x");
  if (text_of(object, "kty") != "OKP" || text_of(object, "crv") != "Ed25519" || !x)
    return std::nullopt;
  return base::decode_base64url_array<32>(*x);
}

}  // namespace

}  // namespace zegel::event
