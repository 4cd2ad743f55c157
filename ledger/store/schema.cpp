#include "ledger/store/schema.h"

#include <fmt/format.h>

namespace zegel::store {
namespace {

constexpr bool each = true;   // one per register
constexpr bool once = false;

constexpr DatabaseRow rows[] = {
    // logboek.md 8
    {Env::ledger, "stand", each, "code u8",
     "1 next offset u64 | 2 size u64, root 32 | 3 index rule u16 | 4 genesis leaf hash 32 | "
     "5 next controlepunten offset u64 | 6 state u8, code u8+n, sentence u16+n | 7 layout u16 | "
     "8 projection cursor u64, version u16+n | "
     "9 newest termijn u32, takeovers (termijn u32, node 16, process 16) n | "
     "10 id of the Kafka cluster, text (toezicht)"},
    {Env::ledger, "leaf", each, "index u64", "offset u64, leaf"},
    {Env::ledger, "jti", each, "jti 16", "index u64"},
    {Env::ledger, "tegel", each, "level u8, number u64", "1-256 hashes of 32"},
    {Env::ledger, "grens", each, "level u8", "hash 32"},
    {Env::ledger, "overgeslagen", each, "offset u64", "reason u8, SHA-256 32"},
    {Env::ledger, "controlepunt", each, "size u64",
     "offset in controlepunten u64, minute signed u32, note"},
    {Env::ledger, "getuigd", each, "size u64", "note"},
    {Env::ledger, "getuige", each, "SHA-256(vkey) 16", "size u64, last success u64, answer u16"},
    {Env::ledger, "bewijs", each, "sequence u64",
     "kind u8, request u32+n, answer u32+n, head u32+n"},
    {Env::ledger, "isn", each, "SHA-256(kid) 16", "next u64"},
    {Env::ledger, "isn_gat", each, "SHA-256(kid) 16, from u64", "to u64, noticed at index u64"},
    {Env::ledger, "uit", each, "sequence u64", "kind u8, row"},
    // projections: rows of A4, codecs next to each projection
    {Env::ledger, "p.dossiers.dossier", each, "casus 16", "projections/dossiers"},
    {Env::ledger, "p.dossiers.betrokkene", each, "casus 16, pid 16", "projections/dossiers"},
    {Env::ledger, "p.partners.sleutel", each, "kid 32", "projections/partners"},
    {Env::ledger, "p.partners.partij", each, "OIN 20", "projections/partners"},
    {Env::ledger, "p.partners.toetreding", each, "casus 16, jti 16", "projections/partners"},
    {Env::ledger, "p.akkoorden.voorstel", each, "casus 16, jti 16", "projections/akkoorden"},
    {Env::ledger, "p.aanhoudingen.aanhouding", each, "casus 16, jti 16",
     "projections/aanhoudingen"},
    {Env::ledger, "p.betrokkenen.betrokkene", each, "casus 16, pid 16", "projections/betrokkenen"},
    {Env::ledger, "p.betrokkenen.vertegenwoordiging", each, "casus 16, pid 16, jti 16",
     "projections/betrokkenen"},
    {Env::ledger, "p.bewaartermijnen.dossier", each, "casus 16", "projections/bewaartermijnen"},
    {Env::ledger, "p.casussen.casus", each, "casus 16", "projections/casussen"},
    {Env::ledger, "p.deelnemers.deelname", each, "casus 16, OIN 20, index u64",
     "projections/deelnemers"},
    {Env::ledger, "p.meldingen.melding", each, "casus 16", "projections/meldingen"},
    {Env::ledger, "p.rechtenverzoeken.verzoek", each, "casus 16", "projections/rechtenverzoeken"},
    {Env::ledger, "p.toestemmingen.toestemming", each, "casus 16, jti 16",
     "projections/toestemming_rows"},
    {Env::ledger, "p.toestemmingen.intrekking", each, "casus 16, jti 16, index u64",
     "projections/toestemming_rows"},
    {Env::ledger, "p.toestemmingen.betrokkene", each, "casus 16, pid 16, index u64", "jti 16"},
    {Env::ledger, "p.toezichtregels.convenant", each, "casus 16, jti 16",
     "projections/toezicht_rows"},
    {Env::ledger, "p.toezichtregels.beleid", each, "casus 16, jti 16",
     "projections/toezicht_rows"},
    {Env::ledger, "p.toezichtregels.autorisatie", each, "casus 16, jti 16",
     "projections/toezicht_rows"},
    {Env::ledger, "p.spoor.gebeurtenis", each, "casus 16, index u64", "projections/spoor"},
    {Env::ledger, "p.spoor.betrokkene", each, "casus 16, pid 16, index u64", "projections/spoor"},
    {Env::ledger, "p.spoor.dossier", each, "index u64", "casus 16"},
    {Env::ledger, "p.spoor.soort", each, "SHA-256(evt) 8, index u64", "-"},
    {Env::ledger, "p.spoor.afzender", each, "SHA-256(iss) 8, index u64", "-"},
    {Env::ledger, "p.spoor.staart", each, "index u64", "SHA-256(evt) 8, SHA-256(iss) 8"},
    // envelop.md 9
    {Env::inhoud, "inhoud", each, "jti 16, h 16", "inhoud record"},
    // ops/besluiten/0026
    {Env::inhoud, "dagboek", once, "0 u8", "id 16, sequence taken over u64"},
    // sleutels.md 3
    {Env::sleutels, "meta", once, "\"stand\" | \"identiteit\"",
     "version, epoch, ledger id, count u64, digest 32, MAC | version u8, MAC"},
    {Env::sleutels, "blad", once, "blad id 16",
     "version u8, alg u8, bladgeneratie u16, hour u32, nonce 24, ciphertext 112"},
    {Env::sleutels, "plaats", once, "dossier 16, partij 16, bladgeneratie u16", "blad id 16"},
    {Env::sleutels, "hek", once, "hek token 32", "state u8, run id 16, MAC 16"},
    {Env::sleutels, "identiteit", once, "index token 16, dossier 16, pid 16, jti 16",
     "version u8, hour u32"},
};

std::string_view env_name(Env env) {
  switch (env) {
    case Env::ledger: return "ledger";
    case Env::inhoud: return "inhoud";
    case Env::sleutels: return "sleutels";
  }
  return {};
}

}  // namespace

std::span<const DatabaseRow> database_rows() { return rows; }

std::string database_name(std::string_view reg, std::string_view table) {
  return fmt::format("{}.{}", reg, table);
}

std::vector<std::string> databases_of(Env env, std::span<const std::string> registers) {
  std::vector<std::string> names;
  for (const DatabaseRow& row : rows) {
    if (row.env != env) continue;
    if (!row.per_register) names.emplace_back(row.table);
    if (!row.per_register) continue;
    for (const std::string& reg : registers) names.push_back(database_name(reg, row.table));
  }
  return names;
}

std::string schema_text() {
  std::string out = fmt::format("layout {}\n", layout_version);
  for (const DatabaseRow& row : rows)
    out += fmt::format("{}/{}{} : {} -> {}\n", env_name(row.env),
                       row.per_register ? "<register>." : "", row.table, row.key, row.value);
  return out;
}

}  // namespace zegel::store
