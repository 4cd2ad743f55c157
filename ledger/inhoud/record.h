// Writing the frame of an inhoud record; parse_record stands in seal.h (envelop.md 9).
// Sizes: head 37, per part 45 and the ciphertext. Threads: pure. Errors: none.
#pragma once

#include "ledger/inhoud/seal.h"
#include "ledger/keys/derive.h"

namespace zegel::inhoud {

inline constexpr std::uint8_t record_version = 1;
inline constexpr std::size_t record_head = 37;
inline constexpr std::size_t part_head = 45;

void write_head(base::Bytes& out, const Record& record, std::size_t parts);
void write_part_head(base::Bytes& out, bool betrokkene, const base::BladId& blad,
                     base::ByteView nonce, std::size_t ciphertext);
std::uint16_t generation_of(base::ByteView record);  // 0: too short to be a record

}  // namespace zegel::inhoud
