#include "tests/unit/inhoud/example.h"

#include <algorithm>

namespace zegel::inhoud::test {
namespace {

// The blads of the vector, as rows that only their wrapping sets apart from made ones.
void plant(keys::test::World& world, const base::CasusId& casus, const base::Pid& partij,
           std::uint8_t first) {
  const keys::EpochKeys keys = world.epoch_keys();
  const keys::Blad blad{*keys::RegisterName::from(regie), casus, partij, 1, hour, key_from(first)};
  const base::BladId id = keys::blad_id(keys::fingerprint(blad.key));
  const auto row = keys::wrap_blad(keys, blad, world.random.bytes<24>());
  world.change_store([&](store::Store& store, store::MutableRows& rows) {
    REQUIRE(rows.put_new(store.table(keys::table_blad), id.view(), row));
    REQUIRE(rows.put_new(store.table(keys::table_plaats), keys::place_key(casus, partij, 1),
                         id.view()));
  });
}

}  // namespace

Example& Example::only() {
  static Example* const example = new Example;
  return *example;
}

Example::Example() {
  jti = tests::example_skelet().jti;
  jws = tests::example_jws();
  for (const auto& one : tests::example_disclosures()) {
    encoded.push_back(one.encoded);
    part_of.push_back(one.part == 'g' ? 0 : one.part == 'A' ? 1 : 2);
  }
  disclosures.assign(encoded.begin(), encoded.end());
  casus = *base::CasusId::parse("MyhGUvpVgsg8Joy0tAdwTg");
  partijen = {common, *base::Pid::parse("esI82PsRjFkhBUM3cLZDmg"),
              *base::Pid::parse("5DJCfva3AMhL1Wb4DJ4SGQ")};
  world.made();
  const std::uint8_t first[] = {0x20, 0x60, 0x80};
  for (std::size_t i = 0; i < partijen.size(); ++i) plant(world, casus, partijen[i], first[i]);
  keeper = world.open();
  for (const keys::Lease& lease : leases()) blads.push_back(lease.id());
}

std::vector<keys::Lease> Example::leases() {
  auto leases = keeper->blads_for(regie, casus, partijen, hour);
  REQUIRE(leases);
  return std::move(*leases);
}

base::Bytes Example::sealed(std::uint16_t generation) {
  CountingRandom random;
  auto record = seal(ref(), disclosures, part_of, leases(), random, generation);
  REQUIRE(record);
  return std::move(*record);
}

OpenedRecord Example::open(base::ByteView record, const IsFenced& fenced) {
  return open(record, ref(), fenced);
}

OpenedRecord Example::open(base::ByteView record, const EventRef& of, const IsFenced& fenced) {
  return open_record(of, record, *keeper, fenced);
}

IsFenced Example::fence(std::vector<std::size_t> parts) const {
  std::vector<base::BladId> ids;
  for (const std::size_t part : parts) ids.push_back(blads.at(part));
  return [ids](const base::BladId& id) { return std::ranges::find(ids, id) != ids.end(); };
}

Extent extent_of(base::ByteView record, std::size_t part) {
  std::size_t at = record_head;
  for (std::size_t i = 0;; ++i) {
    base::ByteReader length(record.subspan(at + 41, 4));
    const std::size_t end = at + part_head + length.get<std::uint32_t>();
    if (i == part) return {at, at + part_head, end};
    at = end;
  }
}

base::Bytes stomped(base::ByteView record, std::vector<std::size_t> parts,
                    std::uint16_t generation) {
  const auto parsed = parse_record(record);
  REQUIRE(parsed);
  base::Bytes out;
  Record head = *parsed;
  head.generation = generation;
  write_head(out, head, parsed->parts.size());
  for (std::size_t i = 0; i < parsed->parts.size(); ++i) {
    const RecordPart& part = parsed->parts[i];
    const bool gone = std::ranges::find(parts, i) != parts.end();
    const crypto::Nonce zeros{};
    const base::ByteView nonce = gone ? base::ByteView(zeros) : part.nonce;
    const base::ByteView ciphertext = gone ? base::ByteView{} : part.ciphertext;
    write_part_head(out, part.betrokkene, part.blad, nonce, ciphertext.size());
    base::ByteWriter(out).raw(ciphertext);
  }
  return out;
}

}  // namespace zegel::inhoud::test
