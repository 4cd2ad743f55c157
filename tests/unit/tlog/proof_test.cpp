#include "ledger/tlog/proof.h"

#include <catch2/catch.hpp>

#include "ledger/base/limits.h"
#include "ledger/crypto/hash.h"
#include "tests/unit/tlog/log_vectors.h"

namespace base = zegel::base;
namespace tlog = zegel::tlog;
using zegel::test::log_signing_key;
using zegel::test::log_vector;
using zegel::test::log_vkey;

namespace {

const base::Byte one[] = {0x01}, two[] = {0x02};

tlog::Hash leaf0() {
  base::Bytes bytes;
  REQUIRE(base::decode_hex(  // envelop.md 1
      "2d2c85988d696e4dc78caec07ddbefa0ab55c08773117597e502935058735a1c", bytes));
  tlog::Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}
base::Bytes extra() {
  base::Bytes bytes;
  REQUIRE(base::decode_base64("ARrUlDBjQOhQ89RgAewMahKE7Sa/b+8gIfEO08DZ1MyhAAeDOg==", bytes));
  return bytes;
}
std::string receipt(std::uint64_t size, const tlog::Hash& root, const tlog::Proof& proof) {
  const tlog::Checkpoint head{std::string(zegel::test::log_origin), {size}, root};
  return tlog::receipt_text(extra(), {0}, proof,
                            tlog::sign_checkpoint(head, log_vkey(), log_signing_key()));
}
std::string sha256(const std::string& text) {
  return base::hex(zegel::crypto::sha256(base::as_bytes(text)));
}
std::string replaced(std::string in, std::string_view from, std::string_view to) {
  const auto at = in.find(from);
  REQUIRE(at != std::string::npos);
  return in.replace(at, from.size(), to);
}
bool reads(const std::string& text) { return tlog::parse_receipt(text).has_value(); }

}  // namespace

TEST_CASE("the receipt of a tree of one is the published one", "[tlog][vector]") {
  const std::string text = receipt(1, leaf0(), {});
  CHECK(base::base64(leaf0()) == "LSyFmI1pbk3HjK7AfdvvoKtVwIdzEXWX5QKTUFhzWhw=");
  CHECK(text == log_vector("ontvangstbewijs-1.tlog-proof"));
  CHECK(text.size() == 294);
  CHECK(sha256(text) == "78f8afdc50b03b90fb6953554759be08151ad9c530a50df3a76314dedd919c23");
}

TEST_CASE("the receipt of a tree of three is the published one, and verifies", "[tlog][vector]") {
  const tlog::Proof path{tlog::leaf_hash(one), tlog::leaf_hash(two)};
  const auto root = tlog::node_hash(tlog::node_hash(leaf0(), path[0]), path[1]);
  CHECK(base::base64(root) == "R7sDfmvyatCatjMB+YOPHa4169uQhdxLMcCsCfV0tJw=");
  const std::string text = receipt(3, root, path);
  CHECK(text == log_vector("ontvangstbewijs-3.tlog-proof"));
  CHECK(text.size() == 384);
  CHECK(sha256(text) == "4098281656b821c55c51f298847e6882270d9eb800369d2f9eb410445b27d6f7");

  const auto read = tlog::parse_receipt(text);
  REQUIRE(read);
  CHECK(read->extra == extra());
  CHECK(read->index.value == 0);
  CHECK(read->hashes == path);
  const auto head = tlog::open_checkpoint(read->checkpoint, std::vector{log_vkey()});
  REQUIRE(head);
  CHECK(tlog::verify_inclusion(read->index, head->size, leaf0(), read->hashes, head->root));
}

TEST_CASE("texts that are no receipt", "[tlog]") {
  const std::string good = log_vector("ontvangstbewijs-3.tlog-proof");
  const auto with = [&](std::string_view from, std::string_view to) {
    return reads(replaced(good, from, to));
  };
  REQUIRE(reads(good));
  CHECK_FALSE(reads(""));
  CHECK_FALSE(with("proof@v1", "proof@v2"));
  CHECK_FALSE(with("proof@v1\n", "proof@v1 \n"));
  CHECK_FALSE(with("proof@v1\n", "proof@v1\r\n"));
  CHECK_FALSE(with("extra ", "Extra "));
  CHECK_FALSE(with("extra ARrUlDBjQOhQ89RgAewMahKE7Sa/b+8gIfEO08DZ1MyhAAeDOg==\n", ""));
  CHECK_FALSE(with("AAeDOg==", "AAeDOgA="));   // 38 bytes
  CHECK_FALSE(with("AAeDOg==", "AAeD"));       // 36 bytes
  CHECK_FALSE(with("AAeDOg==", "AAeDOh=="));   // unused bits
  CHECK_FALSE(with("index 0", "index 00"));
  CHECK_FALSE(with("index 0", "index -1"));
  CHECK_FALSE(with("index 0", "index "));
  CHECK_FALSE(with("index 0", "index 9223372036854775808"));
  CHECK_FALSE(with("index 0\n", ""));
  CHECK_FALSE(with("index 0\n", "index 0\nAAAA\n"));
  CHECK_FALSE(reads(good.substr(0, good.find("\n\n"))));  // no checkpoint
}

TEST_CASE("a receipt has at most 63 hashes and 144 KiB", "[tlog]") {
  const std::string good = log_vector("ontvangstbewijs-1.tlog-proof");
  const std::string line = std::string(43, 'A') + "=\n";
  std::string hashes;
  for (int i = 0; i < 63; ++i) hashes += line;
  CHECK(reads(replaced(good, "index 0\n", "index 0\n" + hashes)));
  CHECK_FALSE(reads(replaced(good, "index 0\n", "index 0\n" + hashes + line)));
  const std::string room(base::limits::receipt - good.size(), 'x');
  CHECK(reads(good + room));  // the note is judged by its own parser
  CHECK_FALSE(reads(good + room + "x"));
}
