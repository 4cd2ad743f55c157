#include "ledger/keys/blads.h"

#include "ledger/base/check.h"
#include "ledger/base/journal.h"

namespace zegel::keys {

KeystoreTables KeystoreTables::of(const store::Store& keystore) {
  return {keystore.table(table_meta), keystore.table(table_blad), keystore.table(table_plaats),
          keystore.table(table_hek), keystore.table(table_identity)};
}

std::optional<base::BladId> Blads::find(const store::Rows& rows, const base::CasusId& dossier,
                                        const base::Pid& partij) const {
  const PlaceKey first = place_key(dossier, partij, 0);
  std::optional<base::BladId> newest;
  rows.scan_prefix(tables_.plaats, base::ByteView(first).first<32>(),
                   [&](base::ByteView, base::ByteView value) {
                     newest = base::BladId::from(value);
                     return true;
                   });
  return newest;
}

base::Result<OpenBlad> Blads::load(const store::Rows& rows, const base::BladId& id) const {
  const auto row = rows.get(tables_.blad, id.view());
  if (!row) return std::unexpected(base::Failure::refused("onbekend"));
  auto blad = unwrap_blad(keys_, id, *row);
  if (blad) return OpenBlad{id, blad->reg, blad->dossier, blad->partij, std::move(blad->key)};
  base::journal(base::Level::alarm, "een blad in de sleutelopslag opent niet",
                {{"epoch", keys_.epoch}});
  return std::unexpected(base::Failure::refused("beschadigd"));
}

OpenBlad Blads::make(store::MutableRows& rows, const Owner& owner, base::Hour hour,
                     crypto::Random& random) const {
  Blad blad{owner.reg, owner.dossier, owner.partij, 1, hour, {}};
  random.fill(blad.key.writable());
  const base::BladId id = blad_id(fingerprint(blad.key));
  const WrappedBlad row = wrap_blad(keys_, blad, random.bytes<24>());
  ZEGEL_CHECK(rows.put_new(tables_.blad, id.view(), row));
  ZEGEL_CHECK(rows.put_new(tables_.plaats, place_key(owner.dossier, owner.partij, 1), id.view()));
  return {id, owner.reg, owner.dossier, owner.partij, std::move(blad.key)};
}

}  // namespace zegel::keys
