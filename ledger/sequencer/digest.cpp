#include "ledger/sequencer/digest.h"

#include "ledger/crypto/hash.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"

namespace zegel::sequencer {

base::Hash digest_of(const store::Store& ledger, const store::Rows& rows,
                     std::span<const std::string> tables) {
  base::Hash digest{};
  for (const std::string& table : tables) {
    digest = crypto::sha256({digest, base::as_bytes(table)});
    rows.scan(ledger.table(table), {}, [&](base::ByteView key, base::ByteView value) {
      const store::Key8 length = store::key_u64(key.size());  // keeps (key, value) injective
      digest = crypto::sha256({digest, length, key, value});
      return true;
    });
  }
  return digest;
}

base::Hash digest_of(const store::Store& ledger, std::span<const std::string> tables) {
  return ledger.view(
      [&](const store::Rows& rows) { return digest_of(ledger, rows, tables); });
}

SkeletDigest skelet_digest(const store::Store& ledger, std::string_view reg,
                           const Applier& applier) {
  std::vector<std::string> tables;
  for (const char* table : {"leaf", "jti", "tegel", "grens", "overgeslagen", "isn", "isn_gat"})
    tables.push_back(store::database_name(reg, table));
  for (const std::string& table : applier.skelet_tables())
    tables.push_back(store::database_name(reg, table));
  return ledger.view([&](const store::Rows& rows) {
    return SkeletDigest{{rows.count(ledger.table(tables.front()))},
                        digest_of(ledger, rows, tables)};
  });
}

}  // namespace zegel::sequencer
