#include "ledger/tlog/checkpoint.h"

#include <catch2/catch.hpp>

#include "tests/unit/tlog/log_vectors.h"

namespace tlog = zegel::tlog;
using zegel::test::hash_from_base64;
using zegel::test::log_signing_key;
using zegel::test::log_vkey;

namespace {

constexpr std::string_view root = "LSyFmI1pbk3HjK7AfdvvoKtVwIdzEXWX5QKTUFhzWhw=";

tlog::Checkpoint published() {
  return {std::string(zegel::test::log_origin), {1}, hash_from_base64(root)};
}
bool reads(const std::string& text) { return tlog::parse_checkpoint_text(text).has_value(); }

}  // namespace

TEST_CASE("a checkpoint is the published text, and reads back", "[tlog][vector]") {
  const std::string text = tlog::checkpoint_text(published());
  CHECK(text == "zegel.zvh-voorbeeld.nl/regie\n1\n" + std::string(root) + "\n");
  const auto read = tlog::parse_checkpoint_text(text);
  REQUIRE(read);
  CHECK(read->origin == zegel::test::log_origin);
  CHECK(read->size.value == 1);
  CHECK(read->root == published().root);
}

TEST_CASE("a checkpoint has exactly three lines of exactly these forms", "[tlog]") {
  const std::string r = std::string(root) + "\n";
  CHECK(reads("a\n0\n" + r));
  CHECK(reads("a\n9223372036854775807\n" + r));
  for (const std::string size :
       {"", "01", "-1", "+1", "1 ", "0x1", "9223372036854775808", "99999999999999999999"})
    CHECK_FALSE(reads("a\n" + size + "\n" + r));
  CHECK_FALSE(reads("a\n1\n" + r + "extension\n"));
  CHECK_FALSE(reads("a\n1\n" + r + "\n"));
  CHECK_FALSE(reads("a\n1\n" + std::string(root)));
  CHECK_FALSE(reads("a\n1\n"));
  CHECK_FALSE(reads("\n1\n" + r));
  CHECK_FALSE(reads("a b\n1\n" + r));
  CHECK_FALSE(reads("a\r\n1\n" + r));
  CHECK_FALSE(reads("a\n1\nAAAA\n"));
  CHECK_FALSE(reads("a\n1\n" + std::string(43, 'A') + "\n"));
  CHECK_FALSE(reads("a\n1\nLSyFmI1pbk3HjK7AfdvvoKtVwIdzEXWX5QKTUFhzWhx=\n"));  // unused bits
  CHECK_FALSE(reads("a\n1\n" + std::string(42, 'A') + "==\n"));                  // 31 bytes
}

TEST_CASE("a checkpoint opens under a key with the name of its origin only", "[tlog]") {
  const auto key = log_signing_key();
  const std::string note = tlog::sign_checkpoint(published(), log_vkey(), key);
  CHECK(tlog::open_checkpoint(note, std::vector{log_vkey()})->size.value == 1);
  CHECK_FALSE(tlog::open_checkpoint(note, {}));
  // signed by a key of another log
  const auto foreign = tlog::VerifierKey::log_key("other.example", key.public_key());
  const std::string text = tlog::checkpoint_text(published());
  const std::string swapped = tlog::sign_note(text, foreign, key);
  CHECK(tlog::verify_note(*tlog::parse_note(swapped), std::vector{foreign}));
  CHECK_FALSE(tlog::open_checkpoint(swapped, std::vector{foreign}));
  // a witness alone is not the log
  const zegel::test::Witness witness{std::string(zegel::test::log_origin)};
  const auto cosigner = tlog::VerifierKey::parse(witness.vkey());
  CHECK_FALSE(tlog::open_checkpoint(text + "\n" + witness.line(text), std::vector{*cosigner}));
  // signed, but with an extension line
  const std::string longer = tlog::sign_note(text + "extra\n", log_vkey(), key);
  CHECK_FALSE(tlog::open_checkpoint(longer, std::vector{log_vkey()}));
}
