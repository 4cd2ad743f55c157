// One description of a row for both directions: a struct names its members once, in
//   template <class Self, class Codec> static void members(Self& self, Codec& codec)
// and pack / unpack do the rest. Lengths are LEB128, integers big-endian; an optional takes a byte
// more. Threads: values. Errors: rows are ours: a short or long one is a damaged store (checked).
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/check.h"
#include "ledger/base/dutch_time.h"
#include "ledger/base/ids.h"

namespace zegel::projections {

class RowWriter {
 public:
  explicit RowWriter(base::Bytes& out) : out_(out) {}

  template <class... Members>
  void operator()(const Members&... members) {
    (write(members), ...);
  }

 private:
  void length(std::size_t count) {
    for (; count > 0x7f; count >>= 7) out_.push_back(static_cast<base::Byte>(count | 0x80));
    out_.push_back(static_cast<base::Byte>(count));
  }
  void write(const std::string& text) {
    length(text.size());
    base::ByteWriter(out_).raw(base::as_bytes(text));
  }
  void write(base::ByteView raw) { base::ByteWriter(out_).raw(raw); }  // keys only: no length
  void write(bool value) { out_.push_back(value ? 1 : 0); }
  void write(base::Date date) { write(date.days); }
  void write(base::Hour hour) { write(hour.value); }
  template <class Integer>
    requires std::is_integral_v<Integer>
  void write(Integer value) {
    base::ByteWriter(out_).put(static_cast<std::make_unsigned_t<Integer>>(value));
  }
  template <class Tag, std::size_t N>
  void write(const base::Id<Tag, N>& id) {
    base::ByteWriter(out_).raw(id.view());
  }
  template <class Tag>
  void write(base::Count<Tag> count) {
    write(count.value);
  }
  template <class Value>
  void write(const std::optional<Value>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class Value>
  void write(const std::vector<Value>& values) {
    length(values.size());
    for (const Value& value : values) write(value);
  }
  template <class Row>
    requires requires(const Row& row, RowWriter& codec) { Row::members(row, codec); }
  void write(const Row& row) {
    Row::members(row, *this);
  }

  base::Bytes& out_;
};

class RowReader {
 public:
  explicit RowReader(base::ByteView bytes) : in_(bytes) {}

  template <class... Members>
  void operator()(Members&... members) {
    (read(members), ...);
  }
  bool done() const { return in_.done(); }

 private:
  std::size_t length() {
    std::size_t count = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      const auto byte = in_.get<base::Byte>();
      count |= static_cast<std::size_t>(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    ZEGEL_CHECK(count <= in_.rest().size());  // an item takes at least one byte
    return count;
  }
  void read(std::string& text) { text = base::as_text(in_.take(length())); }
  void read(bool& value) { value = in_.get<base::Byte>() != 0; }
  void read(base::Date& date) { read(date.days); }
  void read(base::Hour& hour) { read(hour.value); }
  template <class Integer>
    requires std::is_integral_v<Integer>
  void read(Integer& value) {
    value = static_cast<Integer>(in_.get<std::make_unsigned_t<Integer>>());
  }
  template <class Tag, std::size_t N>
  void read(base::Id<Tag, N>& id) {
    id.raw = in_.array<N>();
  }
  template <class Tag>
  void read(base::Count<Tag>& count) {
    read(count.value);
  }
  template <class Value>
  void read(std::optional<Value>& value) {
    bool there = false;
    read(there);
    if (!there) return value.reset();
    read(value.emplace());
  }
  template <class Value>
  void read(std::vector<Value>& values) {
    values.resize(length());
    for (Value& value : values) read(value);
  }
  template <class Row>
    requires requires(Row& row, RowReader& codec) { Row::members(row, codec); }
  void read(Row& row) {
    Row::members(row, *this);
  }

  base::ByteReader in_;
};

template <class Row>
base::Bytes pack(const Row& row) {
  base::Bytes out;
  RowWriter writer(out);
  Row::members(row, writer);
  return out;
}

template <class Row>
Row unpack(base::ByteView bytes) {
  Row row;
  RowReader reader(bytes);
  Row::members(row, reader);
  ZEGEL_CHECK(reader.done());
  return row;
}

}  // namespace zegel::projections
