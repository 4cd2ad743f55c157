#include "ledger/store/ledger_rows.h"

#include <limits>

#include "ledger/base/check.h"

namespace zegel::store {
namespace {

using base::ByteReader;
using base::Bytes;
using base::ByteView;
using base::ByteWriter;

void store_u64(std::uint64_t value, base::Byte* out) {
  for (int i = 7; i >= 0; --i, value >>= 8) out[i] = static_cast<base::Byte>(value);
}

template <class Length>
void put_text(Bytes& out, std::string_view text) {
  ZEGEL_CHECK(text.size() <= std::numeric_limits<Length>::max());
  ByteWriter(out).put(static_cast<Length>(text.size())).raw(base::as_bytes(text));
}
template <class Length>
std::string take_text(ByteReader& in) {
  const auto length = in.get<Length>();
  return std::string(base::as_text(in.take(length)));
}

}  // namespace

Key8 key_u64(std::uint64_t value) {
  Key8 key;
  store_u64(value, key.data());
  return key;
}

std::optional<std::uint64_t> read_u64(ByteView bytes) {
  ByteReader in(bytes);
  const auto value = in.get<std::uint64_t>();
  return in.done() ? std::optional(value) : std::nullopt;
}

std::optional<std::uint16_t> read_u16(ByteView bytes) {
  ByteReader in(bytes);
  const auto value = in.get<std::uint16_t>();
  return in.done() ? std::optional(value) : std::nullopt;
}

base::ByteArray<2> value_u16(std::uint16_t value) {
  return {static_cast<base::Byte>(value >> 8), static_cast<base::Byte>(value)};
}

base::ByteArray<9> tile_key(unsigned level, std::uint64_t number) {
  base::ByteArray<9> key;
  key[0] = static_cast<base::Byte>(level);
  store_u64(number, key.data() + 1);
  return key;
}

base::ByteArray<40> encode(const HeadRow& row) {
  base::ByteArray<40> out;
  store_u64(row.size.value, out.data());
  std::memcpy(out.data() + 8, row.root.data(), row.root.size());
  return out;
}

std::optional<HeadRow> decode_head(ByteView bytes) {
  ByteReader in(bytes);
  const HeadRow row{.size = {in.get<std::uint64_t>()}, .root = in.array<32>()};
  return in.done() ? std::optional(row) : std::nullopt;
}

Bytes encode(const StateRow& row) {
  Bytes out;
  ByteWriter(out).put(row.state);
  put_text<std::uint8_t>(out, row.code);
  put_text<std::uint16_t>(out, row.sentence);
  return out;
}

std::optional<StateRow> decode_state(ByteView bytes) {
  ByteReader in(bytes);
  StateRow row;
  row.state = in.get<std::uint8_t>();
  row.code = take_text<std::uint8_t>(in);
  row.sentence = take_text<std::uint16_t>(in);
  return in.done() ? std::optional(std::move(row)) : std::nullopt;
}

Bytes encode(const ProjectionsRow& row) {
  Bytes out;
  ByteWriter(out).put(row.cursor.value);
  put_text<std::uint16_t>(out, row.version);
  return out;
}

std::optional<ProjectionsRow> decode_projections(ByteView bytes) {
  ByteReader in(bytes);
  ProjectionsRow row;
  row.cursor.value = in.get<std::uint64_t>();
  row.version = take_text<std::uint16_t>(in);
  return in.done() ? std::optional(std::move(row)) : std::nullopt;
}

void encode_into(Bytes& out, const LeafRow& row) {
  out.resize(8 + row.leaf.size());
  store_u64(row.offset.value, out.data());
  std::memcpy(out.data() + 8, row.leaf.data(), row.leaf.size());
}

std::optional<LeafRow> decode_leaf(ByteView bytes) {
  ByteReader in(bytes);
  const base::Position offset{in.get<std::uint64_t>()};
  return in.ok() ? std::optional(LeafRow{offset, in.rest()}) : std::nullopt;
}

base::ByteArray<33> encode(const SkippedRow& row) {
  base::ByteArray<33> out;
  out[0] = row.reason;
  std::memcpy(out.data() + 1, row.sha256.data(), row.sha256.size());
  return out;
}

std::optional<SkippedRow> decode_skipped(ByteView bytes) {
  ByteReader in(bytes);
  const SkippedRow row{.reason = in.get<std::uint8_t>(), .sha256 = in.array<32>()};
  return in.done() ? std::optional(row) : std::nullopt;
}

Bytes encode(const CheckpointRow& row) {
  Bytes out;
  out.reserve(12 + row.note.size());
  ByteWriter(out).put(row.offset.value).put(row.minute).raw(base::as_bytes(row.note));
  return out;
}

std::optional<CheckpointRow> decode_checkpoint(ByteView bytes) {
  ByteReader in(bytes);
  const base::Position offset{in.get<std::uint64_t>()};
  const auto minute = in.get<std::uint32_t>();
  if (!in.ok()) return std::nullopt;
  return CheckpointRow{offset, minute, base::as_text(in.rest())};
}

}  // namespace zegel::store
