#include "ledger/sequencer/head_record.h"

#include "ledger/base/limits.h"

namespace zegel::sequencer {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t before_note = 60;

}  // namespace

base::Bytes encode(const HeadRecord& record) {
  base::Bytes out;
  out.reserve(before_note + record.note.size());
  base::ByteWriter(out)
      .put(version)
      .put(static_cast<std::uint8_t>(record.kind))
      .put(record.expected.value)
      .put(record.termijn)
      .put(record.next.value)
      .put(record.rule)
      .raw(record.by.node.view())
      .raw(record.by.process.view())
      .put(static_cast<std::uint32_t>(record.note.size()))
      .raw(base::as_bytes(record.note));
  return out;
}

std::optional<HeadRecord> decode_head_record(base::ByteView bytes) {
  base::ByteReader in(bytes);
  HeadRecord out;
  const auto read_version = in.get<std::uint8_t>();
  const auto kind = in.get<std::uint8_t>();
  if (!in.ok() || read_version != version || kind > 1) return std::nullopt;
  out.kind = HeadKind{kind};
  out.expected = {in.get<std::uint64_t>()};
  out.termijn = in.get<std::uint32_t>();
  out.next = {in.get<std::uint64_t>()};
  out.rule = in.get<std::uint16_t>();
  out.by.node = {in.array<16>()};
  out.by.process = {in.array<16>()};
  const auto length = in.get<std::uint32_t>();
  if (!in.ok() || length > base::limits::note || in.rest().size() != length)
    return std::nullopt;
  out.note = base::as_text(in.take(length));
  return out;
}

}  // namespace zegel::sequencer
