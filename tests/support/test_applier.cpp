#include "tests/support/test_applier.h"

#include <stdexcept>

#include "ledger/crypto/hash.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::tests {

void TestApplier::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.clear();
  for (const std::string& reg : registers)
    tables_[reg] = {ledger.table(reg + ".p.proef.rij"), ledger.table(reg + ".p.proef.telling")};
}

void TestApplier::apply(const sequencer::Accepted& record, const event::Content* opened,
                        store::MutableRows& rows) {
  if (throw_at == record.index.value) throw std::runtime_error("by the test");
  if (crash_at == record.index.value) throw Crash{};
  ++applied;
  if (meanwhile) meanwhile(record.index.value);
  if (record.skelet.evt == content_evt) with_content.push_back(opened != nullptr);
  const Tables& tables = tables_.find(record.reg)->second;
  const auto evt = base::as_bytes(record.skelet.evt);
  const auto before = rows.get(tables.telling, evt);
  const std::uint64_t count = before ? *store::read_u64(*before) : 0;
  rows.put(tables.telling, evt, store::key_u64(count + 1));
  base::Bytes row;
  base::ByteWriter(row)
      .put(record.received.value)
      .put(count)
      .put(static_cast<std::uint8_t>(opened != nullptr))
      .raw(crypto::sha256(base::as_bytes(record.jws)));
  rows.put(tables.rij, store::key_of(record.index), row);
}

}  // namespace zegel::tests
