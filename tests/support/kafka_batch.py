"""Record batches of Kafka, version 2: what a producer sends and what lies in the log.

Written without compression, read with none or zstd. Every batch that is read has its CRC-32C
checked. A batch of control records (transaction markers) or of another compression comes back
without records, so that its offsets count.
"""
import struct
from typing import NamedTuple

import zstd

HEAD = struct.Struct(">qiibIhiqqqhii")   # of a batch; what the checksum covers starts at 21
CRC_FROM = 21
COMPRESSED, CONTROL = 0x07, 0x20         # bits of the attributes
ZSTD = 4                                 # in those of the compression
NO_PRODUCER = (-1, -1, -1)


class Record(NamedTuple):
    offset: int
    time: int
    key: bytes | None
    value: bytes | None


class Batch(NamedTuple):
    first: int       # offsets
    last: int
    attributes: int
    producer: tuple  # id, epoch, first sequence number
    records: list


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return tuple(table)


CRC_TABLE = crc_table()


def crc32c(data):
    crc, table = 0xFFFFFFFF, CRC_TABLE
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def varint(value):
    """Zigzag, as in Protocol Buffers."""
    value = (value << 1) ^ (value >> 63)
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), at
        shift += 7
        if shift > 63:
            raise ValueError("a varint without end")


def field(data):
    return varint(-1) if data is None else varint(len(data)) + data


def read_field(data, at):
    size, at = read_varint(data, at)
    return (None, at) if size < 0 else (data[at:at + size], at + size)


def make_batch(records, time, producer=NO_PRODUCER):
    """`records`: (key, value) pairs, all with timestamp `time` in ms."""
    body = b""
    for number, (key, value) in enumerate(records):
        one = b"\0" + varint(0) + varint(number) + field(key) + field(value) + varint(0)
        body += varint(len(one)) + one
    last = len(records) - 1
    covered = struct.pack(">hiqqqhii", 0, last, time, time, *producer, len(records)) + body
    head = struct.pack(">ibI", -1, 2, crc32c(covered))
    return struct.pack(">qi", 0, len(head) + len(covered)) + head + covered


def read_batches(data):
    """Every whole batch; the last one may be cut off by the broker's limit, and is left out."""
    at = 0
    while at + HEAD.size <= len(data):
        (first, size, _, magic, crc, attributes, last, base_time, _, producer, epoch, sequence,
         count) = HEAD.unpack_from(data, at)
        end = at + 12 + size
        if end > len(data):
            return
        if magic != 2:
            raise ValueError(f"batch of version {magic} at offset {first}")
        if crc32c(data[at + CRC_FROM:end]) != crc:
            raise ValueError(f"batch at offset {first}: its checksum differs")
        records, kind = [], attributes & COMPRESSED
        if kind in (0, ZSTD) and not attributes & CONTROL:
            body = data[at + HEAD.size:end]
            records = list(read_records(zstd.decompress(body) if kind else body, 0, count, first,
                                        base_time))
        yield Batch(first, first + last, attributes, (producer, epoch, sequence), records)
        at = end


def read_records(data, at, count, first, base_time):
    for _ in range(count):
        size, at = read_varint(data, at)
        end = at + size
        time, place = read_varint(data, at + 1)
        offset, place = read_varint(data, place)
        key, place = read_field(data, place)
        value, place = read_field(data, place)
        yield Record(first + offset, base_time + time, key, value)
        at = end
