// The vectors of envelop.md 9, byte for byte, and what sealing promises.
#include <algorithm>
#include <set>

#include "ledger/crypto/hash.h"
#include "ledger/inhoud/plaintext.h"
#include "tests/unit/inhoud/example.h"

namespace zegel::inhoud::test {
namespace {

std::string sha(base::ByteView bytes) { return base::hex(crypto::sha256(bytes)); }

std::vector<std::size_t> ciphertexts(base::ByteView record) {
  std::vector<std::size_t> sizes;
  const auto parsed = parse_record(record);
  REQUIRE(parsed);
  for (const RecordPart& part : parsed->parts) sizes.push_back(part.ciphertext.size());
  return sizes;
}
using Sizes = std::vector<std::size_t>;

}  // namespace

TEST_CASE("generation 1 of the example is the record of the vector", "[envelop-9]") {
  const base::Bytes record = Example::only().sealed();
  CHECK(record.size() == 6'876);
  CHECK(ciphertexts(record) == Sizes{5'648, 528, 528});
  CHECK(sha(record) == "c990efbb3427d9f595171360851e0ab4e529532cb1fba69ea06c7d42cb4a239c");
}

TEST_CASE("generation 2 with part A destroyed is the record of the vector", "[envelop-9]") {
  const base::Bytes record = stomped(Example::only().sealed(), {1}, 2);
  CHECK(record.size() == 6'348);
  CHECK(ciphertexts(record) == Sizes{5'648, 0, 528});
  CHECK(sha(record) == "f1c77978443517fdc5ee9c7685b6f09b4f1450555032c754beffb8fecef54f7e");
}

TEST_CASE("generation 2 with everything destroyed is the record of the vector", "[envelop-9]") {
  const base::Bytes record = stomped(Example::only().sealed(), {0, 1, 2}, 2);
  CHECK(record.size() == 172);
  CHECK(ciphertexts(record) == Sizes{0, 0, 0});
  CHECK(sha(record) == "4550b16e71f3db4ac9128b6a806a47b31f528c84f71c2a772e703597166048e2");
}

TEST_CASE("what was sealed opens to the same disclosures, part by part", "[envelop-9][I9]") {
  Example& example = Example::only();
  const OpenedRecord opened = example.open(example.sealed());
  CHECK(opened.toestand() == Toestand::volledig);
  CHECK(opened.parts == std::vector<Part>(3, Part::aanwezig));
  const auto out = opened.disclosures();
  REQUIRE(out.size() == 43);
  // d40 and d41 stood between the others; they come last now, with their own parts.
  std::vector<std::string_view> expected;
  for (const std::uint8_t part : {0, 1, 2})
    for (std::size_t i = 0; i < example.disclosures.size(); ++i)
      if (example.part_of[i] == part) expected.push_back(example.disclosures[i]);
  CHECK(out == expected);
  REQUIRE(opened.content);
  CHECK(opened.content->text("casus") == "MyhGUvpVgsg8Joy0tAdwTg");
  CHECK(opened.content->betrokkenen() == 2);
  CHECK_FALSE(opened.unavailable);
}

TEST_CASE("two sealings share no nonce and no ciphertext", "[envelop-9]") {
  Example& example = Example::only();
  crypto::SystemRandom random;
  std::set<std::string> nonces;
  for (int i = 0; i < 20; ++i) {
    const auto record =
        seal(example.ref(), example.disclosures, example.part_of, example.leases(), random);
    REQUIRE(record);
    const auto parsed = parse_record(*record);
    for (const RecordPart& part : parsed->parts) nonces.insert(base::hex(part.nonce));
  }
  CHECK(nonces.size() == 60);
}

TEST_CASE("a seal under a lease that ran out is refused", "[R5]") {
  Example& example = Example::only();
  std::vector<keys::Lease> leases = example.leases();
  leases[2] = keys::Lease(example.blads[2], example.casus, example.partijen[2], key_from(0x80),
                          base::monotonic_ms() - 1);
  CountingRandom random;
  const auto failed = seal(example.ref(), example.disclosures, example.part_of, leases, random);
  CHECK(keys::test::code_of(failed) == "V-DUR-1");
  CHECK(failed.error().code == base::Code::unavailable);
}

TEST_CASE("a record beyond 1,000,000 bytes is refused", "[envelop-9]") {
  Example& example = Example::only();
  const std::string huge(65'536, 'A');
  const std::vector<std::string_view> many(16, huge);
  const std::vector<std::uint8_t> all_common(16, 0);
  CountingRandom random;
  const auto failed = seal(example.ref(), many, all_common, example.leases(), random);
  CHECK(keys::test::code_of(failed) == "V-GRO-1");
}

TEST_CASE("a part without disclosures is sealed, and is no part when opened", "[envelop-9]") {
  Example& example = Example::only();
  std::vector<std::uint8_t> part_of = example.part_of;
  std::ranges::replace(part_of, std::uint8_t{2}, std::uint8_t{0});
  CountingRandom random;
  const auto record = seal(example.ref(), example.disclosures, part_of, example.leases(), random);
  REQUIRE(record);
  CHECK(ciphertexts(*record).back() == 272);
  CHECK(example.open(*record).toestand() == Toestand::ontbreekt);
}

TEST_CASE("sizes show steps of 256 and no more", "[envelop-9]") {
  CHECK(padded_size(0) == 256);
  CHECK(padded_size(255) == 256);
  CHECK(padded_size(256) == 512);
  CHECK(padded_size(5'400) == 5'632);
}

}  // namespace zegel::inhoud::test
