// The log key and texts of logboek.md section 12.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/tlog/note.h"
#include "tests/support/checkout.h"

namespace zegel::test {

inline constexpr std::string_view log_origin = "zegel.zvh-voorbeeld.nl/regie";

inline crypto::SigningKey key_from_hex(std::string_view seed_hex) {
  base::Bytes seed;
  REQUIRE(base::decode_hex(seed_hex, seed));
  crypto::Secret<32> secret;
  std::copy(seed.begin(), seed.end(), secret.writable().begin());
  return crypto::SigningKey::from_seed(std::move(secret));
}
// RFC 8032 7.1 TEST 2
inline crypto::SigningKey log_signing_key() {
  return key_from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
}
inline tlog::VerifierKey log_vkey() {
  return tlog::VerifierKey::log_key(log_origin, log_signing_key().public_key());
}
inline std::string log_vector(const std::string& name) {
  std::ifstream file(in_checkout("tests/vectors/logboek/") + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}
inline base::Hash hash_from_base64(std::string_view text) {
  base::Bytes bytes;
  REQUIRE(base::decode_base64(text, bytes));
  REQUIRE(bytes.size() == 32);
  base::Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

// A witness with key n: a vkey of type 0x04, and its line under a note text.
class Witness {
 public:
  explicit Witness(std::string name, char digit = '1')
      : name_(std::move(name)), key_(key_from_hex(std::string(64, digit))) {
    base::Bytes bytes{0x04};
    base::ByteWriter(bytes).raw(key_.public_key().raw);
    const base::Byte middle[] = {0x0A};
    const auto id = crypto::sha256({base::as_bytes(name_), middle, bytes});
    key_id_ = base::ByteReader(id).get<std::uint32_t>();
    vkey_ = name_ + "+" + base::hex(base::ByteView(id).first(4)) + "+" + base::base64(bytes);
  }
  const std::string& vkey() const { return vkey_; }
  std::string line(std::string_view note_text, std::uint64_t time = 1'772'445'601) const {
    const std::string message =
        "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(note_text);
    base::Bytes bytes;
    base::ByteWriter(bytes).put(key_id_).put(time).raw(key_.sign(base::as_bytes(message)));
    return "\xE2\x80\x94 " + name_ + " " + base::base64(bytes) + "\n";
  }

 private:
  std::string name_;
  crypto::SigningKey key_;
  std::uint32_t key_id_ = 0;
  std::string vkey_;
};

}  // namespace zegel::test
