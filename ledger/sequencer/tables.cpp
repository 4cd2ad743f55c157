#include "ledger/sequencer/tables.h"

#include "ledger/store/schema.h"

namespace zegel::sequencer {

RegisterTables tables_of(const store::Store& ledger, std::string_view reg) {
  const auto table = [&](std::string_view name) {
    return ledger.table(store::database_name(reg, name));
  };
  return {table("stand"),        table("leaf"),    table("jti"),     table("tegel"),
          table("grens"),        table("overgeslagen"), table("controlepunt"), table("getuigd"),
          table("getuige"),      table("bewijs"),  table("isn"),     table("isn_gat"),
          table("uit")};
}

std::vector<std::string> table_names(std::span<const std::string> registers,
                                     std::span<const std::string> of_applier) {
  std::vector<std::string> names;
  for (const std::string& reg : registers) {
    for (const store::DatabaseRow& row : store::database_rows())
      if (row.env == store::Env::ledger && !row.table.starts_with("p."))
        names.push_back(store::database_name(reg, row.table));
    for (const std::string& table : of_applier)
      names.push_back(store::database_name(reg, table));
  }
  return names;
}

}  // namespace zegel::sequencer
