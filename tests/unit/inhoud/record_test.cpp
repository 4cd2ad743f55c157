// envelop.md 15, row `record`: every case that the frame or the cipher must refuse.
#include <algorithm>

#include "ledger/crypto/hash.h"
#include "ledger/inhoud/plaintext.h"
#include "tests/unit/inhoud/example.h"

namespace zegel::inhoud::test {
namespace {

// A frame of n stomps: no keys needed.
base::Bytes frame(std::size_t parts, std::size_t said) {
  base::Bytes out;
  write_head(out, {1, keys::test::id_of<base::Jti>(1), keys::test::id_of<base::JwsTag>(2), {}},
             said);
  for (std::size_t i = 0; i < parts; ++i)
    write_part_head(out, i != 0, keys::test::id_of<base::BladId>(3), crypto::Nonce{}, 0);
  return out;
}
base::Bytes changed(std::size_t at, base::Byte value) {
  base::Bytes record = Example::only().sealed();
  record.at(at) = value;
  return record;
}
// A record of the example with one part replaced by what `seal_again` makes of its plaintext.
base::Bytes with_part(std::size_t part, base::ByteView plain) {
  Example& example = Example::only();
  const base::Bytes record = example.sealed();
  const auto parsed = parse_record(record);
  const keys::RecordOf of{parsed->jti, parsed->h};
  const auto leases = example.leases();
  const auto key = keys::derive_record_key(leases[part].key(), of, keys::alg_xchacha20);
  const auto aad = keys::record_aad(
      {ledger_id, regie, leases[part].dossier(), leases[part].partij()}, of, leases[part].id(),
      keys::alg_xchacha20);
  const Extent at = extent_of(record, part);
  base::Bytes out(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(at.head));
  const crypto::Nonce nonce{};
  write_part_head(out, part != 0, leases[part].id(), nonce, plain.size() + crypto::aead_tag);
  crypto::seal_into(out, key, nonce, aad, plain);
  out.insert(out.end(), record.begin() + static_cast<std::ptrdiff_t>(at.end), record.end());
  return out;
}
base::Bytes padded(std::string_view text) {
  base::Bytes plain(text.begin(), text.end());
  const std::size_t used = plain.size();
  plain.resize(padded_size(used));
  pad(plain, used);
  return plain;
}
std::vector<Part> parts_opened(base::ByteView record) {
  return Example::only().open(record).parts;
}
constexpr Part there = Part::aanwezig, gone = Part::ontbreekt;
using Parts = std::vector<Part>;

}  // namespace

TEST_CASE("a record reads back as it was written", "[envelop-9]") {
  const base::Bytes record = Example::only().sealed(7);
  const auto parsed = parse_record(record);
  REQUIRE(parsed);
  CHECK(parsed->generation == 7);
  CHECK(parsed->jti == Example::only().jti);
  CHECK(parsed->h == crypto::jws_tag(Example::only().jws));
  REQUIRE(parsed->parts.size() == 3);
  CHECK_FALSE(parsed->parts[0].betrokkene);
  CHECK(parsed->parts[2].betrokkene);
  CHECK(parsed->parts[1].blad == Example::only().blads[1]);
  CHECK(generation_of(record) == 7);
  CHECK(generation_of({}) == 0);
}

TEST_CASE("record of version 0 or 2", "[envelop-15]") {
  CHECK_FALSE(parse_record(changed(0, 0)));
  CHECK_FALSE(parse_record(changed(0, 2)));
}

TEST_CASE("record of alg 0 or 2", "[envelop-15]") {
  CHECK_FALSE(parse_record(changed(1, 0)));
  CHECK_FALSE(parse_record(changed(1, 2)));
}

TEST_CASE("record of generation 0", "[envelop-15]") {
  base::Bytes record = changed(2, 0);
  record[3] = 0;
  CHECK_FALSE(parse_record(record));
}

TEST_CASE("record of 0 and of 22 parts", "[envelop-15]") {
  CHECK_FALSE(parse_record(frame(0, 0)));
  CHECK_FALSE(parse_record(frame(22, 22)));
  CHECK(parse_record(frame(1, 1)));
  CHECK(parse_record(frame(21, 21)));
}

TEST_CASE("record that says more or fewer parts than it has", "[envelop-15]") {
  CHECK_FALSE(parse_record(frame(3, 4)));
  CHECK_FALSE(parse_record(frame(3, 2)));
}

TEST_CASE("record with the kinds in the wrong order", "[envelop-15]") {
  const base::Bytes record = Example::only().sealed();
  for (const auto& [part, kind] : {std::pair{0u, 1}, std::pair{1u, 0}, std::pair{2u, 0},
                                   std::pair{2u, 2}}) {
    base::Bytes bad = record;
    bad[extent_of(record, part).head] = static_cast<base::Byte>(kind);
    CHECK_FALSE(parse_record(bad));
  }
}

TEST_CASE("record whose length points beyond the end", "[envelop-15]") {
  const base::Bytes record = Example::only().sealed();
  const Extent last = extent_of(record, 2);
  base::Bytes bad = record;
  bad[last.ciphertext - 4] = 0xff;
  CHECK_FALSE(parse_record(bad));
  bad = record;
  bad[last.ciphertext - 1] = static_cast<base::Byte>(bad[last.ciphertext - 1] + 1);
  CHECK_FALSE(parse_record(bad));
}

TEST_CASE("record cut at any byte", "[envelop-15]") {
  const base::Bytes record = Example::only().sealed();
  for (std::size_t size = 0; size < record.size(); size += size < 100 ? 1 : 97)
    REQUIRE_FALSE(parse_record(base::ByteView(record).first(size)));
}

TEST_CASE("record with a trailing byte", "[envelop-15]") {
  base::Bytes record = Example::only().sealed();
  record.push_back(0);
  CHECK_FALSE(parse_record(record));
}

TEST_CASE("record larger than 1,000,000 bytes", "[envelop-15]") {
  base::Bytes record;
  write_head(record, {1, {}, {}, {}}, 1);
  write_part_head(record, false, {}, crypto::Nonce{}, 1'000'000);
  record.resize(record.size() + 1'000'000);
  CHECK_FALSE(parse_record(record));
}

TEST_CASE("a stomp with a nonce", "[envelop-15]") {
  base::Bytes record = stomped(Example::only().sealed(), {1}, 2);
  CHECK(parse_record(record));
  record[extent_of(record, 1).head + 17] = 1;
  CHECK_FALSE(parse_record(record));
}

TEST_CASE("blad of another dossier", "[envelop-15]") {
  Example& example = Example::only();
  const std::vector<base::Pid> partijen{common};
  auto other = example.keeper->blads_for(regie, keys::test::dossier(9), partijen, hour);
  REQUIRE(other);
  base::Bytes record = example.sealed();
  std::ranges::copy(other->at(0).id().view(),
                    record.begin() + static_cast<std::ptrdiff_t>(extent_of(record, 0).head) + 1);
  // Without gemeenschappelijk no part can be checked against the signature.
  CHECK(parts_opened(record) == Parts{gone, gone, gone});
}

TEST_CASE("blad of another pid", "[envelop-15]") {
  Example& example = Example::only();
  base::Bytes record = example.sealed();
  std::ranges::copy(example.blads[2].view(),
                    record.begin() + static_cast<std::ptrdiff_t>(extent_of(record, 1).head) + 1);
  CHECK(parts_opened(record) == Parts{there, gone, there});
}

TEST_CASE("a blad of a betrokkene in the place of gemeenschappelijk", "[envelop-15]") {
  Example& example = Example::only();
  base::Bytes record = example.sealed();
  std::ranges::copy(example.blads[1].view(),
                    record.begin() + static_cast<std::ptrdiff_t>(extent_of(record, 0).head) + 1);
  CHECK(parts_opened(record) == Parts{gone, gone, gone});
}

TEST_CASE("record of another event", "[envelop-15]") {
  Example& example = Example::only();
  const base::Bytes record = example.sealed();
  const EventRef other{ledger_id, regie, keys::test::id_of<base::Jti>(4), example.jws};
  CHECK(example.open(record, other).parts.empty());
  CHECK(example.open(record, other).toestand() == Toestand::ontbreekt);
}

TEST_CASE("record of another JWS under the same jti", "[envelop-15]") {
  Example& example = Example::only();
  const base::Bytes record = example.sealed();
  std::string other = example.jws;
  other.back() = other.back() == 'A' ? 'Q' : 'A';
  CHECK(example.open(record, {ledger_id, regie, example.jti, other}).parts.empty());
}

TEST_CASE("record moved under another h, its head changed to fit", "[envelop-15]") {
  Example& example = Example::only();
  std::string other = example.jws;
  other.back() = other.back() == 'A' ? 'Q' : 'A';
  base::Bytes record = example.sealed();
  std::ranges::copy(crypto::jws_tag(other).view(), record.begin() + 20);
  const OpenedRecord opened = example.open(record, {ledger_id, regie, example.jti, other});
  CHECK(opened.parts == Parts{gone, gone, gone});
}

TEST_CASE("record of another register or ledger", "[envelop-15]") {
  Example& example = Example::only();
  const base::Bytes record = example.sealed();
  const OpenedRecord elsewhere =
      example.open(record, {ledger_id, "meldingen", example.jti, example.jws});
  CHECK(elsewhere.parts == Parts{gone, gone, gone});
  const OpenedRecord foreign =
      example.open(record, {"zegel.ander.nl", regie, example.jti, example.jws});
  CHECK(foreign.parts == Parts{gone, gone, gone});
}

TEST_CASE("another generation opens as well: it orders copies, no more", "[envelop-15]") {
  base::Bytes record = Example::only().sealed();
  record[3] = 9;
  CHECK(parts_opened(record) == Parts{there, there, there});
}

TEST_CASE("parts swapped", "[envelop-15]") {
  Example& example = Example::only();
  const base::Bytes record = example.sealed();
  const Extent a = extent_of(record, 1), b = extent_of(record, 2);
  base::Bytes swapped(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(a.head));
  const auto append = [&](const Extent& part) {
    swapped.insert(swapped.end(), record.begin() + static_cast<std::ptrdiff_t>(part.head),
                   record.begin() + static_cast<std::ptrdiff_t>(part.end));
  };
  append(b);
  append(a);
  REQUIRE(parse_record(swapped));
  CHECK(parts_opened(swapped) == Parts{there, gone, gone});
}

TEST_CASE("a ciphertext bit flipped, in each part", "[envelop-15]") {
  const base::Bytes record = Example::only().sealed();
  for (const std::size_t part : {0u, 1u, 2u}) {
    const Extent at = extent_of(record, part);
    for (const std::size_t place : {at.ciphertext, at.ciphertext + 300, at.end - 1}) {
      base::Bytes bad = record;
      bad[place] ^= 0x20;
      Parts expected{there, there, there};
      if (part == 0) expected = {gone, gone, gone};
      expected[part] = gone;
      CHECK(parts_opened(bad) == expected);
    }
  }
}

TEST_CASE("a nonce bit flipped", "[envelop-15]") {
  base::Bytes record = Example::only().sealed();
  record[extent_of(record, 1).head + 20] ^= 1;
  CHECK(parts_opened(record) == Parts{there, gone, there});
}

TEST_CASE("padding all zeros, correctly sealed", "[envelop-15]") {
  CHECK(parts_opened(with_part(1, base::Bytes(512, 0))) == Parts{there, gone, there});
  CHECK(parts_opened(with_part(0, base::Bytes(5'632, 0))) == Parts{gone, gone, gone});
}

TEST_CASE("plaintext of no whole block, or of nothing", "[envelop-15]") {
  CHECK(parts_opened(with_part(1, base::Bytes(511, 0x80))) == Parts{there, gone, there});
  CHECK(parts_opened(with_part(1, {})) == Parts{there, gone, there});
  CHECK(parts_opened(with_part(1, padded(""))) == Parts{there, gone, there});
}

TEST_CASE("a part without its last tilde", "[envelop-15]") {
  const std::string own = Example::only().encoded[40];
  REQUIRE(Example::only().part_of[40] == 1);
  CHECK(parts_opened(with_part(1, padded(own + "~"))) == Parts{there, there, there});
  CHECK(parts_opened(with_part(1, padded(own))) == Parts{there, gone, there});
}

TEST_CASE("a foreign disclosure correctly sealed", "[envelop-15]") {
  const std::string foreign = base::base64url(base::as_bytes(
      R"(["AAAAAAAAAAAAAAAAAAAAAA",{"pid":"esI82PsRjFkhBUM3cLZDmg","rol":"onderwerp"}])"));
  CHECK(parts_opened(with_part(1, padded(foreign + "~"))) == Parts{there, gone, there});
}

TEST_CASE("the disclosure of another betrokkene correctly sealed", "[envelop-15]") {
  const std::string of_b = Example::only().encoded[41];
  CHECK(parts_opened(with_part(1, padded(of_b + "~"))) == Parts{there, gone, there});
}

TEST_CASE("a key of gemeenschappelijk moved into a betrokkene", "[envelop-15]") {
  const std::string own = Example::only().encoded[40], key = Example::only().encoded[1];
  CHECK(parts_opened(with_part(1, padded(own + "~" + key + "~"))) == Parts{there, gone, there});
}

TEST_CASE("gemeenschappelijk with a disclosure less, twice, or of a betrokkene", "[envelop-15]") {
  std::string whole, less, twice;
  for (std::size_t i = 0; i < 43; ++i) {
    if (Example::only().part_of[i] != 0) continue;
    const std::string one = Example::only().encoded[i] + "~";
    whole += one;
    if (i != 7) less += one;
    twice += i == 7 ? one + one : one;
  }
  CHECK(parts_opened(with_part(0, padded(whole))) == Parts{there, there, there});
  CHECK(parts_opened(with_part(0, padded(less))) == Parts{gone, gone, gone});
  CHECK(parts_opened(with_part(0, padded(twice))) == Parts{gone, gone, gone});
  const std::string of_b = whole + Example::only().encoded[41] + "~";
  CHECK(parts_opened(with_part(0, padded(of_b)))[0] == gone);
}

TEST_CASE("nothing of a part that failed is shown", "[envelop-15][I9]") {
  base::Bytes record = Example::only().sealed();
  record[extent_of(record, 1).ciphertext] ^= 1;
  const OpenedRecord opened = Example::only().open(record);
  CHECK(opened.disclosures().size() == 42);
  REQUIRE(opened.content);
  CHECK(opened.content->betrokkenen() == 1);
  CHECK(opened.toestand() == Toestand::ontbreekt);

  record[extent_of(record, 0).ciphertext] ^= 1;
  const OpenedRecord nothing = Example::only().open(record);
  CHECK(nothing.disclosures().empty());
  CHECK_FALSE(nothing.content);
}

}  // namespace zegel::inhoud::test
