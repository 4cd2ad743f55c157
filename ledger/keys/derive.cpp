#include "ledger/keys/derive.h"

namespace zegel::keys {

using base::as_bytes;
using crypto::field;

Key derive_kek(const Key& share, std::string_view ledger_id, std::uint32_t epoch) {
  return crypto::derive(share, "zegel.kek.v1", {as_bytes(ledger_id), field(epoch), {}});
}

base::Hash control_value(const Key& kek) {
  base::Hash out;
  crypto::keyed(kek, out, "zegel.kek-controle.v1", {});
  return out;
}

Key derive_wrap_key(const Key& kek) { return crypto::derive(kek, "zegel.wikkel.v1", {}); }

Key derive_row_key(const Key& kek) { return crypto::derive(kek, "zegel.rij.v1", {}); }

Key derive_index_key(const Key& kek, std::string_view reg) {
  return crypto::derive(kek, "zegel.index.v1", {as_bytes(reg)});
}

base::Hash fingerprint(const Key& blad) {
  base::Hash out;
  crypto::keyed(blad, out, "zegel.blad.v1", {});
  return out;
}

base::BladId blad_id(const base::Hash& fingerprint) {
  return *base::BladId::from(base::ByteView(fingerprint).first<16>());
}

base::Bytes wrap_aad(std::string_view ledger_id, const base::BladId& id, std::uint16_t generation,
                     std::uint32_t epoch) {
  return crypto::enc("zegel.wikkel.v1",
                     {as_bytes(ledger_id), id.view(), field(generation), field(epoch)});
}

Key derive_record_key(const Key& blad, const RecordOf& record, std::uint8_t alg) {
  return crypto::derive(blad, "zegel.record.v1",
                        {record.jti.view(), record.h.view(), field(alg)});
}

base::Bytes record_aad(const Place& place, const RecordOf& record, const base::BladId& id,
                       std::uint8_t alg) {
  return crypto::enc("zegel.inhoud.v1",
                     {as_bytes(place.ledger_id), as_bytes(place.reg), record.jti.view(),
                      record.h.view(), place.dossier.view(), place.partij.view(), id.view(),
                      field(alg)});
}

base::Hash hek_token(const Place& place) {
  base::Hash out;
  crypto::kdf({}, out, "zegel.hek.v1",
              {as_bytes(place.ledger_id), as_bytes(place.reg), place.dossier.view(),
               place.partij.view()});
  return out;
}

Token index_token(const Key& index_key, std::uint8_t kind, base::ByteView value) {
  Token out;
  crypto::keyed(index_key, out, "zegel.index.v1", {field(kind), value});
  return out;
}

Mac row_mac(const Key& row_key, std::string_view database, base::ByteView key,
            base::ByteView value) {
  Mac out;
  crypto::keyed(row_key, out, "zegel.rij.v1", {as_bytes(database), key, value});
  return out;
}

}  // namespace zegel::keys
