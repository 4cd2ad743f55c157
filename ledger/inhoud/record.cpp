// The frame of an inhoud record, envelop.md 9: sizes and order of its parts; nothing is opened
// here.
#include <algorithm>

#include "ledger/base/limits.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {
namespace {

std::optional<RecordPart> parse_part(base::ByteReader& reader, bool first) {
  const auto kind = reader.get<std::uint8_t>();
  if (!reader.ok() || kind != (first ? 0x00 : 0x01)) return std::nullopt;
  RecordPart part;
  part.betrokkene = !first;
  part.blad = {reader.array<16>()};
  part.nonce = reader.take(24);
  part.ciphertext = reader.take(reader.get<std::uint32_t>());
  if (!reader.ok()) return std::nullopt;
  const auto is_zero = [](base::Byte byte) { return byte == 0; };
  if (part.ciphertext.empty() && !std::ranges::all_of(part.nonce, is_zero)) return std::nullopt;
  return part;
}

}  // namespace

std::optional<Record> parse_record(base::ByteView bytes) {
  if (bytes.size() > base::limits::inhoud_record) return std::nullopt;
  base::ByteReader reader(bytes);
  if (reader.get<std::uint8_t>() != record_version) return std::nullopt;
  if (reader.get<std::uint8_t>() != keys::alg_xchacha20) return std::nullopt;
  Record record;
  record.generation = reader.get<std::uint16_t>();
  record.jti = {reader.array<16>()};
  record.h = {reader.array<16>()};
  const auto count = reader.get<std::uint8_t>();
  if (record.generation == 0 || count == 0 || count > base::limits::parts) return std::nullopt;
  record.parts.reserve(count);
  for (std::uint8_t i = 0; i < count; ++i) {
    const auto part = parse_part(reader, i == 0);
    if (!part) return std::nullopt;
    record.parts.push_back(*part);
  }
  if (!reader.done()) return std::nullopt;
  return record;
}

void write_head(base::Bytes& out, const Record& record, std::size_t parts) {
  base::ByteWriter(out)
      .put(record_version)
      .put(keys::alg_xchacha20)
      .put(record.generation)
      .raw(record.jti.view())
      .raw(record.h.view())
      .put(static_cast<std::uint8_t>(parts));
}

void write_part_head(base::Bytes& out, bool betrokkene, const base::BladId& blad,
                     base::ByteView nonce, std::size_t ciphertext) {
  base::ByteWriter(out)
      .put(static_cast<std::uint8_t>(betrokkene ? 1 : 0))
      .raw(blad.view())
      .raw(nonce)
      .put(static_cast<std::uint32_t>(ciphertext));
}

std::uint16_t generation_of(base::ByteView record) {
  if (record.size() < record_head) return 0;
  return base::ByteReader(record.subspan(2)).get<std::uint16_t>();
}

Sealing sealing_of(base::ByteView record) {
  Sealing sealing;
  if (record.size() < record_head + part_head) return sealing;
  sealing.generation = generation_of(record);
  base::ByteReader part(record.subspan(record_head + 1 + base::BladId{}.raw.size()));
  sealing.nonce = part.array<24>();
  return sealing;
}

}  // namespace zegel::inhoud
