#include "ledger/sequencer/evidence.h"

#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {

void keep_evidence(store::MutableRows& rows, const RegisterTables& tables, const Evidence& row) {
  base::Bytes value;
  base::ByteWriter out(value);
  out.put(static_cast<std::uint8_t>(row.kind));
  for (const std::string* text : {&row.request, &row.answer, &row.head})
    out.put(static_cast<std::uint32_t>(text->size())).raw(base::as_bytes(*text));
  const auto last = rows.last(tables.bewijs);
  const std::uint64_t next = last ? *store::read_u64(last->first) + 1 : 0;
  rows.put(tables.bewijs, store::key_u64(next), value);
}

}  // namespace zegel::sequencer
