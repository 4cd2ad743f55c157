#include "ledger/keys/topic_rows.h"

#include <algorithm>

namespace zegel::keys {
namespace {

constexpr std::uint8_t kind_row = 1;
constexpr std::uint8_t kind_mark = 2;
constexpr std::uint8_t kind_takeover = 3;
constexpr std::size_t mac_size = std::tuple_size_v<Mac>;

base::Bytes row_key(std::uint32_t epoch, const base::BladId& id) {
  base::Bytes key;
  base::ByteWriter(key).put(kind_row).put(epoch).raw(id.view());
  return key;
}

std::optional<TopicRecord> parse_row(base::ByteReader key, base::ByteView value) {
  const auto epoch = key.get<std::uint32_t>();
  const auto id = base::BladId::from(key.take(16));
  if (!key.done() || !id || epoch == 0) return std::nullopt;
  if (value.empty()) return RowGone{epoch, *id};
  base::ByteReader reader(value);
  const auto carried = reader.get<std::uint8_t>();
  KeyRow row{epoch, *id, reader.array<wrapped_size>(), carried == 1};
  if (!reader.done() || carried > 1) return std::nullopt;
  return row;
}

std::optional<TopicRecord> parse_mark(const base::ByteReader& key, base::ByteView value) {
  base::ByteReader reader(value);
  EpochMark mark;
  mark.epoch = reader.get<std::uint32_t>();
  mark.count = reader.get<std::uint64_t>();
  mark.digest = reader.array<32>();
  mark.mac = reader.array<mac_size>();
  if (!key.done() || !reader.done() || mark.epoch == 0) return std::nullopt;
  return mark;
}

std::optional<TopicRecord> parse_takeover(base::ByteReader key, base::ByteView value) {
  base::ByteReader reader(value);
  const auto termijn = key.get<std::uint32_t>();
  const KeyTakeover takeover{termijn, reader.array<16>()};
  if (!key.done() || !reader.done() || termijn == 0) return std::nullopt;
  return takeover;
}

}  // namespace

TopicBytes encode(const KeyRow& row) {
  TopicBytes out{row_key(row.epoch, row.id), {}};
  base::ByteWriter(out.value).put(std::uint8_t{row.carried}).raw(row.row);
  return out;
}

TopicBytes encode(const RowGone& gone) { return {row_key(gone.epoch, gone.id), {}}; }

TopicBytes encode(const EpochMark& mark) {
  TopicBytes out{{kind_mark}, {}};
  base::ByteWriter(out.value).put(mark.epoch).put(mark.count).raw(mark.digest).raw(mark.mac);
  return out;
}

TopicBytes encode(const KeyTakeover& takeover) {
  TopicBytes out;
  base::ByteWriter(out.key).put(kind_takeover).put(takeover.termijn);
  base::ByteWriter(out.value).raw(takeover.process);
  return out;
}

std::optional<TopicRecord> parse_topic_record(base::ByteView key, base::ByteView value) {
  base::ByteReader reader(key);
  switch (reader.get<std::uint8_t>()) {
    case kind_row: return parse_row(reader, value);
    case kind_mark: return parse_mark(reader, value);
    case kind_takeover: return parse_takeover(reader, value);
  }
  return std::nullopt;
}

EpochMark mark_of(const Meta& meta, const Key& row_key) {
  const base::Bytes value = encode_meta(meta, row_key);
  EpochMark mark{meta.epoch, meta.count, meta.digest, {}};
  std::ranges::copy(base::ByteView(value).last(mac_size), mark.mac.begin());
  return mark;
}

std::optional<Meta> meta_of(const EpochMark& mark, std::string_view ledger_id,
                            const Key& row_key) {
  const Meta meta{mark.epoch, std::string(ledger_id), mark.count, mark.digest};
  base::Bytes value = encode_meta(meta, row_key);
  std::ranges::copy(mark.mac, value.end() - static_cast<std::ptrdiff_t>(mac_size));
  return parse_meta(value, row_key);
}

}  // namespace zegel::keys
