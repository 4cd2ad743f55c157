#include "tests/support/envelop_vector.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/issue.h"
#include "ledger/event/leaf.h"
#include "tests/support/checkout.h"

namespace zegel::tests {
namespace {

std::string presentation(int without) {
  std::vector<std::string> sent;
  for (const ExampleDisclosure& one : example_disclosures())
    if (one.number != without) sent.push_back(one.encoded);
  return joined(example_jws(), sent);
}

}  // namespace

crypto::SigningKey example_key() {
  base::Bytes seed;
  base::decode_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", seed);
  crypto::Secret<32> secret;
  std::copy(seed.begin(), seed.end(), secret.writable().begin());
  return crypto::SigningKey::from_seed(std::move(secret));
}

event::Skelet example_skelet() {
  event::Skelet skelet;
  skelet.iss = "00000099000000001000";
  skelet.aud = "zegel.zvh-voorbeeld.nl/regie";
  skelet.jti = *base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEA");
  skelet.iat = 1'772'445'600;
  skelet.evt = "verstrekking-gedaan.v1";
  skelet.bkl = "regie-5j";
  skelet.vwa = "verstrekken";
  skelet.isn = 4'711;
  skelet.chk = 90'210;
  base::decode_base64url_into(example_disclosures().front().digest, skelet.inhoud);
  return skelet;
}

std::vector<ExampleDisclosure> example_disclosures() {
  std::istringstream lines(vector_file("envelop/onthullingen.txt"));
  std::vector<ExampleDisclosure> out;
  ExampleDisclosure one;
  while (lines >> one.number >> one.part >> one.digest >> std::ws &&
         std::getline(lines, one.json)) {
    one.encoded = base::base64url(base::as_bytes(one.json));
    out.push_back(one);
  }
  return out;
}

std::string example_jws() { return event::sign_skelet(example_skelet(), example_key()); }
std::string example_sd_jwt() { return presentation(0); }
std::string example_presentation_to_a() { return presentation(41); }

base::Bytes example_leaf() {
  return event::make_leaf(example_bytes("zegel blind", 32), base::Hour{492'346}, example_jws());
}

base::Bytes example_bytes(std::string_view text, std::size_t size) {
  const base::Hash hash = crypto::sha256(base::as_bytes(text));
  return {hash.begin(), hash.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::string joined(std::string_view jws, const std::vector<std::string>& disclosures) {
  std::string out(jws);
  out += '~';
  for (const std::string& one : disclosures) out.append(one).append("~");
  return out;
}

std::string vector_file(std::string_view name) {
  const std::string path = in_checkout("tests/vectors/") + std::string(name);
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("no vector file " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace zegel::tests
