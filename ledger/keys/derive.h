// The key hierarchy of sleutels.md 2, one function per row of its table; the labels are exact.
//
//   F_e (slot file) -> KEK_e -> W_e wraps blads, M_e MACs rows, I_e,register blind index
//   blad (random)   -> record key per (jti, h) -> one part of an inhoud record
//
// Invariants: a blad is never derived (a derived key cannot be destroyed alone); its vingerafdruk
// is public and is the key commitment of the wrap. Integers big-endian, ids raw bytes, names
// ASCII.
// Threads: pure. Errors: none.
#pragma once

#include <cstdint>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"
#include "ledger/crypto/kdf.h"
#include "ledger/crypto/secret.h"

namespace zegel::keys {

using Key = crypto::Secret<32>;
using Token = base::ByteArray<16>;  // index token
using Mac = base::ByteArray<16>;
inline constexpr std::uint8_t alg_xchacha20 = 1;  // 2 = AES-256-GCM, reserved

// Provider `bestand` has no second share: T_e is the empty field.
Key derive_kek(const Key& share, std::string_view ledger_id, std::uint32_t epoch);
base::Hash control_value(const Key& kek);  // controlewaarde, public
Key derive_wrap_key(const Key& kek);
Key derive_row_key(const Key& kek);
Key derive_index_key(const Key& kek, std::string_view reg);

base::Hash fingerprint(const Key& blad);  // vingerafdruk
base::BladId blad_id(const base::Hash& fingerprint);
base::Bytes wrap_aad(std::string_view ledger_id, const base::BladId& id, std::uint16_t generation,
                     std::uint32_t epoch);

struct RecordOf {  // one part of one event
  const base::Jti& jti;
  const base::JwsTag& h;
};
Key derive_record_key(const Key& blad, const RecordOf& record, std::uint8_t alg);
struct Place {  // whose blad it is
  std::string_view ledger_id;
  std::string_view reg;
  const base::CasusId& dossier;
  const base::Pid& partij;
};
base::Bytes record_aad(const Place& place, const RecordOf& record, const base::BladId& id,
                       std::uint8_t alg);

base::Hash hek_token(const Place& place);
Token index_token(const Key& index_key, std::uint8_t kind, base::ByteView value);
Mac row_mac(const Key& row_key, std::string_view database, base::ByteView key,
            base::ByteView value);

}  // namespace zegel::keys
