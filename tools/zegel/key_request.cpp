#include "tools/zegel/key_request.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "ledger/base/base64url.h"

namespace zegel::cli {

std::string key_request_jws(const KeyRequest& request, const crypto::SigningKey& key) {
  const boost::json::object jwk{
      {"crv", "Ed25519"}, {"kty", "OKP"}, {"x", base::base64url(key.public_key().raw)}};
  const boost::json::object header{
      {"alg", "Ed25519"}, {"jwk", jwk}, {"typ", "zegel-sleutelaanvraag+jwt"}};
  const boost::json::object payload{{"aud", request.ledger_id},
                                    {"kid", key.kid().text()},
                                    {"nonce", request.nonce},
                                    {"oin", request.oin}};
  std::string out = base::base64url(base::as_bytes(boost::json::serialize(header)));
  out += '.';
  out += base::base64url(base::as_bytes(boost::json::serialize(payload)));
  const crypto::Signature signature = key.sign(base::as_bytes(out));
  out += '.';
  out += base::base64url(signature);
  return out;
}

}  // namespace zegel::cli
