#include "tests/bench/floor_work.h"

#include <array>

#include <boost/json.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/hash.h"
#include "ledger/crypto/random.h"
#include "ledger/event/leaf.h"

namespace bench {

namespace base = zegel::base;
namespace crypto = zegel::crypto;
namespace json = boost::json;

namespace {

bool parse_json(std::string_view base64url) {
  thread_local std::string text;
  if (!base::decode_base64url(base64url, text)) return false;
  std::array<unsigned char, 8'192> buffer;
  json::monotonic_resource memory(buffer.data(), buffer.size());
  boost::system::error_code error;
  const json::value value = json::parse(text, error, &memory);
  return !error && !value.is_null();
}

crypto::Secret<32> fresh_key() {
  crypto::SystemRandom random;
  crypto::Secret<32> key;
  random.fill(key.writable());
  return key;
}

}  // namespace

std::optional<Pieces> split(std::string_view event) {
  const std::size_t first = event.find('.'), second = event.find('.', first + 1);
  const std::size_t end = event.find('~');
  if (first == event.npos || second == event.npos || end == event.npos) return std::nullopt;
  return Pieces{event.substr(0, end), event.substr(0, first),
                event.substr(first + 1, second - first - 1),
                event.substr(second + 1, end - second - 1), event.substr(end + 1)};
}

bool check_signature(const Pieces& pieces, const crypto::PublicKey& key) {
  const auto signature = base::decode_base64url_array<64>(pieces.signature);
  const std::size_t signed_size = pieces.jws.size() - pieces.signature.size() - 1;
  return signature &&
         crypto::verify(key, base::as_bytes(pieces.jws.substr(0, signed_size)), *signature);
}

bool parse_skelet(const Pieces& pieces, base::ByteArray<32>& key) {
  const base::Hash h = crypto::sha256(base::as_bytes(pieces.jws));
  std::copy(h.begin(), h.begin() + 16, key.begin() + 16);
  std::copy(h.begin() + 16, h.end(), key.begin());  // stands for the jti: as random
  return parse_json(pieces.header) && parse_json(pieces.payload);
}

bool parse_and_hash(const Pieces& pieces) {
  std::string_view rest = pieces.disclosures;
  unsigned seen = 0;
  while (!rest.empty()) {
    const std::size_t end = rest.find('~');
    if (end == rest.npos) return false;
    seen += crypto::sha256(base::as_bytes(rest.substr(0, end)))[0];
    if (!parse_json(rest.substr(0, end))) return false;
    rest.remove_prefix(end + 1);
  }
  return seen != 0;
}

base::Bytes seal(const Pieces& pieces) {
  thread_local const crypto::Secret<32> key = fresh_key();
  crypto::SystemRandom random;
  base::Bytes out;
  out.reserve(pieces.disclosures.size() + 400);
  crypto::seal_into(out, key, random.bytes<24>(), base::as_bytes("bench"),
                    base::as_bytes(pieces.disclosures));
  return out;
}

base::Bytes leaf(const Pieces& pieces) {
  crypto::SystemRandom random;
  base::Bytes bytes = zegel::event::make_leaf(random.bytes<32>(), {492'346}, pieces.jws);
  const base::Hash hash = zegel::event::leaf_hash(bytes);
  bytes[1] ^= hash[0];  // keeps the hash from being dropped
  return bytes;
}

std::optional<Prepared> prepare_event(std::string_view event, const crypto::PublicKey& key) {
  const auto pieces = split(event);
  Prepared out;
  if (!pieces || !check_signature(*pieces, key) || !parse_skelet(*pieces, out.key) ||
      !parse_and_hash(*pieces))
    return std::nullopt;
  out.record = seal(*pieces);
  out.leaf = leaf(*pieces);
  return out;
}

}  // namespace bench
