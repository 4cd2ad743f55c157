// E1-E2 of envelop.md 15: the frame.
#include <catch2/catch.hpp>

#include "ledger/base/limits.h"
#include "ledger/event/envelope.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

using std::string_view_literals::operator""sv;

std::string verdict(std::string_view bytes) { return refusals(event::parse_envelope(bytes)); }

// The example with `count` disclosures of `size` characters each.
std::string with_disclosures(std::size_t count, std::size_t size) {
  return joined(example_jws(), std::vector<std::string>(count, std::string(size, 'A')));
}

// The example with `text` put into its payload.
std::string with_text(std::string_view text) {
  std::string bytes = example_sd_jwt();
  return bytes.insert(200, text);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("E2: a line of 262,145 bytes", "[V-GRO-1]") {
  std::string bytes = with_disclosures(5, 50'000);
  bytes.insert(bytes.size() - 1, 262'144 - bytes.size(), 'A');
  REQUIRE(bytes.size() == 262'144);
  CHECK(verdict(bytes) == "aangenomen");
  bytes.insert(bytes.size() - 1, 1, 'A');
  CHECK(verdict(bytes) == "V-GRO-1");
}

TEST_CASE("E2: no final ~", "[V-ENV-1]") {
  std::string bytes = example_sd_jwt();
  bytes.pop_back();
  CHECK(verdict(bytes) == "V-ENV-1");
}

TEST_CASE("E2: ~~", "[V-ENV-1]") {
  CHECK(verdict(example_sd_jwt() + "~") == "V-ENV-1");
  CHECK(verdict(replaced(example_sd_jwt(), "~", "~~")) == "V-ENV-1");
}

TEST_CASE("E2: a key binding JWT behind the last disclosure", "[V-ENV-1]") {
  CHECK(verdict(example_sd_jwt() + example_jws()) == "V-ENV-1");
  CHECK(verdict(example_sd_jwt() + example_jws() + "~") == "V-ENV-1");
}

TEST_CASE("E2: one dot", "[V-ENV-1]") {
  CHECK(verdict(replaced(example_sd_jwt(), ".", "A")) == "V-ENV-1");
}

TEST_CASE("E2: three dots", "[V-ENV-1]") {
  CHECK(verdict(with_text(".")) == "V-ENV-1");
}

TEST_CASE("E2: a dot in a disclosure", "[V-ENV-1]") {
  CHECK(verdict(example_sd_jwt().replace(6'000, 1, ".")) == "V-ENV-1");
}

TEST_CASE("E2: empty signature", "[V-ENV-1]") {
  const std::string jws = example_jws();
  CHECK(verdict(joined(jws.substr(0, jws.rfind('.') + 1), {"AAAA"})) == "V-ENV-1");
}

TEST_CASE("E2: empty header, empty payload", "[V-ENV-1]") {
  const std::string jws = example_jws();
  CHECK(verdict(joined(jws.substr(jws.find('.')), {"AAAA"})) == "V-ENV-1");
  CHECK(verdict(joined(jws.substr(0, jws.find('.') + 1) + jws.substr(jws.rfind('.')), {"AAAA"})) ==
        "V-ENV-1");
}

TEST_CASE("E2: plus in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("+")) == "V-ENV-1"); }
TEST_CASE("E2: slash in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("/")) == "V-ENV-1"); }
TEST_CASE("E2: = in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("=")) == "V-ENV-1"); }
TEST_CASE("E2: space in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text(" ")) == "V-ENV-1"); }
TEST_CASE("E2: LF in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("\n")) == "V-ENV-1"); }
TEST_CASE("E2: NUL in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("\0"sv)) == "V-ENV-1"); }
TEST_CASE("E2: 0x80 in the JWS", "[V-ENV-1]") { CHECK(verdict(with_text("\x80")) == "V-ENV-1"); }

TEST_CASE("E2: the same bytes in a disclosure", "[V-ENV-1]") {
  for (const auto text : {"+"sv, "/"sv, "="sv, " "sv, "\n"sv, "\0"sv, "\x80"sv})
    CHECK(verdict(example_sd_jwt().replace(6'000, 1, text)) == "V-ENV-1");
}

TEST_CASE("E2: a final LF is the reader's to cut, not ours", "[V-ENV-1]") {
  CHECK(verdict(example_sd_jwt() + "\n") == "V-ENV-1");
}

TEST_CASE("E2: 0 disclosures", "[V-ENV-1]") {
  CHECK(verdict(example_jws() + "~") == "V-ENV-1");
  CHECK(verdict(example_jws()) == "V-ENV-1");
}

TEST_CASE("E2: 64 disclosures pass, 65 do not", "[V-GRO-1]") {
  CHECK(verdict(with_disclosures(64, 4)) == "aangenomen");
  CHECK(verdict(with_disclosures(65, 4)) == "V-GRO-1");
}

TEST_CASE("E2: a disclosure of 65,536 characters passes, one of 65,537 does not", "[V-GRO-1]") {
  CHECK(verdict(with_disclosures(1, 65'536)) == "aangenomen");
  CHECK(verdict(with_disclosures(1, 65'537)) == "V-GRO-1");
}

TEST_CASE("E2: a JWS of 4,096 bytes passes, one of 4,097 does not", "[V-GRO-1]") {
  std::string jws = example_jws();
  jws.insert(200, 4'096 - jws.size(), 'A');
  CHECK(verdict(joined(jws, {"AAAA"})) == "aangenomen");
  CHECK(refusals(event::parse_jws(jws)) == "aangenomen");
  jws.insert(200, 1, 'A');
  CHECK(verdict(joined(jws, {"AAAA"})) == "V-GRO-1");
  CHECK(refusals(event::parse_jws(jws)) == "V-GRO-1");
}

TEST_CASE("E2: JSON serialisation", "[V-ENV-1]") {
  CHECK(verdict(R"({"payload":"AAAA","signatures":[{"protected":"AAAA","signature":"AAAA"}]})") ==
        "V-ENV-1");
}

TEST_CASE("E2: nothing, and only ~", "[V-ENV-1]") {
  CHECK(verdict("") == "V-ENV-1");
  CHECK(verdict("~") == "V-ENV-1");
  CHECK(verdict("~~") == "V-ENV-1");
}

TEST_CASE("E2: exactly the 64 characters pass, wherever they stand", "[V-ENV-1]") {
  for (std::size_t at = 300; at < 340; ++at) {
    int accepted = 0;
    for (int c = 0; c < 256; ++c) {
      std::string jws = example_jws();
      jws[at] = static_cast<char>(c);
      accepted += event::parse_jws(jws) ? 1 : 0;
    }
    CHECK(accepted == 64);
  }
}

TEST_CASE("the views of an envelope point into the bytes that were given") {
  const std::string bytes = example_sd_jwt();
  const auto envelope = event::parse_envelope(bytes);
  REQUIRE(envelope);
  CHECK(envelope->jws.data() == bytes.data());
  CHECK(envelope->disclosures.front().data() == bytes.data() + 609);
  CHECK(envelope->signed_part.size() + 1 + 86 == envelope->jws.size());
}

}  // namespace zegel::tests
