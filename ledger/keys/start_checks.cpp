#include <fmt/format.h>

#include "ledger/keys/keeper_start.h"
#include "ledger/keys/keeper_state.h"

namespace zegel::keys {
namespace {

bool row_is_good(const store::Rows& rows, const KeystoreTables& tables, const EpochKeys& keys,
                 base::ByteView key, base::ByteView row);
base::Status verdict(std::uint64_t faults);

constexpr std::string_view restore =
    "Zet de nieuwste reservekopie van de sleutelopslag terug.";

}  // namespace

base::Status check_meta(const store::Store& keystore, const KeystoreTables& tables,
                        const EpochKeys& keys, const Current& current) {
  const auto meta = keystore.view([&](const store::Rows& rows) -> std::optional<Meta> {
    const auto value = rows.get(tables.meta, base::as_bytes(meta_key));
    if (!value) return std::nullopt;
    return parse_meta(*value, keys.row);
  });
  if (!meta)
    return refuse(fmt::format("De sleutelopslag past niet bij de sleutel op de dragers. {}",
                              restore));
  if (meta->ledger_id != keys.ledger_id)
    return refuse(fmt::format("De sleutelopslag is van logboek {}. {}", meta->ledger_id, restore));
  if (meta->epoch != current.epoch || meta->count != current.count ||
      meta->digest != current.digest)
    return refuse(fmt::format("De sleutelopslag en sleutels.huidig horen niet bij elkaar. {}",
                              restore));
  return {};
}

base::Status check_sample(const store::Rows& rows, const KeystoreTables& tables,
                          const EpochKeys& keys, crypto::Random& random) {
  constexpr std::size_t sample = 100;
  if (rows.count(tables.blad) <= sample) return check_blads(rows, tables, keys);
  std::uint64_t faults = 0;
  for (std::size_t i = 0; i < sample; ++i)
    rows.scan(tables.blad, random.bytes<16>(), [&](base::ByteView id, base::ByteView row) {
      if (!row_is_good(rows, tables, keys, id, row)) ++faults;
      return false;  // ids are hashes: the row after a random key is a random row
    });
  return verdict(faults);
}

base::Status check_blads(const store::Rows& rows, const KeystoreTables& tables,
                         const EpochKeys& keys) {
  std::uint64_t faults = 0;
  rows.scan(tables.blad, {}, [&](base::ByteView id, base::ByteView row) {
    if (!row_is_good(rows, tables, keys, id, row)) ++faults;
    return true;
  });
  return verdict(faults);
}

namespace {

bool row_is_good(const store::Rows& rows, const KeystoreTables& tables, const EpochKeys& keys,
                 base::ByteView key, base::ByteView row) {
  const auto id = base::BladId::from(key);
  if (!id) return false;
  const auto blad = unwrap_blad(keys, *id, row);
  if (!blad) return false;
  const auto named =
      rows.get(tables.plaats, place_key(blad->dossier, blad->partij, blad->generation));
  const auto holder = named ? base::BladId::from(*named) : std::nullopt;
  if (!holder || *holder == *id) return holder.has_value();
  const auto other_row = rows.get(tables.blad, holder->view());
  const auto other = other_row ? unwrap_blad(keys, *holder, *other_row) : std::nullopt;
  return other && other->dossier == blad->dossier && other->partij == blad->partij &&
         other->generation == blad->generation;
}

base::Status verdict(std::uint64_t faults) {
  if (faults == 0) return {};
  return refuse(fmt::format("Sleutels in de sleutelopslag die niet openen: {}. {}", faults,
                            restore));
}

}  // namespace
}  // namespace zegel::keys
