#include "ledger/crypto/aead.h"

#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"

namespace zegel::crypto {
namespace {

base::Bytes from_hex(std::string_view text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text, out));
  return out;
}

// draft-irtf-cfrg-xchacha-03 A.3.1
struct Draft {
  Secret<32> key;
  Nonce nonce{};
  base::Bytes aad = from_hex("50515253c0c1c2c3c4c5c6c7");
  std::string_view plaintext =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
      "sunscreen would be it.";
  Draft() {
    for (std::size_t i = 0; i < 32; ++i) key.writable()[i] = static_cast<base::Byte>(0x80 + i);
    for (std::size_t i = 0; i < 24; ++i) nonce[i] = static_cast<base::Byte>(0x40 + i);
  }
  base::Bytes sealed() const {
    base::Bytes out;
    seal_into(out, key, nonce, aad, base::as_bytes(plaintext));
    return out;
  }
};

}  // namespace

TEST_CASE("XChaCha20-Poly1305: the example of its draft") {
  CHECK(base::hex(Draft().sealed()) ==
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f"
        "4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f"
        "76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
}

TEST_CASE("what was sealed opens, behind what stood there already") {
  const Draft draft;
  base::Bytes out = {1, 2, 3};
  seal_into(out, draft.key, draft.nonce, draft.aad, base::as_bytes(draft.plaintext));
  REQUIRE(out.size() == 3 + draft.plaintext.size() + aead_tag);
  base::Bytes opened(draft.plaintext.size());
  REQUIRE(open_into(opened, draft.key, draft.nonce, draft.aad, base::ByteView(out).subspan(3)));
  CHECK(base::as_text(opened) == draft.plaintext);
}

TEST_CASE("any other bit, key, nonce or associated data does not open, and leaves zeros", "[I6]") {
  const Draft draft;
  const base::Bytes sealed = draft.sealed();
  const auto opens = [&](const Secret<32>& key, const Nonce& nonce, base::ByteView aad,
                         base::ByteView ciphertext) {
    base::Bytes opened(draft.plaintext.size(), 0xaa);
    const bool good = open_into(opened, key, nonce, aad, ciphertext);
    if (!good) CHECK(opened == base::Bytes(opened.size(), 0));
    return good;
  };
  CHECK(opens(draft.key, draft.nonce, draft.aad, sealed));
  for (const std::size_t at : {std::size_t{0}, sealed.size() / 2, sealed.size() - 1}) {
    base::Bytes flipped = sealed;
    flipped[at] ^= 1;
    CHECK_FALSE(opens(draft.key, draft.nonce, draft.aad, flipped));
  }
  Secret<32> key = draft.key.clone();
  key.writable()[31] ^= 1;
  CHECK_FALSE(opens(key, draft.nonce, draft.aad, sealed));
  Nonce nonce = draft.nonce;
  nonce[0] ^= 1;
  CHECK_FALSE(opens(draft.key, nonce, draft.aad, sealed));
  CHECK_FALSE(opens(draft.key, draft.nonce, {}, sealed));
}

TEST_CASE("a ciphertext that does not fit its plaintext is refused") {
  const Draft draft;
  const base::Bytes sealed = draft.sealed();
  base::Bytes opened(draft.plaintext.size() - 1, 0xaa);
  CHECK_FALSE(open_into(opened, draft.key, draft.nonce, draft.aad, sealed));
  CHECK(opened == base::Bytes(opened.size(), 0));
  base::Bytes nothing;
  CHECK_FALSE(open_into(nothing, draft.key, draft.nonce, draft.aad, {}));
}

TEST_CASE("wiped bytes are zero") {
  base::Bytes bytes(100, 0xff);
  wipe(bytes);
  CHECK(bytes == base::Bytes(100, 0));
}

}  // namespace zegel::crypto
