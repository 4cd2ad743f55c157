#include "ledger/sequencer/digest.h"

#include "ledger/crypto/hash.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {

base::Hash digest_of(const store::Store& ledger, std::span<const std::string> tables) {
  base::Hash digest{};
  ledger.view([&](const store::Rows& rows) {
    for (const std::string& table : tables) {
      digest = crypto::sha256({digest, base::as_bytes(table)});
      rows.scan(ledger.table(table), {}, [&](base::ByteView key, base::ByteView value) {
        const store::Key8 length = store::key_u64(key.size());  // keeps (key, value) injective
        digest = crypto::sha256({digest, length, key, value});
        return true;
      });
    }
  });
  return digest;
}

}  // namespace zegel::sequencer
