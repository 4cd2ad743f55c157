#include "ledger/crypto/hash.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "ledger/base/base64url.h"

using zegel::base::as_bytes;
using zegel::base::hex;
using zegel::crypto::sha256;

TEST_CASE("SHA-256 of the FIPS 180-4 examples") {
  CHECK(hex(sha256(as_bytes(""))) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256(as_bytes("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256(as_bytes(std::string(1'000'000, 'a')))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the parts of a hash are concatenated") {
  CHECK(sha256({as_bytes("a"), as_bytes(""), as_bytes("bc")}) == sha256(as_bytes("abc")));
}

TEST_CASE("each thread hashes with its own context") {
  const auto expected = sha256(as_bytes("abc"));
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong)
      threads.emplace_back([&expected, &count] {
        for (int i = 0; i < 2'000; ++i) count += sha256(as_bytes("abc")) == expected ? 0 : 1;
      });
  }
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("h of an event is the first 16 bytes of the hash of its JWS") {
  CHECK(hex(zegel::crypto::jws_tag("abc").raw) == "ba7816bf8f01cfea414140de5dae2223");
}
